import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { targets } from '../../../build/vite/targets.mjs';
import { bundleProfile, codeSystem, exampleUrl, json, packageOf, valueSet } from '../../../tests/fixtures/packages';
import { systemClock } from '../system';
import type { PackageDesk } from './desk';
import { createThreadDesk } from './thread-desk';

let source = '';
const open: PackageDesk[] = [];
const desk = (over: { readSeconds?: number; judgeSeconds?: number } = {}) => { const made = createThreadDesk({ source: async () => source, after: systemClock.after, ...over }); open.push(made); return made; };
const bundle = { resourceType: 'Bundle', id: 'b1', meta: { profile: [exampleUrl('example-message')] }, type: 'message', timestamp: '2026-03-02T08:30:00.000Z', entry: [{ fullUrl: 'urn:uuid:3f2a1b6c-9d1e-4c3b-8a7f-0123456789ab', resource: { resourceType: 'MessageHeader', eventUri: 'urn:test', source: { endpoint: `https://example.test/${'a'.repeat(40)}!` } } }] };
const guide = 'test.fhir.dk.example#1.2.0';
const withRule = (expression: string) => packageOf([json('a.json', bundleProfile('example-message', { key: 'ex-1', expression }))]);

/** Value sets that all include each other: there are 23! ways through them. */
function endless(): Buffer {
  const names = Array.from({ length: 24 }, (_, i) => `v${i}`);
  const url = (name: string) => `https://example.test/fhir/ValueSet/${name}`;
  const sets = names.map((name) => json(`${name}.json`, valueSet(name, names.filter((other) => other !== name).map((other) => ({ valueSet: [url(other)] })))));
  return packageOf([json('c.json', codeSystem('c', ['x'])), ...sets]);
}

beforeAll(async () => {
  const root = join(import.meta.dirname, '../../..');
  const config = targets.packages.config(root, join(root, '.cache', 'unused')) as InlineConfig;
  const built = await build({ ...config, build: { ...config.build, write: false } });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing built');
  expect(output.output).toHaveLength(1);
  source = output.output[0].type === 'chunk' ? output.output[0].code : '';
});
afterEach(async () => { for (const each of open.splice(0)) await each.close(); });

describe('packages in a thread', () => {
  it('are read and judged by as in the process', async () => {
    const mine = desk();
    const { text, summary: { rules } } = await mine.read(withRule('timestamp < now() and entry.count() > 1'));
    expect(rules).toEqual({ named: 0, compiled: 0, interpreted: 1, notEvaluated: [] });
    const judged = await mine.judge(bundle, [guide], [{ text, overrides: {} }]);
    expect(judged).toMatchObject({ guide, report: { issues: [{ rule: 'ex-1' }], notEvaluated: [] } });
  });
  it('are refused with their reason', async () => {
    await expect(desk().read(Buffer.from('hello'))).rejects.toMatchObject({ code: 'package-not-archive' });
    await expect(desk().read(packageOf([{ path: '/etc/passwd' }]))).rejects.toMatchObject({ code: 'package-unsafe-entry', params: { entry: '/etc/passwd' } });
  });
  it('are given up when a rule takes for ever, and the next is served', async () => {
    const mine = desk({ judgeSeconds: 1 });
    const { text } = await mine.read(withRule("today().exists() and entry.resource.source.endpoint.matches('^https://example.test/(a+)+$')"));
    const loaded = [{ text, overrides: {} }];
    const [slow, next] = await Promise.allSettled([mine.judge(bundle, [guide], loaded), mine.read(withRule('true'))]);
    expect(slow).toMatchObject({ status: 'rejected', reason: { code: 'package-too-slow', params: { seconds: 1 } } });
    expect(next.status).toBe('fulfilled');
  });
  it('are given up when value sets lead into each other without end', async () => { await expect(desk({ readSeconds: 2 }).read(endless())).rejects.toMatchObject({ code: 'package-too-slow' }); });
  it('leave this process free, whatever they do, and let go of at the end', async () => {
    const mine = desk();
    const reading = mine.read(endless()).catch((error: unknown) => error);
    for (let i = 0; i < 20; i++) await new Promise((resolve) => { setTimeout(resolve, 5); });
    await mine.close();
    await expect(reading).resolves.toMatchObject({ code: 'bridge-closed' });
    await expect(mine.read(withRule('true'))).rejects.toMatchObject({ code: 'bridge-closed' });
  });
});
