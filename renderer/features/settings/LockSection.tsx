/** When the screen locks by itself, and one's own password. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccess, useSessionCommands } from '../../archive';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';
import { PasswordField } from '../shared/PasswordField';
import { Group, Section } from './parts';
import { passwordProblems } from './people';
import { useSaving, useSettings } from './saving';
import styles from './settings.module.css';

const minutes = [0, 1, 2, 5, 10, 15, 30, 60, 120, 240];

export function LockSection() {
  const { t } = useTranslation('settings');
  const { settings, save, view } = useSettings();
  const { administrator } = useAccess();
  if (!settings) return null;
  const after = settings.lockAfterMinutes;
  const choices = minutes.includes(after) ? minutes : [...minutes, after].sort((a, b) => a - b);
  return (
    <Section title={t('section.lock')} outcome={view}>
      <Select
        isDisabled={!administrator} label={t('lock.after')} hint={t('lock.hint')} placeholder={t('lock.after')} className={styles.select} value={String(after)} onChange={(id) => { void save({ lockAfterMinutes: Number(id) }); }}
        options={choices.map((count) => ({ id: String(count), label: count === 0 ? t('lock.never') : t('lock.minutes', { count }) }))}
      />
      <ChangePassword />
    </Section>
  );
}

const empty = { current: '', next: '', repeat: '' };

function ChangePassword() {
  const { t } = useTranslation('settings');
  const { changePassword } = useSessionCommands();
  const { run, view } = useSaving();
  const [fields, setFields] = useState(empty);
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const problems = tried ? passwordProblems(fields.next, fields.repeat) : {};
  const words = { showLabel: t('password.show'), hideLabel: t('password.hide') };
  const change = async () => {
    setTried(true);
    if (!fields.current || Object.keys(passwordProblems(fields.next, fields.repeat)).length) return;
    setWorking(true);
    const done = await run(() => changePassword(fields.current, fields.next), t('password.changed'));
    setWorking(false);
    if (done) { setFields(empty); setTried(false); }
  };
  return (
    <Group title={t('password.title')}>
      <form className={styles.fields} onSubmit={(event) => { event.preventDefault(); void change(); }}>
        <PasswordField {...words} label={t('password.current')} value={fields.current} onChange={(current) => { setFields({ ...fields, current }); }} error={tried && !fields.current ? t('password.currentMissing') : undefined} />
        <PasswordField {...words} kind="new" label={t('password.next')} hint={t('password.hint')} value={fields.next} onChange={(next) => { setFields({ ...fields, next }); }} error={problems.password && t(`password.${problems.password}`)} />
        <PasswordField {...words} kind="new" label={t('password.repeat')} value={fields.repeat} onChange={(repeat) => { setFields({ ...fields, repeat }); }} error={problems.repeat && t(`password.${problems.repeat}`)} />
        {view}
        <div className={styles.actions}><Button type="submit" isDisabled={working}>{t('password.change')}</Button></div>
      </form>
    </Group>
  );
}
