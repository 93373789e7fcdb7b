/** The engine on small written profiles: each thing a profile can ask, and each trap of fhir-validation that once cost a false verdict. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from './engine';
import type { ElementIR, PackageIR, ProfileIR, TypeIR, ValueSetIR } from './ir';
import type { EngineOptions, Loose } from './types';

const url = (name: string) => `http://example.org/profile/${name}`;
const hl7 = (type: string) => `http://hl7.org/fhir/StructureDefinition/${type}`;
const profileOf = (name: string, type: string, children: ElementIR[], root: Partial<ProfileIR['root']> = {}): ProfileIR => ({ url: url(name), type, root: { children, ...root } });
const pack = (profiles: ProfileIR[], valueSets: ValueSetIR[] = [], dependsOn: Record<string, string> = {}, name = 'test'): PackageIR => ({ name, version: '1', profiles, valueSets, dependsOn });
const reference = (...targets: string[]): TypeIR[] => [{ code: 'Reference', targets, bundled: true }];

function engineWith(packages: PackageIR[], options: Partial<EngineOptions> = {}) {
  return createEngine('test#1', { packages: new Map(packages.map((each) => [`${each.name}#${each.version}`, each])), invariants: {}, ...options });
}

const anyBundle = profileOf('bundle', 'Bundle', []);
const word = (value: unknown, otherwise: string | number): string => (typeof value === 'string' ? value : String(otherwise));
const bundleOf = (...resources: Loose[]): Loose => ({
  resourceType: 'Bundle', type: 'collection', entry: resources.map((resource, at) => ({ fullUrl: `https://example.org/${word(resource.resourceType, '')}/${word(resource.id, at)}`, resource })),
});
const organization = (id: string, more: Loose = {}): Loose => ({ resourceType: 'Organization', id, name: 'Testklinikken', ...more });

/** Rule and path of what an Organization breaks. */
function organizationFaults(children: ElementIR[], resource: Loose, valueSets: ValueSetIR[] = [], others: ProfileIR[] = [], options: Partial<EngineOptions> = {}) {
  const report = engineWith([pack([profileOf('organization', 'Organization', children), ...others], valueSets)], options).validateResource(organization('o', resource), url('organization'));
  return [...report.issues.map(({ rule, path }) => `${rule} ${path}`), ...report.notEvaluated.map(({ kind, what }) => `? ${kind} ${what}`)];
}

describe('elements', () => {
  const codes = (complete: boolean, list: string | null = 'a b'): ValueSetIR => ({ url: url('codes'), codes: { 'http://s': list }, complete });
  const bound: ElementIR[] = [{ name: 'type', binding: { valueSet: `${url('codes')}|9.9`, strength: 'required' } }];
  const typed = (system: string | undefined, code: string) => ({ type: [{ coding: [{ ...(system !== undefined && { system }), code }] }] });
  const cases: [string, ElementIR[], Loose, ...string[]][] = [
    ['missing', [{ name: 'telecom', min: 1 }], {}, 'profile-Organization.telecom Organization.telecom'],
    ['too few', [{ name: 'alias', min: 2 }], { alias: ['a'] }, 'profile-Organization.alias Organization.alias'],
    ['too many', [{ name: 'alias', max: 1 }], { alias: ['a', 'b'] }, 'profile-Organization.alias Organization.alias'],
    ['forbidden', [{ name: 'alias', max: 0 }], { alias: ['a'] }, 'profile-Organization.alias Organization.alias'],
    ['there by its extension alone', [{ name: 'alias', min: 1 }], { _alias: [{ extension: [{ url: 'u', valueCode: 'unknown' }] }] }],
    ['fixed', [{ name: 'name', fixed: 'X' }], {}, 'profile-Organization.name Organization.name'],
    ['fixed whole', [{ name: 'type', fixed: { text: 'a' } }], { type: [{ text: 'a' }, { text: 'a', id: 'x' }] }, 'profile-Organization.type Organization.type[1]'],
    ['pattern', [{ name: 'type', pattern: { coding: [{ system: 's' }] } }], { type: [{ text: 'a', coding: [{ code: 'x' }, { system: 's', code: 'y' }] }, { coding: [{ system: 't' }] }] }, 'profile-Organization.type Organization.type[1]'],
    ['too long', [{ name: 'name', maxLength: 5 }], {}, 'profile-Organization.name Organization.name'],
    ['children at their own place', [{ name: 'contact', children: [{ name: 'name', min: 1 }] }], { contact: [{ name: { text: 'a' } }, { telecom: [{ system: 'phone', value: '1' }] }] }, 'profile-Organization.contact.name Organization.contact[1].name'],
  ];
  it.each(cases)('%s', (_, children, resource, ...faults) => expect(organizationFaults(children, resource)).toEqual(faults));

  it('bindings say yes, no, or cannot tell, and the last is never a fault (trap 6: a version nobody holds)', () => {
    expect(organizationFaults(bound, typed('http://s', 'a'), [codes(true)])).toEqual([]);
    expect(organizationFaults(bound, typed('http://s', 'c'), [codes(true)])).toEqual(['profile-Organization.type Organization.type[0].coding[0].code']);
    expect(organizationFaults(bound, typed(undefined, 'a'), [codes(true)])).toHaveLength(1);
    expect(organizationFaults(bound, { type: [{ text: 'a' }] }, [codes(true)])).toHaveLength(1);
    for (const sets of [[codes(false)], [codes(true, null)], []]) expect(organizationFaults(bound, typed('http://s', 'c'), sets)).toEqual([`? value-set ${url('codes')}`]);
    expect(organizationFaults(bound, typed('http://other', 'a'), [codes(true)])).toHaveLength(1);
  });

  it('choices narrow to a type, and their values are looked at by it', () => {
    const only: ElementIR[] = [{ name: 'value', types: [{ code: 'Quantity' }], children: [{ name: 'unit', min: 1 }] }];
    const faults = (value: Loose) => engineWith([pack([profileOf('o', 'Observation', only)])]).validateResource({ resourceType: 'Observation', status: 'final', code: { text: 'x' }, ...value }, url('o')).issues.map(({ rule, path }) => `${rule} ${path}`);
    expect(faults({ valueQuantity: { value: 1, unit: 'g' } })).toEqual([]);
    expect(faults({ valueQuantity: { value: 1 } })).toEqual(['profile-Observation.value.unit Observation.value.unit']);
    expect(faults({ valueString: 'x' })).toEqual(['profile-Observation.value Observation.value']);
  });

  it('never repeat what stands in a patient', () => {
    const children: ElementIR[] = [{ name: 'name', children: [{ name: 'family', fixed: 'X' }] }, { name: 'gender', pattern: 'male' }];
    const { issues } = engineWith([pack([profileOf('p', 'Patient', children)])]).validateResource({ resourceType: 'Patient', name: [{ family: 'Elmer' }], gender: 'female' }, url('p'));
    expect(issues).toHaveLength(2);
    expect(JSON.stringify(issues)).not.toMatch(/Elmer|female/);
  });
});

describe('invariants', () => {
  const on = (key: string): ElementIR[] => [{ name: 'name', invariants: [{ key, severity: 'error', hash: '1' }] }];
  it('are met by true alone, found by key and hash before key, and listed where nobody can evaluate them (trap 1)', () => {
    const fault = ['x Organization.name'];
    expect(organizationFaults(on('x'), {}, [], [], { invariants: { x: () => false } })).toEqual(fault);
    expect(organizationFaults(on('x'), {}, [], [], { invariants: { 'x@1': () => true, x: () => false } })).toEqual([]);
    expect(organizationFaults(on('x'), {}, [], [], { compileExpression: () => () => false })).toEqual(fault);
    expect(organizationFaults(on('x'), {})).toEqual(['? invariant x']);
    expect(organizationFaults(on('constructor'), {})).toEqual(['? invariant constructor']);
  });
  it('get a primitive\'s value as their focus (trap 2), and say where they are broken', () => {
    const focuses: unknown[] = [];
    organizationFaults(on('x'), {}, [], [], { invariants: { x: (focus) => { focuses.push(focus); return true; } } });
    expect(focuses).toEqual(['Testklinikken']);
    expect(organizationFaults(on('x'), {}, [], [], { invariants: { x: () => false }, places: { x: () => ['A', 'B'] } })).toEqual(['x A', 'x B']);
  });
  it('of the base hold also where a profile unfolds a datatype (trap 4), and on references without reference (trap 3)', () => {
    const children: ElementIR[] = [{ name: 'identifier', children: [{ name: 'period', children: [{ name: 'start', min: 1 }] }, { name: 'assigner', min: 1 }] }];
    const identifier = (period: Loose) => ({ identifier: [{ period, assigner: { display: 'Testkommunen' } }] });
    expect(organizationFaults(children, identifier({ start: '2026-01-01', end: '2026-02-01' }))).toEqual([]);
    expect(organizationFaults(children, identifier({ start: '2026-03-01', end: '2026-02-01' }))).toEqual(['per-1 Organization.identifier[0].period']);
  });
});

describe('slices', () => {
  const bySystem = (rules: 'open' | 'closed'): ElementIR[] => [{
    name: 'identifier', slicing: { rules, discriminators: [{ type: 'value', path: 'system' }] },
    slices: [{ name: 'identifier', slice: 'sor', min: 1, max: 1, children: [{ name: 'system', fixed: 'urn:sor' }, { name: 'value', min: 1 }] }, { name: 'identifier', slice: 'old', min: 0, max: 0, children: [{ name: 'system', pattern: 'urn:old' }] }],
  }];
  const ids = (...systems: string[]) => ({ identifier: systems.map((system) => ({ system, value: '1' })) });
  it.each<[string, Loose, string[]]>([
    ['met', ids('urn:sor', 'urn:other'), []], ['missing', ids('urn:other'), ['profile-Organization.identifier:sor Organization.identifier']], ['twice', ids('urn:sor', 'urn:sor'), ['profile-Organization.identifier:sor Organization.identifier']],
    ['forbidden', ids('urn:sor', 'urn:old'), ['profile-Organization.identifier:old Organization.identifier[1]']],
    ['wrong within', { identifier: [{ system: 'urn:sor' }] }, ['profile-Organization.identifier:sor.value Organization.identifier[0].value']],
  ])('by value: %s', (_, resource, faults) => expect(organizationFaults(bySystem('open'), resource)).toEqual(faults));

  it('that are closed let nothing else in, and an order is kept', () => {
    expect(organizationFaults(bySystem('closed'), ids('urn:sor', 'urn:other'))).toEqual(['profile-Organization.identifier Organization.identifier[1].system']);
    const ordered: ElementIR[] = [{ name: 'alias', slicing: { rules: 'open', ordered: true, discriminators: [{ type: 'value', path: '$this' }] }, slices: ['a', 'b'].map((slice) => ({ name: 'alias', slice, min: 0, max: 1, fixed: slice })) }];
    expect(organizationFaults(ordered, { alias: ['a', 'b'] })).toEqual([]);
    expect(organizationFaults(ordered, { alias: ['b', 'a'] })).toEqual(['profile-Organization.alias Organization.alias[1]']);
  });

  it.each(['$this.extension.value', "extension('http://use').value.code"])('by %s, with the parent of a sparse slice filled in (trap 5)', (path) => {
    const coded = path.endsWith('code');
    const use = (code: string): ElementIR => ({ name: 'extension', slice: 'use', min: 1, max: 1, types: [{ code: 'Extension', profiles: ['http://use'] }], children: [{ name: 'value', ...(coded ? { children: [{ name: 'code', pattern: code }] } : { pattern: { code } }) }] });
    const children: ElementIR[] = [{ name: 'contact', slicing: { rules: 'closed', discriminators: [{ type: 'value', path }] }, slices: ['one', 'two'].map((code) => ({ name: 'contact', slice: code, min: code === 'one' ? 1 : 0, max: 1, children: [{ name: 'extension', slices: [use(code)] }] })) }];
    const contact = (code: string) => ({ extension: [{ url: 'http://else', valueString: 'x' }, { url: 'http://use', valueCoding: { code } }], name: { text: 'x' } });
    expect(organizationFaults(children, { contact: [contact('two'), contact('one')] })).toEqual([]);
    expect(organizationFaults(children, { contact: [contact('one'), contact('three')] })).toEqual(['profile-Organization.contact Organization.contact[1]']);
  });

  it('by type, of a choice and of what stands in an item', () => {
    const children: ElementIR[] = [{ name: 'payload', slicing: { rules: 'open', discriminators: [{ type: 'type', path: '$this.content' }] }, slices: [{ name: 'payload', slice: 'text', min: 1, max: 1, children: [{ name: 'content', types: [{ code: 'string' }] }] }] }];
    const faults = (...payload: Loose[]) => engineWith([pack([profileOf('c', 'Communication', children)])]).validateResource({ resourceType: 'Communication', status: 'unknown', payload }, url('c')).issues.map(({ rule }) => rule);
    expect(faults({ contentString: 'x' }, { contentAttachment: { title: 'x' } })).toEqual([]);
    expect(faults({ contentAttachment: { title: 'x' } })).toEqual(['profile-Communication.payload:text']);
  });

  it('by the profile of what is referred to', () => {
    const special = profileOf('special', 'Organization', [{ name: 'alias', min: 1 }]);
    const report = profileOf('report', 'DiagnosticReport', [{
      name: 'performer', slicing: { rules: 'closed', discriminators: [{ type: 'profile', path: 'resolve()' }] },
      slices: [{ name: 'performer', slice: 'special', min: 1, max: 1, types: reference(special.url) }, { name: 'performer', slice: 'person', min: 0, max: 1, types: reference(hl7('Practitioner')) }],
    }]);
    const engine = engineWith([pack([anyBundle, special, report])]);
    const faults = (...ids: string[]) => engine.validateBundle(bundleOf(
      { resourceType: 'DiagnosticReport', id: 'd', meta: { profile: [report.url] }, status: 'final', code: { text: 'x' }, performer: ids.map((id) => ({ reference: id })) },
      organization('s', { alias: ['x'] }), organization('o'), { resourceType: 'Practitioner', id: 'p' }), anyBundle.url).issues.map(({ rule, path }) => `${rule} ${path}`);
    expect(faults('Organization/s', 'Practitioner/p')).toEqual([]);
    expect(faults('Organization/s', 'Organization/o')).toEqual(['profile-DiagnosticReport.performer Bundle.entry[0].resource.performer[1]']);
    expect(faults('Practitioner/p')).toEqual(['profile-DiagnosticReport.performer:special Bundle.entry[0].resource.performer']);
  });

  it('that nobody can tell are listed', () => {
    expect(organizationFaults([{ name: 'alias', slicing: { rules: 'closed', discriminators: [{ type: 'value', path: 'a.where(b)' }] }, slices: [{ name: 'alias', slice: 'x', min: 1, max: 1 }] }], { alias: ['a'] })).toEqual(['? slicing Organization.alias']);
  });
});

describe('references and profiles', () => {
  const named = profileOf('named', 'Organization', [{ name: 'alias', min: 1 }]);
  const role = profileOf('role', 'PractitionerRole', [{ name: 'organization', types: reference(named.url) }]);
  const engine = engineWith([pack([anyBundle, role], [], { base: '1' }), pack([named], [], {}, 'base')]);
  const faults = (reference_: string, ...others: Loose[]) => engine.validateBundle(bundleOf({ resourceType: 'PractitionerRole', id: 'r', meta: { profile: [`${role.url}|2.0`] }, organization: { reference: reference_ } }, ...others), anyBundle.url).issues.map(({ rule, path }) => `${rule} ${path}`);

  it('resolve by address and by type and id (trap 8), in packages that the guide depends on', () => {
    for (const way of ['Organization/o', 'https://example.org/Organization/o', 'Organization/o/_history/2']) expect(faults(way, organization('o', { alias: ['x'] }))).toEqual([]);
    expect(faults('Organization/o', organization('o'))).toEqual(['profile-Organization.alias Bundle.entry[1].resource.alias']);
    expect(faults('Organization/nowhere', organization('o'))).toEqual(['profile-PractitionerRole.organization Bundle.entry[0].resource.organization']);
    expect(faults('Patient/p', { resourceType: 'Patient', id: 'p' })).toContain('base-target Bundle.entry[0].resource.organization');
  });

  it('out of the Bundle are legal where they aren\'t bundled (trap 8)', () => {
    const loose = profileOf('loose', 'PractitionerRole', [{ name: 'organization', types: [{ code: 'Reference', targets: [named.url] }] }]);
    const bundle = bundleOf({ resourceType: 'PractitionerRole', id: 'r', meta: { profile: [loose.url] }, organization: { reference: 'Organization/elsewhere' } });
    expect(engineWith([pack([anyBundle, loose, named])]).validateBundle(bundle, anyBundle.url).issues).toEqual([]);
  });

  it('of a lone resource are not judged', () => {
    expect(engine.validateResource({ resourceType: 'PractitionerRole', organization: { reference: 'Organization/elsewhere' } }, role.url).issues).toEqual([]);
  });

  it('that nobody holds are listed, and one for another type is a fault', () => {
    const { issues, notEvaluated } = engine.validateBundle(bundleOf(organization('o', { meta: { profile: ['http://example.org/unknown', role.url] } })), anyBundle.url);
    expect(issues).toMatchObject([{ rule: 'profile-type', path: 'Bundle.entry[0].resource.meta.profile[1]' }]);
    expect(notEvaluated).toMatchObject([{ kind: 'profile', what: 'http://example.org/unknown' }]);
    expect([engine.knows(`${named.url}|7`), engine.knows('http://example.org/unknown')]).toEqual([true, false]);
  });

  it('meant by the message alone are MedCom text', () => {
    expect(engine.validateBundle(bundleOf(organization('o')), anyBundle.url, { Organization: named.url }).issues).toMatchObject([{ rule: 'profile-Organization.alias', source: 'medcom-text' }]);
  });

  it('in a circle and in a long chain come to an end', () => {
    const chain = profileOf('chain', 'Organization', [{ name: 'alias', min: 1 }, { name: 'partOf', types: reference(url('chain')) }]);
    const links = Array.from({ length: 3000 }, (_, at) => organization(`o${at}`, { partOf: { reference: `Organization/o${(at + 1) % 3000}` }, ...(at === 2999 ? {} : { alias: ['x'] }), ...(at === 0 && { meta: { profile: [chain.url] } }) }));
    expect(engineWith([pack([anyBundle, chain])]).validateBundle(bundleOf(...links), anyBundle.url).issues).toMatchObject([{ rule: 'profile-Organization.alias', path: 'Bundle.entry[2999].resource.alias' }]);
  });

  it('use another release of a dependency where one is put in its place (trap 7)', () => {
    const set = (codes: string): ValueSetIR => ({ url: url('codes'), codes: { 's': codes }, complete: true });
    const bound = profileOf('bound', 'Organization', [{ name: 'type', binding: { valueSet: url('codes'), strength: 'required' } }]);
    const terms = (version: string, codes: string): PackageIR => ({ ...pack([], [set(codes)], {}, 'terms'), version });
    const faults_ = (version: string) => engineWith([pack([bound], [], { terms: version }), terms('1', 'old'), terms('2', 'new')]).validateResource(organization('o', { type: [{ coding: [{ system: 's', code: 'old' }] }] }), bound.url).issues;
    expect([faults_('1').length, faults_('2').length]).toEqual([0, 1]);
  });

  it('check known extensions wherever they stand, accept unknown ones, and refuse unknown ones that change the meaning', () => {
    const known: ProfileIR = { url: 'http://known', type: 'Extension', root: { children: [{ name: 'value', min: 1, types: [{ code: 'code' }] }] } };
    const faults_ = (resource: Loose) => organizationFaults([], resource, [], [known]);
    expect(faults_({ _name: { extension: [{ url: 'http://known', valueString: 'x' }] } })).toEqual(['profile-known.value Organization.name.extension[0].value']);
    expect(faults_({ extension: [{ url: 'http://known', valueCode: 'x' }, { url: 'http://else', valueString: 'x' }] })).toEqual([]);
    expect(faults_({ modifierExtension: [{ url: 'http://else', valueString: 'x' }] })).toEqual(['base-modifier-extension Organization.modifierExtension[0]']);
  });

  it('let a datatype be any of several', () => {
    const [a, b] = ['a', 'b'].map((system) => profileOf(system, 'Identifier', [{ name: 'system', min: 1, fixed: system }]));
    const children: ElementIR[] = [{ name: 'identifier', types: [{ code: 'Identifier', profiles: [a!.url, b!.url] }] }];
    expect(organizationFaults(children, { identifier: [{ system: 'b' }] }, [], [a!, b!])).toEqual([]);
    expect(organizationFaults(children, { identifier: [{ system: 'c' }] }, [], [a!, b!])).toEqual(['profile-Organization.identifier Organization.identifier[0]']);
  });

  it('what JSON and the calendar can hold and FHIR can\'t is the base\'s (trap 9)', () => {
    const birth = (birthDate: string) => engineWith([pack([profileOf('p', 'Patient', [])])]).validateResource({ resourceType: 'Patient', birthDate }, url('p')).issues.map(({ rule }) => rule);
    expect([birth('2024-02-29'), birth('2026-02-30')]).toEqual([[], ['base-primitive']]);
  });
});

describe('hostile values', () => {
  const everything = profileOf('every', 'Organization', [
    { name: 'identifier', min: 1, slicing: { rules: 'closed', discriminators: [{ type: 'value', path: 'system' }] }, slices: [{ name: 'identifier', slice: 'x', min: 1, max: 1, children: [{ name: 'system', fixed: 'x' }] }] },
    { name: 'type', pattern: { coding: [{ code: 'x' }] } }, { name: 'partOf', types: reference(url('every')) }, { name: 'contact', children: [{ name: 'name', min: 1 }] },
  ]);
  const engine = engineWith([pack([anyBundle, everything])]);
  const name = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'resourceType', 'identifier', '_identifier', 'type', 'partOf', 'contact', 'extension', 'meta', 'contained', 'id', 'reference', 'system', 'entry', 'resource', 'fullUrl', 'coding', 'toString'), fc.string({ maxLength: 4 }));
  const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 6 }, fc.constantFrom<unknown>(null, '', 'x', 0, true, 'Organization', 'Organization/o', '#o', [], {}, '\ud800'), fc.string({ maxLength: 5 }), fc.array(tie('any'), { maxLength: 4 }),
      fc.array(fc.tuple(name, tie('any')), { maxLength: 5 }).map((pairs) => JSON.parse(`{${pairs.map(([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(each)}`).join(',')}}`) as unknown)),
  })).any;
  it('throw nowhere', () => {
    fc.assert(fc.property(value, (any) => {
      const shaped = typeof any === 'object' && any !== null && !Array.isArray(any) ? any : {};
      for (const bundle of [any, { resourceType: 'Bundle', entry: any }, bundleOf({ id: 'o', meta: { profile: [everything.url] }, ...shaped, resourceType: 'Organization' })]) expect(engine.validateBundle(bundle, anyBundle.url, { Organization: everything.url }).issues.length).toBeLessThanOrEqual(200);
      engine.validateResource(any, everything.url);
      engine.validateResource({ ...shaped, resourceType: 'Organization' }, everything.url);
    }), { numRuns: 400 });
  });

  it('end at some depth, some width and some number of findings', () => {
    let deep: unknown = 'x';
    for (let at = 0; at < 20_000; at++) deep = { extension: [deep] };
    expect(engine.validateResource({ resourceType: 'Organization', contact: deep }, everything.url).issues.length).toBeLessThan(300);
    expect(engine.validateResource(deep, everything.url).issues.length).toBeGreaterThan(0);
    const wide = organization('o', { identifier: Array.from({ length: 100_000 }, () => ({ system: 'y' })) });
    expect(engine.validateResource(wide, everything.url).issues).toHaveLength(200);
  });
});
