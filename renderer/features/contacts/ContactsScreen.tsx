/** The address book: every organisation that can be written to, and what is known of each. */
import { useCallback, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, OrganisationRole, Readiness, RegisterHit } from '../../../shared/messages';
import { useContacts, useRegister, useRegisterSearch } from '../../archive';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { PaneFilters, PaneHead } from '../../ui/Pane';
import { StateTag } from '../../ui/Tag';
import { TextField } from '../../ui/TextField';
import { VirtualGrid } from '../../ui/VirtualGrid';
import { navigate, useRoute } from '../shared/navigation';
import { TwoPane, useRowCursor } from '../shared/TwoPane';
import { ContactDetail } from './ContactDetail';
import { RegisteredDetail } from './RegisteredDetail';
import { contactName, findContacts, readinessLook } from './register';
import styles from './contacts.module.css';

/** Whoever stands in the address book, and below them what the organisation register has for the words. */
interface Row { key: string; group: OrganisationRole | 'register'; about: Pick<Contact, 'name' | 'unit' | 'role' | 'address'> & { readiness: Readiness }; number: string | undefined; contact?: Contact; hit?: RegisterHit }
const rowOf = (contact: Contact): Row => ({ key: contact.gln, group: contact.role, about: contact, number: contact.gln, contact });
const hitRow = (hit: RegisterHit): Row => ({ key: `sor:${hit.sor}`, group: 'register', about: hit, number: hit.gln, hit });
const keyOf = (row: Row) => row.key;
const groupOf = (row: Row) => row.group;
/** More hits than this are a reason to type another letter. */
const REGISTERED = 100;

export function ContactsScreen() {
  const { t } = useTranslation('contacts');
  const { id } = useRoute();
  const contacts = useContacts();
  const register = useRegister();
  const [query, setQuery] = useState('');
  const titleId = useId();
  const { hits, total } = useRegisterSearch(query, REGISTERED);
  const rows = useMemo(() => {
    const found = findContacts(contacts, query, (role) => t(`group.${role}`));
    const there = new Set(contacts.map(({ sor }) => sor));
    return [...found.map(rowOf), ...hits.filter(({ sor }) => !there.has(sor)).map(hitRow)];
  }, [contacts, hits, query, t]);
  const keys = useMemo(() => rows.map(keyOf), [rows]);
  const cursor = useRowCursor(keys, id);
  const current = rows.find(({ key }) => key === cursor.key) ?? contacts.filter(({ gln }) => gln === cursor.key).map(rowOf)[0];
  const nameOf = useCallback(({ about, number, group }: Row) => `${[contactName(about), t(`role.${about.role}`), ...(number === undefined ? [] : [t('row.gln', { gln: [...number].join(' ') })]), t(`readiness.${about.readiness}`), ...(group === 'register' ? [t('register.inRegister')] : [])].join('. ')}.`, [t]);
  const ready = register?.state === 'ready' ? register.snapshot : undefined;
  return (
    <TwoPane
      cursor={cursor} titleId={titleId} detailLabel={t('detail')}
      list={(
        <>
          <PaneHead title={t('title')} titleId={titleId} detail={contacts.length ? t('count', { count: rows.filter(({ contact }) => contact).length }) : ''} />
          <PaneFilters><div className={styles.search}><TextField label={t(ready ? 'searchBoth' : 'search')} labelPlacement="hidden" icon="search" placeholder={t(ready ? 'searchBoth' : 'search')} value={query} onChange={setQuery} clearLabel={t('clear')} type="search" /></div></PaneFilters>
          {rows.length ? (
            <VirtualGrid
              ref={cursor.grid} label={t('title')} rows={rows} total={rows.length} keyOf={keyOf} nameOf={nameOf} groupOf={groupOf}
              renderHead={(group) => <span className={styles.headText}>{group === 'register' ? t('register.group', { count: total }) : t(`group.${group as OrganisationRole}`)}</span>}
              renderRow={(row) => <ContactRow row={row} />}
              activeKey={cursor.key} onActive={cursor.choose} openKey={cursor.key} onOpen={cursor.enter}
            />
          ) : contacts.length
            ? <EmptyState icon="search" title={t('empty.filtered')} action={<Button size="s" onPress={() => { setQuery(''); }}>{t('clear')}</Button>}>{t('empty.filteredText', { query })}{ready ? '' : ` ${t('register.absent')}`}</EmptyState>
            : <EmptyState icon="contact-round" title={t('empty.none')} action={register?.state === 'none' ? <Button size="s" onPress={() => { void navigate('settings', 'register'); }}>{t('register.open')}</Button> : undefined}>{t('empty.noneText')}</EmptyState>}
        </>
      )}
      detail={current?.contact ? <ContactDetail key={current.key} contact={current.contact} /> : current?.hit ? <RegisteredDetail key={current.key} hit={current.hit} snapshot={ready} /> : <EmptyState icon="contact-round" title={t('noSelection')} />}
    />
  );
}

function ContactRow({ row: { about, number } }: { row: Row }) {
  const { t } = useTranslation('contacts');
  const { tone, icon } = readinessLook[about.readiness];
  return (
    <div className={styles.row}>
      <Icon name={about.role === 'general-practice' ? 'stethoscope' : 'building-2'} className={styles.type} />
      <div className={styles.lines}>
        <div className={styles.first}><span className={styles.name}>{contactName(about)}</span></div>
        <div className={styles.second}>
          <span className={styles.about}>{[number === undefined ? '' : t('row.gln', { gln: number }), about.address].filter(Boolean).join(' · ')}</span>
          <span className={styles.sign}><StateTag tone={tone} icon={icon}>{t(`short.${about.readiness}`)}</StateTag></span>
        </div>
      </div>
    </div>
  );
}
