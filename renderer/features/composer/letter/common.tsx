/** What the forms of a plan and of a discharge summary share. */
import { use, useMemo, useState, type ReactNode } from 'react';
import type { Contact, Draft, LetterDraftParty } from '../../../../shared/messages';
import { ComboBox, type ComboOption } from '../../../ui/ComboBox';
import { RoleField } from '../../shared/RoleField';
import { useTexts } from '../../shared/words';
import { contactName } from '../words';
import { Line, Ties } from './fields';
import styles from './letter.module.css';

export interface FormProps {
  draft: Draft;
  change(edit: (draft: Draft) => Draft): void;
  contacts: readonly Contact[];
  /** The receiver is chosen as in any message. */
  receiverField: ReactNode;
}

interface PickProps { path: string; label: string; hidden?: boolean; contacts: readonly Contact[]; value: LetterDraftParty | undefined; onChange(value: LetterDraftParty | undefined): void }

/** Somebody of the address book, or a name that is only written. */
export function ContactPick({ path, label, hidden = false, contacts, value, onChange }: PickProps) {
  const { t } = useTexts('letter-drafts');
  const { errorOf, onLeave, refOf } = use(Ties);
  const [query, setQuery] = useState(value?.name ?? '');
  const options = useMemo((): (ComboOption & { contact: Contact })[] => contacts.map((contact) => ({ id: contact.gln, text: contactName(contact), contact })), [contacts]);
  const selected = options.find(({ id }) => id === value?.gln);
  const words = query.toLocaleLowerCase('da').split(/\s+/).filter((word) => word !== '');
  const found = selected?.text === query ? options : options.filter(({ text }) => words.every((word) => text.toLocaleLowerCase('da').includes(word)));
  return (
    <ComboBox
      label={label} labelPlacement={hidden ? 'hidden' : 'top'} icon="building-2" options={found} selected={selected} query={query} allowsOwnText placeholder={t('pick')} openLabel={t('pick')} clearLabel={t('clear')} inputRef={refOf(path)} error={errorOf(path)} onBlur={() => { onLeave(path); }}
      onQuery={(text) => { setQuery(text); onChange(text.trim() === '' ? undefined : { name: text.trim() }); }}
      onSelect={(option) => { setQuery(option?.text ?? ''); onChange(option && { gln: option.id, name: option.text, ...(option.contact.phone ? { phone: option.contact.phone } : {}) }); }}
      renderOption={({ text }) => <span>{text}</span>} renderSelected={({ text }) => <span>{text}</span>}
    />
  );
}

export function SignatureFields({ draft, change }: Pick<FormProps, 'draft' | 'change'>) {
  const { t } = useTexts('compose');
  const { errorOf, onLeave, refOf } = use(Ties);
  const sign = (patch: Partial<Draft['signature']>): void => { change((old) => ({ ...old, signature: { ...old.signature, ...patch } })); };
  return (
    <div className={styles.three}>
      <Line path="signature.name" label={t('signature.name')} value={draft.signature.name} onChange={(name) => { sign({ name }); }} />
      <RoleField label={t('signature.role')} placeholder={t('signature.rolePlaceholder')} clearLabel={t('signature.clearRole')} role={draft.signature.role} onChange={(role) => { sign({ role }); }} onBlur={() => { onLeave('signature.role'); }} error={errorOf('signature.role')} inputRef={refOf('signature.role')} />
      <Line path="signature.phone" label={t('signature.phone')} type="tel" numeric value={draft.signature.phone} onChange={(phone) => { sign({ phone }); }} />
    </div>
  );
}
