import type { CodeSystem, ValueSet } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { valueSetsOf } from './value-sets';

const url = (name: string) => `http://example.org/ValueSet/${name}`;
const colours: CodeSystem = { resourceType: 'CodeSystem', url: 'http://example.org/colours', status: 'active', content: 'complete', concept: [{ code: 'red', concept: [{ code: 'pink' }] }, { code: 'blue' }] };
const set = (name: string, compose?: ValueSet['compose'], expansion?: ValueSet['expansion']): ValueSet => ({ resourceType: 'ValueSet', url: url(name), status: 'active', ...(compose && { compose }), ...(expansion && { expansion }) });
const read = (sets: ValueSet[], expansions: ValueSet[] = []) => valueSetsOf(sets, [colours], expansions).filter(({ url: found }) => found.includes('ValueSet'));
const system = 'http://example.org/colours';

describe('value sets', () => {
  it('list the codes they name and all of a system at hand, with those below others', () => {
    expect(read([set('a', { include: [{ system, concept: [{ code: 'red' }] }, { system: 'urn:x', concept: [{ code: '1' }] }] })])).toEqual([{ url: url('a'), codes: { [system]: 'red', 'urn:x': '1' }, complete: true }]);
    expect(read([set('a', { include: [{ system }] })])[0]?.codes).toEqual({ [system]: 'red pink blue' });
  });

  it('leave out what they exclude', () => {
    expect(read([set('a', { include: [{ system }], exclude: [{ system, concept: [{ code: 'red' }] }] })])[0]?.codes).toEqual({ [system]: 'pink blue' });
  });

  it('are incomplete where a system is not at hand or filtered, or another set is missing', () => {
    expect(read([set('a', { include: [{ system: 'http://snomed.info/sct' }] })])).toEqual([{ url: url('a'), codes: { 'http://snomed.info/sct': null }, complete: false }]);
    expect(read([set('a', { include: [{ system, filter: [{ property: 'concept', op: 'is-a', value: 'red' }] }] })])).toEqual([{ url: url('a'), codes: {}, complete: false }]);
    expect(read([set('a', { include: [{ valueSet: [url('missing')] }] })])[0]?.complete).toBe(false);
  });

  it('include one another, but not for ever', () => {
    const [a, b] = read([set('a', { include: [{ valueSet: [`${url('b')}|1.0.0`] }] }), set('b', { include: [{ system, concept: [{ code: 'blue' }] }] })]);
    expect(a?.codes).toEqual(b?.codes);
    expect(read([set('a', { include: [{ valueSet: [url('a')] }] })])[0]).toEqual({ url: url('a'), codes: {}, complete: false });
  });

  it('are what their publisher expanded them to, abstract codes left out, unless the expansion is cut short', () => {
    const contains = [{ system, code: 'group', abstract: true, contains: [{ system, code: 'red' }] }];
    const filtered = { include: [{ system, filter: [{ property: 'x', op: '=' as const, value: 'y' }] }] };
    expect(read([set('a', filtered)], [set('a', undefined, { timestamp: '2026-01-01', total: 1, contains })])[0]).toEqual({ url: url('a'), codes: { [system]: 'red' }, complete: true });
    expect(read([set('a', filtered)], [set('a', undefined, { timestamp: '2026-01-01', total: 9, contains })])[0]?.complete).toBe(false);
  });

  it('hold every complete code system as the set of its own codes', () => {
    expect(valueSetsOf([], [colours, { ...colours, url: 'http://example.org/part', content: 'fragment' }], [])).toEqual([{ url: system, codes: { [system]: 'red pink blue' }, complete: true }]);
  });
});
