/** `register`: takes a file over as the profile's organisation register, or looks in the one that stands. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BridgeClient } from '../../../shared/contract';
import { CannotRun, type CliCommand, type CommandContext, type ExitCode } from '../command';
import { profileOptions, withMailroom } from '../mailroom';
import { fill } from '../words';
import { uploadAttachment } from './upload';

const MOST_HITS = 50;

const text = (values: CommandContext['values'], name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);

/** The day as an instant at noon in Denmark, so that no time zone makes it another day. */
function snapshotOf(day: string, bad: () => Error): string {
  const at = new Date(`${day}T11:00:00.000Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day) throw bad();
  return at.toISOString();
}

async function importFile(client: BridgeClient, { values, out, talk, words, language }: CommandContext, path: string): Promise<ExitCode> {
  const facts = await stat(path).catch(() => { throw new CannotRun(fill(words.missingPath, { path })); });
  if (facts.size === 0) throw new CannotRun(fill(words.unreadable, { path, code: 'register-empty' }));
  const { sha256 } = await uploadAttachment(client, path, basename(path), facts.mtime.toISOString());
  const preview = await client.call('register.preview', { sha256: sha256! });
  const given = text(values, 'date');
  const snapshotAt = given === undefined ? preview.snapshotAt ?? facts.mtime.toISOString() : snapshotOf(given, () => new CannotRun(fill(words.badOption, { detail: `--date ${given}` })));
  for (const { line, message, messageEn } of preview.refused) talk(`${path}:${line}: ${language === 'da' ? message : messageEn}`);
  const { snapshot } = await client.call('register.import', {
    sha256: sha256!, file: basename(path).slice(-200), source: text(values, 'source') ?? 'SOR', snapshotAt, ...(preview.base === undefined ? {} : { base: preview.base }),
  });
  const { added, changed, removed, unchanged, refusedCount } = preview;
  if (values.json) await out.json({ ...snapshot, added, changed, removed, unchanged });
  talk(fill(words.registerTaken, { count: snapshot?.entries ?? 0, added, changed, removed, refused: refusedCount }));
  return refusedCount > 0 ? 1 : 0;
}

async function search(client: BridgeClient, { values, out, talk, words }: CommandContext, query: string): Promise<ExitCode> {
  const { hits, total } = await client.call('register.search', { query, limit: MOST_HITS });
  for (const hit of hits) {
    if (out.closed) break;
    if (values.json) await out.json(hit);
    else await out.line([hit.sor, hit.gln ?? '-', [hit.name, hit.unit].filter(Boolean).join(', '), hit.address, hit.readiness].join('\t'));
  }
  talk(fill(words.registerFound, { count: total }));
  return total > 0 ? 0 : 1;
}

export const register: CliCommand = {
  options: { ...profileOptions, json: { type: 'boolean' }, source: { type: 'string' }, date: { type: 'string' } },
  takes: 'paths',
  usage: '--profile DIR [--json] import FILE [--source NAME] [--date YYYY-MM-DD] | search WORDS…',
  run: (context) => {
    const [what, ...rest] = context.paths;
    const [first] = rest;
    if (first === undefined || (what !== 'search' && (what !== 'import' || rest.length > 1))) throw new CannotRun(fill(context.words.usageOf, { command: 'register', usage: register.usage }));
    return withMailroom<ExitCode>(context, (client) => (what === 'import' ? importFile(client, context, first) : search(client, context, rest.join(' '))));
  },
};
