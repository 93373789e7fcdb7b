import { describe, expect, it } from 'vitest';
import { changed, smallMessage } from '../../tests/fixtures/message';
import { checkStructure } from './structure';

/* eslint-disable @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return -- the messages are broken on purpose */
const found = (change: (bundle: any) => void) => checkStructure(changed(change)).map(({ rule, path }) => `${rule} ${path}`);
const [header, communication, observation, patient] = [0, 1, 2, 3].map((n) => (bundle: any) => bundle.entry[n].resource);

describe('base structure', () => {
  it('accepts the message as it is', () => expect(checkStructure(smallMessage())).toEqual([]));

  const at = (n: number) => `Bundle.entry[${n}].resource`;
  const cases: [string, (bundle: any) => void, ...string[]][] = [
    ['an unknown property', (b) => { b.entry[0].resourse = {}; }, 'base-unknown-property Bundle.entry[0].resourse'],
    ['a twin of what is no primitive', (b) => { b._entry = []; }, 'base-unknown-property Bundle._entry'],
    ['__proto__', (b) => { Object.defineProperty(patient!(b), '__proto__', { value: 1, enumerable: true }); }, `base-unknown-property ${at(3)}.__proto__`],
    ['an unknown resource', (b) => { patient!(b).resourceType = 'Patientt'; }, `base-resource-type ${at(3)}`],
    ['no resource type', (b) => { delete patient!(b).resourceType; }, `base-resource-type ${at(3)}`],
    ['a single value as array', (b) => { b.type = ['message']; }, 'base-array Bundle.type'],
    ['an array as single value', (b) => { b.entry[0].resource.destination = b.entry[0].resource.destination[0]; }, `base-array ${at(0)}.destination`],
    ['a single object as array', (b) => { header!(b).source = [header!(b).source]; }, `base-array ${at(0)}.source`],
    ['a number for a string', (b) => { patient!(b).name[0].family = 7; }, `base-type ${at(3)}.name[0].family`],
    ['a string for a boolean', (b) => { communication!(b).contained[0].deceasedBoolean = 'false'; }, `base-type ${at(1)}.contained[0].deceased`],
    ['an object for a string', (b) => { b.id = {}; }, 'base-type Bundle.id'],
    ['a string for an object', (b) => { header!(b).source = 'x'; }, `base-type ${at(0)}.source`],
    ['a decimal for an integer', (b) => { observation!(b).component[0].valueInteger = 4.2; }, `base-primitive ${at(2)}.component[0].value`],
    ['30 February', (b) => { b.timestamp = '2026-02-30T10:00:00Z'; }, 'base-primitive Bundle.timestamp'],
    ['an instant without zone', (b) => { b.timestamp = '2026-02-20T10:00:00'; }, 'base-primitive Bundle.timestamp'],
    ['a bad id', (b) => { b.id = 'a_b'; }, 'base-primitive Bundle.id'],
    ['a code with blanks', (b) => { header!(b).eventCoding.code = ' x'; }, `base-primitive ${at(0)}.eventCoding.code`.replace('eventCoding', 'event')],
    ['base64 with a hyphen', (b) => { communication!(b).payload[1].contentAttachment.data = 'ab-d'; }, `base-primitive ${at(1)}.payload[1].content.data`],
    ['a uri with a blank', (b) => { b.entry[0].fullUrl = 'http://a b'; }, 'base-primitive Bundle.entry[0].fullUrl'],
    ['a missing required primitive', (b) => { delete b.type; }, 'base-cardinality Bundle.type'],
    ['a missing required choice', (b) => { delete header!(b).eventCoding; }, `base-cardinality ${at(0)}.event`],
    ['a missing required object', (b) => { delete header!(b).source; }, `base-cardinality ${at(0)}.source`],
    ['an extension without url', (b) => { delete header!(b).destination[0].extension[0].url; }, `base-cardinality ${at(0)}.destination[0].extension[0].url`],
    ['two values of a choice', (b) => { header!(b).eventUri = 'urn:x'; }, `base-choice ${at(0)}.event`],
    ['an extension with value and children', (b) => { header!(b).destination[0].extension[0].extension = [{ url: 'u', valueString: 'x' }]; }, `ext-1 ${at(0)}.destination[0].extension[0]`],
    ['an extension with nothing', (b) => { delete header!(b).destination[0].extension[0].valueCoding; }, `ext-1 ${at(0)}.destination[0].extension[0]`],
    ['an empty array', (b) => { patient!(b).telecom = []; }, `base-empty ${at(3)}.telecom`],
    ['an empty object', (b) => { patient!(b).maritalStatus = {}; }, `base-empty ${at(3)}.maritalStatus`],
    ['an empty string', (b) => { patient!(b).name[0].family = ''; }, `base-empty ${at(3)}.name[0].family`],
    ['null', (b) => { patient!(b).birthDate = null; }, `base-empty ${at(3)}.birthDate`],
    ['null in a list', (b) => { b.entry[0] = null; }, 'base-empty Bundle.entry[0]', 'bdl-12 Bundle.entry[0]'],
    ['a header that is not first', (b) => { b.entry.reverse(); }, 'bdl-12 Bundle.entry[0]'],
    ['null that holds no place', (b) => { patient!(b).name[0]._given[1] = null; }, `base-empty ${at(3)}.name[0].given[1]`],
    ['twins out of step', (b) => { patient!(b).name[0]._given.pop(); }, `base-array ${at(3)}.name[0].given`],
    ['blanks only', (b) => { patient!(b).name[0].family = ' \n'; }, `base-primitive ${at(3)}.name[0].family`],
    ['a modifier extension', (b) => { patient!(b).modifierExtension = [{ url: 'http://example.org/not', valueBoolean: true }]; }, `base-modifier-extension ${at(3)}.modifierExtension[0]`],
    ['a modifier extension in an undescribed neighbour', (b) => { b.entry[3].resource = { resourceType: 'Flag', status: 'active', code: { modifierExtension: [{ url: 'u' }] } }; }, `base-modifier-extension ${at(3)}.code.modifierExtension[0]`],
    ['a doubled fullUrl', (b) => { b.entry[1].fullUrl = b.entry[0].fullUrl; }, 'bdl-7 Bundle.entry[1].fullUrl'],
    ['a code outside its set', (b) => { communication!(b).contained[0].gender = 'mand'; }, `base-code ${at(1)}.contained[0].gender`],
    ['an unknown Bundle.type', (b) => { b.type = 'brev'; }, 'base-code Bundle.type'],
    ['a narrative status', (b) => { header!(b).text.status = 'x'; }, `base-code ${at(0)}.text.status`],
    ['an unknown property of a twin', (b) => { patient!(b)._active.value = 1; }, `base-unknown-property ${at(3)}.active.value`],
  ];
  it.each(cases)('finds %s', (_, change, ...expected) => expect(found(change)).toEqual(expected));

  it.each<[string, (bundle: any) => void]>([
    ['other order of entries', (b) => { b.entry.push(...b.entry.splice(1).reverse()); }], ['unknown extensions', (b) => { patient!(b).extension = [{ url: 'urn:x', extension: [{ url: 'y', valueTime: '10:00:00' }] }]; }],
    ['no narrative', (b) => { delete header!(b).text; }], ['milliseconds and Z', (b) => { b.timestamp = '2026-02-20T10:00:00.123Z'; }], ['a birth date of a year', (b) => { patient!(b).birthDate = '1948'; }],
    ['29 February', (b) => { b.timestamp = '2024-02-29T10:00:00Z'; }], ['a primitive without value but with an extension', (b) => { delete patient!(b).birthDate; patient!(b)._birthDate = { extension: [{ url: 'u', valueCode: 'x' }] }; }],
    ['undescribed neighbours', (b) => { b.entry.push({ resource: { resourceType: 'Flag', status: 'active', code: { text: 'x' } } }); }],
  ])('accepts %s', (_, change) => expect(found(change)).toEqual([]));

  it.each([null, 1, 'x', [], {}, { resourceType: 'Patient' }])('answers for %j', (value) => expect(checkStructure(value)).toMatchObject([{ rule: 'base-resource-type', path: 'Bundle' }]));

  it('ends at some depth and at some number of findings', () => {
    const nested: any = { resourceType: 'Bundle', type: 'message' };
    let inner = nested;
    for (let i = 0; i < 10_000; i++) { inner.extension = [{ url: 'u' }]; inner = inner.extension[0]; }
    expect(checkStructure({ ...smallMessage(), entry: [{ resource: { ...nested, resourceType: 'Patient', type: undefined } }] }).length).toBeLessThan(300);
    expect(checkStructure({ resourceType: 'Bundle', type: 'message', entry: Array.from({ length: 5000 }, () => ({})) })).toHaveLength(200);
  });
});
