/** The thread below a reply, and the choice of what a forward takes along. */
import type { Draft, MessageRecord } from '../../../shared/messages';
import { Checkbox } from '../../ui/Checkbox';
import { cx } from '../../ui/cx';
import { FieldError } from '../../ui/FieldError';
import { RadioCards } from '../../ui/RadioCards';
import { shortTime } from '../shared/times';
import { useTexts } from '../shared/words';
import { ownText, type CarriedSegment } from './thread';
import styles from './composer.module.css';

export function Earlier({ segments, kind }: { segments: readonly CarriedSegment[]; kind: Draft['kind'] }) {
  const { t, language } = useTexts('compose');
  return (
    <section className={styles.earlier} aria-label={t('earlier.title')}>
      <div className={styles.earlierHead}><h2>{t('earlier.title')}</h2>{kind === 'reply' ? <span className={styles.soft}>{t('earlier.carried')}</span> : null}</div>
      {segments.length ? segments.map(({ segment, own, organisation }) => (
        <article key={segment.id} className={cx(styles.segment, own && styles.segmentOwn)}>
          <header><span className={styles.org}>{organisation ?? t('common:unknownOrganisation')}</span>{segment.at ? <time className={styles.when} dateTime={segment.at}>{shortTime(segment.at, language)}</time> : null}</header>
          <div className={styles.sig}>{segment.author ? [segment.author, segment.role, segment.phone].filter(Boolean).join(', ') : t('earlier.unsigned')}</div>
          <div className={styles.words}>{segment.text}</div>
        </article>
      )) : <p className={styles.soft}>{t('earlier.none')}</p>}
    </section>
  );
}

export interface ForwardChoiceProps {
  messages: readonly MessageRecord[];
  /** MessageHeader.ids; undefined = the whole thread. */
  chosen: readonly string[] | undefined;
  onChange(chosen: string[] | undefined): void;
  error: string | undefined;
}

export function ForwardChoice({ messages, chosen, onChange, error }: ForwardChoiceProps) {
  const { t, language } = useTexts('compose');
  const set = new Set(chosen);
  return (
    <div className={styles.choice}>
      <RadioCards
        label={t('forward.label')} hideLabel compact value={chosen ? 'chosen' : 'whole'} onChange={(id) => { onChange(id === 'whole' ? undefined : messages.map(({ messageId }) => messageId)); }}
        cards={[{ id: 'whole', title: t('forward.whole'), description: t('forward.wholeText', { count: messages.length }) }, { id: 'chosen', title: t('forward.chosen'), description: t('forward.chosenText') }]}
      />
      {chosen ? (
        <div role="group" aria-label={t('forward.list')} className={styles.chooser}>
          {messages.map((message) => {
            const { messageId, view, at } = message;
            const files = view.attachments.filter((file) => file.messageId === undefined || file.messageId === messageId).length;
            return (
              <Checkbox key={messageId} isSelected={set.has(messageId)} onChange={(on) => { onChange(messages.map((other) => other.messageId).filter((id) => (id === messageId ? on : set.has(id)))); }}>
                <span className={styles.medium}>{t('forward.item', { organisation: view.sender.name ?? t('common:unknownOrganisation'), time: shortTime(view.sentAt ?? at, language) })}</span>{files ? <span className={styles.soft}> · {t('forward.files', { count: files })}</span> : null}
                <span className={styles.chooserWords}>{ownText(message)}</span>
              </Checkbox>
            );
          })}
        </div>
      ) : null}
      {error ? <FieldError>{error}</FieldError> : null}
    </div>
  );
}
