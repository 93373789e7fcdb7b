/** The address book: every organisation that can be written to, and what is known of each. */
import { useCallback, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, OrganisationRole } from '../../../shared/messages';
import { useContacts } from '../../archive';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { PaneFilters, PaneHead } from '../../ui/Pane';
import { StateTag } from '../../ui/Tag';
import { TextField } from '../../ui/TextField';
import { VirtualGrid } from '../../ui/VirtualGrid';
import { useRoute } from '../shared/navigation';
import { TwoPane, useRowCursor } from '../shared/TwoPane';
import { ContactDetail } from './ContactDetail';
import { contactName, findContacts, readinessLook } from './register';
import styles from './contacts.module.css';

const glnOf = (contact: Contact) => contact.gln;
const roleOf = (contact: Contact) => contact.role;

export function ContactsScreen() {
  const { t } = useTranslation('contacts');
  const { id } = useRoute();
  const contacts = useContacts();
  const [query, setQuery] = useState('');
  const titleId = useId();
  const rows = useMemo(() => findContacts(contacts, query, (role) => t(`group.${role}`)), [contacts, query, t]);
  const keys = useMemo(() => rows.map(glnOf), [rows]);
  const cursor = useRowCursor(keys, id);
  const current = contacts.find((contact) => contact.gln === cursor.key);
  const nameOf = useCallback((contact: Contact) => `${[contactName(contact), t(`role.${contact.role}`), t('row.gln', { gln: [...contact.gln].join(' ') }), t(`readiness.${contact.readiness}`)].join('. ')}.`, [t]);
  return (
    <TwoPane
      cursor={cursor} titleId={titleId} detailLabel={t('detail')}
      list={(
        <>
          <PaneHead title={t('title')} titleId={titleId} detail={contacts.length ? t('count', { count: rows.length }) : ''} />
          <PaneFilters><div className={styles.search}><TextField label={t('search')} labelPlacement="hidden" icon="search" placeholder={t('search')} value={query} onChange={setQuery} clearLabel={t('clear')} type="search" /></div></PaneFilters>
          {rows.length ? (
            <VirtualGrid
              ref={cursor.grid} label={t('title')} rows={rows} total={rows.length} keyOf={glnOf} nameOf={nameOf} groupOf={roleOf}
              renderHead={(role) => <span className={styles.headText}>{t(`group.${role as OrganisationRole}`)}</span>}
              renderRow={(contact) => <ContactRow contact={contact} />}
              activeKey={cursor.key} onActive={cursor.choose} openKey={cursor.key} onOpen={cursor.enter}
            />
          ) : contacts.length
            ? <EmptyState icon="search" title={t('empty.filtered')} action={<Button size="s" onPress={() => { setQuery(''); }}>{t('clear')}</Button>}>{t('empty.filteredText', { query })}</EmptyState>
            : <EmptyState icon="contact-round" title={t('empty.none')}>{t('empty.noneText')}</EmptyState>}
        </>
      )}
      detail={current ? <ContactDetail key={current.gln} contact={current} /> : <EmptyState icon="contact-round" title={t('noSelection')} />}
    />
  );
}

function ContactRow({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const { tone, icon } = readinessLook[contact.readiness];
  return (
    <div className={styles.row}>
      <Icon name={contact.role === 'general-practice' ? 'stethoscope' : 'building-2'} className={styles.type} />
      <div className={styles.lines}>
        <div className={styles.first}><span className={styles.name}>{contactName(contact)}</span></div>
        <div className={styles.second}>
          <span className={styles.about}>{[t('row.gln', { gln: contact.gln }), contact.address].filter(Boolean).join(' · ')}</span>
          <span className={styles.sign}><StateTag tone={tone} icon={icon}>{t(`short.${contact.readiness}`)}</StateTag></span>
        </div>
      </div>
    </div>
  );
}
