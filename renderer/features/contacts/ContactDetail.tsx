/** One receiver: what it can take and where we know it from, how to reach it, and in which format we write to it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, FhirFormat } from '../../../shared/messages';
import { useAccess, useArchive, useSession, useSessionCommands } from '../../archive';
import { Button } from '../../ui/Button';
import { announce } from '../../ui/LiveRegion';
import { Note } from '../../ui/Note';
import { Scroll } from '../../ui/Pane';
import { Select } from '../../ui/Select';
import { Tag } from '../../ui/Tag';
import { toast } from '../../ui/Toast';
import { Toolbar, ToolButton } from '../../ui/Toolbar';
import { startNew } from '../shared/drafts';
import { useTypesInWords } from '../shared/message-types';
import { navigate } from '../shared/navigation';
import { dayLong, fullTime } from '../shared/times';
import { isOld } from '../shared/register';
import { useClock, useNow } from '../shared/useNow';
import { errorWords, useLanguage } from '../shared/words';
import { contactName, readinessLook, roleText } from './register';
import styles from './contacts.module.css';

export function ContactDetail({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const { t: te } = useTranslation('errors');
  const { commands } = useArchive();
  const { clinical, administrator } = useAccess();
  const { setContactFormat } = useSessionCommands();
  const user = useSession()?.user;
  const clock = useClock();
  const [problem, setProblem] = useState<unknown>();
  const words = problem === undefined ? undefined : errorWords(te, problem);
  const write = async () => {
    if (!user) return;
    const draft = startNew({ id: crypto.randomUUID(), now: clock(), user }, { receiver: contact.gln });
    await commands.saveDraft(draft);
    await navigate('compose', draft.id);
  };
  const setFormat = async (format: FhirFormat) => {
    await setContactFormat(contact.gln, format);
    await commands.contacts();
    announce(t('format.saved', { format: t(`format.${format}`) }));
  };
  const copyPhone = async () => { await navigator.clipboard.writeText(contact.phone); toast({ text: t('phoneCopied') }); };
  return (
    <>
      <div className={styles.top}>
        <div className={styles.who}><h2 className={styles.title} tabIndex={-1} data-detail-title>{contactName(contact)}</h2><span className={styles.sub}>{t(`role.${contact.role}`)}</span></div>
        {clinical ? <Button variant="primary" icon="square-pen" onPress={() => { write().catch(setProblem); }}>{t('write')}</Button> : null}
      </div>
      {contact.phone ? <Toolbar label={t('toolbar')}><ToolButton icon="phone" label={t('copyPhone')} onPress={() => { copyPhone().catch(setProblem); }} /></Toolbar> : null}
      <Scroll label={t('detail')}>
        <div className={styles.body}>
          {words ? <Note tone="bad" role="alert" title={words.what}><p>{words.next}</p></Note> : null}
          <ReadinessCard contact={contact} />
          <section className={styles.card} aria-label={t('reach')}>
            <div className={styles.cardHead}><h3 className={styles.h3}>{t('reach')}</h3></div>
            <dl className={styles.facts}>
              <dt>{t('fact.phone')}</dt><dd>{contact.phone || t('unknown')}</dd>
              <dt>{t('fact.address')}</dt><dd>{contact.address || t('unknown')}</dd>
              <dt>{t('fact.gln')}</dt><dd className={styles.id}>{contact.gln}</dd>
              <dt>{t('fact.sor')}</dt><dd className={styles.id}>{contact.sor}</dd>
            </dl>
          </section>
          <section className={styles.card} aria-label={t('persons')}>
            <div className={styles.cardHead}><h3 className={styles.h3}>{t('persons')}</h3></div>
            {contact.persons.length
              ? <ul className={styles.persons}>{contact.persons.map((person, index) => <li key={index}>{person.name}<span className={styles.quiet}> · {[roleText(person.role), person.phone].filter(Boolean).join(' · ')}</span></li>)}</ul>
              : <p className={styles.quiet}>{t('noPersons')}</p>}
          </section>
          <div className={styles.format}>
            <Select
              isDisabled={!administrator} label={t('format.label')} hint={t('format.hint')} placeholder={t('format.label')} value={contact.format}
              options={(['fhir-json', 'fhir-xml'] as const).map((id) => ({ id, label: t(`format.${id}`) }))} onChange={(format) => { setFormat(format as FhirFormat).then(() => { setProblem(undefined); }, setProblem); }}
            />
          </div>
        </div>
      </Scroll>
    </>
  );
}

/** How the receiver stands with FHIR: always with source, date and last success; unknown is said as unknown. */
function ReadinessCard({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const language = useLanguage();
  const { tone, icon } = readinessLook[contact.readiness];
  const takes = useTypesInWords()(contact.receives);
  const now = useNow();
  return (
    <section className={styles.card} aria-label={t('receives')}>
      <div className={styles.cardHead}><h3 className={styles.h3}>{t('receives')}</h3><Tag tone={tone} icon={icon}>{t(`readiness.${contact.readiness}`)}</Tag></div>
      <dl className={styles.facts}>
        <dt>{t('fact.takes')}</dt><dd>{takes || t('unknown')}</dd>
        <dt>{t('fact.source')}</dt><dd>{contact.sourceDate ? t('source', { source: contact.source, date: dayLong(contact.sourceDate, language) }) : t('sourceUndated', { source: contact.source })}{contact.sourceDate && isOld(contact.sourceDate, now) ? ` · ${t('register.old')}` : ''}</dd>
        <dt>{t('fact.last')}</dt><dd>{contact.lastAcceptedAt ? t('lastAccepted', { time: fullTime(contact.lastAcceptedAt, language) }) : t('neverAccepted')}</dd>
        <dt>{t('fact.acknowledges')}</dt><dd>{contact.sent ? t('ratio', { acknowledged: contact.acknowledged, sent: contact.sent }) : t('ratioNone')}</dd>
      </dl>
      <p className={styles.text}>{t(`readinessText.${contact.readiness}`)}</p>
    </section>
  );
}
