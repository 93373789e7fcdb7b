/** `send`: one new CareCommunication from a profile, by the same call as the composer's Send. */
import { randomUUID } from 'node:crypto';
import { classifyPatientId, parsePatientId } from '../../../shared/identifiers';
import type { BridgeClient } from '../../../shared/contract';
import { toInstant, type Draft, type Session } from '../../../shared/messages';
import { CannotRun, type CliCommand, type CommandContext, type ExitCode, type OptionValues } from '../command';
import { profileOptions, withMailroom } from '../mailroom';
import { fill, type Words } from '../words';
import { uploadAttachment } from './upload';

const DEFAULT_WAIT_SECONDS = 120;
const LOOK_EVERY_MS = 500;

type Outcome = 'accepted' | 'rejected' | 'failed' | 'overdue' | 'cancelled' | 'waiting';

export const send: CliCommand = {
  options: {
    ...profileOptions, json: { type: 'boolean' },
    to: { type: 'string' }, patient: { type: 'string' }, name: { type: 'string' }, category: { type: 'string' }, topic: { type: 'string' }, priority: { type: 'string' }, text: { type: 'string' },
    attach: { type: 'string', multiple: true }, author: { type: 'string' }, phone: { type: 'string' }, role: { type: 'string' }, wait: { type: 'boolean' }, seconds: { type: 'string' },
  },
  takes: 'none',
  usage: '--profile DIR --to GLN --patient CPR --name "GIVEN FAMILY" --category CODE --text TEXT [--topic TEXT] [--priority routine|asap] [--attach FILE]… [--author NAME] [--role ROLE] [--phone NUMBER] [--wait [--seconds N]] [--json]',
  async run(context) {
    const { values, words, talk, out } = context;
    const seconds = Number(text(values, 'seconds') ?? DEFAULT_WAIT_SECONDS);
    if (!Number.isFinite(seconds) || seconds <= 0) throw new CannotRun(words.badSeconds);
    // Before a mailroom is started for it.
    for (const name of ['to', 'patient', 'name', 'category', 'text']) need(values, name, words);
    return withMailroom<ExitCode>(context, async (client) => {
      const session = await client.call('session.get', {});
      if (session.state === 'onboarding') throw new CannotRun(words.notSetUp);
      const now = toInstant(new Date());
      const draft = draftOf(values, session, words, now);
      for (const path of list(values, 'attach')) draft.attachments.push(await attach(client, path, now, words));
      const answer = await client.call('messages.submit', { draft });
      if (!answer.submitted || answer.messageId === undefined) {
        if (values.json) await out.json({ submitted: false, issues: answer.issues });
        talk(words.notSent);
        for (const issue of answer.issues) talk(`  ${issue.message}`);
        return 1;
      }
      const outcome = values.wait ? await settle(client, answer.messageId, seconds * 1000) : undefined;
      if (values.json) await out.json({ submitted: true, messageId: answer.messageId, threadId: answer.threadId, ...(outcome ? { state: outcome } : {}) });
      else await out.line(answer.messageId);
      return report(outcome, answer.messageId, seconds, context);
    });
  },
};

const text = (values: OptionValues, name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
const list = (values: OptionValues, name: string): string[] => { const given = values[name]; return Array.isArray(given) ? given.filter((value) => typeof value === 'string') : []; };

function need(values: OptionValues, name: string, words: Words): string {
  const value = text(values, name);
  if (value === undefined || value.trim() === '') throw new CannotRun(fill(words.required, { name }));
  return value;
}

/** A draft as the composer would make it. Throws when an option that nothing can replace is missing or no person number. */
export function draftOf(values: OptionValues, session: Session, words: Words, now: string): Draft {
  const typed = need(values, 'patient', words);
  const cpr = parsePatientId(typed);
  if (cpr === undefined) throw new CannotRun(fill(words.badPatient, { value: typed }));
  const names = need(values, 'name', words).trim().split(/\s+/);
  const family = names.pop() ?? '';
  // A locked profile has users but nobody logged in: the first one, who set the profile up, signs unless another is named.
  const user = session.user ?? session.users[0];
  const author = text(values, 'author') ?? user?.name ?? session.organisation?.name ?? '';
  const known = session.user?.name === author ? session.user : session.organisation?.persons.find(({ name }) => name === author);
  const role = text(values, 'role');
  const signatureRole = role ? { text: role } : known?.role;
  const priority = text(values, 'priority');
  const topic = text(values, 'topic');
  return {
    id: randomUUID(), standard: 'care-communication', kind: 'new',
    patient: { ids: [{ type: classifyPatientId(cpr), value: cpr }], family, given: names },
    receiver: need(values, 'to', words), category: need(values, 'category', words), ...(topic ? { topic } : {}), ...(priority === 'routine' || priority === 'asap' ? { priority } : {}),
    text: need(values, 'text', words), attachments: [],
    signature: { name: author, ...(signatureRole ? { role: signatureRole } : {}), phone: text(values, 'phone') ?? known?.phone ?? session.organisation?.phone ?? '' },
    createdAt: now, updatedAt: now, createdBy: user?.id ?? 'cli',
  };
}

async function attach(client: BridgeClient, path: string, now: string, words: Words) {
  try {
    return await uploadAttachment(client, path, randomUUID(), now);
  } catch (error) {
    const code = error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined;
    if (code === 'ENOENT') throw new CannotRun(fill(words.missingPath, { path }));
    if (code !== undefined) throw new CannotRun(fill(words.unreadable, { path, code }));
    throw error;
  }
}

/**
 * Waits for the receiver's verdict. Acknowledgements are asked for, since a page that archives at the same time may take
 * the delivery events away; failures without an acknowledgement are seen among the events while nobody has taken them.
 */
export async function settle(client: BridgeClient, messageId: string, withinMs: number, pause = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms); })): Promise<Outcome> {
  let after = 0;
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const { acknowledgements } = await client.call('messages.technical', { messageId });
    if (acknowledgements.some(({ code }) => code === 'ok')) return 'accepted';
    if (acknowledgements.some(({ code }) => code === 'fatal-error')) return 'rejected';
    const { items } = await client.call('handover.take', { after, limit: 500 });
    after = items.at(-1)?.seq ?? after;
    for (const item of items) {
      if (item.kind !== 'delivery' || item.event.messageId !== messageId) continue;
      const { state } = item.event;
      if (state === 'failed' || state === 'overdue' || state === 'cancelled' || state === 'accepted' || state === 'rejected') return state;
    }
    if (waited >= withinMs) return 'waiting';
    await pause(LOOK_EVERY_MS);
  }
}

function report(outcome: Outcome | undefined, id: string, seconds: number, { talk, words }: CommandContext): 0 | 1 {
  if (outcome === undefined) { talk(fill(words.sent, { id })); return 0; }
  if (outcome === 'accepted') { talk(words.accepted); return 0; }
  if (outcome === 'rejected') talk(words.rejected);
  else if (outcome === 'waiting') talk(fill(words.notAnswered, { seconds }));
  else talk(fill(words.failed, { state: outcome }));
  return 1;
}
