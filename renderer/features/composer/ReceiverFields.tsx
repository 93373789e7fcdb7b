/** To whom, and from whom if that is somebody else than who signs. */
import { useMemo, useState, type Ref } from 'react';
import type { Contact, Draft, DraftParty, Person, RegisterHit } from '../../../shared/messages';
import { ComboBox, type ComboOption } from '../../ui/ComboBox';
import type { LabelPlacement } from '../../ui/FieldError';
import { Select } from '../../ui/Select';
import { useTexts } from '../shared/words';
import { contactName, roleText } from './words';
import styles from './composer.module.css';

const fold = (text: string): string => text.toLocaleLowerCase('da');

interface ReceiverOption extends ComboOption { name: string; unit: string; number: string; contact?: Contact; hit?: RegisterHit }
const toOption = (contact: Contact): ReceiverOption => ({ id: contact.gln, text: contactName(contact), name: contact.name, unit: contact.unit, number: contact.gln, contact });
const registeredOption = (hit: RegisterHit): ReceiverOption => ({ id: `sor:${hit.sor}`, text: contactName(hit), name: hit.name, unit: hit.unit, number: hit.gln ?? hit.through ?? '', hit });

export interface ReceiverFieldProps {
  contacts: readonly Contact[];
  /** Found in the organisation register by what was typed last. */
  registered: readonly RegisterHit[];
  onSearch: ((text: string) => void) | undefined;
  /** Puts a receiver of the register among the contacts. */
  onRegistered: ((gln: string) => Promise<unknown>) | undefined;
  value: string | undefined;
  /** `team`: the unit that is meant, where its message goes to the unit above. */
  onChange(gln: string | undefined, team?: string): void;
  onBlur(): void;
  error: string | undefined;
  inputRef: Ref<HTMLInputElement>;
  labelPlacement?: LabelPlacement;
}

export function ReceiverField({ contacts, registered, onSearch, onRegistered, value, onChange, onBlur, error, inputRef, labelPlacement = 'side' }: ReceiverFieldProps) {
  const { t } = useTexts('compose');
  const selected = useMemo(() => { const contact = contacts.find(({ gln }) => gln === value); return contact && toOption(contact); }, [contacts, value]);
  const [query, setQuery] = useState(selected?.text ?? '');
  const [known, setKnown] = useState(selected?.id);
  if (known !== selected?.id) { setKnown(selected?.id); setQuery(selected?.text ?? ''); }
  const untouched = selected !== undefined && query === selected.text;
  const options = useMemo(() => {
    const words = untouched ? [] : fold(query).split(/[\s,]+/).filter(Boolean);
    const own = contacts.filter((contact) => { const all = fold(`${contact.name} ${contact.unit} ${contact.gln} ${contact.address}`); return words.every((word) => all.includes(word)); });
    const there = new Set(contacts.map(({ gln }) => gln));
    // Those without anybody who takes messages for them can't be written to; those on the short list stand there already.
    const more = untouched || words.length === 0 ? [] : registered.filter((hit) => hit.receiver !== undefined && (hit.through !== undefined || !there.has(hit.receiver)));
    return [...own.map(toOption), ...more.map(registeredOption)];
  }, [contacts, registered, query, untouched]);
  const type = (text: string) => { setQuery(text); onSearch?.(text); };
  const choose = (option: ReceiverOption | undefined) => {
    const { hit } = option ?? {};
    if (!hit?.receiver) { onChange(option?.id); return; }
    const gln = hit.receiver;
    const team = hit.through === undefined ? undefined : hit.unit || hit.name;
    // Among the contacts first: until then nobody knows who it is.
    void onRegistered?.(gln).then(() => { onChange(gln, team); }, () => { setQuery(''); });
  };
  const written = ({ name, unit, number }: ReceiverOption) => (
    <><span className={styles.optText}><span className={styles.medium}>{name}</span>{unit ? `, ${unit}` : ''}</span><span className={styles.id}>{number}</span></>
  );
  return (
    <ComboBox<ReceiverOption>
      label={t('receiver.label')} labelPlacement={labelPlacement} icon="building-2" options={options} selected={selected} query={query} onQuery={type} onSelect={choose} inputRef={inputRef}
      renderOption={(option) => <span className={styles.optMain}>{written(option)}{option.hit ? <span className={styles.soft}>{t(`receiver.${option.hit.through !== undefined ? 'through' : option.hit.readiness === 'none' ? 'cannot' : option.hit.readiness}`)}</span> : null}</span>}
      renderSelected={written} placeholder={t('receiver.placeholder')} emptyText={t('receiver.none')} clearLabel={t('receiver.clear')} onBlur={onBlur} error={error}
    />
  );
}

interface PersonOption extends ComboOption { person: Person }

export interface PartyFieldProps {
  words: 'person' | 'sender';
  /** Known persons of the organisation. */
  persons: readonly Person[];
  party: DraftParty | undefined;
  onChange(party: DraftParty | undefined): void;
  onBlur(): void;
  error: string | undefined;
  inputRef: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

/** A person with a role, or a team: chosen among those known, or written. */
export function PartyField({ words, persons, party, onChange, onBlur, error, inputRef }: PartyFieldProps) {
  const { t } = useTexts('compose');
  const options = useMemo((): PersonOption[] => persons.map((person) => ({ id: `${person.name}|${roleText(person.role)}`, text: person.name, person })), [persons]);
  const [query, setQuery] = useState(party?.name ?? '');
  const [known, setKnown] = useState(party?.name);
  if (known !== party?.name) { setKnown(party?.name); if (query.trim() !== (party?.name ?? '')) setQuery(party?.name ?? ''); }
  const selected = options.find(({ person }) => person.name === party?.name && roleText(person.role) === (party.role ?? ''));
  const found = selected && query === selected.text ? options : options.filter(({ person }) => fold(`${person.name} ${roleText(person.role)}`).includes(fold(query.trim())));
  const write = (text: string) => {
    setQuery(text);
    if (!text.trim()) onChange(undefined);
    else if (text.trim() !== party?.name) onChange({ kind: party?.kind ?? 'person', name: text.trim() });
  };
  const written = ({ person }: PersonOption) => <span className={styles.optText}>{person.name}{roleText(person.role) ? <span className={styles.soft}>, {roleText(person.role).toLocaleLowerCase('da')}</span> : null}</span>;
  return (
    <>
      <ComboBox<PersonOption>
        label={t(`${words}.label`)} labelPlacement="side" icon={party?.kind === 'team' ? 'users-round' : 'user'} options={found} selected={selected} query={query} allowsOwnText inputRef={inputRef}
        onQuery={write} onSelect={(option) => { onChange(option && { kind: 'person', name: option.person.name, ...(roleText(option.person.role) ? { role: roleText(option.person.role) } : {}) }); }}
        renderOption={written} renderSelected={written} placeholder={t(`${words}.placeholder`)} clearLabel={t(`${words}.clear`)} {...(options.length ? { openLabel: t(`${words}.placeholder`) } : {})} onBlur={onBlur} error={error}
      />
      {party && !selected ? (
        <Select label={t('person.kind')} labelPlacement="hidden" placeholder={t('person.kind')} value={party.kind} onChange={(kind) => { onChange({ ...party, kind: kind === 'team' ? 'team' : 'person' }); }} options={[{ id: 'person', label: t('person.person') }, { id: 'team', label: t('person.team') }]} />
      ) : null}
    </>
  );
}

/** Whether the party needs the extra column for its kind. */
export const hasKind = (party: Draft['specificRecipient'], persons: readonly Person[]): boolean =>
  party !== undefined && !persons.some((person) => person.name === party.name && roleText(person.role) === (party.role ?? ''));
