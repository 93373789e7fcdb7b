/** Dates, warnings, parties and diagnoses of a discharge letter, from its fields; what a correction changed beside what it was. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiagnosisView, DischargeLetterView, LetterParty, LetterTime, ProbableText } from '../../../../shared/messages';
import type { Change, LetterDifferences } from '../../../../shared/standards/discharge-letter/differences';
import { Icon } from '../../../ui/Icon';
import { Tag } from '../../../ui/Tag';
import { letterTime } from '../../shared/letter/letter-times';
import { plainLine } from '../../shared/plain-text';
import { useLanguage } from '../../shared/words';
import styles from './letters.module.css';

const timeLabels = { inpatient: ['admitted', 'discharged'], outpatient: ['firstVisit', 'lastVisit'], casualty: ['visit', 'lastVisit'], other: ['examined', 'lastVisit'], correspondence: ['firstVisit', 'lastVisit'] } as const;

const partyLine = ({ names, phone }: LetterParty, phoneWords: (phone: string) => string): string => [names.map(plainLine).join(', '), phone === undefined ? '' : phoneWords(plainLine(phone))].filter(Boolean).join(' · ');

/** What it was, struck through, then what it is. */
function Changed({ before, children }: { before: ReactNode; children?: ReactNode }) {
  const { t } = useTranslation('letters');
  return <>{before ? <del className={styles.del}>{before}</del> : null}{before && children ? ' → ' : ''}{children ? <ins className={styles.ins}>{children}</ins> : null} <Tag tone="wait" icon="rotate-ccw">{t('corrected')}</Tag></>;
}

function Time({ value, change, more }: { value: LetterTime | undefined; change: Change<LetterTime> | undefined; more?: string | undefined }) {
  const language = useLanguage();
  const words = value ? `${letterTime(value, language)}${more ? ` · ${more}` : ''}` : '';
  return change ? <Changed before={change.before ? letterTime(change.before, language) : ''}>{words}</Changed> : <>{words}</>;
}

function Warnings({ found }: { found: ProbableText }) {
  const lines = found.runs.map(({ text }) => text).join('').split('\n').map(plainLine).filter((line) => line !== '');
  return <span className={styles.cave}>{lines.map((line, index) => <span key={index} className={styles.caveLine}><Icon name="octagon-alert" size="xs" />{line}</span>)}</span>;
}

function Diagnosis({ diagnosis, main }: { diagnosis: DiagnosisView; main: boolean }) {
  const { t } = useTranslation('letters');
  const { code, text } = diagnosis;
  return <><span className={main ? styles.mainDiagnosis : undefined}>{plainLine(text) || plainLine(code)}</span> {code === '' ? <span className={styles.sub2}>{t('fact.uncoded')}</span> : text === '' ? null : <span className={styles.code}>{plainLine(code)}</span>}</>;
}

export function DischargeFacts({ letter, differences }: { letter: DischargeLetterView; differences: LetterDifferences | undefined }) {
  const { t } = useTranslation('letters');
  const language = useLanguage();
  const labels = timeLabels[letter.kind];
  const phone = (number: string) => t('fact.phone', { phone: number });
  // That the patient was admitted is said by the dates; that the patient died is said by nothing else here.
  const status = letter.patient?.status === 'doed' ? t('status.doed') : undefined;
  const roleOf = ({ role }: DiagnosisView): string => t(`role.${role}`, { defaultValue: plainLine(role) });
  const changed = new Map(differences?.diagnoses.flatMap((change) => (change.after ? [[JSON.stringify(change.after), change] as const] : [])) ?? []);
  const removed = differences?.diagnoses.filter(({ after }) => after === undefined) ?? [];
  const line = (party: LetterParty | undefined): string => (party ? partyLine(party, phone) : '');
  const relatives = letter.relatives.map(({ given, family, relation }) => [[given, family].filter(Boolean).map(plainLine).join(' '), relation === undefined ? '' : plainLine(relation)].filter(Boolean).join(', ')).join('; ');
  const rows: [string, ReactNode][] = [
    ...(letter.start || differences?.start ? [[t(`fact.${labels[0]}`), <Time key="s" value={letter.start} change={differences?.start} />] as [string, ReactNode]] : []),
    ...(letter.end || differences?.end ? [[t(`fact.${labels[1]}`), <Time key="e" value={letter.end} change={differences?.end} more={status} />] as [string, ReactNode]] : []),
    ...(letter.warnings ? [[t('fact.cave'), <Warnings key="c" found={letter.warnings} />] as [string, ReactNode]] : []),
    ...(line(letter.sender) === '' ? [] : [[t('fact.from'), line(letter.sender)] as [string, ReactNode]]),
    ...(line(letter.contact) === '' ? [] : [[t('fact.contact'), line(letter.contact)] as [string, ReactNode]]),
    ...(letter.copies.length === 0 ? [] : [[t('fact.copies'), letter.copies.map(line).filter(Boolean).join('; ')] as [string, ReactNode]]),
    ...(letter.referral?.received ? [[t('fact.referred'), letterTime(letter.referral.received, language)] as [string, ReactNode]] : []),
    ...(relatives === '' ? [] : [[t('fact.relatives'), relatives] as [string, ReactNode]]),
    ...(letter.priority === 'høj_prioritet' ? [[t('fact.priority'), plainLine(letter.priority.replaceAll('_', ' '))] as [string, ReactNode]] : []),
  ];
  const diagnoses = [...letter.diagnoses, ...(letter.referral?.diagnoses ?? [])];
  if (rows.length === 0 && diagnoses.length === 0 && removed.length === 0) return null;
  return (
    <div className={styles.facts}>
      <dl className={styles.list}>{rows.map(([label, value], index) => <div key={index} className={styles.fact}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      {diagnoses.length + removed.length === 0 ? null : (
        <dl className={styles.list} aria-label={t('fact.diagnoses')}>
          {diagnoses.map((diagnosis, index) => {
            const change = changed.get(JSON.stringify(diagnosis));
            const words = <Diagnosis diagnosis={diagnosis} main={diagnosis.role === 'main'} />;
            return <div key={index} className={styles.fact}><dt>{roleOf(diagnosis)}</dt><dd>{change ? <Changed before={change.before ? <Diagnosis diagnosis={change.before} main={false} /> : ''}>{words}</Changed> : words}</dd></div>;
          })}
          {removed.map(({ before }, index) => (before ? <div key={`r${String(index)}`} className={styles.fact}><dt>{roleOf(before)}</dt><dd><Changed before={<Diagnosis diagnosis={before} main={false} />} /></dd></div> : null))}
        </dl>
      )}
    </div>
  );
}
