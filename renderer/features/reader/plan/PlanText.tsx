/** Everything that the plan says, in the order in which a therapist needs it. */
import { useId, useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Ability, AbilityArea, AbilityChapter, PlanPerson, RehabilitationPlanView, TextRun } from '../../../../shared/messages';
import { LetterText } from '../../shared/letter/LetterText';
import { letterTime } from '../../shared/letter/letter-times';
import { Runs } from '../../shared/letter/Runs';
import { plainLine } from '../../shared/plain-text';
import { useLanguage } from '../../shared/words';
import styles from './plan.module.css';

const says = (runs: readonly TextRun[]): boolean => runs.some(({ text }) => text.trim() !== '');

function Section({ title, children }: { title: string; children: ReactNode }) {
  return <section className={styles.section}><h3 className={styles.sectionHead}>{title}</h3>{children}</section>;
}
const TextSection = ({ title, runs }: { title: string; runs: readonly TextRun[] }) => (says(runs) ? <Section title={title}><Runs runs={runs} small /></Section> : null);

const chapters: readonly AbilityChapter[] = ['body', 'activities', 'environment'];

/** The twenty areas of the ICF: those that are filled, or all of them by chapter. */
function AbilityTable({ ability }: { ability: Ability }) {
  const { t } = useTranslation('plans');
  const [all, setAll] = useState(false);
  const id = useId();
  const rows = ability.areas.filter(({ filled }) => all || filled);
  const line = (area: AbilityArea) => <div key={area.id}><dt>{plainLine(area.heading)}</dt><dd>{area.filled ? <Runs runs={area.runs} small /> : <span className={styles.empty}>{t('notFilled')}</span>}</dd></div>;
  return (
    <>
      {rows.length === 0 ? null : (
        <div id={id}>
          {(all ? chapters : [undefined]).map((chapter) => (
            <div key={chapter ?? 'filled'}>
              {chapter === undefined ? null : <h4 className={styles.sub}>{t(`chapter.${chapter}`)}</h4>}
              <dl className={styles.table}>{rows.filter((area) => chapter === undefined || area.chapter === chapter).map(line)}</dl>
            </div>
          ))}
        </div>
      )}
      <p className={styles.below}>{t('filled', { filled: ability.filled, total: ability.areas.length })} <AriaButton className={styles.link ?? ''} aria-expanded={all} onPress={() => { setAll(!all); }}>{t(all ? 'showFilled' : 'showAll')}</AriaButton></p>
      {ability.other.length > 0 ? <><h4 className={styles.sub}>{t('abilityOther')}</h4><LetterText sections={ability.other} level={4} /></> : null}
    </>
  );
}

const personText = ({ name, title, phone, department }: PlanPerson): string => [name, title, department, phone].filter(Boolean).join(', ');

export function PlanText({ letter }: { letter: RehabilitationPlanView }) {
  const { t } = useTranslation('plans');
  const language = useLanguage();
  const { need, abilitySummary, ability, safety, practical, health, information, diagnoses, diagnosisTexts, classifications, excerpts, team, coWriters, signedBy, references, unplaced } = letter;
  const people = (list: readonly PlanPerson[]) => <ul className={styles.plain}>{list.map((person, index) => <li key={index}>{plainLine(personText(person))}</li>)}</ul>;
  return (
    <>
      <Section title={t('need')}>{says(need) ? <Runs runs={need} small /> : <p className={styles.empty}>{t('noNeed')}</p>}</Section>
      <Section title={t('ability')}>
        {says(abilitySummary) ? <Runs runs={abilitySummary} small /> : ability.filled === 0 && ability.other.length === 0 ? <p className={styles.empty}>{t('noAbility')}</p> : null}
        <AbilityTable ability={ability} />
      </Section>
      {says(safety) || says(practical) ? (
        <Section title={t('safety')}>
          {says(safety) ? <>{says(practical) ? <h4 className={styles.sub}>{t('safetyWord')}</h4> : null}<Runs runs={safety} small /></> : null}
          {says(practical) ? <>{says(safety) ? <h4 className={styles.sub}>{t('practicalWord')}</h4> : null}<Runs runs={practical} small /></> : null}
        </Section>
      ) : null}
      <TextSection title={t('health')} runs={health} />
      <TextSection title={t('information')} runs={information} />
      {diagnoses.length > 0 || diagnosisTexts.some(says) ? (
        <Section title={t('diagnoses')}>
          <dl className={styles.table}>{diagnoses.map(({ role, code, text }, index) => <div key={index}><dt>{t(role)}</dt><dd>{plainLine(text)} <span className={styles.code}>{plainLine(code)}</span></dd></div>)}</dl>
          {diagnosisTexts.filter(says).map((runs, index) => <Runs key={index} runs={runs} small />)}
        </Section>
      ) : null}
      {classifications.length > 0 ? (
        <Section title={t('classifications')}>
          <dl className={styles.table}>{classifications.map(({ code, gradient }, index) => <div key={index}><dt>{plainLine(code.text)} <span className={styles.code}>{plainLine(code.code)}</span></dt><dd>{gradient ? <>{plainLine(gradient.text)} <span className={styles.code}>{plainLine(gradient.code)}</span></> : null}</dd></div>)}</dl>
        </Section>
      ) : null}
      {excerpts.length > 0 ? (
        <Section title={t('excerpts')}>
          {excerpts.map(({ type, signedBy: signer, date, runs }, index) => (
            <div key={index}>
              <h4 className={styles.sub}>{plainLine(type)}</h4>
              <Runs runs={runs} small />
              <p className={styles.small}>{[signer ? plainLine(personText(signer)) : '', date === undefined ? '' : letterTime({ date }, language)].filter(Boolean).join(' · ')}</p>
            </div>
          ))}
        </Section>
      ) : null}
      {signedBy.length + coWriters.length + team.length > 0 ? (
        <Section title={t('team')}>
          {people([...signedBy, ...team])}
          {coWriters.length > 0 ? <><h4 className={styles.sub}>{t('coWriters')}</h4>{people(coWriters)}</> : null}
        </Section>
      ) : null}
      {references.length > 0 ? (
        <Section title={t('references')}>
          <ul className={styles.plain}>{references.map(({ description, kind, url, file }, index) => <li key={index}>{plainLine(description)}{kind === 'url' && url !== undefined ? <> <span className={styles.code}>{plainLine(url)}</span></> : kind === 'file' ? <> <span className={styles.empty}>{t('file')}{file?.extension ? ` (${plainLine(file.extension)})` : ''}</span></> : <> <span className={styles.empty}>{t('elsewhere')}</span></>}</li>)}</ul>
        </Section>
      ) : null}
      {unplaced.length > 0 ? <Section title={t('unplaced')}>{unplaced.map((text, index) => <pre key={index} className={styles.raw} tabIndex={0}>{plainLine(text)}</pre>)}</Section> : null}
    </>
  );
}
