/**
 * An archive that keeps its rows in the runner, so that they survive every kill of the worker. It takes work as the page
 * does (store, then say so) and writes down what a page would quietly put right: work given twice, or changed.
 */
import { CodedError } from '../../shared/contract';
import type { DeliveryEvent, HandoverItem, MessageRecord, Quarantine } from '../../shared/messages';
import { threadOf } from '../../shared/standards/thread';
import type { Mailroom } from './mailroom-process';
import { pause } from './random';

/** What a side's archive shows, however it keeps it. */
export interface Shown {
  messages: MessageRecord[];
  events: DeliveryEvent[];
  quarantine: Quarantine[];
  /** Ids of what was handed over or stored more than once. */
  doubled: string[];
  /** Ids whose content changed between two times that it was handed over. */
  changed: string[];
  /** Threads that are shown in an order that their segments' own times forbid. */
  reordered: string[];
}

export interface Archive {
  shown(): Promise<Shown>;
  /** What can be answered. */
  received(): Promise<MessageRecord[]>;
  stop(): Promise<void>;
}

export const textOf = (value: unknown): string => JSON.stringify(value, (_key, part: unknown) =>
  (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));

/** True when a time comes after a later one. */
export const outOfOrder = (times: (string | undefined)[]): boolean => {
  const known = times.filter((time) => time !== undefined);
  return known.some((time, index) => index > 0 && Date.parse(known[index - 1]!) > Date.parse(time));
};

export function reorderedThreads(messages: readonly MessageRecord[]): string[] {
  const threads = new Map<string, MessageRecord[]>();
  for (const message of messages) threads.set(message.view.threadId ?? message.messageId, [...threads.get(message.view.threadId ?? message.messageId) ?? [], message]);
  return [...threads].filter(([, own]) => outOfOrder(threadOf(own.map(({ view, at }) => ({ view, receivedAt: at }))).segments.map(({ at }) => at))).map(([id]) => id);
}

export function modelArchive(mailroom: Mailroom): Archive {
  const rows = new Map<string, { seq: number; item: HandoverItem }>();
  const messages = new Map<string, MessageRecord>();
  const doubled = new Set<string>();
  const changed = new Set<string>();
  let watermark = 0;
  let stopped = false;
  let poked = true;
  let wake: () => void = () => undefined;

  const idOf = (item: HandoverItem): string => (item.kind === 'message' ? `${item.message.direction}/${item.message.messageId}` : item.kind === 'delivery' ? `${item.event.messageId}/${item.event.n}` : `quarantine/${item.item.id}`);
  const contentOf = (item: HandoverItem): string => textOf({ ...item, seq: 0 });

  function store(item: HandoverItem): void {
    const id = idOf(item);
    const before = rows.get(id);
    if (before && before.seq !== item.seq) doubled.add(id);
    if (before && contentOf(before.item) !== contentOf(item)) changed.add(id);
    rows.set(id, { seq: item.seq, item });
    if (item.kind === 'message') messages.set(id, item.message);
  }

  async function drain(): Promise<void> {
    for (;;) {
      const { items, last } = (await mailroom.once('handover.take', { after: watermark, limit: 50 })).result;
      for (const item of items) store(item);
      const upTo = items.at(-1)?.seq ?? last;
      if (upTo > watermark) {
        watermark = upTo;
        await mailroom.once('handover.done', { upTo });
      }
      if (items.length === 0) return;
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      poked = false;
      try { await drain(); } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        // Dead in the middle: what was stored and not reported comes again.
        poked = true;
        await pause(20);
      }
      if (!poked && !stopped) await new Promise<void>((resolve) => { wake = resolve; });
    }
  }
  const poke = () => { poked = true; wake(); };
  mailroom.on('handover', poke);
  mailroom.onUp(poke);
  const running = run();

  return {
    async received() { return [...messages.values()].filter(({ direction }) => direction === 'in'); },
    async shown() {
      const items = [...rows.values()].map(({ item }) => item);
      const all = [...messages.values()];
      return {
        messages: all, doubled: [...doubled], changed: [...changed], reordered: reorderedThreads(all),
        events: items.flatMap((item) => (item.kind === 'delivery' ? [item.event] : [])), quarantine: items.flatMap((item) => (item.kind === 'quarantine' ? [item.item] : [])),
      };
    },
    async stop() { stopped = true; wake(); await running; },
  };
}
