import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CodedError, type BridgeClient } from '../../shared/contract';
import { draftSchema, type MessageRecord, type Session } from '../../shared/messages';
import { CannotRun, type CliCommand, type CommandContext } from './command';
import { received } from './commands/inbox';
import { draftOf, send, settle } from './commands/send';
import { outputTo } from './output';
import { commandNames, runCli } from './run';
import { walk } from './walk';
import { errorSentence, fill, languageOf, wordsFor } from './words';

const collect = () => {
  const stream = new PassThrough();
  let text = '';
  stream.on('data', (piece: Buffer) => { text += piece.toString(); });
  return { stream, text: () => text };
};

function bench(run: CliCommand['run'], takes: CliCommand['takes'] = 'paths') {
  const out = collect();
  const said: string[] = [];
  const command: CliCommand = { options: { json: { type: 'boolean' } }, takes, usage: '[--json] PATH…', run };
  const commands = Object.fromEntries(commandNames.map((name) => [name, command])) as Record<(typeof commandNames)[number], CliCommand>;
  return { said, out, cli: (...args: string[]) => runCli(args, { commands, out: outputTo(out.stream), talk: (line) => { said.push(line); }, language: 'en' }) };
}

describe('the command line', () => {
  it('hands options and paths to the command and its answer back', async () => {
    const seen: CommandContext[] = [];
    const { cli } = bench(async (context) => { seen.push(context); return 1; });
    expect(await cli('validate', '--json', 'a', 'b')).toBe(1);
    expect(seen[0]).toMatchObject({ paths: ['a', 'b'], values: { json: true }, language: 'en' });
  });

  it.each([
    ['nothing at all', [], /command is missing/], ['an unknown command', ['toString'], /no command "toString"/], ['an unknown option', ['read', '--jsno', 'x'], /can't be used: Unknown option '--jsno'/],
    ['no file', ['read', '--json'], /at least one file/],
  ])('cannot run with %s, and says so on stderr only', async (_, args, sentence) => {
    const { cli, said, out } = bench(async () => 0);
    expect(await cli(...args)).toBe(2);
    expect(said.join('\n')).toMatch(sentence);
    expect(out.text()).toBe('');
  });

  it('refuses files where none are taken', async () => {
    const { cli, said } = bench(async () => 0, 'none');
    expect(await cli('inbox', 'x')).toBe(2);
    expect(said[0]).toContain('"x"');
  });

  it('explains itself on stdout', async () => {
    const { cli, out } = bench(async () => 2);
    expect(await cli('--help')).toBe(0);
    for (const name of commandNames) expect(out.text()).toContain(`  ${name} `);
    expect(await cli('send', '--help')).toBe(0);
    expect(out.text()).toContain('cli -- send [--json] PATH…');
  });

  it.each<[string, Error, string]>([
    ['its own refusal', new CannotRun('No such thing.'), 'No such thing.'], ['a refusal of the mailroom', new CodedError('profile-in-use'), errorSentence('profile-in-use', undefined, 'en')],
    ['our mistake', new TypeError('Bruno Test Elmer is not a function'), 'Something went wrong in the program (TypeError).'],
  ])('turns %s into 2 and a sentence', async (_, error, sentence) => {
    const { cli, said } = bench(async () => { throw error; });
    expect(await cli('read', 'x')).toBe(2);
    expect(said).toEqual([sentence]);
  });

  it('has the same texts in both languages, with the same places to fill', () => {
    const da: Record<string, string> = wordsFor('da');
    const en: Record<string, string> = wordsFor('en');
    expect(Object.keys(en)).toEqual(Object.keys(da));
    for (const [key, text] of Object.entries(da)) expect(en[key]?.match(/\{\{\w+\}\}/g), key).toEqual(text.match(/\{\{\w+\}\}/g));
  });

  it('speaks Danish where the terminal does', () => {
    expect(languageOf({ LANG: 'da_DK.UTF-8' })).toBe('da');
    expect(languageOf({ LANG: 'da_DK.UTF-8', LC_ALL: 'C' })).toBe('en');
    expect(languageOf({ LANG: 'da_DK.UTF-8', LC_ALL: '' })).toBe('da');
    expect(languageOf({})).toBe('en');
    expect(fill('{{a}} {{toString}}', { a: 1 })).toBe('1 {{toString}}');
  });
});

describe('output', () => {
  it('waits for a slow reader', async () => {
    const taken: (() => void)[] = [];
    const slow = new Writable({ highWaterMark: 1, write(_chunk, _encoding, done) { taken.push(done); } });
    const out = outputTo(slow);
    let done = false;
    const line = out.line('one').then(() => { done = true; });
    await new Promise((resolve) => { setImmediate(resolve); });
    expect(done).toBe(false);
    taken.shift()!();
    await line;
  });

  it('ends quietly when the reader has gone', async () => {
    const broken = new Writable({ highWaterMark: 1, write(_chunk, _encoding, done) { done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })); } });
    const out = outputTo(broken);
    await out.line('one');
    expect(out.closed).toBe(true);
    await out.line('two');
    await out.flush();
  });
});

describe('walking folders', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'walk-'));
    await mkdir(join(folder, 'd', 'sub'), { recursive: true });
    for (const name of ['b.xml', 'd/2.json', 'd/10.json', 'd/sub/x.txt', 'd/.hidden']) await writeFile(join(folder, name), '');
    await symlink(folder, join(folder, 'd', 'loop'));
    await symlink(join(folder, 'b.xml'), join(folder, 'd', 'link.xml'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('keeps the order given, goes by name within, follows no folder twice and tells what is missing', async () => {
    const found: unknown[] = [];
    for await (const one of walk([join(folder, 'd'), join(folder, 'nothing'), join(folder, 'b.xml')])) found.push(one);
    expect(found).toEqual([
      ...['d/10.json', 'd/2.json', 'd/link.xml', 'd/sub/x.txt'].map((name) => ({ file: join(folder, name) })),
      { missing: join(folder, 'nothing') }, { file: join(folder, 'b.xml') },
    ]);
  });
});

const session = {
  state: 'locked', users: [{ id: 'u1', name: 'Lise Test', initials: 'LT' }],
  organisation: { phone: '11223344', name: 'Lægehuset TEST', persons: [{ name: 'Lise Test', role: { text: 'Praktiserende læge' }, phone: '55667788', initials: 'LT' }] },
} as unknown as Session;
const options = { to: '5790000121526', patient: '250947-9989', name: 'Bruno Test Elmer', category: 'nursing', text: 'Hej' };

describe('send', () => {
  it('makes the draft a composer would make, also on a locked profile', () => {
    const draft = draftOf({ ...options, topic: 'Sår' }, session, wordsFor('en'), '2026-11-22T00:00:00.000Z');
    expect(draftSchema.parse(draft)).toMatchObject({
      kind: 'new', receiver: '5790000121526', category: 'nursing', topic: 'Sår', text: 'Hej', createdBy: 'u1',
      patient: { ids: [{ type: 'cpr', value: '2509479989' }], family: 'Elmer', given: ['Bruno', 'Test'] },
      signature: { name: 'Lise Test', role: { text: 'Praktiserende læge' }, phone: '55667788' },
    });
    expect(draftOf({ ...options, patient: '0703921VJ5' }, session, wordsFor('en'), '2026-11-22T00:00:00.000Z').patient?.ids[0]?.type).toBe('x-ecpr');
  });

  it('asks for what is missing before it opens a mailroom', async () => {
    const context = { paths: [], values: { ...options, text: undefined, profile: '/nowhere' }, words: wordsFor('en'), language: 'en', talk: () => undefined } as unknown as CommandContext;
    await expect(send.run(context)).rejects.toThrow('The option --text is missing.');
    expect(() => draftOf({ ...options, patient: '3113009999' }, session, wordsFor('en'), '')).toThrow('neither a CPR number');
  });

  const answering = (technical: unknown[], events: unknown[] = []): BridgeClient => ({
    call: async (name: string) => (name === 'messages.technical' ? { acknowledgements: technical.shift() ?? [] } : { items: events.splice(0), last: 0 }),
  }) as unknown as BridgeClient;
  const at = '2026-11-22T00:00:00.000Z';
  it.each([
    ['accepted', answering([[], [{ at, code: 'ok', messageId: 'a' }]])], ['rejected', answering([[{ at, code: 'fatal-error', messageId: 'a' }]])],
    ['failed', answering([], [{ kind: 'delivery', seq: 3, event: { messageId: 'm', state: 'failed' } }])],
    ['waiting', answering([[{ at, code: 'transient-error', messageId: 'a' }]], [{ kind: 'delivery', seq: 3, event: { messageId: 'other', state: 'failed' } }])],
  ])('waits until the message is %s', async (outcome, client) => { expect(await settle(client, 'm', 2000, async () => undefined)).toBe(outcome); });
});

describe('inbox', () => {
  it('gathers all pages: received messages by time, without acknowledgements, with their marks', async () => {
    const record = (messageId: string, direction: string, at: string, standard = 'care-communication') => ({ messageId, direction, at, view: { standard } }) as unknown as MessageRecord;
    const pages: Record<string, unknown> = {
      '': { messages: [record('b', 'in', '2'), record('out', 'out', '1')], marks: [], cursor: 'next' },
      next: { messages: [record('a', 'in', '1'), record('ack', 'in', '3', 'acknowledgement')], marks: [{ messageId: 'b', read: true }] },
    };
    const client = { call: async (_name: string, { cursor }: { cursor?: string }) => pages[cursor ?? ''] } as unknown as BridgeClient;
    expect((await received(client)).map(({ message, marks }) => [message.messageId, marks?.read])).toEqual([['a', undefined], ['b', true]]);
  });
});
