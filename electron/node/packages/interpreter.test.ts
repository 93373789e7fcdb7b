import { beforeAll, describe, expect, it, vi } from 'vitest';
import { surroundingsOf } from '../../../tests/doubles/fhirpath';
import { compileInvariant } from '../../../shared/fhir/validation/fhirpath';
import type { Interpreter } from '../../../shared/standards/loaded-guide';
import { loadInterpreter } from './interpreter';

const patient = { resourceType: 'Patient', id: 'p1', meta: { profile: ['https://example.test/p'] }, birthDate: '1948-09-25', text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' } };
const observation = { resourceType: 'Observation', id: 'o1', subject: { reference: 'Patient/p1' }, valueQuantity: { value: 180, unit: 'cm', system: 'http://unitsofmeasure.org', code: 'cm' } };
const bundle = { resourceType: 'Bundle', entry: [{ resource: patient }, { resource: observation }] };

let interpreter: Interpreter;
const told: string[] = [];
const ask = (expression: string, focus: unknown = observation) => { told.length = 0; return interpreter(expression, (reason) => { told.push(reason); })?.(focus, surroundingsOf(bundle, observation)); };

beforeAll(async () => { interpreter = await loadInterpreter(); });

describe('the interpreter behind the compiler', () => {
  it.each([['today() > @2020-01-01', true], ['now() < @2020-01-01T00:00:00Z', false], ["Observation.value.as(Quantity) > 1 'm'", true], ["Observation.value.as(Quantity) > 2 'm'", false]] as const)('decides what the compiler leaves: %s', (expression, met) => {
    expect(typeof compileInvariant(expression)).toBe('object');
    expect([ask(expression), told]).toEqual([met, []]);
  });
  it('is given what is around the message', () => {
    expect(ask("subject.resolve().birthDate = @1948-09-25")).toBe(true);
    expect(ask("subject.resolve().conformsTo('https://example.test/p')")).toBe(true);
    expect(ask("subject.resolve().conformsTo('https://example.test/q')")).toBe(false);
    expect(ask('text.`div`.htmlChecks()', patient)).toBe(true);
    expect(ask('text.`div`.htmlChecks()', { ...patient, text: { div: '<div><script/></div>' } })).toBe(false);
    expect(ask("%resource.id = 'o1'", patient)).toBe(true);
    expect(ask('code.exists()')).toBe(false);
    expect(ask('code')).toBe(false);
  });
  it('tells what it cannot decide, and refuses nobody for it', () => {
    const unknown = { ...surroundingsOf(bundle, observation), conformsTo: () => undefined, memberOf: () => undefined };
    for (const expression of ["conformsTo('https://example.test/none')", "code.text.memberOf('https://example.test/none') or id.memberOf('https://example.test/none')"]) {
      told.length = 0;
      expect(interpreter(expression, (reason) => { told.push(reason); })?.(observation, unknown)).toBe(true);
      expect(told).toEqual(['https://example.test/none']);
    }
    expect(ask('noSuchFunction()')).toBe(true);
    expect(told).toHaveLength(1);
  });
  it('gives up on what is no expression', () => { for (const bad of ['', '((', 'a b c', "'"]) expect(ask(bad)).toBeUndefined(); });
  it('neither prints nor fetches', () => {
    const [log, fetched] = [vi.spyOn(console, 'log'), vi.spyOn(globalThis, 'fetch')];
    ask("id.trace('secret').exists()");
    ask("%terminologies.expand('https://example.test/vs').exists()");
    expect([log, fetched].map((spy) => spy.mock.calls.length)).toEqual([0, 0]);
    vi.restoreAllMocks();
  });
  it('leaves the message as it was', () => {
    const before = JSON.stringify(bundle);
    ask("descendants().where($this is Quantity).value.exists() and today().exists()", bundle);
    expect(JSON.stringify(bundle)).toBe(before);
    expect(Reflect.ownKeys(observation)).toEqual(['resourceType', 'id', 'subject', 'valueQuantity']);
  });
});
