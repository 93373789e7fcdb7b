/** Who can log in on this computer, and adding one more. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useSessionCommands } from '../../archive';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Tag } from '../../ui/Tag';
import { PasswordField } from '../shared/PasswordField';
import { Group, PersonFields, Section } from './parts';
import { noPerson, passwordProblems, personOf, personProblems } from './people';
import { useSaving } from './saving';
import styles from './settings.module.css';

export function UsersSection() {
  const { t } = useTranslation('settings');
  const session = useSession();
  if (!session) return null;
  return (
    <Section title={t('section.users')} lead={t('users.lead')}>
      <ul className={styles.people} aria-label={t('section.users')}>
        {session.users.map((user) => <li key={user.id}><Avatar initials={user.initials} outline small /><span>{user.name}</span>{user.id === session.user?.id ? <Tag>{t('users.you')}</Tag> : null}</li>)}
      </ul>
      <AddUser taken={session.users.map(({ initials }) => initials)} />
    </Section>
  );
}

function AddUser({ taken }: { taken: readonly string[] }) {
  const { t } = useTranslation('settings');
  const { addUser } = useSessionCommands();
  const { run, view } = useSaving();
  const [draft, setDraft] = useState(noPerson);
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [tried, setTried] = useState(false);
  const problems = personProblems(draft, taken);
  const passwords = passwordProblems(password, repeat);
  const words = { showLabel: t('password.show'), hideLabel: t('password.hide'), kind: 'new' } as const;
  const add = async () => {
    setTried(true);
    const person = personOf(draft);
    if (!person || Object.keys(problems).length || Object.keys(passwords).length) return;
    if (!await run(() => addUser(person, password), t('users.added', { name: person.name }))) return;
    setDraft(noPerson);
    setPassword('');
    setRepeat('');
    setTried(false);
  };
  return (
    <Group title={t('users.add')}>
      <form className={styles.fields} onSubmit={(event) => { event.preventDefault(); void add(); }}>
        <PersonFields person={draft} onChange={setDraft} problems={tried ? problems : {}} />
        <PasswordField {...words} label={t('users.password')} hint={t('password.hint')} value={password} onChange={setPassword} error={tried && passwords.password ? t(`password.${passwords.password}`) : undefined} />
        <PasswordField {...words} label={t('password.repeat')} value={repeat} onChange={setRepeat} error={tried && passwords.repeat ? t(`password.${passwords.repeat}`) : undefined} />
        {view}
        <div className={styles.actions}><Button type="submit" icon="user-plus">{t('users.addButton')}</Button></div>
      </form>
    </Group>
  );
}
