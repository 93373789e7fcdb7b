/** An entry of the organisation register: who it is, what it takes, and who takes messages for it. Writing to it puts it in the address book. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterHit, RegisterSnapshot } from '../../../shared/messages';
import { useArchive, useSession } from '../../archive';
import { Button } from '../../ui/Button';
import { announce } from '../../ui/LiveRegion';
import { Note } from '../../ui/Note';
import { Scroll } from '../../ui/Pane';
import { Tag } from '../../ui/Tag';
import { startNew } from '../shared/drafts';
import { useTypesInWords } from '../shared/message-types';
import { navigate } from '../shared/navigation';
import { dayLong } from '../shared/times';
import { isOld } from '../shared/register';
import { useClock, useNow } from '../shared/useNow';
import { errorWords, useLanguage } from '../shared/words';
import { contactName, readinessLook } from './register';
import styles from './contacts.module.css';

export function RegisteredDetail({ hit, snapshot }: { hit: RegisterHit; snapshot: RegisterSnapshot | undefined }) {
  const { t } = useTranslation('contacts');
  const { t: te } = useTranslation('errors');
  const { commands } = useArchive();
  const user = useSession()?.user;
  const clock = useClock();
  const now = useNow();
  const language = useLanguage();
  const [problem, setProblem] = useState<unknown>();
  const inWords = useTypesInWords();
  const words = problem === undefined ? undefined : errorWords(te, problem);
  const { receiver } = hit;
  const { tone, icon } = readinessLook[hit.readiness];
  const write = async () => {
    if (!user || receiver === undefined) return;
    await commands.addContact(receiver);
    const draft = startNew({ id: crypto.randomUUID(), now: clock(), user }, { receiver });
    // A message to a unit that is reached through the one above says whom it is for.
    await commands.saveDraft(hit.through === undefined ? draft : { ...draft, specificRecipient: { kind: 'team', name: hit.unit || hit.name } });
    await navigate('compose', draft.id);
  };
  const add = async () => {
    if (receiver === undefined) return;
    await commands.addContact(receiver);
    announce(t('register.added', { name: contactName(hit) }));
    await navigate('contacts', receiver);
  };
  return (
    <>
      <div className={styles.top}>
        <div className={styles.who}><h2 className={styles.title} tabIndex={-1} data-detail-title>{contactName(hit)}</h2><span className={styles.sub}>{hit.type || t(`role.${hit.role}`)}</span></div>
        {receiver === undefined ? null : <div className={styles.actions}><Button icon="plus" onPress={() => { add().catch(setProblem); }}>{t('register.add')}</Button><Button variant="primary" icon="square-pen" onPress={() => { write().catch(setProblem); }}>{t('write')}</Button></div>}
      </div>
      <Scroll label={t('detail')}>
        <div className={styles.body}>
          {words ? <Note tone="bad" role="alert" title={words.what}><p>{words.next}</p></Note> : null}
          {receiver === undefined ? <Note tone="warn" title={t('register.unreachable')}><p>{t('register.unreachableText')}</p></Note> : null}
          {hit.through === undefined ? null : <Note tone="mute" title={t('register.through')}><p>{t('register.throughText', { name: hit.through })}</p></Note>}
          <section className={styles.card} aria-label={t('receives')}>
            <div className={styles.cardHead}><h3 className={styles.h3}>{t('receives')}</h3><Tag tone={tone} icon={icon}>{t(`readiness.${hit.readiness}`)}</Tag></div>
            <dl className={styles.facts}>
              <dt>{t('fact.takes')}</dt><dd>{inWords(hit.receives ?? []) || t(hit.receives ? 'register.nothing' : 'unknown')}</dd>
              {snapshot ? <><dt>{t('fact.source')}</dt><dd>{t('source', { source: snapshot.source, date: dayLong(snapshot.snapshotAt, language) })}{isOld(snapshot.snapshotAt, now) ? ` · ${t('register.old')}` : ''}</dd></> : null}
            </dl>
            <p className={styles.text}>{t(`readinessText.${hit.readiness}`)}</p>
          </section>
          <section className={styles.card} aria-label={t('reach')}>
            <div className={styles.cardHead}><h3 className={styles.h3}>{t('reach')}</h3></div>
            <dl className={styles.facts}>
              <dt>{t('fact.phone')}</dt><dd>{hit.phone || t('unknown')}</dd>
              <dt>{t('fact.address')}</dt><dd>{hit.address || t('unknown')}</dd>
              <dt>{t('fact.gln')}</dt><dd className={styles.id}>{hit.gln ?? t('register.none')}</dd>
              <dt>{t('fact.sor')}</dt><dd className={styles.id}>{hit.sor}</dd>
            </dl>
          </section>
        </div>
      </Scroll>
    </>
  );
}
