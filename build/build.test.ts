import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultProfileDirectory } from '../electron/node/profile-paths';
import { countFaults, countVitest, sum } from './counts.mjs';
import { defaultProfile } from './default-profile.mjs';
import { resetTraining } from './reset-training.mjs';

describe('the count of npm test', () => {
  const file = (assertionResults: unknown[], more = {}) => ({ name: '/p/a.test.ts', status: 'passed', assertionResults, ...more });
  const test = (status: string, fullName = 'a test') => ({ status, fullName, failureMessages: ['Error: why\nCall log:\n  - waiting for a button\n    at line'] });

  it('counts what passed and what failed', () => {
    expect(countVitest({ testResults: [file([test('passed'), test('failed')])] }, 1, '/p')).toEqual({ passed: 1, failed: 1, corpus: 0, failures: ['a.test.ts > a test: Error: why · Call log: · - waiting for a button'] });
  });
  it('takes a skipped test, a file that did not load, a lost report and a runner that broke off as failures', () => {
    expect(countVitest({ testResults: [file([test('pending')])] }, 0, '/p').failed).toBe(1);
    expect(countVitest({ testResults: [file([test('passed')]), file([], { status: 'failed', message: 'SyntaxError' })] }, 1, '/p')).toMatchObject({ passed: 1, failed: 1 });
    expect(countVitest(undefined, 0, '/p').failed).toBe(1);
    expect(countVitest({ testResults: [] }, 0, '/p').failed).toBe(1);
    expect(countVitest({ testResults: [file([test('passed')])] }, 137, '/p')).toMatchObject({ passed: 1, failed: 1 });
  });
  it('tells the corpus apart', () => {
    expect(countVitest({ testResults: [file([test('passed', 'corpus: reads all'), test('passed')])] }, 0, '/p')).toMatchObject({ passed: 2, corpus: 1 });
  });
  it('passes a fault run only when nothing went wrong in it', () => {
    const line = (more: object) => JSON.stringify({ name: 'kill', messages: 10, kills: 3, lost: 0, duplicated: 0, reordered: 0, corrupted: 0, seed: 1, ...more });
    expect(countFaults(`${line({})}\n${line({ lost: 1 })}\n${line({ corrupted: undefined })}\n${line({ messages: 0 })}\n`, 1)).toMatchObject({ passed: 1, failed: 3 });
    expect(countFaults('', 0).failed).toBe(1);
    expect(countFaults(line({}), 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(sum([countFaults(line({}), 0), countFaults(line({ lost: 2 }), 0)])).toEqual({ passed: 1, failed: 1, corpus: 0 });
  });
});

describe('--reset-training', () => {
  let profile: string;
  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'reset-'));
    for (const name of ['originals', 'chromium']) await mkdir(join(profile, name));
    for (const name of ['host-port', 'holiday.jpg']) await writeFile(join(profile, name), '1');
  });
  afterEach(() => rm(profile, { recursive: true, force: true }));
  const write = (value: unknown) => writeFile(join(profile, 'profile.json'), typeof value === 'string' ? value : JSON.stringify(value));

  it('empties a training profile of what is ours', async () => {
    await write({ network: 'embedded' });
    expect(await resetTraining(profile)).toEqual(['holiday.jpg']);
    expect((await readdir(profile)).sort()).toEqual(['holiday.jpg', 'host-port']);
  });
  it.each([['another network', { network: 'as4' }], ['an unreadable profile', '{'], ['no profile at all', undefined]])('deletes nothing of %s', async (_, value) => {
    if (value !== undefined) await write(value);
    const before = await readdir(profile);
    await expect(resetTraining(profile)).rejects.toThrow('Nothing was deleted.');
    expect(await readdir(profile)).toEqual(before);
  });
  it('deletes nothing under a running client', async () => {
    await write({ network: 'embedded' });
    await writeFile(join(profile, 'host.json'), JSON.stringify({ port: 1, token: 'x', pid: process.pid }));
    await expect(resetTraining(profile)).rejects.toThrow('runs on this profile');
    expect(await readdir(profile)).toContain('originals');
  });
});

it.each([['win32', { APPDATA: '/a' }], ['win32', {}], ['darwin', {}], ['linux', {}], ['linux', { XDG_DATA_HOME: '/x' }]] as const)('puts profiles where the client does on %s', (platform, env) => {
  expect(defaultProfile({ platform, home: '/home/t', env })).toBe(defaultProfileDirectory({ platform, home: '/home/t', env }));
});
