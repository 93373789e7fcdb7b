/**
 * The receipt clock of one sent message (R2 to R4, D3): how long the acknowledgement may still take, what happens then, and
 * the choice to leave that to a person. The mailroom keeps the clock; it stands still while we are offline.
 */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Technical } from '../../../shared/contract';
import type { Instant } from '../../../shared/messages';
import { useArchive, useNetwork, useSessionCommands } from '../../archive';
import { Button } from '../../ui/Button';
import { announce } from '../../ui/LiveRegion';
import { Note } from '../../ui/Note';
import { toast } from '../../ui/Toast';
import { sentenceTime } from './times';
import { useClock, useNow } from './useNow';
import { errorWords, useLanguage } from './words';

const MINUTE = 60_000;
type Waiting = NonNullable<Technical['waiting']>;

/** Milliseconds left at `now`, given what the mailroom said at `asked`. */
export const remainingAt = ({ remainingMs }: Waiting, asked: Instant, now: Instant, online: boolean): number =>
  Math.max(0, online ? remainingMs - (Date.parse(now) - Date.parse(asked)) : remainingMs);

/** @param step anything that changes when something has happened to the message, so that the clock is asked for again */
export function ReceiptClock({ messageId, step }: { messageId: string; step: number }) {
  const { t } = useTranslation('delivery');
  const { t: te } = useTranslation('errors');
  const language = useLanguage();
  const clock = useClock();
  const now = useNow(10_000);
  const network = useNetwork()?.state;
  const { technical } = useSessionCommands();
  const { commands } = useArchive();
  const [asked, setAsked] = useState<{ messageId: string; at: Instant; waiting?: Waiting | undefined }>();
  useEffect(() => {
    let current = true;
    technical(messageId).then(({ waiting }) => { if (current) setAsked({ messageId, at: clock(), waiting }); }, () => undefined);
    return () => { current = false; };
  }, [messageId, step, network, technical, clock]);
  const waiting = asked?.messageId === messageId ? asked.waiting : undefined;
  if (!waiting || !asked) return null;
  const { held, resendsLeft } = waiting;
  const online = network === 'online';
  const left = remainingAt(waiting, asked.at, now, online);
  const minutes = Math.ceil(left / MINUTE);
  const change = () => {
    commands.hold(messageId, !held).then(() => {
      setAsked({ ...asked, waiting: { ...waiting, held: !held } });
      announce(t(held ? 'clock.resumed' : 'clock.stopped'));
    }, (error: unknown) => { const { what, next } = errorWords(te, error); toast({ text: `${what} ${next}` }); });
  };
  return (
    <Note
      level={3} tone={held ? 'warn' : 'wait'} icon="alarm-clock" title={online ? t('clock.running', { count: minutes, time: sentenceTime(new Date(Date.parse(now) + left).toISOString(), now, language) }) : t('clock.still', { count: minutes })}
      action={held || resendsLeft > 0 ? <Button size="s" icon={held ? 'rotate-ccw' : 'x'} onPress={change}>{t(held ? 'clock.resume' : 'clock.stop')}</Button> : undefined}
    >
      <p>{held ? t('clock.held') : resendsLeft > 0 ? t('clock.again', { count: resendsLeft }) : t('clock.yours')}</p>
    </Note>
  );
}
