import { describe, expect, it } from 'vitest';
import type { PackageIR } from '../validation/ir';
import { assemble, circle, dependenciesOf, packageId, versionsAtHand, type Shelf } from './shelf';

const pack = (name: string, version: string, dependsOn: Record<string, string> = {}): PackageIR => ({ name, version, dependsOn, profiles: [], valueSets: [] });
const shelf = (builtIn: PackageIR[], loaded: [PackageIR, Record<string, string>?][] = []): Shelf => ({
  builtIn: new Map(builtIn.map((each) => [packageId(each), each])), loaded: new Map(loaded.map(([each, overrides = {}]) => [packageId(each), { package: each, overrides }])),
});

describe('packages at hand', () => {
  it('tells for each dependency what stands for it', () => {
    const here = shelf([pack('b', '1.0.0'), pack('t', '2.0.2'), pack('t', '1.7.0'), pack('o', '3.0.0')], [[pack('l', '1.0.0')], [pack('a', '1.0.0', { b: '1.0.0', l: '1.0.0', t: '2.0.1', m: '1.0.0', o: '1.0.0', 'hl7.fhir.r4.core': '4.0.1', s: 'current' }), { o: '3.0.0' }]]);
    expect(dependenciesOf(here, 'a#1.0.0')).toEqual([
      { name: 'b', wanted: '1.0.0', used: '1.0.0', state: 'built-in' }, { name: 'l', wanted: '1.0.0', used: '1.0.0', state: 'loaded' }, { name: 't', wanted: '2.0.1', used: '2.0.2', state: 'overridden' },
      { name: 'm', wanted: '1.0.0', state: 'missing' }, { name: 'o', wanted: '1.0.0', used: '3.0.0', state: 'overridden' }, { name: 'hl7.fhir.r4.core', wanted: '4.0.1', used: '4.0.1', state: 'base' },
      { name: 's', wanted: 'current', state: 'missing' },
    ]);
    expect(versionsAtHand(here, 't')).toEqual(['2.0.2', '1.7.0']);
    expect(dependenciesOf(here, 'x#1')).toBeUndefined();
  });
  it('takes no release of another minor version by itself', () => { expect(dependenciesOf(shelf([pack('t', '1.8.0')], [[pack('a', '1.0.0', { t: '1.7.0' })]]), 'a#1.0.0')).toEqual([{ name: 't', wanted: '1.7.0', state: 'missing' }]); });
  it('understands wildcards', () => {
    const used = (wanted: string) => dependenciesOf(shelf([pack('t', '1.9.0'), pack('t', '1.10.2'), pack('t', '2.0.0-ballot')], [[pack('a', '1.0.0', { t: wanted })]]), 'a#1.0.0')![0]!.used;
    expect([used('1.9.x'), used('1.x'), used('2.x'), used('1.10.0')]).toEqual(['1.9.0', '1.10.2', undefined, '1.10.2']);
  });
  it('puts together all that a guide reaches, overridden throughout', () => {
    const here = shelf([pack('m', '2.0.0', { t: '1.0.0' }), pack('t', '1.0.0'), pack('t', '9.0.0'), pack('other', '1.0.0')], [[pack('a', '1.0.0', { m: '2.0.0' }), { t: '9.0.0' }]]);
    const found = assemble(here, 'a#1.0.0')!;
    expect([...found.keys()]).toEqual(['a#1.0.0', 'm#2.0.0', 't#9.0.0']);
    expect(found.get('m#2.0.0')!.dependsOn).toEqual({ t: '9.0.0', 'hl7.fhir.r4.core': '4.0.1' });
    expect(assemble(here, 'x#1')).toBeUndefined();
  });
  it('puts a loaded package before a built-in one of the same name and version', () => {
    const here = shelf([pack('a', '1.0.0', { x: '1' })], [[pack('a', '1.0.0')]]);
    expect(assemble(here, 'a#1.0.0')!.get('a#1.0.0')!.dependsOn).toEqual({ 'hl7.fhir.r4.core': '4.0.1' });
  });
  it('ends where packages depend on each other, and names the way round', () => {
    const here = shelf([], [[pack('a', '1.0.0', { b: '1.0.0' })], [pack('b', '1.0.0', { c: '1.0.0' })], [pack('c', '1.0.0', { b: '1.0.0', a: '1.0.0' })]]);
    expect([...assemble(here, 'a#1.0.0')!.keys()]).toEqual(['a#1.0.0', 'b#1.0.0', 'c#1.0.0']);
    expect(circle(here, 'a#1.0.0')).toEqual(['a#1.0.0', 'b#1.0.0', 'c#1.0.0', 'a#1.0.0']);
    expect(circle(shelf([], [[pack('a', '1.0.0', { b: '1.0.0' })], [pack('b', '1.0.0')]]), 'a#1.0.0')).toBeUndefined();
  });
  it('is not misled by names of the language', () => {
    const here = shelf([], [[pack('a', '1.0.0', Object.fromEntries([['constructor', '1.0.0'], ['__proto__', '1.0.0']]))]]);
    expect(dependenciesOf(here, 'a#1.0.0')!.map(({ state }) => state)).toEqual(['missing', 'missing']);
  });
});
