import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { glnOf, header, line, smallRegister, sorOf } from '../../../tests/fixtures/register';
import { registerFactsSchema, registerHitSchema, registerPreviewSchema, type RegisterFacts } from '../../../shared/messages';
import { silentLog } from '../../networks/testing';
import { KeyedLock } from '../keyed-lock';
import { openOriginals, type Originals } from '../originals/store';
import { standardLibrary } from '../standard-library';
import { openRegister, registerSteps, type Register } from './index';
import { createRegisterStore, type RegisterStep } from './store';

let directory: string;
let originals: Originals;
let notices: string[];
let told: RegisterFacts[];
const now = '2026-11-22T09:00:00.000Z';

const open = (folder = directory, step?: (name: RegisterStep) => void | Promise<void>) => openRegister(
  { originals, library: standardLibrary, locks: new KeyedLock(), log: silentLog, now: () => now, notice: (_level, code) => { notices.push(code); } }, folder,
  { changed: (facts) => { told.push(facts); }, store: createRegisterStore(folder, step) },
);
const put = (text: string) => originals.put('content', new TextEncoder().encode(text));
async function take(register: Register, text: string): Promise<RegisterFacts> {
  const sha256 = await put(text);
  const { base } = await register.preview(sha256);
  return register.import({ sha256, source: 'SOR', snapshotAt: '2026-11-01T00:00:00.000Z', base, by: 'Anja Eksempel', file: 'sor.csv' });
}
const other = [header, line(sorOf(1), glnOf(700001), 'Ørsted Lægehus (test)', '', 'Almen lægepraksis', '', 'Nyvej 1', '5000', 'Odense C', '', 'XDIS91'), line(sorOf(9), glnOf(700009), 'Nyt Sygehus (test)')].join('\n');

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'sektorpost-register-')), 'register');
  originals = await openOriginals(join(directory, '..', 'originals'), randomUUID);
  [notices, told] = [[], []];
});

describe('taking over a register', () => {
  it('shows what changes before anything does', async () => {
    const register = await open();
    expect(register.facts()).toEqual({ state: 'none' });
    expect(registerPreviewSchema.parse(await register.preview(await put(smallRegister)))).toMatchObject({ added: 5, changed: 0, removed: 0, entries: 5, receivers: 4, refusedCount: 0 });
    expect(register.facts()).toEqual({ state: 'none' });
    await take(register, smallRegister);
    const preview = registerPreviewSchema.parse(await register.preview(await put(other)));
    expect(preview).toMatchObject({ added: 1, changed: 1, removed: 4, unchanged: 0, base: register.facts().snapshot!.id });
    expect(preview.samples.changed[0]).toMatchObject({ before: { address: 'Testpladsen 1, 5000 Odense C' }, after: { address: 'Nyvej 1, 5000 Odense C', receives: ['XDIS91'] } });
    expect(register.byGln(glnOf(700001))?.address).toBe('Testpladsen 1, 5000 Odense C');
  });
  it('says where it comes from, and tells everybody', async () => {
    const register = await open();
    const facts = registerFactsSchema.parse(await take(register, smallRegister));
    expect(facts).toMatchObject({ state: 'ready', snapshot: { source: 'SOR', snapshotAt: '2026-11-01T00:00:00.000Z', importedAt: now, importedBy: 'Anja Eksempel', file: 'sor.csv', kind: 'csv', entries: 5, receivers: 4, refused: 0 } });
    expect(told).toEqual([facts]);
    expect((await (await open()).search('ørsted', 5)).total).toBe(1);
  });
  it('is refused when another was taken over since it was looked at', async () => {
    const register = await open();
    const sha256 = await put(other);
    const { base } = await register.preview(sha256);
    await take(register, smallRegister);
    await expect(register.import({ sha256, source: 'SOR', snapshotAt: now, base })).rejects.toMatchObject({ code: 'register-changed' });
    expect(register.facts().snapshot?.entries).toBe(5);
  });
  it('leaves what stands alone when the file is none', async () => {
    const register = await open();
    await take(register, smallRegister);
    await expect(register.preview(await put('intet;her'))).rejects.toMatchObject({ code: 'register-columns' });
    await expect(register.import({ sha256: await put(header), source: 'SOR', snapshotAt: now, base: register.facts().snapshot!.id })).rejects.toMatchObject({ code: 'register-nothing' });
    expect(register.facts().snapshot?.entries).toBe(5);
  });
  it('can be taken away', async () => {
    const register = await open();
    await take(register, smallRegister);
    expect(await register.remove()).toEqual({ state: 'none' });
    expect(register.byGln(glnOf(700001))).toBeUndefined();
    expect((await open()).facts()).toEqual({ state: 'none' });
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('a crash', () => {
  it.each(registerSteps.map((step) => [step]))('at %s leaves one whole register', async (step) => {
    const before = await open();
    await take(before, smallRegister);
    const copy = `${directory}-after-crash`;
    let copied: Promise<void> | undefined;
    // What the disk holds at the step is what a killed process leaves.
    const dying = await open(directory, (name) => { if (name === step) { copied = cp(directory, copy, { recursive: true }); return copied; } return undefined; });
    await (step === 'register:after-removed' ? dying.remove() : take(dying, other));
    await copied;
    const after = await open(copy);
    const expected = { 'register:after-snapshot': [5, 5], 'register:after-current': [2, 2], 'register:after-removed': [undefined, 0] }[step];
    expect([after.facts().snapshot?.entries, (await after.search('', 50)).total]).toEqual(expected);
    expect((await readdir(copy)).filter((name) => /^[0-9a-f]{64}/.test(name))).toHaveLength(expected[1] === 0 ? 0 : 1);
    expect(notices).toEqual([]);
    expect((await take(after, smallRegister)).snapshot?.entries).toBe(5);
  });
  it('is told from damage, which is said and can be put right by importing again', async () => {
    await take(await open(), smallRegister);
    const file = join(directory, (await readdir(directory)).find((name) => /^[0-9a-f]{64}/.test(name))!);
    await writeFile(file, (await readFile(file, 'utf8')).replace('Ørsted', 'Olsted'));
    const register = await open();
    expect(register.facts()).toEqual({ state: 'damaged' });
    expect(notices).toEqual(['register-damaged']);
    expect(register.byGln(glnOf(700001))).toBeUndefined();
    expect((await take(register, smallRegister)).state).toBe('ready');
  });
  it('is told from a newer program, whose register is not touched', async () => {
    await take(await open(), smallRegister);
    const file = join(directory, 'current.json');
    await writeFile(file, JSON.stringify({ schema: 2, anything: true }));
    const names = await readdir(directory);
    const register = await open();
    expect([register.facts(), notices]).toEqual([{ state: 'newer' }, ['register-newer']]);
    await expect(register.preview(await put(smallRegister))).rejects.toMatchObject({ code: 'register-newer' });
    await expect(register.remove()).rejects.toMatchObject({ code: 'register-newer' });
    expect(await readdir(directory)).toEqual(names);
    expect(await readFile(file, 'utf8')).toContain('anything');
  });
});

describe('the register that stands', () => {
  it('says what each receiver takes, and who takes it for a unit without a number', async () => {
    const register = await open();
    await take(register, smallRegister);
    expect([1, 2, 3, 4].map((n) => registerHitSchema.parse(register.bySor(sorOf(n))).readiness)).toEqual(['fhir', 'converted', 'none', 'unknown']);
    expect(register.bySor(sorOf(5))).toMatchObject({ receiver: glnOf(700002), through: 'Prøveby Kommune (test), Hjemmeplejen Øst', readiness: 'converted', receives: ['XDIS91 XD9134L', 'XDIS17'] });
    expect(register.contact(glnOf(700002))).toMatchObject({ name: 'Prøveby Kommune (test)', unit: 'Hjemmeplejen Øst', readiness: 'converted', source: 'SOR', sourceDate: '2026-11-01T00:00:00.000Z', format: 'fhir-json' });
    expect(register.contact(glnOf(700099))).toBeUndefined();
  });
  it('knows names by SOR code or location number', async () => {
    const register = await open();
    await take(register, smallRegister);
    expect(register.name({ sor: sorOf(5) })).toEqual({ name: 'Prøveby Kommune (test)', unit: 'Akutteam Øst' });
    expect(register.name({ sor: '1', gln: glnOf(700001) })).toEqual({ name: 'Ørsted Lægehus (test)', unit: '' });
    expect(register.name({ sor: '__proto__' })).toBeUndefined();
  });
});
