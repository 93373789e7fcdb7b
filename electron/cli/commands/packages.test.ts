import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleProfile, exampleUrl, json, packageOf } from '../../../tests/fixtures/packages';
import { CodedError } from '../../../shared/contract';
import { createDesk, type PackageDesk } from '../../node/packages/desk';
import { commandNames, runCli } from '../run';
import { outputTo } from '../output';
import { validateWith } from './files';

let folder: string;
const file = (name: string) => join(folder, name);
const bundle = (changes: object = {}) => JSON.stringify({ resourceType: 'Bundle', id: 'b1', meta: { profile: [exampleUrl('example-message')] }, type: 'message', timestamp: '2026-03-02T08:30:00.000Z', entry: [{ fullUrl: 'urn:uuid:3f2a1b6c-9d1e-4c3b-8a7f-0123456789ab', resource: { resourceType: 'MessageHeader', eventUri: 'urn:test', source: { endpoint: 'https://example.test' } } }], ...changes });

async function cli(args: readonly string[], desk: PackageDesk = createDesk()): Promise<{ exit: number; lines: Record<string, unknown>[]; said: string }> {
  const stream = new PassThrough();
  let text = '';
  stream.on('data', (piece: Buffer) => { text += piece.toString(); });
  const said: string[] = [];
  const command = validateWith(() => desk);
  const commands = Object.fromEntries(commandNames.map((name) => [name, command])) as Record<(typeof commandNames)[number], typeof command>;
  const exit = await runCli(['validate', '--json', ...args], { commands, out: outputTo(stream), talk: (line) => { said.push(line); }, language: 'en' });
  return { exit, lines: text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>), said: said.join('\n') };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sektorpost-cli-packages-'));
  await writeFile(file('example.tgz'), packageOf([json('a.json', bundleProfile('example-message', { key: 'ex-1', expression: 'timestamp < now()' }))], { dependencies: { 'medcom.fhir.dk.terminology': '9.9.9' } }));
  await writeFile(file('bad.tgz'), 'hello');
  await writeFile(file('sound.json'), bundle());
  await writeFile(file('broken.json'), bundle({ timestamp: undefined }));
  await writeFile(file('other.json'), bundle({ meta: { profile: [exampleUrl('other')] } }));
  await writeFile(file('text.txt'), 'hello');
});

describe('validate --package', () => {
  it('judges by the package, in the order given, and lists what it could not decide', async () => {
    const { exit, lines, said } = await cli(['--package', file('example.tgz'), file('sound.json'), file('broken.json'), file('other.json'), file('text.txt')]);
    expect(exit).toBe(1);
    expect(lines.map(({ verdict, guide }) => [verdict, guide])).toEqual([['accept', 'test.fhir.dk.example#1.2.0'], ['reject', 'test.fhir.dk.example#1.2.0'], ['unsupported', null], ['reject', null]]);
    expect(lines[0]).toMatchObject({ format: 'fhir-json', issues: [], notEvaluated: [{ kind: 'invariant', what: 'ex-1' }] });
    expect(lines[1]).toMatchObject({ issues: [{ path: 'Bundle.timestamp', source: 'profile' }] });
    expect(said).toMatch(/uses medcom\.fhir\.dk\.terminology#9\.9\.9, which is not here\. Here are: 2\.0\.2/);
  });
  it('lets a dependency be overridden', async () => {
    const { exit, said } = await cli(['--package', file('example.tgz'), '--override', 'medcom.fhir.dk.terminology=2.0.2', file('sound.json')]);
    expect([exit, said]).toEqual([0, '']);
  });
  it('cannot run with a package that is none, that is missing, or with a bad override', async () => {
    for (const [args, sentence] of [[['--package', file('bad.tgz')], /bad\.tgz: The file is no FHIR package/], [['--package', file('none.tgz')], /none\.tgz.*ENOENT/], [['--package', file('example.tgz'), '--override', 'x'], /--override x/], [['--package', file('example.tgz'), '--override', 'a b=1'], /--override/]] as const) {
      const { exit, lines, said } = await cli([...args, file('sound.json')]);
      expect([exit, lines]).toEqual([2, []]);
      expect(said).toMatch(sentence);
    }
  });
  it('goes on with the next file when a rule took too long', async () => {
    const desk = createDesk();
    const judge = desk.judge.bind(desk);
    let first = true;
    desk.judge = (...args) => { if (!first) return judge(...args); first = false; return Promise.reject(new CodedError('package-too-slow', { seconds: 20 })); };
    const { lines } = await cli(['--package', file('example.tgz'), file('sound.json'), file('sound.json')], desk);
    expect(lines).toMatchObject([{ verdict: 'unsupported', issues: [{ rule: 'package-too-slow', source: 'policy' }] }, { verdict: 'accept' }]);
  });
});
