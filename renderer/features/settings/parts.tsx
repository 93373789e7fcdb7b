/** Pieces that every section of the settings is made of. */
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthorRole } from '../../../shared/messages';
import { TextField } from '../../ui/TextField';
import { RoleField } from '../shared/RoleField';
import { numberIn, type PersonDraft, type PersonProblem } from './people';
import styles from './settings.module.css';

export function Section({ title, lead, outcome, children }: { title: string; lead?: string; outcome?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.section}>
      <div>
        <div className={styles.head}><h2 className={styles.h2} tabIndex={-1} data-section-title>{title}</h2>{outcome}</div>
        {lead ? <p className={styles.lead}>{lead}</p> : null}
      </div>
      {children}
    </div>
  );
}

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return <div className={styles.group} role="group" aria-label={title}><h3 className={styles.h3}>{title}</h3>{children}</div>;
}

interface NumberFieldProps { label: string; hint?: string; value: number; min: number; max: number; onCommit(value: number): void }

/** A number that is saved when the field is left or Enter is pressed; what is no such number stays, with why. */
export function NumberField({ label, hint, value, min, max, onCommit }: NumberFieldProps) {
  const { t } = useTranslation('settings');
  const [text, setText] = useState(String(value));
  const [known, setKnown] = useState(value);
  const [wrong, setWrong] = useState(false);
  // Saved elsewhere (another window): the field follows.
  if (known !== value) { setKnown(value); setText(String(value)); setWrong(false); }
  const commit = () => {
    const next = numberIn(text, min, max);
    setWrong(next === undefined);
    if (next !== undefined && next !== value) onCommit(next);
  };
  const onKeyDown = (event: KeyboardEvent) => { if (event.key === 'Enter') { event.preventDefault(); commit(); } };
  return (
    <TextField
      label={label} hint={hint} className={styles.number} inputMode="numeric" numeric value={text} error={wrong ? t('numberBetween', { min, max }) : undefined}
      onChange={(next) => { setText(next); setWrong(false); }} onBlur={commit} onKeyDown={onKeyDown}
    />
  );
}

interface PersonFieldsProps { person: PersonDraft; onChange(person: PersonDraft): void; problems: Partial<Record<keyof PersonDraft, PersonProblem>> }

export function PersonFields({ person, onChange, problems }: PersonFieldsProps) {
  const { t } = useTranslation('settings');
  const errorOf = (field: keyof PersonDraft) => { const problem = problems[field]; return problem && t(`person.${problem}`); };
  return (
    <div className={styles.fields}>
      <TextField label={t('person.name')} value={person.name} onChange={(name) => { onChange({ ...person, name }); }} error={errorOf('name')} isRequired maxLength={200} autoComplete="off" />
      <RoleField label={t('person.role')} placeholder={t('person.rolePlaceholder')} clearLabel={t('person.clearRole')} role={person.role} onChange={(role: AuthorRole | undefined) => { onChange({ ...person, role }); }} error={errorOf('role')} />
      <div className={styles.two}>
        <TextField label={t('person.phone')} type="tel" numeric value={person.phone} onChange={(phone) => { onChange({ ...person, phone }); }} error={errorOf('phone')} isRequired maxLength={40} autoComplete="off" />
        <TextField label={t('person.initials')} hint={t('person.initialsHint')} value={person.initials} onChange={(initials) => { onChange({ ...person, initials }); }} error={errorOf('initials')} isRequired maxLength={4} autoComplete="off" />
      </div>
    </div>
  );
}
