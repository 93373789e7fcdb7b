/** HomeCareObservation 1.2: report, results, who performed them and for whom. */
import { kind, type Kind, type Tier } from '../kind';
import type { Spot } from '../spot';

const of = (type: string, group: string) => (name: string, tier: Tier, rule: string, edit: (found: Spot, bundle: Spot) => string | undefined): Kind =>
  kind(`${group}: ${name}`, tier, rule, (bundle) => { const found = bundle.resource(type); return found && edit(found, bundle); }, 'homecareobservation');
const observation = of('Observation', 'observation');
const quantity = (name: string, tier: Tier, rule: string, edit: (value: Spot, observation: Spot) => string | undefined): Kind =>
  kind(`observation: ${name}`, tier, rule, (bundle) => {
    const found = bundle.resources('Observation').find((one) => one.at('valueQuantity') !== undefined);
    const value = found?.at('valueQuantity');
    return found && value && edit(value, found);
  }, 'homecareobservation');
const report = of('DiagnosticReport', 'report');
const media = of('Media', 'media');
const roleOf = (found: Spot, bundle: Spot): Spot | undefined => found.items('performer').map((item) => bundle.resolve(item.value)).find((one) => one?.get('resourceType') === 'PractitionerRole');
const personOf = (found: Spot, bundle: Spot): Spot | undefined => bundle.resolve(roleOf(found, bundle)?.get('practitioner'));
const sender = (bundle: Spot): Spot | undefined => bundle.resolve(bundle.resource('MessageHeader')?.get('sender'));
const receiver = (bundle: Spot): Spot | undefined => bundle.resolve(bundle.resource('MessageHeader')?.at('destination')?.get('receiver'));
const dead = '11111111-0000-4000-8000-00000000dead';

export const homeCareObservation: readonly Kind[] = [
  observation('unknown status', 'base', 'observation-status', (found) => found.replace('status', 'faerdig')),
  observation('status of base FHIR only', 'profile', 'status required observation-status of core', (found) => found.replace('status', 'amended')),
  observation('no status', 'base', 'status 1..1', (found) => found.drop('status')),
  observation('no code', 'base', 'code 1..1', (found) => found.drop('code')),
  observation('two codes of one system', 'profile', 'code.coding:NPU 0..1', (found) => { const code = found.at('code'); const coding = code?.at('coding'); return coding && code?.add('coding', structuredClone(coding.value)); }),
  observation('coding without code', 'profile', 'code.coding:NPU.code 1..1', (found) => found.at('code.coding')?.drop('code')),
  observation('value of another type', 'profile', 'value[x] closed to Quantity and string', (found) => { found.drop('valueQuantity'); found.drop('valueString'); return found.set('valueBoolean', true); }),
  observation('two values', 'base', 'value[x] 0..1', (found) => { found.set('valueQuantity', { value: 1, unit: '1' }); found.set('valueString', '1'); return `${found.path}.value`; }),
  quantity('quantity as text', 'base', 'JSON type', (value) => value.replace('value', '7,4')),
  quantity('unit of another system', 'profile', 'valueQuantity.system pattern', (value) => value.set('system', 'http://example.org/units')),
  quantity('quantity without unit', 'invariant', 'dk-core-observation-mandatory-units', (value) => { value.drop('code'); return value.drop('unit'); }),
  quantity('unit code without system', 'base', 'qty-3', (value) => { value.drop('system'); return value.set('code', 'mmol/L'); }),
  quantity('unknown comparator', 'base', 'quantity-comparator', (value) => value.set('comparator', '~')),
  observation('value and a reason for none', 'base', 'obs-6', (found) => found.set('dataAbsentReason', { text: 'x' })),
  observation('interpretation of another code', 'profile', 'interpretation pattern NI', (found) => found.at('interpretation.coding')?.set('code', 'H')),
  observation('two interpretations', 'profile', 'interpretation 0..1', (found) => { const one = found.at('interpretation'); return one && found.add('interpretation', structuredClone(one.value)); }),
  observation('no subject', 'profile', 'subject 1..1', (found) => found.drop('subject')),
  observation('subject outside the message', 'profile', 'subject bundled', (found) => found.replace('subject', { reference: `Patient/${dead}` })),
  observation('taken at a time without zone', 'base', 'dateTime', (found) => found.replace('effectiveDateTime', '2026-03-02T08:30:00')),
  observation('reference range of nothing', 'base', 'obs-3', (found) => found.add('referenceRange', { age: { low: { value: 1 } } })),
  observation('note without text', 'base', 'Annotation.text 1..1', (found) => found.add('note', { time: '2026-03-02' })),
  report('unknown status', 'base', 'diagnostic-report-status', (found) => found.replace('status', 'faerdig')),
  report('status not final', 'profile', 'status pattern final', (found) => found.replace('status', 'corrected')),
  report('not issued', 'profile', 'issued 1..1', (found) => found.drop('issued')),
  report('issued without zone', 'base', 'instant', (found) => found.replace('issued', '2026-03-02T08:30:00')),
  report('no code', 'base', 'code 1..1', (found) => found.drop('code')),
  report('code of another report', 'profile', 'code required DiagnosticReportCodes', (found) => found.at('code.coding')?.set('code', 'Andet')),
  report('no subject', 'profile', 'subject 1..1', (found) => found.drop('subject')),
  report('one performer', 'profile', 'performer 2..2', (found) => { found.dropItem('performer'); return `${found.path}.performer`; }),
  report('three performers', 'profile', 'performer 2..2', (found) => { const one = found.at('performer'); return one && found.add('performer', structuredClone(one.value)); }),
  report('one performer twice', 'profile', 'performer slices 1..1', (found) => { const list = found.get('performer'); return Array.isArray(list) ? found.set('performer', [list[0], structuredClone(list[0])]) : undefined; }),
  report('performer of a wrong kind', 'profile', 'performer closed by profile', (found, bundle) => found.at('performer')?.set('reference', `Patient/${bundle.resource('Patient')?.text('id') ?? ''}`)),
  report('performer outside the message', 'profile', 'performer bundled', (found) => found.at('performer')?.set('reference', `Organization/${dead}`)),
  report('performer without role code', 'invariant', 'medcom-homecareReport-1', (found, bundle) => roleOf(found, bundle)?.drop('code')),
  report('performer without practitioner', 'invariant', 'medcom-homecareReport-2', (found, bundle) => roleOf(found, bundle)?.drop('practitioner')),
  report('performer without name', 'invariant', 'medcom-homecareReport-2', (found, bundle) => personOf(found, bundle)?.drop('name')),
  report('performer without phone', 'invariant', 'medcom-homecareReport-3', (found, bundle) => personOf(found, bundle)?.drop('telecom')),
  report('performer with mail only', 'invariant', 'medcom-homecareReport-3', (found, bundle) => { const person = personOf(found, bundle); return person && person.replace('telecom', [{ system: 'email', value: 'a@example.org' }]); }),
  report('result outside the message', 'profile', 'result bundled', (found) => found.at('result')?.set('reference', `Observation/${dead}`)),
  report('result of a wrong kind', 'profile', 'result target', (found) => found.at('result')?.set('reference', (found.at('subject'))?.text('reference'))),
  report('security of another level', 'profile', 'meta.security pattern R', (found) => { const meta = found.at('meta'); return meta?.set('security', [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N', display: 'normal' }]); }),
  media('no title', 'profile', 'content.title 1..1', (found) => found.at('content')?.drop('title')),
  media('no creation', 'profile', 'content.creation 1..1', (found) => found.at('content')?.drop('creation')),
  media('of a foreign type', 'profile', 'attachmentMimeTypes', (found) => found.at('content')?.set('contentType', 'video/mp4')),
  media('content without type', 'base', 'att-1', (found) => { const content = found.at('content'); return content?.get('data') === undefined ? undefined : content.drop('contentType'); }),
  media('unknown status', 'base', 'event-status', (found) => found.replace('status', 'klar')),
  media('no identifier', 'profile', 'identifier 1..1', (found) => found.drop('identifier')),
  media('operator without role code', 'invariant', 'medcom-homecareReport-5', (found, bundle) => bundle.resolve(found.get('operator'))?.drop('code')),
  kind('producer: no producer id', 'profile', 'producer identifier 3..*, ProducentID 1..1', (bundle) => sender(bundle)?.dropItem('identifier', (item) => item.text('system')?.includes('MedComProducentID') === true), 'homecareobservation'),
  kind('requester: no Ydernummer', 'profile', 'requester identifier 3..*, Ydernummer 1..1', (bundle) => receiver(bundle)?.dropItem('identifier', (item) => item.text('system') === 'urn:oid:1.2.208.176.1.4'), 'homecareobservation'),
  kind('requester: no contact', 'profile', 'requester contact 1..1', (bundle) => receiver(bundle)?.drop('contact'), 'homecareobservation'),
  kind('requester: contact without initials', 'invariant', 'medcom-homecareObservation-4', (bundle) => receiver(bundle)?.set('contact', [{ purpose: { text: 'Læge' } }]), 'homecareobservation'),
  kind('requester: contact without given name', 'profile', 'contact.name.given 1..1', (bundle) => receiver(bundle)?.at('contact')?.set('name', { family: 'Mortensen' }), 'homecareobservation'),
  kind('observation message: definition of another message', 'invariant', 'medcom-hcobs-definition-url', (bundle) => bundle.resource('MessageHeader')?.replace('definition', 'http://example.org/MessageDefinition/other'), 'homecareobservation'),
  kind('observation message: no definition', 'profile', 'definition 1..1', (bundle) => bundle.resource('MessageHeader')?.drop('definition'), 'homecareobservation'),
  kind('observation message: definition of another generation', 'intent', 'medcom-hcobs-definition-url as meant', (bundle) => bundle.resource('MessageHeader')?.replace('definition', 'http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/MedComHomeCareObservationMessageDefinition|7.0'), 'homecareobservation'),
];
