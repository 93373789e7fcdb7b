/**
 * Every published receiving test of CareCommunication through the real mailroom, in both writings, with the outcome that
 * MedCom's protocol states; and the published acknowledgements as answers to a message of ours. The published copies of M, N
 * and O lack the fault of their names (D22), so that `receive-own.test.ts` has those.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { fhirSamples } from '../../tests/corpus';
import { municipality, practice } from '../../tests/fixtures/care-communication';
import { Reception } from '../../tests/doubles/reception';
import type { MessageView } from '../../shared/messages';
import { fullTime } from '../../renderer/features/shared/times';
import { formatOf } from '../../shared/formats/registry';
import { acknowledgement } from '../../shared/standards/acknowledgement';
import { acknowledgementOf } from '../../shared/standards/acknowledgement/read';
import { headerFacts } from '../../shared/standards/medcom/header';
import { openMessage } from '../../shared/standards/medcom/message';
import { threadOf } from '../../shared/standards/thread';

interface Fixture { name: string; letter: string; version: string; text: string; messageId: string; sender: string; receiver: string; activity: string | undefined }

const documentOf = (text: string) => formatOf(text)!.parse(text).document!;

/** Letters by what stands in the files' names: `R-Tek-E`, `receive_Tek-R`, `R-Tek-CPR-2`, `R-B`. */
const letterOf = (file: string): string | undefined => /\/(?:R-|receive_)(?:Tek-)?(CPR-\d|[A-Z])(?=[-_])/.exec(file)?.[1];

const fixtures: Fixture[] = fhirSamples().filter(({ type }) => type === 'carecommunication').flatMap((sample) => {
  const letter = letterOf(`/${sample.file.split('/').at(-1)!}`);
  if (letter === undefined) return [];
  return [sample.text(), sample.twinText()].flatMap((text, twin) => {
    if (text === undefined) return [];
    const facts = headerFacts(documentOf(text));
    return [{
      name: `${sample.version} ${sample.file.split('/').at(-1)!.slice(0, 60)}${twin === 1 ? ' as XML' : ''}`, letter: `${sample.version.slice(0, 1)}${letter}`, version: sample.version, text,
      messageId: facts.messageId!, sender: facts.sender!.gln!, receiver: facts.receiver!.gln!, activity: sample.activity,
    }];
  });
});
const of = (letter: string) => fixtures.filter((fixture) => fixture.letter === letter);

/** What each letter is there to show. */
const shows: Record<string, (view: MessageView) => void> = {
  '5A': (view) => {
    expect(view.priority).toBe('asap');
    expect(view.segments[0]!.text).toContain('\n');
    expect(fullTime(view.segments[0]!.at!, 'da')).toBe('17. aug. 2024 kl. 16:00');
    expect(view.attachments.map(({ contentType }) => contentType).filter(Boolean).sort()).toEqual(['application/pdf', 'image/bmp', 'image/gif', 'image/jpeg', 'image/png', 'image/tiff']);
    expect(view.attachments.at(-1)).toMatchObject({ url: expect.stringMatching(/^https:/) as string, hasContent: false });
    for (const file of view.attachments.slice(0, 6)) expect(file).toMatchObject({ hasContent: true, sha256: expect.any(String) as string });
  },
  '5B': (view) => {
    if (view.activity !== 'new-message') { expect(view.segments).toHaveLength(2); return; }
    expect(view.patient!.ids).toMatchObject([{ type: 'd-ecpr', value: '1206550VK9' }]);
    expect(fullTime(view.segments[0]!.at!, 'da')).toBe('2. nov. 2024 kl. 08:00');
  },
  '5CPR-1': (view) => { expect(view.patient!.ids.map(({ type }) => type).sort()).toEqual(['cpr', 'x-ecpr']); },
  '5CPR-2': (view) => { expect(view.patient!.ids.map(({ type }) => type).sort()).toEqual(['cpr', 'd-ecpr', 'x-ecpr']); },
  '5CPR-3': (view) => { expect(view.patient!.ids.map(({ type }) => type).sort()).toEqual(['d-ecpr', 'x-ecpr']); },
  '5D': (view) => {
    expect([view.sender, ...view.receivers].some(({ name }) => name === undefined)).toBe(true);
    for (const { sor } of [view.sender, ...view.receivers]) expect(sor).toMatch(/^\d{11,}$/);
  },
  '4A': (view) => { expect(view.priority).toBe('asap'); },
  '4E': (view) => { expect(view.episodeIds).not.toEqual([]); },
  '4H': (view) => { expect(view.messageId).not.toMatch(/^[0-9a-f]{8}-/); },
};

let desk: Reception;
afterEach(() => desk.end());
/** The receiver a fixture is addressed to; who sent it can be answered. */
const open = async ({ receiver, sender }: Fixture) => (desk = await Reception.open({ ...municipality, gln: receiver }, [{ ...practice, gln: sender }]));

it('a client of our own takes what is addressed to it and nothing else', async () => {
  desk = await Reception.open(municipality, [practice]);
  await desk.deliver('{"resourceType":"Bundle"}', practice.gln);
  expect(await desk.views()).toEqual([]);
  expect(await desk.heldBack()).toMatchObject([{ answered: 'nothing' }]);
});

if (fixtures.length > 0) {
  describe('published receiving tests', () => {
    it.each(fixtures.filter(({ letter }) => letter !== '4Y'))('$name is shown once and acknowledged, a second time too', async (fixture) => {
      await open(fixture);
      await desk.deliver(fixture.text, fixture.sender);
      expect(await desk.answers(1)).toMatchObject([{ code: 'ok', of: fixture.messageId, to: fixture.sender }]);
      await desk.deliver(fixture.text, fixture.sender);
      const answers = await desk.answers(2);
      expect(answers[1]).toMatchObject({ code: 'ok', of: fixture.messageId });
      for (const { document } of answers) expect(acknowledgement.validate(document, '2.0').filter(({ severity }) => severity !== 'information')).toEqual([]);
      expect(answers[1]!.bundleId).not.toBe(answers[0]!.bundleId);
      const views = await desk.views();
      expect(views).toHaveLength(1);
      expect(views[0]!.activity).toBe(fixture.activity);
      expect(views[0]!.segments.every(({ author, at, organisation }) => author !== undefined && at !== undefined && organisation !== undefined)).toBe(true);
      shows[fixture.letter]?.(views[0]!);
    });

    it.each(of('4Y'))('$name, without any text, is refused by name, again for a copy, and never shown', async (fixture) => {
      await open(fixture);
      for (const count of [1, 2]) {
        await desk.deliver(fixture.text, fixture.sender);
        expect((await desk.answers(count)).at(-1)).toMatchObject({ code: 'fatal-error', of: fixture.messageId });
      }
      const [first, second] = await desk.answers(2);
      expect(first!.outcomes.some(({ text }) => text!.includes('Communication.payload'))).toBe(true);
      expect(second!.outcomes).toEqual(first!.outcomes);
      expect(await desk.views()).toEqual([]);
      expect(await desk.heldBack()).toHaveLength(1);
    });

    it('E, then F of the same conversation: one thread, F answers E, no segment twice', async () => {
      const [e] = of('5E');
      for (const f of of('5F')) {
        // The published F goes the other way; both are brought to one client.
        await open(f);
        await desk.deliver(f.text, f.sender);
        await desk.deliver(e!.text.replaceAll(e!.receiver, 'x'.repeat(13)).replaceAll(e!.sender, e!.receiver).replaceAll('x'.repeat(13), f.receiver), f.sender);
        const records = [...(await desk.client.show()).messages.values()];
        const thread = threadOf(records.map(({ view, at }) => ({ view, receivedAt: at })));
        expect(new Set(records.map(({ view }) => view.threadId)).size).toBe(1);
        expect(thread.messages.map(({ answers }) => answers)).toEqual([undefined, e!.messageId]);
        expect(thread.segments).toHaveLength(2);
        await desk.end();
      }
      await open(e!);
    });
  });

  describe('published acknowledgements', () => {
    const answers = fhirSamples().filter(({ type }) => type === 'acknowledgement').flatMap((sample) => [sample.text(), sample.twinText()].flatMap((text, twin) => (text === undefined ? [] : [{ name: `${sample.file.split('/').at(-1)!.slice(0, 60)}${twin ? ' as XML' : ''}`, text }])));
    const asReceiverOf = async (text: string) => {
      const { sender, receiver } = headerFacts(documentOf(text));
      return (desk = await Reception.open({ ...municipality, gln: receiver!.gln! }, [{ ...practice, gln: sender!.gln! }]));
    };
    it.each(answers)('$name of a message we never sent moves nothing, is never shown and never answered', async ({ text }) => {
      await asReceiverOf(text);
      await desk.deliver(text, headerFacts(documentOf(text)).sender!.gln!);
      expect(await desk.views()).toEqual([]);
      expect(await desk.heldBack()).toEqual([]);
      expect(desk.wire.tried).toEqual([]);
    });

    const becomes = { ok: 'accepted', 'fatal-error': 'rejected', 'transient-error': 'waiting-retry' } as const;
    it.each(answers)('$name of a message of ours moves it, once', async ({ text }) => {
      const { of: named, code, outcomes } = acknowledgementOf(openMessage(documentOf(text)));
      const { client } = await asReceiverOf(text);
      const sender = headerFacts(documentOf(text)).sender!.gln!;
      desk.wire.decide = (parcel) => (parcel.header.sender === client.organisation.gln ? 'lose' : 'deliver');
      const id = await client.send('Hej', { receiver: sender });
      await client.becomes(id, 'handed-over');
      for (const copy of [text, text]) await desk.deliver(copy.replaceAll(named, id), sender);
      await client.becomes(id, becomes[code]);
      const moved = (await client.show()).history(id).filter(({ acknowledgement: said }) => said !== undefined);
      expect(moved).toHaveLength(1);
      expect(moved[0]!.acknowledgement).toMatchObject({ code, outcomes });
      if (code !== 'ok') expect(outcomes[0]!.text ?? outcomes[0]!.details).toBeTruthy();
    });
  });
}
