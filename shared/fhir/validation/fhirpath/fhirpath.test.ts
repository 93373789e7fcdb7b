import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oracle, surroundingsOf } from '../../../../tests/doubles/fhirpath';
import type { Loose } from '../types';
import { compileInvariant, evaluate, type Outcome, type Unsupported } from '.';

const observation: Loose = {
  resourceType: 'Observation', id: 'o-1', status: 'final', effectiveDateTime: '2026-11-20T09:30:00+01:00', _effectiveDateTime: { extension: [{ url: 'http://example.org/note', valueString: 'about' }] },
  code: { coding: [{ system: 'urn:oid:1.2.208.176.2.1', code: 'NPU02319' }, { system: 'http://loinc.org', code: '718-7', display: 'Hb' }], text: 'Blood' },
  subject: { reference: 'Patient/p-1' }, performer: [{ reference: 'Organization/org-1' }, { reference: 'Organization/none' }, { display: 'only a name' }],
  valueQuantity: { value: 7.5, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
  referenceRange: [{ low: { value: 7, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' }, high: { value: 10, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' } }],
  component: [{ code: { text: 'a' }, valueInteger: 3 }, { code: { text: 'b' }, valueString: 'x' }, { code: { text: 'c' }, valueBoolean: true }],
};
const patient: Loose = {
  resourceType: 'Patient', id: 'p-1', meta: { profile: ['http://example.org/one', 'http://example.org/two'] }, text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Bruno</div>' },
  contained: [{ resourceType: 'Organization', id: 'inner', name: 'Test' }], managingOrganization: { reference: '#inner' }, birthDate: '1979-09-25', active: true, deceasedBoolean: false, multipleBirthInteger: 2,
  extension: [{ url: 'http://example.org/a', valueCode: 'x' }, { url: 'http://example.org/b', extension: [{ url: 'c', valueCoding: { code: 'y' } }] }],
  identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: '2509479989' }, { system: 'urn:other', value: '12' }], name: [{ use: 'official', family: 'Elmer', given: ['Bruno', null, 'Test'], _given: [null, { id: 'blank' }, null] }, { text: 'Bruno' }],
  gender: 'male', _birthDate: { extension: [{ url: 'http://example.org/time', valueDateTime: '1979-09-25T10:00:00Z' }] },
};
const bundle: Loose = {
  resourceType: 'Bundle', type: 'message', timestamp: '2026-11-20T09:30:00+01:00', total: 3,
  entry: [
    { fullUrl: 'urn:uuid:1', resource: { resourceType: 'MessageHeader', id: 'h', eventCoding: { code: 'e' }, source: { endpoint: 'https://example.org' } } },
    { fullUrl: 'https://example.org/Patient/p-1', resource: patient }, { fullUrl: 'https://example.org/Observation/o-1', resource: observation },
    { fullUrl: 'https://example.org/Organization/org-1', resource: { resourceType: 'Organization', id: 'org-1', name: 'Test', identifier: [{ system: 'http://cvr.dk', value: '12345678' }] } },
  ],
};

const comparable = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, item: unknown) => (typeof item === 'number' ? Number(item.toFixed(7)) : item))) as unknown;
/** Primitives that have only extensions are items too, but the reference engine leaves them out of what it hands over. */
const ours = (found: Outcome | Unsupported): unknown => ('kind' in found && found.kind === 'values' ? comparable(found.values.filter((item) => item !== undefined)) : 'error');
const theirs = (found: ReturnType<typeof oracle>): unknown => ('values' in found ? comparable(found.values) : 'error');

const around = { patient: surroundingsOf(bundle, patient), observation: surroundingsOf(bundle, observation), bundle: surroundingsOf(bundle) };

/** Expressions in which both engines must agree to the letter, by the resource they are asked of. */
const agreed: Record<keyof typeof around, string[]> = {
  patient: [
    'name.given', 'name.given.count()', 'name.first().given[0]', 'name.given.first() + name.given.last()', 'Patient.name.family', 'name.where(use = \'official\').family = \'Elmer\'', 'name.exists(use = \'old\')',
    'name.all(family.exists())', 'name.family.exists() and name.text.exists()', 'name.select(family | text)', 'identifier.value | identifier.value', 'identifier.value.isDistinct()', 'identifier.system.distinct().count()',
    'identifier[1].value.toInteger() + 1', 'identifier.value.select(length())', 'identifier.where(system.startsWith(\'urn:oid\')).value.matches(\'^[0-9]{10}$\')', 'identifier.where($index = 1).value', 'identifier.tail().value', 'identifier.skip(1).take(5).value',
    'deceased', 'deceased.is(boolean)', 'deceased is FHIR.boolean', 'deceased.ofType(boolean)', 'multipleBirth as integer', 'deceased.not()', 'active and deceased', 'active or {}', '{} and false', '{} or false', 'true xor {}', 'false implies {}', '{} implies true', 'active implies deceased',
    'birthDate < @2000-01-01', 'birthDate >= @1979-09-25', 'birthDate = @1979-09-25', 'birthDate > @1979', 'birthDate != @1979-09-26', 'birthDate.extension.value', 'birthDate.extension(\'http://example.org/time\').exists()', 'extension(\'http://example.org/a\').value',
    'extension.extension.value.code', 'extension.where(url = \'http://example.org/b\').extension.value is Coding', 'meta.profile.count()', 'meta.profile.where($this.endsWith(\'two\'))', 'contained.id', 'managingOrganization.reference.substring(1) in contained.id', 'text.`div`.exists()',
    'contained.where((\'#\' + id in %resource.descendants().reference).not()).empty()', 'children().count() > 5', 'descendants().where($this is Coding).code', 'gender in (\'male\' | \'female\')', '(\'male\' | \'female\') contains gender', 'name.given.combine(name.given).count()',
    'name.given.intersect(\'Bruno\' | \'x\')', 'name.given.exclude(\'Bruno\' | \'x\')', 'name.given.subsetOf(\'Bruno\' | \'Test\')', '(1 | 2 | 3).supersetOf(2 | 3)', 'iif(active, \'yes\', \'no\')', 'iif(deceased, 1)', 'name.trace(\'x\').count()', '(1 | 2 | 3).aggregate($this + $total, 0)',
    'birthDate.hasValue()', 'name.hasValue()', 'name.given[1].hasValue()', 'name.repeat(given)', '%context.id', '%ucum',
  ],
  observation: [
    'value.value', 'value.ofType(Quantity).unit', 'value is Quantity', 'value.exists() and dataAbsentReason.empty()', 'component.value', 'component.value.ofType(string)', 'component.where(value is integer).code.text', 'component.value.count()', 'Observation.component.code.text = (\'a\' | \'b\' | \'c\')',
    'code.coding.where(system = \'http://loinc.org\').display', 'code.coding.intersect(%resource.code.coding).count()', 'effective > @2026-11-20T08:00:00Z', 'effective < @2026-11-20T08:30:01Z', 'effective.extension.value', 'effective is dateTime',
    'referenceRange.low.value < referenceRange.high.value', 'referenceRange.low <= referenceRange.high', 'value > referenceRange.low', 'subject.reference.replace(\'Patient/\', \'\')', 'subject.resolve().name.family', 'performer.resolve().count()', 'performer.reference.resolve().name', 'performer.where(resolve() is Organization).count()',
    '1 + 2 * 3', '(1 + 2) * 3', '7 div 2', '7 mod 2', '-7 mod 3', '7 / 2', '1 / 0', '1 = 1.0', '2 > 1 and 1 >= 1', '\'b\' > \'a\'', '\'a\' & {} & \'b\'', '\'ab\'.indexOf(\'b\')', '\'abc\'.substring(1, 1)', '\'abc\'.substring(9)', '\'abc\'.upper().lower()', '\'a,b\'.split(\',\').join(\'-\')', '\'aXbX\'.replace(\'X\', \'\')',
    '\'1.50\'.toDecimal()', '\'x\'.toInteger()', '\'x\'.convertsToInteger()', '12.toString()', '\'true\'.toBoolean()', '\'yes\'.convertsToBoolean()', '3.7.truncate()', '(-2).abs()', '2.power(3)', '\'A b\' ~ \'a\tB\'', '1.50 ~ 1.5', '(1 | 2) = (2 | 1)', '{} = {}', '{} ~ {}', '1 != {}', '\'abc\' = \'ABC\'', '@T10:30 < @T11:00', '@2026-01 = @2026-01-01', '@2026 < @2027-01-01',
    '1 is Integer', '1.5 is System.Decimal', '\'a\' is String', 'true.is(Boolean)', '\'a\'.is(string)', '\'it\\\'s\\u0041\'', '(true | false).allTrue()', '(true | false).anyFalse()', 'component.code.text.first() = \'a\' // comment', '/* a */ status = \'final\'',
  ],
  bundle: [
    'entry.resource.ofType(Patient).name.given', 'Bundle.entry.count() = 4', 'entry[0].resource.is(MessageHeader)', 'entry.first().resource.is(Composition)', 'entry.where(resource is Patient).count() = 1', 'entry.ofType(Patient).count()', 'entry.resource.ofType(DomainResource).count()', 'entry.all(request.exists() = (%resource.type = \'batch\'))',
    'entry.where(fullUrl.exists()).select(fullUrl & resource.meta.versionId).isDistinct()', 'entry.resource.ofType(MessageHeader).event.code', 'type = \'message\' implies entry.first().resource.is(MessageHeader)', 'entry[1].resource.conformsTo(\'http://example.org/one\')', 'entry[0].resource.conformsTo(\'http://example.org/one\')', 'entry.resource.conformsTo(\'http://example.org/one\')',
    'entry[2].resource.code.memberOf(\'http://example.org/vs\')', 'entry.resource.text.`div`.htmlChecks()', 'timestamp > @2026-11-20', 'timestamp >= @2026-11-20T08:30:00.000Z', 'total.empty() or type = \'searchset\'', 'entry.resource.descendants().count() > 50', 'entry.fullUrl.where(matches(\'^urn\'))',
  ],
};

describe('FHIRPath', () => {
  for (const [which, expressions] of Object.entries(agreed) as [keyof typeof around, string[]][]) {
    it(`is what the reference engine makes of ${expressions.length} expressions on the ${which}`, () => {
      const { resource } = around[which];
      const type = resource.resourceType as string;
      const faults = expressions.flatMap((expression) => {
        const [mine, reference] = [ours(evaluate(expression, resource, around[which], type)), theirs(oracle(expression, resource, type, around[which]))];
        return JSON.stringify(mine) === JSON.stringify(reference) && mine !== 'error' ? [] : [{ expression, mine, reference }];
      });
      expect(faults).toEqual([]);
    });
  }

  it('departs from the reference engine where the HL7 validator does', () => {
    const ask = (expression: string, focus: unknown, type: string) => [ours(evaluate(expression, focus, around.patient, type)), theirs(oracle(expression, focus, type, around.patient))];
    // `.value` of a primitive is the primitive.
    expect(ask('value.matches(\'^[0-9]+$\')', '12', 'Identifier.value')).toEqual([[true], []]);
    // Dates equal texts that read the same.
    expect(ask('birthDate = \'1979-09-25\'', patient, 'Patient')).toEqual([[true], [false]]);
    // The order of items is no part of equivalence (FHIRPath N1, Equivalent).
    expect(ask('(1 | 2) ~ (2 | 1)', patient, 'Patient')).toEqual([[true], [false]]);
    expect(evaluate('%sct | %loinc', patient, around.patient)).toEqual({ kind: 'values', values: ['http://snomed.info/sct', 'http://loinc.org'] });
    // Decimals carry no noise of binary fractions.
    expect(evaluate('0.1 + 0.2 = 0.3', patient, around.patient)).toEqual({ kind: 'values', values: [true] });
  });

  it('knows choice elements and extensions of what it was not told the type of', () => {
    expect(evaluate('value.code', { url: 'x', valueCoding: { code: 'c' } }, around.bundle)).toEqual({ kind: 'values', values: ['c'] });
    expect(evaluate('value is Coding', { url: 'x', valueCoding: { code: 'c' } }, around.bundle)).toEqual({ kind: 'values', values: [true] });
    expect(evaluate('extension(\'x\').value', { extension: [{ url: 'x', valueDateTime: '2026' }] }, around.bundle)).toEqual({ kind: 'values', values: ['2026'] });
    expect(evaluate('code is CodeableConcept', { code: { text: 'a' } }, around.bundle)).toEqual({ kind: 'cannot-tell', what: 'type CodeableConcept' });
  });

  it('names what it lacks', () => {
    const lacks = (expression: string) => { const found = compileInvariant(expression); return typeof found === 'function' ? undefined : found.unsupported; };
    expect(['today() > birthDate', 'name.subsumes(\'x\')', 'value > 3 \'mg\'', 'age > 3 years', 'ofType(Practitionr)', '%factory', '\'a\'.matches(\'(?=a)\')', '\'a\\d\'', 'name.where()', 'a.b(', 'System.Foo.is(System.Foo)', '$that', 'name and', '#', '\'open']
      .map((expression) => lacks(expression) ?? `offered: ${expression}`)).toEqual([
      'today()', 'subsumes()', 'quantity literal', 'quantity literal', 'type Practitionr', '%factory', 'regular expression', 'escape \\d', 'where() with 0 arguments', 'syntax at 4', 'type Foo', 'character $', 'syntax at 8', 'character #', 'unfinished text',
    ]);
    expect(lacks(`${'('.repeat(1000)}1${')'.repeat(1000)}`)).toBe('too deep');
    expect(lacks(`${'-'.repeat(1000)}1`)).toBe('too deep');
    expect(lacks(Array.from({ length: 1000 }, () => '1').join('+'))).toBe('too long');
    expect(lacks(`'${'x'.repeat(30_000)}'`)).toBe('too long');
  });

  it('counts only an empty or false result as a breach', () => {
    const met = (expression: string, focus: unknown = patient) => {
      const told: string[] = [];
      const invariant = compileInvariant(expression, { fault: (what) => told.push(`fault: ${what}`), cannotTell: (what) => told.push(`cannot tell: ${what}`) });
      if (typeof invariant !== 'function') throw new Error(invariant.unsupported);
      return [invariant(focus, { ...around.patient, conformsTo: () => undefined }), ...told];
    };
    expect(met('active')).toEqual([true]);
    expect(met('deceased')).toEqual([false]);
    expect(met('photo')).toEqual([false]);
    expect(met('name')).toEqual([true]);
    expect(met('name and true')).toEqual([false, 'fault: several items where one is expected']);
    expect(met('identifier.first().value > 3')).toEqual([false, 'fault: no order']);
    // What nobody knows is no breach, whichever way it is asked.
    expect(met('conformsTo(\'http://example.org/unknown\')')).toEqual([true, 'cannot tell: http://example.org/unknown']);
    expect(met('conformsTo(\'http://example.org/unknown\').not()')).toEqual([true, 'cannot tell: http://example.org/unknown']);
  });

  it('ends, whatever the expression and the data', { timeout: 120_000 }, () => {
    const wide = { resourceType: 'Basic', extension: Array.from({ length: 3000 }, (_, index) => ({ url: `u${index}`, valueString: `v${index}` })) };
    const deep: Loose = { resourceType: 'Basic' };
    let inner = deep;
    for (let i = 0; i < 20_000; i++) { const next = { extension: [] as unknown[] }; (inner as { extension?: unknown[] }).extension = [next]; inner = next; }
    const surroundings = surroundingsOf(wide);
    expect(evaluate('descendants().where(%resource.descendants().where(%resource.descendants().exists()).exists()).count()', wide, surroundings)).toEqual({ kind: 'cannot-tell', what: 'too much work' });
    expect(evaluate('extension.select(%resource.extension.select(%resource.extension)).count()', wide, surroundings)).toMatchObject({ kind: 'cannot-tell' });
    expect(evaluate('extension.url.repeat($this + \'x\').count()', wide, surroundings)).toMatchObject({ kind: 'cannot-tell' });
    expect(evaluate('descendants().count() > 0', deep, surroundingsOf(deep))).toMatchObject({ kind: 'values' });
    expect(evaluate('(extension | extension).count()', deep, surroundingsOf(deep))).toHaveProperty('kind');
    expect(evaluate('\'x\'.replace(\'x\', %resource.extension.url.join()).length()', wide, surroundings)).toHaveProperty('kind');
  });
});

describe('any expression on any JSON', () => {
  const { resource: root } = around.patient;
  // `value` stands behind a name that only objects have: of a primitive it is the primitive, which the reference engine doesn't know.
  const name = fc.constantFrom('name', 'given', 'identifier', 'identifier.value', 'extension.value', 'system', 'extension', 'url', 'birthDate', 'active', 'deceased', 'meta', 'profile', 'contained', 'id', 'text', 'x');
  const literal = fc.constantFrom('\'a\'', '\'12\'', '1', '2.5', 'true', 'false', '{}', '@1979-09-25', '\'\'');
  const type = fc.constantFrom('string', 'Identifier', 'boolean', 'Patient', 'HumanName');
  const { expression } = fc.letrec<{ expression: string; path: string }>((tie) => ({
    path: fc.oneof({ maxDepth: 4 }, name, fc.constant('$this'),
      fc.tuple(tie('path'), name).map(([path, step]) => `${path}.${step}`),
      fc.tuple(tie('path'), fc.constantFrom('first', 'last', 'tail', 'distinct', 'count', 'exists', 'empty', 'not', 'length', 'hasValue', 'isDistinct', 'toInteger', 'upper', 'children', 'resolve')).map(([path, call]) => `${path}.${call}()`),
      fc.tuple(tie('path'), tie('expression')).map(([path, projection]) => `${path}.select(${projection})`),
      // A criterion that is no boolean is true by the rule for single items; the reference engine's all() says false.
      fc.tuple(tie('path'), fc.constantFrom('where', 'all', 'exists'), tie('expression'), fc.constantFrom('=', '!=', 'in'), tie('expression')).map(([path, call, left, operator, right]) => `${path}.${call}(${left} ${operator} ${right})`),
      fc.tuple(tie('path'), fc.constantFrom('startsWith', 'contains', 'combine', 'indexOf', 'intersect', 'union', 'extension'), literal).map(([path, call, argument]) => `${path}.${call}(${argument})`),
      fc.tuple(tie('path'), type).map(([path, wanted]) => `${path}.ofType(${wanted})`),
      fc.tuple(tie('path'), fc.nat(2)).map(([path, index]) => `${path}[${index}]`)),
    expression: fc.oneof({ maxDepth: 4 }, literal, tie('path'),
      fc.tuple(tie('expression'), fc.constantFrom('=', '!=', 'and', 'or', 'xor', 'implies', '|', '&', '+', '-', '*', 'mod', 'div', '<', '>=', 'in', 'contains'), tie('expression')).map(([left, operator, right]) => `(${left} ${operator} ${right})`)),
  }));
  const primitive = fc.oneof(fc.constantFrom('a', '12', 'Bruno', '1979-09-25', 'http://example.org/a', '#inner', ''), fc.integer(), fc.boolean());
  const element = fc.record({ system: primitive, value: primitive, url: primitive, given: fc.array(primitive, { maxLength: 3 }), id: primitive, text: primitive, valueString: primitive, extension: fc.array(fc.record({ url: primitive, valueCode: primitive }, { requiredKeys: [] }), { maxLength: 2 }) }, { requiredKeys: [] });
  const resource = fc.record({ resourceType: fc.constant('Patient'), name: fc.array(element, { maxLength: 3 }), identifier: fc.array(element, { maxLength: 2 }), birthDate: primitive, active: primitive, deceasedBoolean: fc.boolean(), meta: fc.record({ profile: fc.array(primitive) }) }, { requiredKeys: ['resourceType'] });

  it('has an outcome, and the reference engine\'s where that one has one', { timeout: 180_000 }, () => {
    let compared = 0;
    let both = 0;
    fc.assert(fc.property(expression, fc.oneof(resource, fc.constant(root)), (text, value) => {
      const surroundings = surroundingsOf(bundle, value);
      const mine = evaluate(text, value, surroundings, 'Patient');
      if (!('kind' in mine)) throw new Error(`${text}: ${mine.unsupported}`);
      const reference = oracle(text, value, 'Patient', surroundings);
      compared += 1;
      if (mine.kind !== 'values' || !('values' in reference)) return;
      both += 1;
      expect({ text, values: ours(mine) }).toEqual({ text, values: comparable(reference.values) });
    }), { numRuns: 1500, seed: 11 });
    // Most must come to a result on both sides, or nothing was compared.
    expect(both / compared).toBeGreaterThan(0.5);
  });

  it('throws nothing for JSON of any shape', { timeout: 120_000 }, () => {
    fc.assert(fc.property(expression, fc.jsonValue({ maxDepth: 4 }), (text, value) => {
      expect(evaluate(text, value, surroundingsOf({ resourceType: 'Bundle' }))).toHaveProperty('kind');
    }), { numRuns: 1000, seed: 5 });
  });
});
