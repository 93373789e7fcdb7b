/** Drafts of letters on their way: as the letter, as correspondence with a PDF, and what becomes of them when the mailroom is killed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client, until } from '../../tests/doubles/client';
import { Wire } from '../../tests/doubles/wire';
import { hospital, municipality, practice } from '../../tests/fixtures/care-communication';
import { dischargeDraftOf, planDraftOf } from '../../tests/fixtures/letter-drafts';
import type { Parcel } from '../../shared/envelopes/parcel';
import type { Draft, SendAs } from '../../shared/messages';
import { correctionOf } from '../../shared/standards/discharge-letter/correction';
import type { StepName } from './steps';

const ward = { ...hospital, persons: practice.persons };
let wire: Wire;
let sender: Client;
let town: Client;

beforeEach(async () => {
  wire = new Wire([ward, municipality, practice, { ...ward, gln: '5790000000418' }]);
  wire.receives[municipality.gln] = ['care-communication 5.0', 'GGOP100'];
  wire.receives[practice.gln] = ['DIS01'];
  sender = await new Client(wire, ward, { seed: 1 }).start();
  town = await new Client(wire, municipality, { seed: 2 }).start();
});
afterEach(async () => { await sender.end(); await town.end(); });

const plan = (sendAs: SendAs | undefined, changes: Partial<Draft> = {}): Draft => planDraftOf({}, { sendAs, ...changes });
const submit = (draft: Draft) => sender.call('messages.submit', { draft });
const rules = async (draft: Draft): Promise<string[]> => (await sender.call('messages.check', { draft })).issues.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
const tried = (name: string): Parcel[] => wire.tried.filter(({ header }) => header.name.startsWith(name));
const textOf = (parcel: Parcel): string => Buffer.from(parcel.bytes).toString('latin1');

describe('a plan', () => {
  it('goes as the letter to who takes it, once however often it is sent', async () => {
    const first = await submit(plan('letter'));
    expect(first).toMatchObject({ submitted: true, issues: [] });
    expect(await submit(plan('letter'))).toMatchObject({ submitted: true, messageId: first.messageId });
    await until(() => tried('GGOP').length > 0);
    expect(tried('GGOP')).toHaveLength(1);
    expect(first.messageId).toMatch(new RegExp(`^${ward.gln}#[0-9A-Z]{14}$`));
    expect(tried('GGOP')[0]!.header).toMatchObject({ receiver: municipality.gln, messageId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string });
    expect(textOf(tried('GGOP')[0]!)).toContain('<TypeOfRehabilitationPlan>almen</TypeOfRehabilitationPlan>');
    const shown = await sender.show();
    expect(shown.messages.get(`out/${first.messageId}`)?.view).toMatchObject({ standard: 'rehabilitation-plan', letter: { form: 'plan', type: 'almen' } });
  });

  it('goes as correspondence with its text and the PDF that was shown before', async () => {
    const shown = await sender.call('letters.pdf', { draft: plan('care-communication') });
    expect(await submit(plan('care-communication'))).toMatchObject({ submitted: true });
    let received: Awaited<ReturnType<Client['show']>> | undefined;
    await until(async () => { received = await town.show(); return received.messages.size > 0; });
    const { view } = [...received!.messages.values()][0]!;
    expect(view).toMatchObject({ standard: 'care-communication', category: 'training', topic: 'Genoptræningsplan (almen)', attachments: [{ title: 'Genoptræningsplan (almen)', contentType: 'application/pdf', hasContent: true, sha256: shown.sha256, bytes: shown.bytes }] });
    expect(view.segments.at(-1)!.text).toContain('Skal genvinde gang uden rollator');
  });

  it('waits for a choice of way, for a municipality, and for a receiver that takes it', async () => {
    expect(await rules(plan(undefined))).toEqual(['send-as']);
    expect(await rules(plan('letter', { receiver: practice.gln }))).toEqual(['plan-receiver', 'letter-not-taken']);
    expect(await rules(plan('letter'))).toEqual([]);
    expect(await submit(plan('letter', { plan: { ...plan('letter').plan!, need: '' } }))).toMatchObject({ submitted: false, issues: [{ rule: 'plan-need', path: 'plan.need' }] });
    expect(wire.tried).toEqual([]);
  });

  it('goes as the FHIR draft on a training network, and nowhere else', async () => {
    expect(await submit(plan('fhir-draft'))).toMatchObject({ submitted: true });
    await until(() => tried('PROJEKTUDKAST').length > 0);
    wire.training = false;
    const elsewhere = await new Client(wire, { ...ward, gln: '5790000000418' }, { seed: 3 }).start();
    expect((await elsewhere.call('messages.check', { draft: plan('fhir-draft') })).issues.map(({ rule, path }) => [rule, path])).toEqual([['fhir-draft', 'sendAs']]);
    await elsewhere.end();
  });

  it('that is not begun has no PDF', async () => {
    await expect(sender.call('letters.pdf', { draft: plan('letter', { plan: { ...plan('letter').plan!, type: undefined } }) })).rejects.toMatchObject({ code: 'draft-incomplete' });
  });

  const steps: StepName[] = ['out:after-composed', 'out:after-submit'];
  it.each(steps.flatMap((step) => (['letter', 'care-communication'] as const).map((way) => ({ step, way }))))('killed at $step as $way goes once all the same', async ({ step, way }) => {
    sender.onStep = (name) => { if (name === step) { sender.onStep = () => undefined; sender.crash(); } };
    await submit(plan(way)).catch(() => undefined);
    await sender.open();
    expect(await submit(plan(way))).toMatchObject({ submitted: true });
    const name = way === 'letter' ? 'GGOP' : 'MCM:FDIS91';
    await until(() => tried(name).length > 0);
    expect(new Set(tried(name).map(({ header }) => header.messageId)).size).toBe(1);
  });
});

describe('a discharge summary', () => {
  it('goes in EDIFACT to who takes only that', async () => {
    expect(await submit(dischargeDraftOf())).toMatchObject({ submitted: true });
    await until(() => tried('DIS01').length > 0);
    expect(textOf(tried('DIS01')[0]!)).toMatch(/^UNA/);
    expect(tried('DIS01')[0]!.header.version).toBe('D0133L');
  });

  it('that was sent is corrected by one of the same episode, which the mailroom knows the earlier of', async () => {
    const { messageId } = await submit(dischargeDraftOf());
    const { view } = (await sender.show()).messages.get(`out/${messageId}`)!;
    const corrected = correctionOf(view)!;
    const draft = dischargeDraftOf({}, { id: 'correction-1', discharge: { ...corrected, cave: 'Penicillin og sulfa' } });
    expect(await sender.call('messages.check', { draft })).toMatchObject({ issues: [] });
    expect((await sender.call('messages.check', { draft: { ...draft, discharge: { ...corrected, corrects: `${ward.gln}#UKENDT` } } })).issues.map(({ rule }) => rule)).toEqual(['corrects-unknown']);
    expect(await submit(draft)).toMatchObject({ submitted: true, issues: [] });
    await until(() => tried('DIS01').length > 1);
    const [first, second] = tried('DIS01').map(textOf);
    expect([first, second].map((text) => /GIS\+(.)/.exec(text!)?.[1])).toEqual(['N', 'M']);
    const episode = /RFF\+REI:([0-9a-f]{32})/;
    expect(episode.exec(second!)?.[1]).toBe(episode.exec(first!)?.[1]);
    expect(second).toContain('Penicillin og sulfa');
  });

  it('with a letter that EDIFACT lacks says which, and is kept back by what the format has no room for', async () => {
    const warned = await sender.call('messages.check', { draft: dischargeDraftOf({ course: 'Værdi ≥ 6' }) });
    expect(warned.issues.map(({ severity, path, message }) => [severity, path, message.includes('≥')])).toEqual([['warning', 'discharge.course', true]]);
    expect(await rules(dischargeDraftOf({ kind: 'outpatient' }))).toEqual(['letter-not-taken']);
  });
});
