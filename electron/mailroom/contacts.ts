/**
 * Receivers: what the network says, what the organisation register says, what people chose, and how it went lately. The list is
 * short: the network's own table, and of the register only those that were chosen or written to. Whoever the register knows can be found.
 */
import { CodedError } from '../../shared/contract';
import type { OrganisationIds } from '../../shared/contract';
import type { Contact, Instant, Organisation, RegisteredName, FhirFormat } from '../../shared/messages';
import type { Batch } from './ledger/ledger';
import { tables, type ContactRecord } from './records';
import type { Register } from './register';
import type { Room } from './room';

export interface Contacts {
  list(): Promise<Contact[]>;
  /** On any network: its own table first, then the register. `sor`: the unit that is meant, where several are reached by one number. */
  find(gln: string, sor?: string): Contact | undefined;
  /** Puts somebody of the register on the list. CodedError `unknown-receiver`. */
  add(gln: string): Promise<Contact>;
  setFormat(gln: string, format: FhirFormat): Promise<Contact>;
  /** Adds one to today's count, in the caller's batch. */
  count(batch: Batch, gln: string, what: 'sent' | 'acknowledged', accepted?: Instant): void;
  /** What the network knows; kept until the next time it answers. True when it is another than before. */
  refresh(contacts: Contact[]): boolean;
  /** What an organisation is called, wherever we know it from: ourselves, the network's table, the register. */
  name(ids: OrganisationIds): RegisteredName | undefined;
}

const DAYS = 30;
const DAY_MS = 86_400_000;

export interface ContactSources {
  /** Organisations known without contact to any network, for a start while it is away. */
  fallback(): Organisation[];
  register: Pick<Register, 'contact' | 'name'>;
  self(): Organisation | undefined;
}

export function createContacts(room: Pick<Room, 'clock' | 'ledger'>, { fallback, register, self }: ContactSources): Contacts {
  let known: Contact[] | undefined;
  const counts = new Map<string, ContactRecord>();

  const record = (gln: string): ContactRecord => {
    const found = counts.get(gln) ?? room.ledger.get(tables.contacts, gln) ?? { days: {} };
    counts.set(gln, found);
    return found;
  };
  const ofNetwork = (): Contact[] => known ?? fallback().map((organisation) => ({ ...organisation, readiness: 'unknown', receives: [], format: 'fhir-json', source: '', acknowledged: 0, sent: 0 }));
  const recent = (now: Date): string => new Date(now.getTime() - DAYS * DAY_MS).toISOString().slice(0, 10);

  /** Where the network doesn't know what somebody takes, the register may. */
  function withRegister(contact: Contact): Contact {
    if (contact.readiness !== 'unknown' || contact.receives.length > 0) return contact;
    const registered = register.contact(contact.gln);
    return registered && registered.readiness !== 'unknown' ? { ...contact, readiness: registered.readiness, receives: registered.receives, source: registered.source, sourceDate: registered.sourceDate } : contact;
  }

  function complete(contact: Contact): Contact {
    const { format, lastAcceptedAt, days } = record(contact.gln);
    const from = recent(room.clock.now());
    let sent = 0;
    let acknowledged = 0;
    for (const [day, count] of Object.entries(days)) if (day >= from) { sent += count.sent; acknowledged += count.acknowledged; }
    return { ...withRegister(contact), sent, acknowledged, format: format ?? contact.format, ...(lastAcceptedAt === undefined ? {} : { lastAcceptedAt }) };
  }

  const find = (gln: string, sor?: string): Contact | undefined => {
    const found = ofNetwork().find((contact) => contact.gln === gln) ?? register.contact(gln, sor);
    return found && complete(found);
  };
  async function change(gln: string, make: (before: ContactRecord) => ContactRecord): Promise<Contact> {
    if (!find(gln)) throw new CodedError('unknown-receiver');
    const next = make(record(gln));
    await room.ledger.batch().put(tables.contacts, gln, next).commit();
    counts.set(gln, next);
    return find(gln)!;
  }
  const nameOf = ({ name, unit }: RegisteredName): RegisteredName => ({ name, unit });

  return {
    find,
    async list() {
      const own = self()?.gln;
      const listed = ofNetwork();
      const there = new Set(listed.map(({ gln }) => gln));
      const chosen = (await room.ledger.range(tables.contacts)).flatMap(({ id }) => (there.has(id) || id === own ? [] : register.contact(id) ?? []));
      return [...listed, ...chosen].map(complete);
    },
    add: (gln) => change(gln, (before) => ({ ...before, chosenAt: before.chosenAt ?? room.clock.now().toISOString() })),
    setFormat: (gln, format) => change(gln, (before) => ({ ...before, format })),
    count(batch, gln, what, accepted) {
      const now = room.clock.now();
      const today = now.toISOString().slice(0, 10);
      const before = record(gln);
      const from = recent(now);
      const days = Object.fromEntries(Object.entries(before.days).filter(([day]) => day >= from));
      const day = days[today] ?? { sent: 0, acknowledged: 0 };
      const next: ContactRecord = { ...before, days: { ...days, [today]: { ...day, [what]: day[what] + 1 } }, ...(accepted === undefined ? {} : { lastAcceptedAt: accepted }) };
      counts.set(gln, next);
      batch.put(tables.contacts, gln, next);
    },
    refresh(contacts) {
      const before = known;
      known = contacts;
      return JSON.stringify(before) !== JSON.stringify(contacts);
    },
    name(ids) {
      const own = self();
      const table = own ? [own, ...ofNetwork()] : ofNetwork();
      // A SOR code means one unit, a location number may be shared: whoever knows the code is asked before anybody who knows the number.
      const bySor = ids.sor === undefined ? undefined : table.find(({ sor }) => sor === ids.sor) ?? register.name({ sor: ids.sor });
      const found = bySor ?? (ids.gln === undefined ? undefined : table.find(({ gln }) => gln === ids.gln) ?? register.name({ gln: ids.gln }));
      return found && nameOf(found);
    },
  };
}
