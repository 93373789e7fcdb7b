/** First start: five short steps, all by keyboard, nothing written before the last. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallArgs } from '../../../shared/contract';
import type { NetworkChoice, NetworkOptions, Organisation, Session } from '../../../shared/messages';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import { Note } from '../../ui/Note';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { errorWords } from '../shared/words';
import { ownChoice } from '../shared/NetworkFields';
import { noAnswers, personOf, problems, steps, usesFolder, VANS_FOLDER, type Answers, type Problem } from './answers';
import { NetworkStep, PasswordStep, TestStep, WorkplaceStep, YouStep, type StepProps } from './steps';
import styles from './onboarding.module.css';

export interface OnboardingScreenProps {
  session: Session;
  organisations(): Promise<Organisation[]>;
  networks(): Promise<NetworkChoice[]>;
  checkNetwork(network: string, options: NetworkOptions): Promise<unknown>;
  setup(args: CallArgs<'session.setup'>): Promise<unknown>;
}

const pages = { password: PasswordStep, workplace: WorkplaceStep, network: NetworkStep, you: YouStep, test: TestStep } as const;

export function OnboardingScreen({ session, organisations: load, networks: loadNetworks, checkNetwork, setup }: OnboardingScreenProps) {
  const { t } = useTranslation('onboarding');
  const { t: tError } = useTranslation('errors');
  const [index, setIndex] = useState(0);
  const [answers, setAnswers] = useState<Answers>(noAnswers);
  const [organisations, setOrganisations] = useState<Organisation[]>();
  const [networks, setNetworks] = useState<readonly NetworkChoice[]>([]);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ what: string; next: string }>();
  const main = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const step = steps[index]!;
  const last = index === steps.length - 1;

  const fetchOrganisations = useCallback(() => {
    setFault(undefined);
    load().then(setOrganisations, (error: unknown) => { setFault(errorWords(tError, error)); });
  }, [load, tError]);
  useEffect(fetchOrganisations, [fetchOrganisations]);
  useEffect(() => { loadNetworks().then(setNetworks, () => undefined); }, [loadNetworks]);

  const go = (to: number) => {
    setIndex(to);
    setAsked(false);
    setFault(undefined);
    // A new page begins at its heading, also for those who only hear it.
    requestAnimationFrame(() => { main.current?.scrollTo(0, 0); heading.current?.focus(); });
  };
  const wrong = problems(step, answers, organisations ?? []);
  const next = async () => {
    if (busy) return;
    setAsked(true);
    if (Object.keys(wrong).length) { requestAnimationFrame(() => { main.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(); }); return; }
    const own = usesFolder(answers) ? ownChoice(answers, answers.role) : undefined;
    if (step === 'network' && own?.options) {
      // The folder is tried before anybody goes on, not when all is written.
      try { await checkNetwork(VANS_FOLDER, own.options); } catch (error) { setFault(errorWords(tError, error)); return; }
    }
    if (!last) { go(index + 1); return; }
    const person = personOf(answers);
    const gln = own?.organisation?.gln ?? answers.gln;
    if (!person || gln === undefined) return;
    setBusy(true);
    try {
      await setup({ ...own, role: answers.role, gln, person, password: answers.password, network: own ? VANS_FOLDER : session.network.id });
    } catch (error) {
      setFault(errorWords(tError, error));
      setBusy(false);
    }
  };
  const problemOf = (field: keyof Answers): Problem | undefined => (asked ? wrong[field] : undefined);
  const errorOf = (field: keyof Answers): string | undefined => { const problem = problemOf(field); return problem && t(`${step}.${problem}`); };
  const props: StepProps = { answers, change: (patch) => { setAnswers((old) => ({ ...old, ...patch })); }, errorOf, problemOf, organisations, networks, session };
  const Page = pages[step];
  return (
    <div className={styles.page}>
      <header className={styles.title}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><rect className={styles.ground} width="20" height="20" rx="5" /><path className={styles.envelope} d="M3.6 6.2h12.8v8.2H3.6z" /><path className={styles.envelope} d="m3.8 6.6 4.4 4.2a2.6 2.6 0 0 0 3.6 0l4.4-4.2" /></svg>
        <span>Sektorpost</span>
      </header>
      <div className={styles.columns}>
        <nav aria-label={t('steps')}>
          <ol className={styles.steps}>
            {steps.map((name, at) => (
              <li key={name} className={styles.step} aria-current={at === index ? 'step' : undefined}>
                <Icon name={at < index ? 'circle-check' : at === index ? 'circle-dot' : 'circle'} /><span>{t(`${name}.step`)}{at < index ? <VisuallyHidden>, {t('done')}</VisuallyHidden> : null}</span>
              </li>
            ))}
          </ol>
        </nav>
        <main className={styles.main} ref={main}>
          <form onSubmit={(event) => { event.preventDefault(); void next(); }}>
            <h1 className={styles.heading} ref={heading} tabIndex={-1}>{t(`${step}.title`)}</h1>
            <p className={styles.lead}>{t(`${step}.text`)}</p>
            <div className={cx(styles.body, (step === 'password') && styles.narrow)}><Page {...props} /></div>
            {fault ? <div className={styles.body}><Note tone="bad" role="alert" title={last ? t('test.failed') : undefined} action={organisations ? undefined : <Button onPress={fetchOrganisations}>{t('common:retry')}</Button>}><p>{fault.what} {fault.next}</p></Note></div> : null}
            <div className={styles.actions}>
              <Button type="submit" variant="primary" size="l">{busy ? t('test.working') : t(last ? 'begin' : 'next')} <Icon name="arrow-right" /></Button>
              {index > 0 ? <Button size="l" onPress={() => { go(index - 1); }}>{t('back')}</Button> : null}
              <span className={styles.count}>{t('step', { number: index + 1, total: steps.length })}</span>
            </div>
          </form>
        </main>
      </div>
    </div>
  );
}
