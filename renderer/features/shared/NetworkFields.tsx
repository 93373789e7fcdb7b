/** What a network without a table of its own has to be told: the operator's folder, and who we are. */
import { useTranslation } from 'react-i18next';
import type { CallArgs } from '../../../shared/contract';
import { isGln } from '../../../shared/identifiers';
import type { OrganisationRole } from '../../../shared/messages';
import { TextField } from '../../ui/TextField';

export interface OwnAnswers { folder: string; ownName: string; ownUnit: string; ownGln: string; ownSor: string; ownPhone: string }
export type OwnField = keyof OwnAnswers;
export const noOwnAnswers: OwnAnswers = { folder: '', ownName: '', ownUnit: '', ownGln: '', ownSor: '', ownPhone: '' };

export type OwnProblem = 'folderMissing' | 'ownNameMissing' | 'ownGlnInvalid' | 'ownSorInvalid' | 'ownPhoneInvalid';
const digits = (text: string): string => text.replace(/\s+/g, '');

/** What keeps it from being used, by field; the folder itself is looked at by the mailroom. */
export function ownProblems(answers: OwnAnswers): Partial<Record<OwnField, OwnProblem>> {
  return {
    ...(answers.folder.trim() ? {} : { folder: 'folderMissing' }), ...(answers.ownName.trim() ? {} : { ownName: 'ownNameMissing' }), ...(isGln(digits(answers.ownGln)) ? {} : { ownGln: 'ownGlnInvalid' }),
    ...(/^\d{11,20}$/.test(digits(answers.ownSor)) ? {} : { ownSor: 'ownSorInvalid' }), ...(/^(?:\+?\d[\d -]{2,})?$/.test(answers.ownPhone.trim()) ? {} : { ownPhone: 'ownPhoneInvalid' }),
  };
}

export function ownChoice(answers: OwnAnswers, role: OrganisationRole): Pick<CallArgs<'network.choose'>, 'options' | 'organisation' | 'role'> {
  return {
    role, options: { folder: answers.folder.trim() },
    organisation: { gln: digits(answers.ownGln), sor: digits(answers.ownSor), name: answers.ownName.trim(), unit: answers.ownUnit.trim(), address: '', phone: answers.ownPhone.trim() },
  };
}

export function NetworkFields({ answers, change, problemOf, className }: { answers: OwnAnswers; change(patch: Partial<OwnAnswers>): void; problemOf(field: OwnField): OwnProblem | undefined; className?: string | undefined }) {
  const { t } = useTranslation('network');
  const field = (name: OwnField, rest: { numeric?: boolean; hint?: string; isRequired?: boolean } = {}) => {
    const problem = problemOf(name);
    return <TextField label={t(name)} size="l" value={answers[name]} onChange={(value) => { change({ [name]: value }); }} error={problem && t(problem)} autoComplete="off" {...rest} />;
  };
  return (
    <>
      {field('folder', { isRequired: true, hint: t('folderHint') })}
      {field('ownName', { isRequired: true })}
      {field('ownUnit', { hint: t('ownUnitHint') })}
      <div className={className}>
        {field('ownGln', { isRequired: true, numeric: true })}
        {field('ownSor', { isRequired: true, numeric: true })}
      </div>
      {field('ownPhone', { numeric: true })}
    </>
  );
}
