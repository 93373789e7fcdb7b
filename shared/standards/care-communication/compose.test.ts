import type { Communication, Encounter, Patient, Provenance } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { bruno, contextOf, documentOf, draftOf, hospital, municipality, pdfHash, pngHash, practice, resourcesOf } from '../../../tests/fixtures/care-communication';
import { careCommunication, attachmentContents } from '.';
import { ComposeError, mergedPatientIds, withoutFileExtension } from './compose';
import { unsafeNarrative } from '../../fhir/narrative';
import { formats } from '../../formats/registry';
import type { FhirDocument } from '../../formats/format';
import type { Draft } from '../../messages';

const compose = (draft: Draft, context: ReturnType<typeof contextOf>, predecessor?: FhirDocument) => {
  const { document, ...ids } = careCommunication.compose(draft, context, predecessor);
  return { bundle: document.bundle, ...ids };
};
const problems = (document: FhirDocument) => careCommunication.validate(document, '5.0').filter(({ severity }) => severity === 'error' || severity === 'fatal').map(({ rule, path }) => `${rule} ${path}`);
const communicationOf = (document: FhirDocument) => document.bundle.entry!.map(({ resource }) => resource).find((resource): resource is Communication => resource?.resourceType === 'Communication')!;
const provenancesOf = (document: FhirDocument) => document.bundle.entry!.map(({ resource }) => resource).filter((resource): resource is Provenance => resource?.resourceType === 'Provenance');

const files: Draft['attachments'] = [
  { id: 'a', title: 'Sårfoto.png', contentType: 'image/png', bytes: 70, sha256: pngHash, created: '2026-03-01T10:00:00.000Z' },
  { id: 'b', title: 'Vejledning', url: 'https://example.org/vejledning' },
];
const first = compose(draftOf({ attachments: files, specificSender: { kind: 'person', name: 'Test Testesen', role: 'Praksissygeplejerske' }, specificRecipient: { kind: 'team', name: 'Team Syd' } }), contextOf(practice, municipality, 1));
const firstDocument = documentOf(first.bundle);
const reply = compose(
  draftOf({ kind: 'reply', answers: first.messageId, receiver: practice.gln, text: 'Vi kommer i morgen.', signature: { name: 'Jens Mortensen', role: { text: 'Visitator' }, phone: '70202021' }, specificRecipient: { kind: 'person', name: 'Test Testesen' } }),
  contextOf(municipality, practice, 2, '2026-03-02T09:15:00.000Z'), firstDocument,
);
const replyDocument = documentOf(reply.bundle);
const known = (identifier: string) => (identifier === careCommunication.view(firstDocument, '5.0').attachments[0]!.id ? { sha256: pngHash, contentType: 'image/png' } : undefined);
const forward = compose(
  draftOf({ kind: 'forward', answers: reply.messageId, receiver: hospital.gln, text: 'Til jeres vurdering.', attachments: [{ id: 'c', title: 'notat.pdf', contentType: 'application/pdf', bytes: 15, sha256: pdfHash }] }),
  contextOf(practice, hospital, 3, '2026-03-02T10:00:00.000Z', { attachmentByIdentifier: known }), replyDocument,
);
const forwardDocument = documentOf(forward.bundle);

describe('composing', () => {
  it.each([['new', firstDocument], ['reply', replyDocument], ['forward', forwardDocument]])('makes a %s message that the rules accept, in JSON and through XML', (_kind, document) => {
    expect(problems(document)).toEqual([]);
    for (const format of formats) {
      const parsed = format.parse(format.write(document));
      expect(parsed.issues).toEqual([]);
      expect(problems(parsed.document!)).toEqual([]);
      expect(careCommunication.view(parsed.document!, '5.0')).toEqual(careCommunication.view(document, '5.0'));
    }
  });

  it('is recognised as 5.0 and named for the network', () => {
    expect(careCommunication.recognise(firstDocument)).toBe('5.0');
    expect(careCommunication.envelopeName(firstDocument)).toEqual({ name: 'MCM:FDIS91#nursing', version: '5.0' });
  });

  it('reads back what was written', () => {
    const view = careCommunication.view(firstDocument, '5.0');
    expect(view).toMatchObject({
      activity: 'new-message', messageId: first.messageId, threadId: first.threadId, sentAt: '2026-03-02T08:30:00.000Z', category: 'nursing', topic: 'Sårpleje',
      sender: { gln: practice.gln, sor: practice.sor, name: practice.name }, receivers: [{ gln: municipality.gln, name: 'Øvelseskommunen (test), Sygeplejen Syd' }],
      specificSender: { kind: 'person', name: 'Test Testesen', role: 'Praksissygeplejerske' }, specificRecipient: { kind: 'team', name: 'Team Syd' },
      patient: { name: 'Bruno Test Elmer', family: 'Elmer', given: ['Bruno', 'Test'], deceased: false, ids: [{ type: 'cpr', value: '2509479989' }] },
    });
    expect(view.segments).toMatchObject([{ text: 'Kære kolleger\nSåret skal tilses i morgen. <br/> & "tegn"', author: 'Lonni Lauridsen', role: 'Læge', phone: '+4570101011', at: '2026-03-02T08:30:00.000Z', messageId: first.messageId }]);
    expect(view.attachments).toMatchObject([{ title: 'Sårfoto', contentType: 'image/png', hasContent: true, bytes: 70 }, { title: 'Vejledning', url: 'https://example.org/vejledning', hasContent: false }]);
    expect(attachmentContents(firstDocument)).toEqual([{ identifier: view.attachments[0]!.id, path: expect.stringContaining('contentAttachment.data') as string, contentType: 'image/png', base64: expect.any(String) as string }]);
  });

  it('keeps the signature out of the text and attachments out of the narrative', () => {
    expect(communicationOf(firstDocument).payload![0]!.contentString).not.toContain('Lonni');
    const data = communicationOf(firstDocument).payload![1]!.contentAttachment!.data!;
    expect(JSON.stringify(communicationOf(firstDocument).text)).not.toContain(data.slice(0, 40));
    for (const { resource } of first.bundle.entry!) expect((resource as Patient).text?.status).toBe('generated');
  });

  it('says in each narrative its own id, every id it refers to, and codes in Danish and English', () => {
    const all = [...resourcesOf(first.bundle), ...resourcesOf(reply.bundle)];
    for (const resource of all) {
      const { text, ...facts } = resource as Patient;
      const named = [resource.id!, ...JSON.stringify(facts).match(/(?<="reference":")[^"]+/g) ?? []];
      expect(named.filter((name) => !text!.div.includes(name)), resource.resourceType).toEqual([]);
      expect(unsafeNarrative(text!.div)).toBeUndefined();
    }
    const words = all.map((resource) => (resource as Patient).text!.div).join('');
    for (const pair of ['Sygepleje / Nursing (nursing)', 'Korrespondancemeddelelse / Care communication', 'Ny besked / New message', 'Svar / Reply message']) expect(words).toContain(pair);
  });

  it('gives priority only with the category that takes one', () => {
    const withPriority = (category: string) => communicationOf(documentOf(compose(draftOf({ category, priority: 'asap' }), contextOf(practice, municipality, 9)).bundle)).priority;
    expect(withPriority('nursing')).toBeUndefined();
    expect(withPriority('regarding-referral')).toBe('asap');
  });

  it('turns line breaks into LF and takes file extensions off titles', () => {
    const composed = compose(draftOf({ text: 'a\r\nb\rc' }), contextOf(practice, municipality, 9));
    expect(communicationOf(documentOf(composed.bundle)).payload![0]!.contentString).toBe('a\nb\nc');
    expect([withoutFileExtension('foto.JPEG'), withoutFileExtension('rapport v1.2'), withoutFileExtension('.pdf')]).toEqual(['foto', 'rapport v1.2', '.pdf']);
  });

  it('refuses what cannot be made', () => {
    expect(() => compose(draftOf({ kind: 'reply' }), contextOf(practice, municipality, 9))).toThrow(ComposeError);
    expect(() => compose(draftOf({ attachments: [{ id: 'x', title: 'x', contentType: 'image/png', sha256: 'c'.repeat(64) }] }), contextOf(practice, municipality, 9))).toThrow('attachment-missing');
    expect(() => compose(draftOf({ patient: undefined }), contextOf(practice, municipality, 9))).toThrow('draft-incomplete');
  });
});

describe('a reply', () => {
  it('stays in the thread and carries every earlier text segment unchanged', () => {
    expect(reply.threadId).toBe(first.threadId);
    const [before, after] = [communicationOf(firstDocument).payload![0]!, communicationOf(replyDocument).payload![0]!];
    expect(after).toEqual(before);
    expect(communicationOf(replyDocument).payload!.at(-1)!.contentString).toBe('Vi kommer i morgen.');
  });

  it('carries earlier attachments without content or link', () => {
    const stubs = communicationOf(replyDocument).payload!.filter(({ contentAttachment }) => contentAttachment);
    expect(stubs.map(({ contentAttachment }) => contentAttachment)).toEqual([{ contentType: 'image/png', title: 'Sårfoto', creation: '2026-03-01T11:00:00+01:00' }, { title: 'Vejledning' }]);
    expect(stubs.map(({ extension }) => extension!.length)).toEqual([4, 4]);
  });

  it('carries the whole chain and its own link to the predecessor', () => {
    const chain = careCommunication.view(replyDocument, '5.0').chain;
    expect(chain.map(({ messageId, activity, answers }) => ({ messageId, activity, answers }))).toEqual([
      { messageId: first.messageId, activity: 'new-message', answers: undefined }, { messageId: reply.messageId, activity: 'reply-message', answers: first.messageId },
    ]);
    expect(provenancesOf(replyDocument)[0]).toEqual(provenancesOf(firstDocument)[0]);
    expect(chain[1]!.payloads).toHaveLength(1);
  });

  it('names each organisation once', () => {
    const codes = resourcesOf(reply.bundle).flatMap((resource) => (resource.resourceType === 'Organization' ? resource.identifier!.map(({ value }) => value) : []));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('returns every number of the patient, and our own of a kind in place of the received one', () => {
    const received = [{ type: 'cpr' as const, value: '2509479989' }, { type: 'x-ecpr' as const, value: '0703921VJ5' }, { type: 'd-ecpr' as const, value: '1206550VK9', system: 'urn:oid:1.2.208.176.1.6.1.3.181' }];
    expect(mergedPatientIds([{ type: 'cpr', value: '2509479989' }], received).map(({ value }) => value)).toEqual(['2509479989', '0703921VJ5', '1206550VK9']);
    expect(mergedPatientIds([{ type: 'x-ecpr', value: '0703927AA1' }], received).map(({ value }) => value)).toEqual(['0703927AA1', '2509479989', '1206550VK9']);
    const document = documentOf(compose(draftOf({ patient: { ...bruno, ids: received } }), contextOf(practice, municipality, 11)).bundle);
    const answer = documentOf(compose(draftOf({ kind: 'reply', patient: bruno }), contextOf(municipality, practice, 12), document).bundle);
    expect(problems(answer)).toEqual([]);
    expect(careCommunication.view(answer, '5.0').patient!.ids).toHaveLength(3);
    expect(careCommunication.view(answer, '5.0').patient!.ids.find(({ type }) => type === 'd-ecpr')?.system).toBe('urn:oid:1.2.208.176.1.6.1.3.181');
  });

  it('returns the episode', () => {
    const episode = structuredClone(firstDocument.bundle);
    const patientId = communicationOf(documentOf(episode)).subject!.reference!;
    const encounter: Encounter = {
      resourceType: 'Encounter', id: 'e1', text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>e1</p></div>' }, status: 'in-progress',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' }, subject: { reference: patientId }, episodeOfCare: [{ identifier: { system: 'https://sor2.sum.dsdn.dk/#id=43333000016003', value: 'urn:uuid:7f1b1a6e-0000-4000-8000-000000000001' } }],
    };
    episode.entry!.push({ fullUrl: 'https://example.org/Encounter/e1', resource: encounter });
    communicationOf(documentOf(episode)).encounter = { reference: 'Encounter/e1' };
    expect(problems(documentOf(episode))).toEqual([]);
    const answer = documentOf(compose(draftOf({ kind: 'reply' }), contextOf(municipality, practice, 13), documentOf(episode)).bundle);
    expect(problems(answer)).toEqual([]);
    expect(careCommunication.view(answer, '5.0').episodeIds).toEqual(['urn:uuid:7f1b1a6e-0000-4000-8000-000000000001']);
  });

  it('answers a 4.0 message in 5.0 form', () => {
    const old = structuredClone(firstDocument.bundle);
    for (const resource of resourcesOf(old)) {
      if (resource.resourceType === 'MessageHeader') resource.definition = 'http://medcomfhir.dk/ig/carecommunication/medcom-careCommunication-message-definition|4.0.0';
      if (resource.resourceType === 'PractitionerRole' && resource.code?.[0]?.coding) resource.code[0].text = 'Læge';
      if (resource.resourceType === 'Provenance') resource.meta = { profile: ['http://medcomfhir.dk/ig/carecommunication/StructureDefinition/medcom-careCommunication-provenance', 'http://example.org/other'] };
      delete (resource as Patient).text;
    }
    expect(careCommunication.recognise(documentOf(old))).toBe('4.0');
    const answer = documentOf(compose(draftOf({ kind: 'reply' }), contextOf(municipality, practice, 14), documentOf(old)).bundle);
    expect(careCommunication.recognise(answer)).toBe('5.0');
    expect(problems(answer)).toEqual([]);
    expect(careCommunication.view(answer, '5.0').segments[0]).toEqual(careCommunication.view(firstDocument, '5.0').segments[0]);
  });
});

describe('a forward', () => {
  it('begins a thread of its own with the content of earlier attachments', () => {
    expect(forward.threadId).not.toBe(first.threadId);
    const view = careCommunication.view(forwardDocument, '5.0');
    expect(view.attachments.map(({ title, hasContent }) => [title, hasContent])).toEqual([['Sårfoto', true], ['Vejledning', false], ['notat', true]]);
    expect(view.segments.map(({ text }) => text)).toHaveLength(3);
    expect(view.chain.map(({ activity }) => activity)).toEqual(['new-message', 'reply-message', 'forward-message']);
    expect(view.answers).toBe(reply.messageId);
  });

  it('takes only the chosen messages along, with their Provenances', () => {
    const chosen = documentOf(compose(draftOf({ kind: 'forward', forwardMessageIds: [first.messageId] }), contextOf(practice, hospital, 4, '2026-03-02T10:00:00.000Z'), replyDocument).bundle);
    const view = careCommunication.view(chosen, '5.0');
    expect(problems(chosen)).toEqual([]);
    expect(view.segments).toHaveLength(2);
    expect(view.chain.map(({ messageId }) => messageId)).toContain(first.messageId);
    expect(view.chain.map(({ messageId }) => messageId)).not.toContain(reply.messageId);
  });

  it('can be answered and forwarded on', () => {
    const onward = documentOf(compose(draftOf({ kind: 'forward' }), contextOf(hospital, municipality, 5, '2026-03-02T11:00:00.000Z'), forwardDocument).bundle);
    expect(problems(onward)).toEqual([]);
    expect(careCommunication.view(onward, '5.0').chain).toHaveLength(4);
  });
});

describe('stamping a dispatch', () => {
  it('renews ids and times of the dispatch and nothing else', () => {
    const stamped = careCommunication.stamp(documentOf(reply.bundle), 'new-bundle-id', '2026-07-01T10:00:00.000Z').bundle;
    expect(stamped.id).toBe('new-bundle-id');
    expect(stamped.timestamp).toBe('2026-07-01T12:00:00+02:00');
    const changed = stamped.entry!.filter((entry, index) => entry !== reply.bundle.entry![index]);
    expect(changed).toHaveLength(1);
    const own = changed[0]!.resource as Provenance;
    expect([own.occurredDateTime, own.recorded, own.target[0]!.reference]).toEqual(['2026-07-01T12:00:00+02:00', '2026-07-01T12:00:00+02:00', `MessageHeader/${reply.messageId}`]);
    expect(own.text!.div).toContain('2026-07-01T12:00:00+02:00');
    expect(problems(documentOf(stamped))).toEqual([]);
    expect(careCommunication.view(documentOf(stamped), '5.0').segments).toEqual(careCommunication.view(replyDocument, '5.0').segments);
    expect(reply.bundle.id).not.toBe('new-bundle-id');
  });
});
