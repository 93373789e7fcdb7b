/** Going over to another network: an administrator's choice, tried before it is made. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkChoice } from '../../../shared/messages';
import { useNetwork, useSession, useSessionCommands } from '../../archive';
import { Button } from '../../ui/Button';
import { Note } from '../../ui/Note';
import { Select } from '../../ui/Select';
import { NetworkFields, noOwnAnswers, ownChoice, ownProblems, type OwnAnswers } from '../shared/NetworkFields';
import { Group } from './parts';
import { useSaving } from './saving';
import styles from './settings.module.css';

export function ChangeNetwork() {
  const { t } = useTranslation('network');
  const session = useSession();
  const network = useNetwork();
  const { networks, checkNetwork, chooseNetwork } = useSessionCommands();
  const { run, view } = useSaving();
  const [choices, setChoices] = useState<readonly NetworkChoice[]>([]);
  const [open, setOpen] = useState(false);
  const [id, setId] = useState<string>();
  const [asked, setAsked] = useState(false);
  const organisation = session?.organisation;
  const [answers, setAnswers] = useState<OwnAnswers>(noOwnAnswers);
  useEffect(() => { let here = true; networks().then((found) => { if (here) setChoices(found); }, () => undefined); return () => { here = false; }; }, [networks]);
  if (!network || !organisation) return null;
  const chosen = choices.find((choice) => choice.id === (id ?? network.id));
  const problems = ownProblems(answers);
  const start = () => {
    setOpen(true);
    // Who we are on the training network is nobody elsewhere.
    if (!network.training) setAnswers({ folder: '', ownName: organisation.name, ownUnit: organisation.unit, ownGln: organisation.gln, ownSor: organisation.sor, ownPhone: organisation.phone });
  };
  const withFields = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    setAsked(true);
    return Object.keys(problems).length ? false : run(work, done);
  };
  const change = async () => {
    if (!chosen) return;
    const went = chosen.folder ? await withFields(() => chooseNetwork({ network: chosen.id, ...ownChoice(answers, organisation.role) }), t('changed')) : await run(() => chooseNetwork({ network: chosen.id }), t('changed'));
    if (went) setOpen(false);
  };
  return (
    <Group title={t('change')}>
      {open ? (
        <>
          <Note><p>{t('changeText')}</p></Note>
          <Select label={t('changeTo')} placeholder={t('changeTo')} className={styles.select} value={chosen?.id ?? ''} onChange={setId} options={choices.map((choice) => ({ id: choice.id, label: t(choice.id === 'vans-folder' ? 'vans-folder' : 'embedded') }))} />
          {chosen?.folder ? (
            <div className={styles.fields}>
              <NetworkFields answers={answers} change={(patch) => { setAnswers((old) => ({ ...old, ...patch })); }} problemOf={(field) => (asked ? problems[field] : undefined)} className={styles.two} />
              <p className={styles.hint}>{t('unproved')}</p>
            </div>
          ) : null}
          {view}
          <div className={styles.actions}>
            <Button variant="primary" onPress={() => { void change(); }}>{t('change')}</Button>
            {chosen?.folder ? <Button icon="folder" onPress={() => { void withFields(() => checkNetwork(chosen.id, { folder: answers.folder.trim() }), t('works')); }}>{t('try')}</Button> : null}
          </div>
        </>
      ) : <>{view}<div className={styles.actions}><Button icon="server" onPress={start}>{t('change')}</Button></div></>}
    </Group>
  );
}
