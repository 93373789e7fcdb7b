/** The register of receivers: what the network says, what people chose, and how it went lately. */
import { CodedError } from '../../shared/contract';
import type { Contact, Instant, Organisation, WireFormat } from '../../shared/messages';
import type { Batch } from './ledger/ledger';
import { tables, type ContactRecord } from './records';
import type { Room } from './room';

export interface Contacts {
  list(): Contact[];
  find(gln: string): Contact | undefined;
  setFormat(gln: string, format: WireFormat): Promise<Contact>;
  /** Adds one to today's count, in the caller's batch. */
  count(batch: Batch, gln: string, what: 'sent' | 'acknowledged', accepted?: Instant): void;
  /** What the network knows; kept until the next time it answers. */
  refresh(contacts: Contact[]): void;
}

const DAYS = 30;
const DAY_MS = 86_400_000;

/** @param fallback organisations known without contact to any network, for a start while it is away */
export function createContacts(room: Pick<Room, 'clock' | 'ledger'>, fallback: () => Organisation[]): Contacts {
  let known: Contact[] | undefined;
  const counts = new Map<string, ContactRecord>();

  const record = (gln: string): ContactRecord => {
    const found = counts.get(gln) ?? room.ledger.get(tables.contacts, gln) ?? { days: {} };
    counts.set(gln, found);
    return found;
  };
  const all = (): Contact[] => known ?? fallback().map((organisation) => ({ ...organisation, readiness: 'unknown', receives: [], format: 'fhir-json', source: '', acknowledged: 0, sent: 0 }));
  const recent = (now: Date): string => new Date(now.getTime() - DAYS * DAY_MS).toISOString().slice(0, 10);

  function complete(contact: Contact): Contact {
    const { format, lastAcceptedAt, days } = record(contact.gln);
    const from = recent(room.clock.now());
    let sent = 0;
    let acknowledged = 0;
    for (const [day, count] of Object.entries(days)) if (day >= from) { sent += count.sent; acknowledged += count.acknowledged; }
    return { ...contact, sent, acknowledged, format: format ?? contact.format, ...(lastAcceptedAt === undefined ? {} : { lastAcceptedAt }) };
  }

  return {
    list: () => all().map(complete),
    find(gln) {
      const found = all().find((contact) => contact.gln === gln);
      return found && complete(found);
    },
    async setFormat(gln, format) {
      const contact = all().find((candidate) => candidate.gln === gln);
      if (!contact) throw new CodedError('unknown-receiver');
      const next = { ...record(gln), format };
      await room.ledger.batch().put(tables.contacts, gln, next).commit();
      counts.set(gln, next);
      return complete(contact);
    },
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
    refresh(contacts) { known = contacts; },
  };
}
