/** Who can log in on this computer, and with which roles. An administrator adds people, changes their roles and removes them. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accessRoles, type AccessRole, type Session } from '../../../shared/messages';
import { useAccess, useSession, useSessionCommands } from '../../archive';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { Tag } from '../../ui/Tag';
import { PasswordField } from '../shared/PasswordField';
import { accessWords } from '../shared/words';
import { Group, PersonFields, Section } from './parts';
import { noPerson, passwordProblems, personOf, personProblems } from './people';
import { useSaving } from './saving';
import styles from './settings.module.css';

type Listed = Session['users'][number];

export function UsersSection() {
  const { t } = useTranslation('settings');
  const session = useSession();
  const { administrator } = useAccess();
  const [changing, setChanging] = useState<string>();
  const [leaving, setLeaving] = useState<Listed>();
  const { run, view } = useSaving();
  const { setAccess, removeUser } = useSessionCommands();
  if (!session) return null;
  const remove = async ({ id, name }: Listed) => {
    setLeaving(undefined);
    await run(() => removeUser(id), t('users.removed', { name }));
  };
  return (
    <Section title={t('section.users')} lead={t(administrator ? 'users.lead' : 'users.leadOthers')} outcome={view}>
      <ul className={styles.people} aria-label={t('section.users')}>
        {session.users.map((user) => (
          <UserRow
            key={user.id} user={user} you={user.id === session.user?.id} mayChange={administrator} open={changing === user.id} onOpen={() => { setChanging(changing === user.id ? undefined : user.id); }} onRemove={() => { setLeaving(user); }}
            onSave={async (access) => { if (await run(() => setAccess(user.id, access), t('users.changed', { name: user.name }))) setChanging(undefined); }}
          />
        ))}
      </ul>
      {administrator ? <AddUser taken={session.users.map(({ initials }) => initials)} /> : null}
      <Dialog
        isOpen={leaving !== undefined} onClose={() => { setLeaving(undefined); }} title={t('users.removeTitle', { name: leaving?.name ?? '' })} role="alertdialog"
        footer={<><Button autoFocus onPress={() => { setLeaving(undefined); }}>{t('users.keep')}</Button><Button variant="primary" onPress={() => { if (leaving) void remove(leaving); }}>{t('users.remove')}</Button></>}
      >
        <p>{t('users.removeText')}</p>
      </Dialog>
    </Section>
  );
}

function UserRow({ user, you, mayChange, open, onOpen, onSave, onRemove }: { user: Listed; you: boolean; mayChange: boolean; open: boolean; onOpen(): void; onSave(access: AccessRole[]): Promise<void>; onRemove(): void }) {
  const { t } = useTranslation('settings');
  const { t: tc } = useTranslation('common');
  return (
    <li className={styles.person}>
      <div className={styles.personLine}>
        <Avatar initials={user.initials} outline small /><span>{user.name}</span>{you ? <Tag>{t('users.you')}</Tag> : null}
        <span className={styles.roles}>{accessWords(tc, user.access)}</span>
        {mayChange ? (
          <span className={styles.personActions}>
            <Button size="s" aria-label={t('users.changeOf', { name: user.name })} aria-expanded={open} onPress={onOpen}>{t('users.change')}</Button>
            <Button size="s" variant="quiet" aria-label={t('users.removeOf', { name: user.name })} onPress={onRemove}>{t('users.remove')}</Button>
          </span>
        ) : null}
      </div>
      {open ? <ChangeAccess key={user.access.join()} user={user} onSave={onSave} onCancel={onOpen} /> : null}
    </li>
  );
}

function ChangeAccess({ user, onSave, onCancel }: { user: Listed; onSave(access: AccessRole[]): Promise<void>; onCancel(): void }) {
  const { t } = useTranslation('settings');
  const { t: tc } = useTranslation('common');
  const [access, setAccess] = useState<AccessRole[]>(user.access);
  const [tried, setTried] = useState(false);
  return (
    <form className={styles.fields} onSubmit={(event) => { event.preventDefault(); setTried(true); if (access.length) void onSave(access); }}>
      <AccessFields label={t('users.accessOf', { name: user.name })} access={access} onChange={setAccess} missing={tried && access.length === 0} />
      <div className={styles.actions}><Button type="submit" variant="primary" size="s">{t('save')}</Button><Button size="s" onPress={onCancel}>{tc('cancel')}</Button></div>
    </form>
  );
}

/** The roles as boxes, each with what it lets a person do. */
function AccessFields({ label, access, onChange, missing }: { label: string; access: readonly AccessRole[]; onChange(access: AccessRole[]): void; missing: boolean }) {
  const { t } = useTranslation('settings');
  const { t: tc } = useTranslation('common');
  return (
    <div role="group" aria-label={label} className={styles.access}>
      {accessRoles.map((role) => (
        <Checkbox key={role} isSelected={access.includes(role)} isInvalid={missing} onChange={(on) => { onChange(accessRoles.filter((each) => (each === role ? on : access.includes(each)))); }}>
          {tc(`access.${role}`)}<span className={styles.hint}> {t(`users.about.${role}`)}</span>
        </Checkbox>
      ))}
      {missing ? <p className={styles.missing} role="alert">{t('users.accessMissing')}</p> : null}
    </div>
  );
}

function AddUser({ taken }: { taken: readonly string[] }) {
  const { t } = useTranslation('settings');
  const { addUser } = useSessionCommands();
  const { run, view } = useSaving();
  const [draft, setDraft] = useState(noPerson);
  const [access, setAccess] = useState<AccessRole[]>([]);
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const [tried, setTried] = useState(false);
  const problems = personProblems(draft, taken);
  const passwords = passwordProblems(password, repeat);
  const words = { showLabel: t('password.show'), hideLabel: t('password.hide'), kind: 'new' } as const;
  const add = async () => {
    setTried(true);
    const person = personOf(draft);
    if (!person || access.length === 0 || Object.keys(problems).length || Object.keys(passwords).length) return;
    if (!await run(() => addUser(person, password, access), t('users.added', { name: person.name }))) return;
    setDraft(noPerson);
    setAccess([]);
    setPassword('');
    setRepeat('');
    setTried(false);
  };
  return (
    <Group title={t('users.add')}>
      <form className={styles.fields} onSubmit={(event) => { event.preventDefault(); void add(); }}>
        <PersonFields person={draft} onChange={setDraft} problems={tried ? problems : {}} />
        <AccessFields label={t('users.access')} access={access} onChange={setAccess} missing={tried && access.length === 0} />
        <PasswordField {...words} label={t('users.password')} hint={t('password.hint')} value={password} onChange={setPassword} error={tried && passwords.password ? t(`password.${passwords.password}`) : undefined} />
        <PasswordField {...words} label={t('password.repeat')} value={repeat} onChange={setRepeat} error={tried && passwords.repeat ? t(`password.${passwords.repeat}`) : undefined} />
        {view}
        <div className={styles.actions}><Button type="submit" icon="user-plus">{t('users.addButton')}</Button></div>
      </form>
    </Group>
  );
}
