/** CareCommunication 5.0 and 4.0: Communication, who writes and where it belongs. */
import { kind, type GuideFilter, type Kind, type Tier } from '../kind';
import type { Spot } from '../spot';

const all: readonly GuideFilter[] = ['carecommunication#5', 'carecommunication#4'];
const care = (name: string, tier: Tier, rule: string, edit: (communication: Spot, bundle: Spot) => string | undefined, ...guides: GuideFilter[]): Kind =>
  kind(`care: ${name}`, tier, rule, (bundle) => { const found = bundle.resource('Communication'); return found && edit(found, bundle); }, ...(guides.length > 0 ? guides : all));
const code = (found: Spot): Spot | undefined => found.at('category.coding');
const payload = (found: Spot, content: string): Spot | undefined => found.items('payload').find((item) => item.get(content) !== undefined);
const dropExtension = (end: string, content: string) => (found: Spot): string | undefined => payload(found, content)?.dropItem('extension', (item) => item.text('url')?.endsWith(end) === true);
const file = (found: Spot): Spot | undefined => payload(found, 'contentAttachment')?.at('contentAttachment');
const authorRoles = (found: Spot, bundle: Spot): Spot[] => [...new Set(found.items('payload').flatMap((item) => {
  const role = bundle.resolve(item.extension('practitioner-extension')?.at('valueReference')?.value);
  return role ? [role] : [];
}))];
/** Every one of a kind, since some rules are met by a single good one; the path is the first's. */
const each = (spots: readonly Spot[], edit: (spot: Spot) => string | undefined): string | undefined => spots.map((spot) => edit(spot)).find((path) => path !== undefined);
const partyOf = (communication: Spot, bundle: Spot): Spot | undefined => bundle.resolve(communication.at('recipient')?.value);
const specificSender = (communication: Spot, bundle: Spot): Spot | undefined => bundle.resolve(communication.extension('medcom-core-sender-extension')?.at('valueReference')?.value);
/** Lets a person or team belong to the other end of the message. */
const moveTo = (party: Spot | undefined, organisation: unknown): string | undefined =>
  (party?.get('organization') !== undefined ? party.set('organization', organisation) : party?.get('managingOrganization') !== undefined ? party.set('managingOrganization', [organisation]) : undefined);

export const careCommunication: readonly Kind[] = [
  care('unknown category', 'profile', 'category required categories', (found) => code(found)?.set('code', 'brevpost')),
  care('category of another system', 'profile', 'category required categories', (found) => code(found)?.set('system', 'http://example.org/categories')),
  care('category as text only', 'profile', 'category.coding 1..1', (found) => found.set('category', [{ text: 'Sygepleje' }]), 'carecommunication#5'),
  care('no category', 'profile', 'category 1..1', (found) => found.drop('category')),
  care('two categories', 'profile', 'category 1..1', (found) => { const one = found.at('category'); return one && found.add('category', structuredClone(one.value)); }),
  care('other without topic', 'invariant', 'medcom-careCommunication-6', (found) => { found.drop('topic'); found.drop('priority'); return code(found)?.set('code', 'other'); }),
  care('topic without text', 'profile', 'topic.text 1..1', (found) => found.set('topic', { coding: [{ code: 'x' }] })),
  care('priority of a category that has none', 'invariant', 'medcom-careCommunication-5', (found) => (code(found)?.text('code') === 'regarding-referral' ? undefined : found.set('priority', 'routine'))),
  care('priority of another list', 'profile', 'priority required requestPriority', (found) => { code(found)?.set('code', 'regarding-referral'); return found.set('priority', 'stat'); }),
  care('unknown priority', 'base', 'request-priority', (found) => { code(found)?.set('code', 'regarding-referral'); return found.set('priority', 'haster'); }),
  care('status completed', 'profile', 'status fixed unknown', (found) => found.replace('status', 'completed')),
  care('unknown status', 'base', 'event-status', (found) => found.replace('status', 'sendt')),
  care('no status', 'base', 'status 1..1', (found) => found.drop('status')),
  care('no identifier', 'profile', 'identifier 1..1', (found) => found.drop('identifier')),
  care('two identifiers', 'profile', 'identifier 1..1', (found) => { const one = found.at('identifier'); return one && found.add('identifier', structuredClone(one.value)); }),
  care('identifier without value', 'profile', 'identifier.value 1..1', (found) => { const one = found.at('identifier'); one?.set('system', 'http://example.org'); return one?.drop('value'); }),
  care('identifier is no UUID', 'invariant', 'medcom-uuidv4', (found) => found.at('identifier')?.set('value', 'urn:uuid:1234')),
  care('identifier in capitals', 'invariant', 'medcom-uuidv4', (found) => found.at('identifier')?.set('value', 'urn:uuid:3C2B0F64-7DF1-4C36-9E5B-0B9D6C3E7A10')),
  care('no subject', 'profile', 'subject 1..1', (found) => found.drop('subject')),
  care('subject outside the message', 'profile', 'subject bundled', (found) => found.replace('subject', { reference: 'Patient/11111111-0000-4000-8000-00000000dead' })),
  care('subject of a wrong kind', 'profile', 'subject target', (found, bundle) => found.replace('subject', { reference: `Organization/${bundle.resource('Organization')?.text('id') ?? ''}` })),
  care('no payload', 'profile', 'payload 1..*', (found) => found.drop('payload')),
  care('attachments only', 'profile', 'payload:string 1..*', (found) => {
    const files = found.items('payload').filter((item) => item.get('contentAttachment') !== undefined).map(({ value }) => value);
    return files.length === 0 ? undefined : found.set('payload', files);
  }),
  care('payload without content', 'base', 'payload.content[x] 1..1', (found) => payload(found, 'contentString')?.drop('contentString')),
  care('payload with two contents', 'base', 'payload.content[x] 1..1', (found) => payload(found, 'contentString')?.set('contentAttachment', { contentType: 'text/plain', title: 'x' })),
  ...(['datetime', 'practitioner', 'contact', 'identifier'] as const).map((name) =>
    care(`text without ${name}`, 'profile', `payload:string.extension ${name} 1..1`, dropExtension(`medcom-core-${name}-extension`, 'contentString'))),
  ...(['datetime', 'identifier'] as const).map((name) =>
    care(`attachment without ${name}`, 'profile', `payload:attachment.extension ${name} 1..1`, dropExtension(`medcom-core-${name}-extension`, 'contentAttachment'))),
  care('text with two dates', 'profile', 'payload:string.extension date 1..1', (found) => { const text = payload(found, 'contentString'); const date = text?.extension('datetime-extension'); return date && text?.add('extension', structuredClone(date.value)); }),
  care('date as text', 'profile', 'datetime extension value[x]', (found) => payload(found, 'contentString')?.extension('datetime-extension')?.swap('valueDateTime', 'valueString', 'i morges')),
  care('date without zone', 'base', 'dateTime', (found) => payload(found, 'contentString')?.extension('datetime-extension')?.set('valueDateTime', '2026-03-02T08:30:00')),
  care('author as text', 'profile', 'practitioner extension value[x]', (found) => payload(found, 'contentString')?.extension('practitioner-extension')?.swap('valueReference', 'valueString', 'Lonni Lauridsen')),
  care('author outside the message', 'profile', 'practitioner extension bundled', (found) => payload(found, 'contentString')?.extension('practitioner-extension')?.at('valueReference')?.set('reference', 'PractitionerRole/11111111-0000-4000-8000-00000000dead')),
  care('contact is no phone', 'profile', 'contact extension system', (found) => payload(found, 'contentString')?.extension('contact-extension')?.at('valueContactPoint')?.set('system', 'email')),
  care('contact without digits', 'invariant', 'medcom-core-contact', (found) => payload(found, 'contentString')?.extension('contact-extension')?.at('valueContactPoint')?.set('value', 'vagttelefon')),
  care('contact without value', 'profile', 'contact extension value 1..1', (found) => payload(found, 'contentString')?.extension('contact-extension')?.at('valueContactPoint')?.drop('value')),
  care('segment identifier is no UUID', 'invariant', 'medcom-uuidv4', (found) => payload(found, 'contentString')?.extension('identifier-extension')?.at('valueIdentifier')?.set('value', 'segment-1')),
  care('segment identifier without assigner', 'profile', 'identifier extension assigner 1..1', (found) => payload(found, 'contentString')?.extension('identifier-extension')?.at('valueIdentifier')?.drop('assigner')),
  care('segment identifier without value', 'profile', 'identifier extension value 1..1', (found) => payload(found, 'contentString')?.extension('identifier-extension')?.at('valueIdentifier')?.drop('value')),
  care('attachment without title', 'profile', 'attachment title 1..1', (found) => file(found)?.drop('title')),
  care('attachment of a foreign type', 'profile', 'attachmentMimeTypes', (found) => file(found)?.set('contentType', 'video/mp4')),
  care('attachment content without type', 'base', 'att-1', (found) => { const one = file(found); return one?.get('data') === undefined ? undefined : one.drop('contentType'); }),
  care('attachment content is no base64', 'base', 'base64Binary', (found) => { const one = file(found); return one?.get('data') === undefined ? undefined : one.set('data', 'æøå!'); }),
  care('recipient of another organisation', 'invariant', 'medcom-careCommunication-12', (found, bundle) => moveTo(partyOf(found, bundle), bundle.resource('MessageHeader')?.get('sender'))),
  care('sender of another organisation', 'invariant', 'medcom-careCommunication-11', (found, bundle) => moveTo(specificSender(found, bundle), bundle.resource('MessageHeader')?.at('destination')?.get('receiver'))),
  care('two recipients', 'profile', 'recipient 0..1', (found) => { const one = found.at('recipient'); return one && found.add('recipient', structuredClone(one.value)); }, 'carecommunication#5'),
  care('recipient of a wrong kind', 'profile', 'recipient target', (found) => { const subject = found.get('subject'); return subject === undefined ? undefined : found.set('recipient', [subject]); }),
  care('recipient outside the message', 'profile', 'recipient bundled', (found) => found.set('recipient', [{ reference: 'CareTeam/11111111-0000-4000-8000-00000000dead' }])),
  care('roles without practitioner', 'invariant', 'medcom-careCommunication-13, -8', (_, bundle) => each(bundle.resources('PractitionerRole'), (role) => role.drop('practitioner'))),
  care('practitioners without name', 'invariant', 'medcom-careCommunication-4, -8', (_, bundle) => each(bundle.resources('Practitioner'), (person) => person.drop('name'))),
  care('no practitioner at all', 'invariant', 'medcom-careCommunication-4', (_, bundle) => {
    const list = bundle.get('entry');
    if (!Array.isArray(list) || bundle.resource('Practitioner') === undefined) return undefined;
    return bundle.set('entry', list.filter((entry: { resource?: { resourceType?: string } }) => entry.resource?.resourceType !== 'Practitioner'));
  }),
  // `.exists()` over the whole message: one good practitioner hides the bad one.
  care('specific party without name', 'intent', 'medcom-careCommunication-4 as meant', (found, bundle) => {
    const authors = new Set(authorRoles(found, bundle).map((role) => role.at('practitioner')?.text('reference')));
    return bundle.resources('Practitioner').find((person) => !authors.has(`Practitioner/${person.text('id') ?? ''}`))?.drop('name');
  }),
  care('role with code and text', 'invariant', 'medcom-careCommunication-7', (found, bundle) => { const code = authorRoles(found, bundle)[0]?.at('code'); return code?.at('coding.code') === undefined && code?.at('coding')?.get('code') === undefined ? undefined : code.set('text', 'Læge'); }, 'carecommunication#5'),
  care('role with neither code nor text', 'invariant', 'medcom-careCommunication-7', (found, bundle) => each(authorRoles(found, bundle), (role) => role.drop('code'))),
  // The published rule refuses it; MedCom's own receiving tests send it. The label follows the rule.
  care('roles by text only', 'invariant', 'medcom-careCommunication-7', (found, bundle) => each(bundle.resources('PractitionerRole').length === 0 ? [] : authorRoles(found, bundle), (role) => role.replace('code', [{ text: 'Læge' }])), 'carecommunication#4'),
  care('team without name', 'profile', 'CareTeam.name 1..1', (_, bundle) => bundle.resource('CareTeam')?.drop('name')),
  care('episode without identifier', 'invariant', 'medcom-careCommunication-9', (found, bundle) => (found.get('encounter') === undefined ? undefined : bundle.resource('Encounter')?.drop('episodeOfCare'))),
  care('encounter outside the message', 'profile', 'encounter bundled', (found) => found.set('encounter', { reference: 'Encounter/11111111-0000-4000-8000-00000000dead' })),
  // medcom-careCommunication-15 looks for a Communication inside the Communication, so it never bites.
  care('encounter that nobody names', 'intent', 'medcom-careCommunication-15 as meant', (found) => found.drop('encounter'), 'carecommunication#5'),
  care('encounter class unknown', 'profile', 'class required encounter-class', (_, bundle) => bundle.resource('Encounter')?.at('class')?.set('code', 'SKADESTUE')),
  care('encounter without class', 'base', 'Encounter.class 1..1', (_, bundle) => bundle.resource('Encounter')?.drop('class')),
  care('encounter without subject', 'profile', 'Encounter.subject 1..1', (_, bundle) => bundle.resource('Encounter')?.drop('subject')),
  care('encounter with account', 'profile', 'Encounter.account 0..0', (_, bundle) => bundle.resource('Encounter')?.set('account', [{ display: 'x' }])),
  care('provenance without its profile', 'invariant', 'medcom-careCommunication-3', (_, bundle) => bundle.resource('Provenance')?.at('meta')?.set('profile', ['http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-provenance']), 'carecommunication#5'),
  care('no provenance of its profile', 'invariant', 'medcom-careCommunication-3', (_, bundle) => each(bundle.resources('Provenance'), (one) => one.drop('meta')), ...all),
  care('provenance without entity', 'profile', 'entity 1..*', (_, bundle) => bundle.resource('Provenance')?.drop('entity')),
  care('provenance that removes', 'profile', 'entity closed by role', (_, bundle) => bundle.resource('Provenance')?.at('entity')?.set('role', 'removal')),
  care('provenance of two predecessors', 'profile', 'entity:preceedingMessage 0..1', (_, bundle) => {
    const revision = { role: 'revision', what: { reference: 'MessageHeader/11111111-0000-4000-8000-000000000001' } };
    const found = bundle.resources('Provenance').find((one) => one.get('entity') !== undefined);
    found?.add('entity', revision);
    return found?.add('entity', structuredClone(revision));
  }),
  care('source entity without identifier', 'profile', 'entity:payload.what.identifier 1..1', (_, bundle) => {
    const source = bundle.resources('Provenance').flatMap((one) => one.items('entity')).find((one) => one.text('role') === 'source');
    source?.at('what')?.set('display', 'x');
    return source?.at('what')?.drop('identifier');
  }),
  care('no definition', 'profile', 'MessageHeader.definition 1..1', (_, bundle) => bundle.resource('MessageHeader')?.drop('definition')),
  care('definition of another message', 'invariant', 'medcom-carecommunication-definition-url', (_, bundle) => bundle.resource('MessageHeader')?.replace('definition', 'http://example.org/MessageDefinition/other'), 'carecommunication#5'),
  care('definition of another message', 'profile', 'definition fixed', (_, bundle) => bundle.resource('MessageHeader')?.replace('definition', 'http://example.org/MessageDefinition/other'), 'carecommunication#4'),
  // The bar of the published expression stands unescaped: everything that begins with the address passes.
  care('definition of another generation', 'intent', 'medcom-carecommunication-definition-url as meant', (_, bundle) => bundle.resource('MessageHeader')?.replace('definition', 'http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition|7.0'), 'carecommunication#5'),
];
