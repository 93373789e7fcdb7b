/** Beside the plan: the stay, whom to call and who has a copy. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterParty, LetterTime, RehabilitationPlanView } from '../../../../shared/messages';
import { letterTime } from '../../shared/letter/letter-times';
import { useRegionName } from '../../shared/letter/region-name';
import { partyName } from '../../shared/plan-drafts';
import { plainLine } from '../../shared/plain-text';
import { useLanguage } from '../../shared/words';
import styles from './plan.module.css';

/** A line of facts; nothing where there is nothing to say. */
const Fact = ({ name, children }: { name: string; children: ReactNode }) => (children === undefined || children === null || children === '' ? null : <><dt>{name}</dt><dd>{children}</dd></>);

const lines = (texts: readonly string[]): ReactNode => (texts.length === 0 ? undefined : texts.map((text, index) => <div key={index}>{plainLine(text)}</div>));
const contactText = (party: LetterParty | undefined): string[] => (party ? [partyName(party), party.phone ?? ''].filter((text) => text !== '') : []);

export function StayCard({ letter, today }: { letter: RehabilitationPlanView; today: string }) {
  const { t } = useTranslation('plans');
  const regionName = useRegionName();
  const language = useLanguage();
  const { stay, control, consent, diagnoses } = letter;
  const [main] = diagnoses;
  const time = (at: LetterTime | undefined): string => (at ? letterTime(at, language) : '');
  // The day counts here; the hour of leaving helps nobody.
  const day = (at: LetterTime | undefined): string => (at ? letterTime({ date: at.date }, language) : '');
  return (
    <section className={styles.card} aria-label={regionName(t('stay.title'))}>
      <div className={styles.cardHead}><h3 className={styles.h3}>{t('stay.title')}</h3></div>
      <dl className={styles.facts}>
        <Fact name={t('stay.admitted')}>{day(stay.start)}</Fact>
        <Fact name={t(stay.expectedEnd && stay.expectedEnd.date > today ? 'stay.expected' : 'stay.discharged')}>{[day(stay.expectedEnd), plainLine(stay.expectedEndText)].filter(Boolean).join(' · ') || t('stay.none')}</Fact>
        <Fact name={t('stay.diagnosis')}>{main ? <>{plainLine(main.text)} <span className={styles.code}>{plainLine(main.code)}</span></> : undefined}</Fact>
        <Fact name={t('stay.control')}>{lines([time(control.start), control.text, control.location ? partyName(control.location) : ''].filter((text) => text !== ''))}</Fact>
        <Fact name={t('stay.consent')}>{consent === undefined ? t('stay.none') : consent.toLowerCase() === 'ja' ? t('stay.yes') : plainLine(consent)}</Fact>
      </dl>
    </section>
  );
}

export function ContactCard({ letter }: { letter: RehabilitationPlanView }) {
  const { t } = useTranslation('plans');
  const regionName = useRegionName();
  const { region, municipality, practice, copies, relatives, patient, sender } = letter;
  const copyTo = [...(practice === undefined || practice === 'deselected' ? [] : [practice.copy]), ...copies].map(partyName);
  return (
    <section className={styles.card} aria-label={regionName(t('contact.title'))}>
      <div className={styles.cardHead}><h3 className={styles.h3}>{t('contact.title')}</h3></div>
      <dl className={styles.facts}>
        <Fact name={t('contact.sender')}>{lines(contactText(sender))}</Fact>
        <Fact name={t('contact.region')}>{lines(contactText(region))}</Fact>
        <Fact name={t('contact.municipality')}>{lines(contactText(municipality))}</Fact>
        <Fact name={t('contact.copies')}>{lines([...(practice === 'deselected' ? [t('contact.deselected')] : []), ...copyTo]) ?? t('contact.noCopy')}</Fact>
        <Fact name={t('contact.relatives')}>{lines(relatives.map(({ given, family, relation, phones }) => [[given, family].filter(Boolean).join(' '), relation ? t(`contact.relation.${relation}`, { defaultValue: relation }) : '', ...phones].filter(Boolean).join(', ')))}</Fact>
        <Fact name={t('contact.phone')}>{patient ? lines([...patient.phones.map(({ number, kind }) => [number, kind].filter(Boolean).join(', ')), ...(patient.noPhoneReason === undefined ? [] : [t('contact.noPhone', { reason: patient.noPhoneReason })])]) : undefined}</Fact>
        <Fact name={t('contact.email')}>{patient?.email === undefined ? undefined : plainLine(patient.email)}</Fact>
        <Fact name={t('contact.careOf')}>{patient?.careOf ? lines([patient.careOf.name, ...patient.careOf.address]) : undefined}</Fact>
        <Fact name={t('contact.occupation')}>{patient?.occupation === undefined ? undefined : plainLine(patient.occupation)}</Fact>
      </dl>
    </section>
  );
}

