/** Who is back, and the password. Nothing about patients is on it; drafts stay where they are and messages are still fetched. */
import { useEffect, useRef, useState } from 'react';
import { Button as Pressable } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { CodedError } from '../../../shared/contract';
import type { Session } from '../../../shared/messages';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Kbd } from '../../ui/Kbd';
import { PasswordField } from '../shared/PasswordField';
import { clock } from '../shared/times';
import { useNow } from '../shared/useNow';
import { errorWords, useLanguage } from '../shared/words';
import styles from './lock.module.css';

export interface LockScreenProps {
  session: Session;
  /** Rejects with `wrong-password` or `too-many-tries` (`seconds`). */
  onUnlock(userId: string, password: string): Promise<unknown>;
  /** Who worked here last, if it is known. */
  lastUserId?: string | undefined;
  /** Minutes of quiet that locked it; absent when a person did, or when the program has just started. */
  lockedAfter?: number | undefined;
  /** New messages since it was locked. */
  news: number;
}

export function LockScreen({ session, onUnlock, lastUserId, lockedAfter, news }: LockScreenProps) {
  const { t } = useTranslation('lock');
  const language = useLanguage();
  const now = useNow();
  const { users, organisation } = session;
  const [userId, setUserId] = useState(users.find(({ id }) => id === lastUserId)?.id ?? (users.length === 1 ? users[0]!.id : undefined));
  const user = users.find(({ id }) => id === userId);
  const place = organisation ? [organisation.name, organisation.unit].filter(Boolean).join(', ') : '';
  return (
    <main className={styles.screen} aria-label={t('label')} data-ground="lock">
      <div className={styles.stack}>
        <time className={styles.time} dateTime={now}>{clock(now, language)}</time>
        <section className={styles.card}>
          {user
            ? <Unlock key={user.id} user={user} place={place} several={users.length > 1} onUnlock={onUnlock} onSwitch={() => { setUserId(undefined); }} />
            : (
              <>
                <h1 className={styles.name}>{t('users')}</h1>
                <p className={styles.soft}>{place}</p>
                <ul className={styles.users} aria-label={t('choose')}>
                  {users.map(({ id, name, initials }, index) => <li key={id}><Pressable autoFocus={index === 0} className={styles.user ?? ''} onPress={() => { setUserId(id); }}><span className={styles.disc} aria-hidden="true">{initials}</span>{name}</Pressable></li>)}
                </ul>
              </>
            )}
          <p className={styles.note}>{lockedAfter === undefined ? t('locked') : t('lockedAfter', { count: lockedAfter })} {t('drafts')}</p>
        </section>
        <p className={styles.foot} role="status"><Icon name="lock" size="s" />{t('disk')}{news ? ` · ${t('news', { count: news })}` : ''}</p>
      </div>
    </main>
  );
}

function Unlock({ user, place, several, onUnlock, onSwitch }: { user: Session['users'][number]; place: string; several: boolean; onUnlock: LockScreenProps['onUnlock']; onSwitch(): void }) {
  const { t } = useTranslation('lock');
  const { t: tError } = useTranslation('errors');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [wait, setWait] = useState(0);
  const [busy, setBusy] = useState(false);
  const [caps, setCaps] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wait <= 0) return undefined;
    const timer = setTimeout(() => { setWait(wait - 1); if (wait === 1) input.current?.focus(); }, 1000);
    return () => { clearTimeout(timer); };
  }, [wait]);
  const unlock = async () => {
    if (busy || wait > 0) return;
    if (!password) { setError(t('empty')); input.current?.focus(); return; }
    setBusy(true);
    try {
      await onUnlock(user.id, password);
    } catch (fault) {
      const seconds = fault instanceof CodedError && fault.code === 'too-many-tries' ? Number(fault.params?.['seconds'] ?? 1) : 0;
      setWait(seconds);
      const words = errorWords(tError, fault);
      setError(seconds > 0 ? undefined : words.code === 'wrong-password' ? t('wrong') : `${words.what} ${words.next}`);
      setPassword('');
      input.current?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void unlock(); }}>
      <div className={styles.who}><span className={styles.disc} aria-hidden="true">{user.initials}</span><div><h1 className={styles.name}>{user.name}</h1><div className={styles.soft}>{place}</div></div></div>
      <PasswordField label={t('password')} showLabel={t('show')} hideLabel={t('hide')} value={password} onChange={(next) => { setPassword(next); if (next) setError(undefined); }} onCapsLock={setCaps} error={wait > 0 ? t('wait', { count: wait }) : error} autoFocus inputRef={input} />
      {caps ? <p className={styles.caps} role="status"><Icon name="triangle-alert" size="s" />{t('caps')}</p> : null}
      <Button type="submit" variant="primary" size="l" className={`${styles.wide} ${styles.first}`} isDisabled={wait > 0} reason={wait > 0 ? t('wait', { count: wait }) : undefined}>{busy ? t('unlocking') : t('unlock')} <Kbd>↵</Kbd></Button>
      {several ? <Button size="l" icon="users-round" className={styles.wide} onPress={onSwitch}>{t('switchUser')}</Button> : null}
    </form>
  );
}
