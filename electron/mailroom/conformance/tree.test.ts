import { describe, expect, it } from 'vitest';
import { messageTree, MOST_LINES } from './tree';

const bundle = {
  resourceType: 'Bundle', type: 'message',
  entry: [
    { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Communication', category: [{ coding: [{ system: 'urn:x' }] }], payload: [{ contentAttachment: { data: 'A'.repeat(4000), title: 'x'.repeat(500) } }] } },
    { resource: { resourceType: 'Patient', name: [{ given: ['Bruno', null], _given: [null, { id: 'g' }] }], birthDate: '1948-09-25', _birthDate: { extension: [{ url: 'u', valueString: 'v' }] } } },
  ],
};
const line = (path: string, paths: string[] = []) => messageTree(bundle, paths).tree.find((node) => node.path === path);

describe('the message tree', () => {
  it('leads with the Bundle and goes depth first', () => {
    expect(messageTree(bundle, []).tree.slice(0, 6)).toEqual([
      { path: 'Bundle', name: 'Bundle', depth: 0, type: 'Bundle', children: 3 },
      { path: 'Bundle.type', name: 'type', depth: 1, type: 'code', value: 'message' },
      { path: 'Bundle.entry[0]', name: 'entry[0]', depth: 1, children: 2 },
      { path: 'Bundle.entry[0].fullUrl', name: 'fullUrl', depth: 2, type: 'uri', value: 'urn:uuid:1' },
      { path: 'Bundle.entry[0].resource', name: 'resource', depth: 2, type: 'Communication', children: 2 },
      { path: 'Bundle.entry[0].resource.category[0]', name: 'category[0]', depth: 3, type: 'CodeableConcept', children: 1 },
    ]);
  });
  it('names a choice as the file does and places it as findings do', () => {
    expect(line('Bundle.entry[0].resource.payload[0].content')).toMatchObject({ name: 'contentAttachment', type: 'Attachment' });
  });
  it('shortens what is long, and tells only the size of a file', () => {
    expect(line('Bundle.entry[0].resource.payload[0].content.data')?.value).toBe('base64, 3000 B');
    expect(line('Bundle.entry[0].resource.payload[0].content.title')?.value).toHaveLength(120);
  });
  it('shows what stands beside a primitive', () => {
    expect(line('Bundle.entry[1].resource.birthDate')).toMatchObject({ value: '1948-09-25', children: 1 });
    expect(line('Bundle.entry[1].resource.birthDate.extension[0].value')).toMatchObject({ name: 'valueString', value: 'v' });
    expect(line('Bundle.entry[1].resource.name[0].given[0]')?.value).toBe('Bruno');
    expect(line('Bundle.entry[1].resource.name[0].given[1].id')?.value).toBe('g');
  });
  it('has a line for what a finding misses, under the nearest that is there', () => {
    const missing = 'Bundle.entry[0].resource.category[0].coding[0].code';
    const { tree } = messageTree(bundle, [missing, 'Bundle.entry[0].resource.sent', 'Bundle.entry[0].resource.topic.coding[0].code', '', 'Patient.name']);
    const at = tree.findIndex(({ path }) => path === missing);
    expect(tree[at]).toEqual({ path: missing, name: 'code', depth: 5, missing: true });
    expect(tree[at - 1]?.path).toBe('Bundle.entry[0].resource.category[0].coding[0].system');
    expect(tree.filter((node) => node.missing).map(({ name }) => name)).toEqual(['code', 'sent', 'topic.coding[0].code']);
  });
  it('adds nothing when a finding means a list that is there', () => {
    expect(messageTree(bundle, ['Bundle.entry']).tree.filter((node) => node.missing)).toEqual([]);
  });
  it('leaves out leaves of a long message, never a line with a finding', () => {
    const long = { resourceType: 'Bundle', entry: Array.from({ length: 4000 }, (_, i) => ({ resource: { resourceType: 'Patient', id: `p${i}`, gender: 'other' } })) };
    const last = 'Bundle.entry[3999].resource.gender';
    const { tree, treeCut } = messageTree(long, [last]);
    expect(tree).toHaveLength(MOST_LINES);
    expect(treeCut).toBe(1 + 4000 * 4 - MOST_LINES);
    expect(tree.at(-1)?.path).toBe(last);
  });
  it('looks at no more of an endless one, but for what a finding names', () => {
    const endless = { resourceType: 'Bundle', entry: Array.from({ length: 60_000 }, (_, i) => ({ resource: { resourceType: 'Patient', id: `p${i}` } })) };
    const { tree, treeCut } = messageTree(endless, ['Bundle.entry[59999].resource.id']);
    expect(tree.at(-1)).toMatchObject({ path: 'Bundle.entry[59999].resource.id', value: 'p59999' });
    expect([tree.length, treeCut! > 20_000]).toEqual([MOST_LINES, true]);
  });
  it('takes any value', () => {
    for (const value of [null, 1, 'x', [], {}, { entry: 7 }, { resourceType: 3, entry: [null, [1], 'x'] }]) expect(() => messageTree(value, ['Bundle.entry[0]'])).not.toThrow();
    let deep: unknown = 'x';
    for (let i = 0; i < 100_000; i++) deep = { contained: deep };
    expect(messageTree(deep, []).tree.length).toBeLessThan(100);
  });
});
