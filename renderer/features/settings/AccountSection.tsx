/** Who one is: this stands as signature below what one writes. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session, User } from '../../../shared/messages';
import { useSession, useSessionCommands } from '../../archive';
import { Button } from '../../ui/Button';
import { PersonFields, Section } from './parts';
import { personOf, personProblems, type PersonDraft } from './people';
import { useSaving } from './saving';
import styles from './settings.module.css';

export function AccountSection() {
  const session = useSession();
  return session?.user ? <Account key={session.user.id} user={session.user} users={session.users} /> : null;
}

function Account({ user, users }: { user: User; users: Session['users'] }) {
  const { t } = useTranslation('settings');
  const { updateUser } = useSessionCommands();
  const { run, view } = useSaving();
  const [draft, setDraft] = useState<PersonDraft>({ name: user.name, role: user.role, phone: user.phone, initials: user.initials });
  const [tried, setTried] = useState(false);
  const problems = personProblems(draft, users.filter(({ id }) => id !== user.id).map(({ initials }) => initials));
  const save = async () => {
    setTried(true);
    const person = personOf(draft);
    if (person && !Object.keys(problems).length) await run(() => updateUser(person), t('account.saved'));
  };
  return (
    <Section title={t('section.account')} lead={t('account.lead')} outcome={view}>
      <form className={styles.fields} onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <PersonFields person={draft} onChange={setDraft} problems={tried ? problems : {}} />
        <div className={styles.actions}><Button type="submit" variant="primary">{t('save')}</Button></div>
      </form>
    </Section>
  );
}
