/** HospitalNotification 3.0: the stay and what must not be told of it. */
import { kind, type Kind, type Tier } from '../kind';
import type { Spot } from '../spot';

const stay = (name: string, tier: Tier, rule: string, edit: (encounter: Spot, bundle: Spot) => string | undefined): Kind =>
  kind(`stay: ${name}`, tier, rule, (bundle) => { const found = bundle.resource('Encounter'); return found && edit(found, bundle); }, 'hospitalnotification');
const leave = (found: Spot): Spot | undefined => found.extension('leave-period-extension');
const concept = { text: 'x' };
/** What could tell of the illness or the place, and is therefore 0..0. */
const forbidden: readonly (readonly [name: string, value: unknown])[] = [
  ['type', [concept]], ['serviceType', concept], ['priority', concept], ['basedOn', [{ display: 'x' }]], ['participant', [{ type: [concept] }]], ['appointment', [{ display: 'x' }]], ['length', { value: 3, unit: 'd' }],
  ['reasonCode', [concept]], ['reasonReference', [{ display: 'x' }]], ['diagnosis', [{ condition: { display: 'x' } }]], ['account', [{ display: 'x' }]], ['hospitalization', { origin: { display: 'x' } }],
  ['location', [{ location: { display: 'x' } }]], ['partOf', { display: 'x' }],
];

export const hospitalNotification: readonly Kind[] = [
  stay('unknown status', 'base', 'encounter-status', (found) => found.replace('status', 'indlagt')),
  stay('status of base FHIR only', 'profile', 'status required encounterStatus', (found) => { found.drop('extension'); return found.replace('status', 'arrived'); }),
  stay('no status', 'base', 'status 1..1', (found) => found.drop('status')),
  stay('class of base FHIR only', 'profile', 'class required encounterClass', (found) => found.at('class')?.set('code', 'AMB')),
  stay('class of another system', 'profile', 'class required encounterClass', (found) => found.at('class')?.set('system', 'http://example.org/class')),
  stay('class without code', 'profile', 'class required encounterClass', (found) => found.at('class')?.drop('code')),
  stay('no class', 'base', 'class 1..1', (found) => found.drop('class')),
  stay('no period', 'profile', 'period 1..1', (found) => found.drop('period')),
  stay('period without start', 'profile', 'period.start 1..1', (found) => { const period = found.at('period'); period?.set('end', '2026-03-02T09:00:00+01:00'); return period?.drop('start'); }),
  stay('start without zone', 'base', 'dateTime', (found) => found.at('period')?.replace('start', '2026-03-02T08:30:00')),
  stay('period ends before it begins', 'base', 'per-1', (found) => { const period = found.at('period'); period?.set('start', '2026-03-02T08:30:00+01:00'); return period?.set('end', '2026-03-01T08:30:00+01:00'); }),
  stay('no provider', 'profile', 'serviceProvider 1..1', (found) => found.drop('serviceProvider')),
  stay('provider outside the message', 'profile', 'serviceProvider bundled', (found) => found.replace('serviceProvider', { reference: 'Organization/11111111-0000-4000-8000-00000000dead' })),
  stay('provider of a wrong kind', 'profile', 'serviceProvider target', (found) => found.replace('serviceProvider', structuredClone(found.get('subject')))),
  stay('no subject', 'profile', 'subject 1..1', (found) => found.drop('subject')),
  stay('subject outside the message', 'profile', 'subject bundled', (found) => found.replace('subject', { reference: 'Patient/11111111-0000-4000-8000-00000000dead' })),
  stay('no episode', 'profile', 'episodeOfCare 1..*', (found) => found.drop('episodeOfCare')),
  stay('episode by reference', 'profile', 'episodeOfCare.reference 0..0', (found) => found.at('episodeOfCare')?.set('reference', 'EpisodeOfCare/e1')),
  stay('episode without identifier', 'profile', 'episodeOfCare.identifier 1..1', (found) => { const episode = found.at('episodeOfCare'); episode?.set('display', 'x'); return episode?.drop('identifier'); }),
  stay('national episode number is no UUID', 'invariant', 'uuidv5', (found) =>
    `${found.add('episodeOfCare', { identifier: { system: 'https://www.esundhed.dk/Registre/Landspatientregisteret', value: 'urn:uuid:1234' } })}.identifier.value`),
  ...forbidden.map(([name, value]) => stay(`${name} told`, 'profile', `${name} 0..0`, (found) => found.set(name, structuredClone(value)))),
  stay('on leave without its start', 'invariant', 'medcom-hospitalNotification-6', (found) => { found.drop('extension'); return found.set('status', 'onleave'); }),
  // The value's slicing is open: a leave in words is refused only where the stay is on leave.
  stay('leave as text', 'invariant', 'medcom-hospitalNotification-6', (found) => (found.text('status') === 'onleave' ? leave(found)?.swap('valuePeriod', 'valueString', 'weekend') : undefined)),
  stay('leave without its start', 'profile', 'leave period start 1..1', (found) => { const period = leave(found)?.at('valuePeriod'); period?.set('end', '2026-03-02T20:00:00+01:00'); return period?.drop('start'); }),
  stay('two leaves', 'profile', 'extension:leavePeriod 0..1', (found) => { const one = leave(found); return one && found.add('extension', structuredClone(one.value)); }),
  kind('stay: report flag as text', 'profile', 'reportOfAdmission value[x] boolean', (bundle) => {
    const header = bundle.resource('MessageHeader');
    return header && header.add('extension', { url: 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionExtension', valueString: 'ja' });
  }, 'hospitalnotification'),
  kind('stay: report flag twice', 'profile', 'extension:reportOfAdmissionFlag 0..1', (bundle) => {
    const flag = { url: 'http://medcomfhir.dk/ig/hospitalnotification/StructureDefinition/medcom-messaging-reportOfAdmissionExtension', valueBoolean: true };
    const header = bundle.resource('MessageHeader');
    if (!header) return undefined;
    header.add('extension', flag);
    return header.add('extension', structuredClone(flag));
  }, 'hospitalnotification'),
  kind('stay: patient by replacement number', 'invariant', 'medcom-hospitalNotification-4', (bundle) => bundle.resource('Patient')?.set('identifier', [{ system: 'urn:oid:1.2.208.176.1.6.1.1', value: '0703921VJ5' }]), 'hospitalnotification'),
];
