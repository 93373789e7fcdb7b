/** What a run did to its messages, by the definitions of quality.md ("Benchmarks and faults"). */
import { CodedError } from '../../shared/contract';
import type { DeliveryEvent, DeliveryState, MessageRecord } from '../../shared/messages';
import { sha256Of } from '../../electron/node/hash';
import type { PostedLetter } from './hospital';
import { sure, type Mailroom } from './mailroom-process';
import { textOf, type Shown } from './model-archive';
import type { Accepted, Person } from './person';

export interface Verdict { lost: number; duplicated: number; reordered: number; corrupted: number; /** One sentence per finding, ids only. */ findings: string[] }

export interface SideFacts { name: string; mailroom: Mailroom; person: Person; shown: Shown; /** Messages that events told of. */ arrivals: number; /** Letters that somebody without a client of ours sent here. */ posted: readonly PostedLetter[] }

/** States in which nothing more happens by itself; each is shown to the sender. */
const ended: ReadonlySet<DeliveryState> = new Set(['accepted', 'rejected', 'failed', 'overdue', 'cancelled']);

export function statesOf(events: readonly DeliveryEvent[]): Map<string, DeliveryState> {
  const last = new Map<string, DeliveryEvent>();
  for (const event of events) if ((last.get(event.messageId)?.n ?? 0) < event.n) last.set(event.messageId, event);
  return new Map([...last].map(([id, { state }]) => [id, state]));
}
export const hasEnded = (states: ReadonlyMap<string, DeliveryState>, messageId: string): boolean => { const state = states.get(messageId); return state !== undefined && ended.has(state); };

/** Ids of letters begin with their sender's number, which many share. */
const short = (id: string): string => (id.includes('#') ? id.slice(-10) : id.slice(0, 8));

async function bytesOf(mailroom: Mailroom, sha256: string): Promise<Uint8Array | undefined> {
  for (;;) {
    try {
      const { bytes } = await mailroom.once('bytes.get', { sha256, offset: 0, length: 1024 * 1024 });
      return bytes;
    } catch (error) {
      if (!(error instanceof CodedError) || error.code === 'internal') throw error;
      if (error.code !== 'bridge-closed') return undefined;
    }
  }
}

export async function judge(a: SideFacts, b: SideFacts): Promise<Verdict> {
  const verdict: Verdict = { lost: 0, duplicated: 0, reordered: 0, corrupted: 0, findings: [] };
  const found = (kind: keyof Omit<Verdict, 'findings'>, sentence: string) => { verdict[kind]++; verdict.findings.push(`${kind}: ${sentence}`); };
  for (const [from, to] of [[a, b], [b, a]] as const) {
    await oneDirection(from, to, found);
    await postedTo(to, found);
    for (const id of from.shown.doubled) found('duplicated', `${from.name} got ${id} more than once`);
    for (const id of from.shown.changed) found('corrupted', `${from.name} got ${id} with another content`);
    for (const id of from.shown.reordered) found('reordered', `${from.name} shows thread ${short(id)} against its times`);
    for (const sentence of from.person.contradictions) found('duplicated', `${from.name}: ${sentence}`);
    const received = from.shown.messages.filter(({ direction }) => direction === 'in').length;
    if (from.arrivals > received) found('duplicated', `${from.name} was told of ${from.arrivals} arrivals, and ${received} came`);
    await answers(from, found);
  }
  return verdict;
}

type Found = (kind: keyof Omit<Verdict, 'findings'>, sentence: string) => void;

async function oneDirection(from: SideFacts, to: SideFacts, found: Found): Promise<void> {
  const states = statesOf(from.shown.events);
  const sent = new Map(from.shown.messages.filter(({ direction }) => direction === 'out').map((record) => [record.messageId, record]));
  const received = new Map(to.shown.messages.filter(({ direction }) => direction === 'in').map((record) => [record.messageId, record]));
  const refused = new Set(to.shown.quarantine.map(({ id }) => id));
  const accepted = new Map(from.person.accepted.map((one) => [one.messageId, one]));
  for (const [messageId, one] of accepted) {
    const state = states.get(messageId);
    const arrived = received.get(messageId);
    if (!sent.has(messageId)) found('lost', `${from.name} does not show its own ${short(messageId)}`);
    // The receiver's own word must be true, so an accepted message has to be there whatever the sender shows.
    if (state === undefined || !ended.has(state)) found('lost', `${short(messageId)} of ${from.name} stays ${state ?? 'without a state'}${arrived ? ', though it arrived' : ''}`);
    else if (state === 'accepted' && !arrived) found('lost', `${short(messageId)} is accepted and ${to.name} does not show it`);
    else if (state === 'rejected' && !refused.has(messageId) && !arrived) found('lost', `${short(messageId)} is rejected and ${to.name} knows nothing of it`);
    if (arrived && refused.has(messageId)) found('duplicated', `${to.name} shows ${short(messageId)} both as a message and as held back`);
    if (arrived) await sameBytes(from, to, one, arrived, found);
    if (arrived && !sameContent(one, arrived, sent.get(messageId))) found('corrupted', `${to.name} shows another text of ${short(messageId)}`);
  }
  const posted = new Set(to.posted.map(({ messageId }) => messageId));
  for (const id of received.keys()) if (!accepted.has(id) && !posted.has(id)) found('duplicated', `${to.name} shows ${short(id)}, which nobody sent`);
  for (const id of sent.keys()) if (!accepted.has(id)) found('duplicated', `${from.name} shows ${short(id)} as sent, which nobody asked for`);
  const finals = new Map<string, Set<DeliveryState>>();
  for (const { messageId, state } of from.shown.events) if (state === 'accepted' || state === 'rejected') finals.set(messageId, (finals.get(messageId) ?? new Set()).add(state));
  for (const [id, own] of finals) if (own.size > 1) found('duplicated', `${short(id)} was both accepted and rejected`);
}

async function kept({ name, mailroom }: SideFacts, sha256: string, messageId: string, found: Found): Promise<void> {
  const bytes = await bytesOf(mailroom, sha256);
  if (!bytes || sha256Of(bytes) !== sha256) found('corrupted', `${name} ${bytes ? 'keeps damaged bytes' : 'has lost bytes'} of ${short(messageId)}`);
}

async function sameBytes(from: SideFacts, to: SideFacts, { messageId, files }: Accepted, { original, view }: MessageRecord, found: Found): Promise<void> {
  const { attempts } = await sure(from.mailroom, 'messages.technical', { messageId });
  if (!attempts.some((attempt) => attempt.original === original)) found('corrupted', `${to.name} keeps other bytes of ${short(messageId)} than ${from.name} ever sent`);
  for (const [side, sha256] of [[to, original], ...attempts.map((attempt) => [from, attempt.original] as const), ...files.flatMap((file) => [[from, file], [to, file]] as const)] as const) await kept(side, sha256, messageId, found);
  for (const file of files) if (!view.attachments.some(({ sha256 }) => sha256 === file)) found('corrupted', `${to.name} shows ${short(messageId)} without its file`);
}

/** A message's text is the draft's; a letter is the one that its sender shows, and holds the words that only this draft had. */
function sameContent({ messageId, draft, mark }: Accepted, { view }: MessageRecord, own: MessageRecord | undefined): boolean {
  if (mark === undefined) return view.segments.find((segment) => (segment.messageId ?? messageId) === messageId)?.text === draft.text;
  return textOf(view.letter).includes(mark) && textOf(view.letter) === textOf(own?.view.letter);
}

/** Letters from outside: each is shown once, whole, and its sender was told so. */
async function postedTo(to: SideFacts, found: Found): Promise<void> {
  const received = new Map(to.shown.messages.filter(({ direction }) => direction === 'in').map((record) => [record.messageId, record]));
  const refused = new Set(to.shown.quarantine.map(({ id }) => id));
  for (const { messageId, mark, file, sent, said } of to.posted) {
    const arrived = received.get(messageId);
    if (refused.has(messageId)) found('corrupted', `${to.name} holds ${short(messageId)} back, and it was sent whole`);
    if (said.has('negative')) found(said.has('positive') ? 'duplicated' : 'corrupted', `${to.name} refused ${short(messageId)}${said.has('positive') ? ' and took it' : ''}`);
    if (!said.has('positive')) found('lost', `nobody was told what became of ${short(messageId)}, sent to ${to.name}${arrived ? ', though it arrived' : ''}`);
    if (!arrived) { found('lost', `${to.name} does not show ${short(messageId)}${said.has('positive') ? ', and said that it has it' : ''}`); continue; }
    if (!sent.has(arrived.original)) found('corrupted', `${to.name} keeps other bytes of ${short(messageId)} than were ever sent`);
    await kept(to, arrived.original, messageId, found);
    if (mark !== undefined && !textOf(arrived.view).includes(mark)) found('corrupted', `${to.name} shows another text of ${short(messageId)}`);
    if (file === undefined) continue;
    if (!arrived.view.attachments.some(({ sha256 }) => sha256 === file)) found('corrupted', `${to.name} shows ${short(messageId)} without its file`);
    await kept(to, file, messageId, found);
  }
}

/** R9, R10, R12: every answer to a message is the first one, with the first one's id. A receipt for letters has a number of its own each time (decision 0051). */
async function answers(side: SideFacts, found: Found): Promise<void> {
  const first = new Map<string, { code: string; messageId: string }>();
  for (let before: string | undefined; ;) {
    const page = await sure(side.mailroom, 'acknowledgements.sent', { limit: 500, ...(before === undefined ? {} : { before }) });
    for (const { of, code, messageId } of page) {
      const known = first.get(of);
      if (!known) first.set(of, { code, messageId });
      else if (known.code !== code || (known.messageId !== messageId && !of.includes('#'))) found('duplicated', `${side.name} answered ${short(of)} in two ways`);
    }
    const oldest = page.at(-1)?.at;
    if (page.length < 500 || oldest === undefined || oldest === before) return;
    before = oldest;
  }
}
