import type { ElementDefinition, StructureDefinition } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { ProfileIR } from '../validation/ir';
import { profileFromSnapshot } from './snapshot';

const hl7 = 'http://hl7.org/fhir/StructureDefinition/';
const own = 'http://example.org/StructureDefinition/';
const hashes = { sha256: (text: string) => `${text.length.toString(16).padStart(8, '0')}00`, expressions: false };

/** An element as snapshots hold it; the base's cardinality is `0..1` unless said. */
function element(id: string, rest: Partial<ElementDefinition> = {}, baseMax = '1', baseMin = 0): ElementDefinition {
  return { id, path: id.replace(/:[^.]+/g, ''), min: baseMin, max: baseMax, base: { path: id, min: baseMin, max: baseMax }, ...rest };
}

const definition = (type: string, elements: ElementDefinition[], parent = `${hl7}${type}`): StructureDefinition => ({
  resourceType: 'StructureDefinition', url: `${own}test`, name: 'Test', status: 'active', kind: 'resource', abstract: false, type, derivation: 'constraint', baseDefinition: parent,
  snapshot: { element: [element(type, {}, '*'), ...elements] },
});
const read = (type: string, ...elements: ElementDefinition[]): ProfileIR['root'] => profileFromSnapshot(definition(type, elements), hashes).root;

describe('a snapshot', () => {
  it('says nothing where it repeats the base', () => {
    expect(read('Patient',
      element('Patient.id', { type: [{ code: 'http://hl7.org/fhirpath/System.String' }] }),
      element('Patient.extension', { slicing: { rules: 'open', discriminator: [{ type: 'value', path: 'url' }] }, type: [{ code: 'Extension' }] }, '*'),
      element('Patient.gender', { type: [{ code: 'code' }], binding: { strength: 'required', valueSet: 'http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1' }, mustSupport: true }),
      element('Patient.deceased[x]', { type: [{ code: 'dateTime' }, { code: 'boolean' }] }),
      element('Patient.managingOrganization', { type: [{ code: 'Reference', targetProfile: [`${hl7}Organization|4.0.1`] }] }),
      element('Patient.contact', { type: [{ code: 'BackboneElement' }], constraint: [{ key: 'pat-1', severity: 'error', human: '', expression: 'x', source: `${hl7}Patient` }, { key: 'ele-1', severity: 'error', human: '' }] }, '*'),
      element('Patient.link.other', { type: [{ code: 'Reference', targetProfile: [`${hl7}RelatedPerson`, `${hl7}Patient`] }] }, '1', 1),
    )).toEqual({});
  });

  it('keeps what it narrows, below unfolded datatypes too', () => {
    expect(read('Patient',
      element('Patient.name', { min: 1, max: '1' }, '*'),
      element('Patient.name.family', { min: 1, maxLength: 40 }),
      element('Patient.deceased[x]', { type: [{ code: 'boolean' }] }),
      element('Patient.managingOrganization', { type: [{ code: 'Reference', targetProfile: [`${own}unit|2.0.0`], aggregation: ['bundled'] }] }),
      element('Patient.communication', { max: '0' }, '*'),
    )).toEqual({ children: [
      { name: 'name', min: 1, max: 1, children: [{ name: 'family', min: 1, maxLength: 40 }] },
      { name: 'deceased', types: [{ code: 'boolean' }] },
      { name: 'managingOrganization', types: [{ code: 'Reference', targets: [`${own}unit`], bundled: true }] },
      { name: 'communication', max: 0 },
    ] });
  });

  it('keeps invariants of profiles by key, severity and hash of the expression, white space collapsed', () => {
    const constraint = [{ key: 'own-1', severity: 'error' as const, human: 'prose', expression: 'a\n   and  b', source: `${own}test` }, { key: 'txt-1', severity: 'error' as const, human: '', source: `${own}parent` }];
    expect(profileFromSnapshot(definition('Patient', [element('Patient.photo', { constraint })]), hashes).root).toEqual({ children: [{ name: 'photo', invariants: [{ key: 'own-1', severity: 'error', hash: '00000007' }] }] });
    const kept = profileFromSnapshot(definition('Patient', [element('Patient.photo', { constraint })]), { ...hashes, expressions: true }).root;
    expect(kept.children?.[0]?.invariants?.[0]?.expression).toBe('a\n   and  b');
  });

  it('names its parent profile, not the base type', () => {
    expect(profileFromSnapshot(definition('Patient', [], `${own}parent|1.0.0`), hashes).base).toBe(`${own}parent`);
    expect(profileFromSnapshot(definition('Patient', []), hashes).base).toBeUndefined();
  });

  it('supplies the parents that sparse snapshots leave out, with the slicing of extensions', () => {
    const use = { type: [{ code: 'Extension', profile: [`${own}use`] }], min: 1, max: '1', sliceName: 'use' };
    expect(read('MessageHeader',
      element('MessageHeader.destination', { min: 1, slicing: { rules: 'closed', discriminator: [{ type: 'value', path: '$this.extension.value' }] } }, '*'),
      element('MessageHeader.destination:primary', { min: 1, max: '1', sliceName: 'primary' }, '*'),
      element('MessageHeader.destination:primary.extension:use', use, '*'),
    )).toEqual({ children: [{
      name: 'destination', min: 1, slicing: { rules: 'closed', discriminators: [{ type: 'value', path: '$this.extension.value' }] },
      slices: [{ name: 'destination', slice: 'primary', min: 1, max: 1, children: [{
        name: 'extension', slicing: { rules: 'open', discriminators: [{ type: 'value', path: 'url' }] }, slices: [{ name: 'extension', slice: 'use', min: 1, max: 1, types: [{ code: 'Extension', profiles: [`${own}use`] }] }],
      }] }],
    }] });
  });

  it('reads slices of a choice by type, and always says how often a slice may occur', () => {
    expect(read('Observation',
      element('Observation.value[x]', { type: [{ code: 'Quantity' }, { code: 'string' }], slicing: { rules: 'closed', discriminator: [{ type: 'type', path: '$this' }] } }),
      element('Observation.value[x]:valueQuantity', { sliceName: 'valueQuantity', type: [{ code: 'Quantity' }] }),
      element('Observation.value[x]:valueQuantity.system', { min: 1, patternUri: 'http://unitsofmeasure.org', type: [{ code: 'uri' }] }),
    )).toEqual({ children: [{
      name: 'value', types: [{ code: 'Quantity' }, { code: 'string' }], slicing: { rules: 'closed', discriminators: [{ type: 'type', path: '$this' }] },
      slices: [{ name: 'value', slice: 'valueQuantity', min: 0, max: 1, types: [{ code: 'Quantity' }], children: [{ name: 'system', min: 1, pattern: 'http://unitsofmeasure.org' }] }],
    }] });
  });

  it('does not repeat in a slice what its element says of every value', () => {
    const sliced = read('Communication',
      element('Communication.payload', { slicing: { rules: 'open', discriminator: [{ type: 'type', path: '$this.content' }] } }, '*'),
      element('Communication.payload.id', { max: '0' }),
      element('Communication.payload:text', { sliceName: 'text', min: 1 }, '*'),
      element('Communication.payload:text.id', { max: '0' }),
      element('Communication.payload:text.content[x]', { type: [{ code: 'string' }] }, '1', 1),
    ).children?.[0];
    expect(sliced?.slices).toEqual([{ name: 'payload', slice: 'text', min: 1, max: '*', children: [{ name: 'content', types: [{ code: 'string' }] }] }]);
    expect(sliced?.children).toEqual([{ name: 'id', max: 0 }]);
  });

  it('takes over fixed and pattern values of every type, and required bindings that the base has not', () => {
    expect(read('Observation',
      element('Observation.status', { patternCode: 'final', binding: { strength: 'required', valueSet: `${own}states|1.0.0` } }, '1', 1),
      element('Observation.code', { fixedCodeableConcept: { text: 'x' }, binding: { strength: 'preferred', valueSet: `${own}codes` } }, '1', 1),
    )).toEqual({ children: [
      { name: 'status', pattern: 'final', binding: { valueSet: `${own}states|1.0.0`, strength: 'required' } },
      { name: 'code', fixed: { text: 'x' } },
    ] });
  });

  it('refuses a definition that has none', () => {
    expect(() => profileFromSnapshot({ ...definition('Patient', []), snapshot: undefined }, hashes)).toThrow('No snapshot');
  });
});
