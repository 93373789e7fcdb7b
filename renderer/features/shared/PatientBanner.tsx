/** The dark band at the top of everything about a person: same place, colour and size, never scrolled away. */
import { Fragment, type ClipboardEvent, type ReactNode } from 'react';
import type { Instant, PatientId, PatientView } from '../../../shared/messages';
import { ageAt, cprAgeAt, formatCpr, sexOf } from '../../../shared/identifiers';
import { Tag } from '../../ui/Tag';
import { plainLine } from './plain-text';
import { useNow } from './useNow';
import { usePatientWord, useTexts } from './words';
import styles from './PatientBanner.module.css';

/** CPR before replacement numbers: the number a person is known by longest. */
const ranks: Record<PatientId['type'], number> = { cpr: 0, 'x-ecpr': 1, 'd-ecpr': 2, other: 3 };
export const sortedIds = (ids: readonly PatientId[]): PatientId[] => [...ids].sort((a, b) => ranks[a.type] - ranks[b.type]);
export const mainId = (ids: readonly PatientId[]): string => sortedIds(ids)[0]?.value ?? '';

/** A person number; what is copied from it holds the characters only. */
export function Cpr({ value, className }: { value: string; className?: string | undefined }) {
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', value);
  };
  return <span className={className} onCopy={onCopy}>{formatCpr(value)}</span>;
}

/** Sex and age as words; from the CPR number, or else from what the message says. */
export function useSexAndAge(patient: PatientView | undefined, now: Instant): string[] {
  const { t } = useTexts('common');
  if (!patient) return [];
  const cpr = patient.ids.find((id) => id.type === 'cpr')?.value;
  const sex = (cpr ? sexOf(cpr) : undefined) ?? patient.gender;
  const age = (cpr ? cprAgeAt(cpr, now) : undefined) ?? (patient.birthDate ? ageAt(patient.birthDate, now) : undefined);
  return [
    ...(sex === 'male' ? [t('male')] : sex === 'female' ? [t('female')] : sex === 'other' ? [t('otherGender')] : []),
    ...(age !== undefined && !patient.deceased ? [t('years', { count: age })] : []),
  ];
}

export function PatientBanner({ patient, children }: { patient: PatientView | undefined; /** Buttons at the right. */ children?: ReactNode }) {
  const { t } = useTexts('common');
  const now = useNow();
  const word = usePatientWord();
  const facts = useSexAndAge(patient, now);
  const ids = sortedIds(patient?.ids ?? []);
  const line = [facts.join(', '), patient?.address ? plainLine(patient.address) : '', patient?.phone ? t('phoneShort', { phone: plainLine(patient.phone) }) : ''].filter(Boolean).join(' · ');
  return (
    <section className={styles.banner} data-ground="banner" aria-label={t(word)}>
      <div className={styles.who}>
        <div className={styles.first}>
          <span className={styles.name}>{patient ? plainLine(patient.name) : t('unknownPatient')}</span>
          {ids.map((id) => (
            <Fragment key={`${id.type}${id.value}`}>
              {id.type === 'x-ecpr' || id.type === 'd-ecpr' ? <span className={styles.kind}>{t('eCpr')}</span> : null}
              <Cpr value={plainLine(id.value)} className={styles.number} />
            </Fragment>
          ))}
          {patient?.deceased ? <Tag tone="banner">{t('deceased')}</Tag> : null}
        </div>
        <div className={styles.second}>{line}</div>
      </div>
      {children}
    </section>
  );
}
