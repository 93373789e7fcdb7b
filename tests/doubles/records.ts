/** Invented messages by seed: the same number gives the same messages. People are MedCom's official test persons. */
import type { DeliveryEvent, HandoverItem, Instant, MessageRecord, OrganisationView, PatientView } from '../../shared/messages';

/** Small repeatable random numbers (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const person = (family: string, given: string[], type: 'cpr' | 'x-ecpr' | 'd-ecpr', value: string): PatientView => ({ ids: [{ type, value }], name: [...given, family].join(' '), family, given, deceased: false });
export const persons = [
  person('Elmer', ['Bruno', 'Test'], 'cpr', '2509479989'), person('Berggren', ['Nancy', 'Ann'], 'cpr', '2512484916'), person('Lauridsen', ['Lonni'], 'cpr', '0101604896'),
  person('Mosebryggersen', ['Knut', 'Odvar'], 'cpr', '1502824933'), person('Mortensen', ['Jens'], 'cpr', '1212778221'), person('Testesen', ['Test'], 'cpr', '1111111118'),
  person('Testperson', ['Uoplyst'], 'x-ecpr', '0703921VJ5'), person('Testperson', ['Anden'], 'd-ecpr', '1206550VK9'),
] as const;

export const self: OrganisationView = { gln: '5790000000012', sor: '111000016003', name: 'Lægerne Testgade (test)' };
export const others: readonly OrganisationView[] = [
  { gln: '5790000000029', sor: '222000016009', name: 'Odense Kommune (test)' }, { gln: '5790000000036', sor: '333000016004', name: 'Fysiotest Odense (test)' },
  { gln: '5790000000043', sor: '444000016000', name: 'Assens Kommune (test)' }, { gln: '5790000000050', sor: '555000016005', name: 'Hospital Medicinsk M (test)' },
];

const stems = 'sår blod tryk puls medicin pleje besøg hjælp træning knæ ankel hofte ryg skulder hoved mave hjerte lunge nyre lever øje øre næse hals hud fod hånd finger tå søvn smerte feber hoste kvalme svimmel træt vægt kost væske salve tablet dosis recept kontrol prøve svar aftale tid dag uge måned nat morgen aften hjem bolig trappe seng stol gang gå stå løft bad toilet'.split(' ');
const small = 'og i at det er en til på som med han hun ikke der af for har den om men fra kan var så vil skal efter ved igen nu meget lidt gerne tak kære venlig hilsen'.split(' ');
const categories = ['carecoordination', 'healthcare', 'medicine', 'training', 'other'];

const uuid = (random: () => number): string => {
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
};
const hash = (random: () => number): string => Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join('');

export interface MadeOptions { count: number; seed?: number; /** Time of the first message. */ from?: Instant; /** Share of messages that go on in an earlier thread. */ replies?: number; /** Share of messages sent by us. */ sent?: number }
export interface Made { records: MessageRecord[]; events: DeliveryEvent[]; items: HandoverItem[] }

/** Messages in time order, five minutes apart, with the delivery history of those we sent. */
export function makeMessages({ count, seed = 1, from = '2026-01-05T07:00:00.000Z', replies = 0.4, sent = 0.25 }: MadeOptions): Made {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const start = Date.parse(from);
  const threads: { id: string; patient: PatientView; other: OrganisationView; category: string; topic: string; last: string }[] = [];
  const records: MessageRecord[] = [];
  const events: DeliveryEvent[] = [];
  const items: HandoverItem[] = [];
  const word = () => (random() < 0.55 ? pick(small) : random() < 0.5 ? pick(stems) : pick(stems) + pick(stems));
  const sentence = () => { const text = Array.from({ length: 6 + Math.floor(random() * 10) }, word).join(' '); return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`; };
  for (let index = 0; index < count; index += 1) {
    const at = new Date(start + index * 300_000).toISOString();
    const answers = threads.length > 0 && random() < replies;
    const thread = answers ? pick(threads.slice(-200)) : { id: uuid(random), patient: pick(persons), other: pick(others), category: pick(categories), topic: `${word()} ${word()}`, last: '' };
    if (!answers) threads.push(thread);
    const direction = random() < sent ? 'out' as const : 'in' as const;
    const messageId = uuid(random);
    const [sender, receiver] = direction === 'in' ? [thread.other, self] : [self, thread.other];
    const late = direction === 'in' && random() < 0.02 ? 31 + Math.floor(random() * 200) : undefined;
    const sentAt = late === undefined ? at : new Date(Date.parse(at) - late * 60_000).toISOString();
    const answered = thread.last;
    const file = random() < 0.15 ? [{ id: `urn:uuid:${uuid(random)}`, title: `${word()} billede`, contentType: 'image/jpeg', bytes: 20_000, hasContent: true, sha256: hash(random), messageId }] : [];
    records.push({
      messageId, direction, at, format: 'fhir-json', original: hash(random), ...(late === undefined ? {} : { lateByMinutes: late }), ...(direction === 'out' ? { sentBy: 'user-1' } : {}),
      view: {
        standard: 'care-communication', version: '5.0', activity: answered ? 'reply-message' : 'new-message', messageId, bundleId: uuid(random), threadId: thread.id, sentAt,
        sender, receivers: [receiver], patient: thread.patient, category: thread.category, topic: thread.topic,
        segments: [{ id: `urn:uuid:${uuid(random)}`, text: Array.from({ length: 2 + Math.floor(random() * 4) }, sentence).join(' '), author: 'Anja Eksempel', role: 'sygeplejerske', phone: '65000001', organisation: sender, at: sentAt, messageId }],
        attachments: file, chain: [{ messageId, activity: answered ? 'reply-message' : 'new-message', at: sentAt, organisation: sender, ...(answered ? { answers: answered } : {}), payloads: [] }],
        ...(answered ? { answers: answered } : {}),
      },
    });
    thread.last = messageId;
    items.push({ kind: 'message', seq: items.length + 1, message: records[index]!, ...(direction === 'out' ? { state: 'queued' as const } : {}) });
    if (direction === 'out') {
      const states = ['queued', 'transmitting', 'handed-over', ...(random() < 0.03 ? ['rejected' as const] : random() < 0.04 ? [] : ['accepted' as const])] as const;
      for (const [step, state] of states.entries()) {
        const event: DeliveryEvent = { messageId, n: step + 1, at: new Date(Date.parse(at) + step * 1000).toISOString(), state, attempt: step === 0 ? 0 : 1 };
        events.push(event);
        items.push({ kind: 'delivery', seq: items.length + 1, event });
      }
    }
  }
  return { records, events, items };
}
