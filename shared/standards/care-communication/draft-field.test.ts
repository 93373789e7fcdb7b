import type { Bundle } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { contextOf, documentOf, draftOf, municipality, pdfHash, pngHash, practice } from '../../../tests/fixtures/care-communication';
import type { Draft } from '../../messages';
import { careCommunication } from '.';

const file = (id: string, title: string, sha256: string, contentType: string): Draft['attachments'][number] => ({ id, title, contentType, bytes: 10, sha256 });
const draft = draftOf({
  specificRecipient: { kind: 'person', name: 'Jens Mortensen', role: 'Visitator' }, specificSender: { kind: 'team', name: 'Team Syd' },
  attachments: [file('a', 'Foto', pngHash, 'image/png'), file('b', 'Plan', pdfHash, 'application/pdf')],
});
const { document: { bundle } } = careCommunication.compose(draft, contextOf(practice, municipality, 1));
const version = careCommunication.recognise(documentOf(bundle))!;

type Json = Record<string, unknown>;
interface Loose { entry: { resource: Json }[] }
const placeOf = (of: Bundle, is: (resource: Json) => boolean) => `Bundle.entry[${(of as unknown as Loose).entry.findIndex(({ resource }) => is(resource))}].resource`;
const named = (text: string) => placeOf(bundle, (resource) => ['Practitioner', 'CareTeam'].includes(String(resource['resourceType'])) && JSON.stringify(resource['name']).includes(text));
const roleOf = (person: string) => { const id = /entry\[(\d+)\]/.exec(named(person))![1]; const practitioner = (bundle as unknown as Loose).entry[Number(id)]!.resource['id'] as string; return placeOf(bundle, (resource) => resource['resourceType'] === 'PractitionerRole' && JSON.stringify(resource['practitioner']).includes(practitioner)); };
const only = (type: string, of = bundle) => placeOf(of, (resource) => resource['resourceType'] === type);
const field = (path: string, of = bundle, about = draft) => careCommunication.draftField(path, documentOf(of), about);

describe('the field of a draft that an element was made from', () => {
  it('is known for everything a person writes or chooses', () => {
    const communication = only('Communication');
    expect(['category[0].coding[0].code', 'priority', 'topic', 'topic.text', 'subject', 'recipient[0]', 'extension[0].valueReference'].map((inside) => field(`${communication}.${inside}`)))
      .toEqual(['category', 'priority', 'topic', 'topic', 'patient', 'specificRecipient', 'specificSender']);
    expect(['payload', 'payload[0].contentString', 'payload[0].extension[0].valueDateTime', 'payload[1].contentAttachment.title', 'payload[2]', 'payload[0].extension[3].valueContactPoint.value', 'payload[1].extension[2].valueReference'].map((inside) => field(`${communication}.${inside}`)))
      .toEqual(['text', 'text', 'text', 'attachments[0]', 'attachments[1]', 'signature.phone', 'signature.role']);
    expect(field(`${only('Patient')}.identifier[0].value`)).toBe('patient');
    expect([field(`${named('Lonni')}.name[0].family`), field(`${roleOf('Lauridsen')}.code[0]`), field(`${named('Mortensen')}.name[0]`), field(`${roleOf('Mortensen')}.code[0].text`), field(`${named('Team Syd')}.name`)])
      .toEqual(['signature.name', 'signature.role', 'specificRecipient', 'specificRecipient', 'specificSender']);
    expect(field(`${only('MessageHeader')}.destination[0].endpoint`)).toBe('receiver');
    expect(field(`${placeOf(bundle, (resource) => JSON.stringify(resource['name'] ?? '').includes('Øvelseskommunen'))}.identifier[1].value`)).toBe('receiver');
  });

  it('is none for what no person wrote', () => {
    for (const path of ['', 'Bundle', 'Bundle.timestamp', 'Bundle.entry[0].fullUrl', 'Bundle.entry[99].resource', `${only('MessageHeader')}.source.endpoint`, `${only('Provenance')}.occurredDateTime`, `${only('Communication')}.status`, `${placeOf(bundle, (resource) => JSON.stringify(resource['name'] ?? '').includes('Lægehuset'))}.name`]) expect(field(path), path).toBeUndefined();
  });

  it('tells own segments from those of the thread', () => {
    const document = documentOf(bundle);
    const answer = draftOf({ id: 'draft-2', kind: 'reply', answers: 'x', receiver: practice.gln, attachments: [file('c', 'Svar', pdfHash, 'application/pdf')] });
    const reply = careCommunication.compose(answer, contextOf(municipality, practice, 2), document).document.bundle;
    const at = only('Communication', reply);
    expect([0, 2, 3, 4].map((n) => field(`${at}.payload[${n}].contentString`, reply, answer))).toEqual([undefined, undefined, 'text', 'attachments[0]']);
    const onward: Draft = { ...answer, kind: 'forward', attachments: [] };
    const forward = careCommunication.compose(onward, contextOf(municipality, practice, 3), document).document.bundle;
    expect([0, 3].map((n) => field(`${only('Communication', forward)}.payload[${n}].contentString`, forward, onward))).toEqual(['forwardMessageIds', 'text']);
    expect(field(`${placeOf(reply, (resource) => resource['resourceType'] === 'Practitioner' && JSON.stringify(resource['name']).includes('Mortensen'))}.name`, reply, answer)).toBeUndefined();
  });

  it.each<[string, (resource: Json) => void, string]>([
    ['an unknown category', (resource) => { if (resource['resourceType'] === 'Communication') resource['category'] = [{ coding: [{ system: 'urn:x', code: 'astrology' }] }]; }, 'category'],
    ['no text', (resource) => { if (resource['resourceType'] === 'Communication') delete (resource['payload'] as Json[])[0]!['contentString']; }, 'text'],
    ['a file of an unknown type', (resource) => { if (resource['resourceType'] === 'Communication') ((resource['payload'] as Json[])[2]!['contentAttachment'] as Json)['contentType'] = 'text/html'; }, 'attachments[1]'],
    ['a patient without name', (resource) => { if (resource['resourceType'] === 'Patient') delete resource['name']; }, 'patient'],
    ['a birth date that is none', (resource) => { if (resource['resourceType'] === 'Patient') resource['birthDate'] = '25-09-1948'; }, 'patient'],
    ['a phone number without value', (resource) => { if (resource['resourceType'] === 'Communication') ((resource['payload'] as { extension: Json[] }[])[0]!.extension[3]!['valueContactPoint'] as Json)['value'] = ''; }, 'signature.phone'],
  ])('is found for what the engine says about %s', (_name, change, expected) => {
    const changed = JSON.parse(JSON.stringify(bundle)) as Bundle;
    for (const { resource } of (changed as unknown as Loose).entry) change(resource);
    const fields = careCommunication.validate(documentOf(changed), version).map(({ path }) => field(path, changed));
    expect(fields.length).toBeGreaterThan(0);
    expect(fields).toContain(expected);
  });
});
