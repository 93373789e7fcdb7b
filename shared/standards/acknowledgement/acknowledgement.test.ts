import fc from 'fast-check';
import type { Bundle, MessageHeader, OperationOutcome, Provenance } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { contextOf, documentOf, draftOf, idsFrom, municipality, practice } from '../../../tests/fixtures/care-communication';
import { formats } from '../../formats/registry';
import { attachmentContents } from '../attachments';
import { headerFacts } from '../medcom/header';
import { acknowledgement, acknowledgingStandard, careCommunication, recognise, standardById, unsupportedKind } from '../registry';
import type { Verdict } from '../standard';
import { outcomeCodeOf, verdictOf } from './verdict';

const { document: { bundle: messageBundle }, ...ids } = careCommunication.compose(draftOf({ specificRecipient: { kind: 'team', name: 'Team Syd' } }), contextOf(practice, municipality, 1));
const message = { bundle: messageBundle, ...ids };
const context = (seed = 7) => ({ now: '2026-03-02T08:35:00.000Z', newId: idsFrom(seed), self: municipality });
const verdicts: Verdict[] = [
  { code: 'ok', outcomes: [] },
  { code: 'ok', outcomes: [{ severity: 'information', code: 'duplicate', details: 'MSG_DUPLICATE_ID', text: 'Modtaget før.' }] },
  { code: 'transient-error', outcomes: [{ severity: 'error', code: 'transient', details: 'MSG_Mailbox_Out_Of_Operation' }] },
  { code: 'fatal-error', outcomes: [{ severity: 'error', code: 'invalid', details: 'MSG_VALUESET_VALUE_UNKNOWN', text: 'Kategorien findes ikke.' }] },
  { code: 'fatal-error', outcomes: [] },
];
const acknowledge = (bundle: Bundle, verdict: Verdict, seed?: number) => acknowledgement.acknowledge(documentOf(bundle), verdict, context(seed));
const errors = (bundle: Bundle) => acknowledgement.validate(documentOf(bundle), '2.0').filter(({ severity }) => severity === 'error' || severity === 'fatal').map(({ rule, path }) => `${rule} ${path}`);
const all = (bundle: Bundle, type: string) => bundle.entry!.map(({ resource }) => resource).filter((resource) => resource?.resourceType === type);

describe('acknowledging', () => {
  it.each(verdicts)('says $code so that the rules accept it, in JSON and through XML', (verdict) => {
    const { bundle, messageId } = acknowledge(message.bundle, verdict);
    expect(errors(bundle)).toEqual([]);
    expect(acknowledgement.recognise(documentOf(bundle))).toBe('2.0');
    const view = acknowledgement.view(documentOf(bundle), '2.0');
    expect(view).toMatchObject({ messageId, activity: 'acknowledgement', sender: { gln: municipality.gln, sor: municipality.sor }, receivers: [{ gln: practice.gln, sor: practice.sor }], answers: message.messageId, acknowledgement: { of: message.messageId, code: verdict.code } });
    expect(view.acknowledgement!.outcomes.length > 0).toBe(verdict.outcomes.length > 0 || verdict.code !== 'ok');
    for (const format of formats) expect(acknowledgement.view(format.parse(format.write(documentOf(bundle))).document!, '2.0')).toEqual(view);
    expect(acknowledgement.envelopeName(documentOf(bundle))).toEqual({ name: `MCM:FCTL#${verdict.code}`, version: '2.0.0' });
  });

  it('holds exactly two Provenances: the newest of the message, and its own', () => {
    const provenances = all(acknowledge(message.bundle, verdicts[0]!).bundle, 'Provenance') as Provenance[];
    expect(provenances.map(({ target, activity }) => [target[0]!.reference, activity!.coding![0]!.code])).toEqual([[`MessageHeader/${message.messageId}`, 'new-message'], [expect.stringMatching('MessageHeader/') as string, 'acknowledgement']]);
    const newest = all(message.bundle, 'Provenance')[0] as Provenance;
    expect(provenances[0]).toMatchObject({ id: newest.id, occurredDateTime: newest.occurredDateTime, recorded: newest.recorded, entity: newest.entity });
    expect(provenances[1]!.entity).toEqual([{ role: 'revision', what: { reference: `MessageHeader/${message.messageId}` } }]);
  });

  it('is re-sent with new ids and times and the same content', () => {
    const { bundle } = acknowledge(message.bundle, verdicts[3]!);
    const { bundle: again } = acknowledgement.stamp(documentOf(bundle), 'again', '2026-03-02T09:00:00.000Z');
    expect([again.id, again.timestamp]).toEqual(['again', '2026-03-02T10:00:00+01:00']);
    expect(all(again, 'OperationOutcome')).toEqual(all(bundle, 'OperationOutcome'));
    expect((all(again, 'Provenance')[0] as Provenance).occurredDateTime).toBe((all(bundle, 'Provenance')[0] as Provenance).occurredDateTime);
    expect((all(again, 'Provenance')[1] as Provenance).occurredDateTime).toBe('2026-03-02T10:00:00+01:00');
    expect(errors(again)).toEqual([]);
  });

  it('answers what is barely a message', () => {
    const header = (all(message.bundle, 'MessageHeader')[0] as MessageHeader);
    const bare = (...resources: object[]) => ({ resourceType: 'Bundle', type: 'message', id: 'b', entry: resources.map((resource) => ({ resource })) }) as Bundle;
    const noProvenance = { ...message.bundle, entry: message.bundle.entry!.filter(({ resource }) => resource?.resourceType !== 'Provenance') };
    expect(errors(acknowledge(noProvenance, verdicts[3]!).bundle)).toEqual([]);
    const noOrganizations = acknowledge(bare(header), verdicts[3]!);
    expect(acknowledgement.view(documentOf(noOrganizations.bundle), '2.0')).toMatchObject({ acknowledgement: { of: message.messageId, code: 'fatal-error' }, receivers: [{ sor: practice.sor }] });
    expect(acknowledgement.view(documentOf(acknowledge(bare(), verdicts[3]!).bundle), '2.0').acknowledgement!.of).toBe('b');
    const odd = acknowledge(bare({ ...header, id: 'et mellemrum' }), verdicts[3]!);
    expect((all(odd.bundle, 'MessageHeader')[0] as MessageHeader).response!.identifier).toBe('b');
  });
});

type Mutant = [what: string, edit: (bundle: Bundle) => void, rule: string];
const header = (bundle: Bundle) => all(bundle, 'MessageHeader')[0] as MessageHeader & Record<string, unknown>;
const outcome = (bundle: Bundle) => all(bundle, 'OperationOutcome')[0] as OperationOutcome;
const mutants: Mutant[] = [
  ['no response', (b) => { delete header(b).response; }, 'profile-MessageHeader.response'],
  ['no acknowledged id', (b) => { Reflect.deleteProperty(header(b).response!, 'identifier'); }, 'base-cardinality'],
  ['a bad response code', (b) => { Object.assign(header(b).response!, { code: 'fine' }); }, 'base-code'],
  ['an outcome that is not there', (b) => { header(b).response!.details = { reference: 'OperationOutcome/nowhere' }; }, 'medcom-acknowledgement-details'],
  ['fatal without outcome', (b) => { b.entry = b.entry!.filter(({ resource }) => resource?.resourceType !== 'OperationOutcome'); }, 'medcom-acknowledgement-1'],
  ['a header that is not first', (b) => { b.entry!.reverse(); }, 'bdl-12'],
  ['an outcome without issue', (b) => { Reflect.deleteProperty(outcome(b), 'issue'); }, 'base-cardinality'],
  ['an issue without code', (b) => { Reflect.deleteProperty(outcome(b).issue[0]!, 'code'); }, 'base-cardinality'],
  ['an issue of another severity', (b) => { Object.assign(outcome(b).issue[0]!, { severity: 'meh' }); }, 'base-code'],
  ['a details code of no set', (b) => { outcome(b).issue[0]!.details!.coding![0]!.code = 'MSG_MEH'; }, 'profile-OperationOutcome.issue.details.coding'],
  ['a details code of another system', (b) => { outcome(b).issue[0]!.details!.coding![0]!.system = 'http://terminology.hl7.org/CodeSystem/operation-outcome'; }, 'profile-OperationOutcome.issue.details.coding'],
  ['three Provenances', (b) => { const [, own] = all(b, 'Provenance'); b.entry!.push({ fullUrl: 'https://example.org/Provenance/p3', resource: { ...structuredClone(own as Provenance), id: 'p3' } }); }, 'medcom-acknowledgement-provenances'],
  ['an activity of no standard', (b) => { (all(b, 'Provenance')[1] as Provenance).activity!.coding![0]!.code = 'meh'; }, 'profile-Provenance.activity'],
  ['a copy receiver', (b) => { const copy = structuredClone(header(b).destination![0]!); copy.extension![0]!.valueCoding!.code = 'cc'; header(b).destination!.push(copy); }, 'profile-MessageHeader.destination:cc'],
];

describe('rules of Acknowledgement 2.0', () => {
  it.each(mutants)('%s', (_what, edit, rule) => {
    const { bundle } = acknowledge(message.bundle, verdicts[3]!);
    const mutant = structuredClone(bundle);
    edit(mutant);
    expect(errors(mutant).map((line) => line.split(' ')[0])).toContain(rule);
  });
});

describe('verdicts', () => {
  it('are fatal for what the standard refuses, and name a code of the published sets', () => {
    const broken = structuredClone(message.bundle);
    delete header(broken).definition;
    const verdict = verdictOf(careCommunication.validate(documentOf(broken), '5.0'));
    expect(verdict).toMatchObject({ code: 'fatal-error', outcomes: [{ severity: 'error', code: 'required', details: 'MSG_RESOURCE_REQUIRED' }] });
    expect(verdict.outcomes[0]!.text).toContain('MessageHeader.definition');
    expect(errors(acknowledge(broken, verdict).bundle)).toEqual([]);
    expect(verdictOf(careCommunication.validate(documentOf(message.bundle), '5.0'))).toEqual({ code: 'ok', outcomes: [] });
    expect([outcomeCodeOf('text-truncated'), outcomeCodeOf('unknown-standard'), outcomeCodeOf('cpr'), outcomeCodeOf('profile-Communication.category'), outcomeCodeOf('medcom-messaging-2')])
      .toEqual(['MSG_BAD_SYNTAX', 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE', 'MSG_ID_INVALID', 'MSG_VALUESET_VALUE_UNKNOWN', 'MSG_RESOURCE_REQUIRED']);
  });
});

describe('the registry', () => {
  it('tells standards apart, and knows what it does not handle', () => {
    expect(recognise(documentOf(message.bundle))).toMatchObject({ standard: { id: 'care-communication' }, version: '5.0' });
    expect(recognise(documentOf(acknowledge(message.bundle, verdicts[0]!).bundle))).toMatchObject({ standard: { id: 'acknowledgement' } });
    expect([standardById('acknowledgement'), acknowledgingStandard]).toEqual([acknowledgement, acknowledgement]);
    const other = structuredClone(message.bundle);
    header(other).eventCoding!.code = 'hospital-notification-message';
    expect([recognise(documentOf(other)), unsupportedKind(documentOf(other))]).toMatchObject([undefined, { kind: 'message', id: 'hospital-notification' }]);
    expect(unsupportedKind(documentOf({ resourceType: 'Bundle', type: 'document' })).kind).toBe('document');
    expect(unsupportedKind(documentOf({ resourceType: 'Bundle', type: 'message' })).kind).toBe('not-a-message');
  });
});

describe('mutilated messages', () => {
  const seeds = [message.bundle, acknowledge(message.bundle, verdicts[3]!).bundle];
  const junk = fc.oneof(fc.constantFrom<unknown>(null, '', 'x', 0, true, [], {}, [null], [[]], [{}], { reference: 7 }, { coding: 'x' }), fc.jsonValue());
  /** Puts junk in place of a random property, a few times. */
  function mutilate(seed: Bundle, picks: readonly (readonly [number, unknown])[]): Bundle {
    const copy = structuredClone(seed);
    for (const [pick, value] of picks) {
      const places: [Record<string, unknown>, string][] = [];
      const walk = (node: unknown): void => { if (typeof node === 'object' && node !== null) for (const key of Object.keys(node)) { places.push([node as Record<string, unknown>, key]); walk((node as Record<string, unknown>)[key]); } };
      walk(copy);
      const place = places[pick % places.length];
      if (place && place[1] !== 'resourceType') place[0][place[1]] = value;
    }
    return copy;
  }

  it('throw nowhere, and are answered', () => {
    fc.assert(fc.property(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(100_000), junk), { minLength: 1, maxLength: 6 }), (seed, picks) => {
      const document = documentOf(mutilate(seed, picks));
      headerFacts(document);
      attachmentContents(document);
      unsupportedKind(document);
      const found = recognise(document);
      if (found) { found.standard.validate(document, found.version); found.standard.view(document, found.version); found.standard.envelopeName(document); }
      const answer = acknowledgement.acknowledge(document, verdicts[3]!, context(9)).bundle;
      expect(acknowledgement.view(documentOf(answer), '2.0').acknowledgement!.code).toBe('fatal-error');
    }), { numRuns: 400, seed: 20260302 });
  });
});
