/** MedCom's receiving protocol, case by case, with fixtures of our own through the real mailroom: what is shown, in which order, and what is answered. */
import { afterEach, describe, expect, it } from 'vitest';
import { all, copyOf, headerOf, made, newReplyForward, patientNumbers, receiver, technicalA, technicalB, technicalC, technicalD, technicalE, technicalF, technicalG, technicalHI, technicalJ, technicalKL, technicalMN, technicalO, withNumbers, withoutZone } from '../../tests/fixtures/receive';
import { documentOf, pngHash, practice } from '../../tests/fixtures/care-communication';
import { inFormat, Reception } from '../../tests/doubles/reception';
import type { Attachment, Bundle, Communication } from 'fhir/r4';
import type { MessageView } from '../../shared/messages';
import { fullTime } from '../../renderer/features/shared/times';
import { answerableIds, threadOf } from '../../shared/standards/thread';

const formats = ['fhir-json', 'fhir-xml'] as const;
let desk: Reception;
const open = async () => (desk = await Reception.open(receiver, [practice]));
const put = (bundle: Bundle, format: (typeof formats)[number] = 'fhir-json') => desk.deliver(inFormat(documentOf(bundle), format), practice.gln);
/** Delivered into an empty client, and what it shows of it. */
const shown = async (bundle: Bundle, format: (typeof formats)[number] = 'fhir-json'): Promise<MessageView> => {
  await open();
  await put(bundle, format);
  const [answer] = await desk.answers(1);
  expect(answer).toMatchObject({ code: 'ok', of: headerOf(bundle).id, to: practice.gln, outcomes: [] });
  const views = await desk.views();
  expect(views).toHaveLength(1);
  return views[0]!;
};
afterEach(() => desk.end());

describe.each(formats)('received in %s', (format) => {
  it('R-A, R-B, R-C: new, reply and forward are told apart, shown whole and acknowledged', async () => {
    const { A, B, C } = newReplyForward();
    await open();
    for (const bundle of [A, B, C]) await put(bundle, format);
    const answers = await desk.answers(3);
    expect(answers.map(({ code, of }) => [code, of])).toEqual([A, B, C].map((bundle) => ['ok', headerOf(bundle).id]));
    const [a, b, c] = await desk.views();
    expect([a!.activity, b!.activity, c!.activity]).toEqual(['new-message', 'reply-message', 'forward-message']);
    expect(new Set([a, b, c].map((view) => view!.threadId)).size).toBe(3);
    expect(a).toMatchObject({
      category: 'nursing', topic: 'Sårpleje', patient: { name: 'Bruno Test Elmer', ids: [{ type: 'cpr', value: '2509479989' }] },
      specificSender: { name: 'Test Testesen', role: 'Praksissygeplejerske' }, specificRecipient: { kind: 'team', name: 'Team Syd' }, sender: { name: practice.name }, receivers: [{ gln: receiver.gln }],
    });
    expect(a!.attachments).toMatchObject([{ title: 'Sårfoto', hasContent: true, bytes: 70, author: 'Lonni Lauridsen', phone: '+4570101011', created: '2026-01-11T11:00:00+01:00' }, { title: 'Sårskema', hasContent: true }]);
    // What the answer carries of the question has the question's author and time.
    expect(b!.segments.map(({ text, at, messageId }) => [text, at, messageId === b!.messageId])).toEqual([['Skal såret tilses?', '2026-01-12T08:00:00.000Z', false], ['Ja, i morgen.', '2026-01-12T09:00:00.000Z', true]]);
    // Each segment of the forward belongs to its author and its organisation, and the file to what it came with.
    expect(c!.segments.map(({ author, organisation }) => [author, organisation?.gln])).toEqual([['Lonni Lauridsen', practice.gln], ['Jens Mortensen', '5790000000388']]);
    expect(c!.attachments).toMatchObject([{ title: 'Sårfoto', hasContent: true, messageId: c!.segments[0]!.messageId }]);
  });

  it('R-Tek-A: priority, line breaks, a link, and summer times with Z in Danish time', async () => {
    const view = await shown(technicalA(), format);
    expect(view.priority).toBe('asap');
    expect(view.segments[0]!.text).toBe('Første linje\nAnden linje\n\nFjerde linje');
    expect(view.attachments[2]).toMatchObject({ title: 'Vejledning', url: 'https://vejledning.example.test/saar?id=1', hasContent: false });
    expect(fullTime(view.segments[0]!.at!, 'da')).toBe('17. aug. 2026 kl. 14:00');
  });

  it('R-Tek-B: ids that are no UUIDs, a replacement number, and winter times with an offset in Danish time', async () => {
    const view = await shown(technicalB(), format);
    expect(view.messageId).toMatch(/^ikke-et-uuid/);
    expect(view.patient!.ids).toEqual([{ type: 'd-ecpr', value: '1206550VK9', system: 'urn:oid:1.2.208.176.1.6.1.3' }]);
    expect(fullTime(view.segments[0]!.at!, 'da')).toBe('2. nov. 2026 kl. 07:00');
  });

  it('R-Tek-C: content beyond the standard is passed over', async () => {
    const view = await shown(technicalC(), format);
    expect(view.segments).toHaveLength(1);
    expect(JSON.stringify(view)).not.toContain('Fremmed ressource');
  });

  it('R-Tek-D: organisations without names come through by their numbers', async () => {
    const view = await shown(technicalD(), format);
    expect(view.sender).toEqual({ gln: practice.gln, sor: practice.sor });
  });

  it('R-Tek-G: the episode\'s numbers, the sender\'s own among them', async () => {
    expect((await shown(technicalG(), format)).episodeIds).toEqual(['urn:uuid:45e43b7a-9f3e-5c0a-8d5b-3a0c5b1f6c11', 'urn:uuid:7f1b1a6e-0000-4000-8000-000000000001']);
  });

  it.each(Object.keys(patientNumbers) as (keyof typeof patientNumbers)[])('%s: every number of the patient is there', async (name) => {
    const view = await shown(withNumbers(name), format);
    expect(view.patient!.ids.map(({ type, value }) => [type, value]).sort()).toEqual(patientNumbers[name].map(({ type, value }) => [type, value]).sort());
  });

  it('R-Tek-M, N, O: invalid is answered fatal-error with the fault, again for a copy, and never shown', async () => {
    const { M, N } = technicalMN();
    await open();
    await put(M, format);
    await desk.answers(1);
    await put(N, format);
    await put(technicalO(), format);
    const [m, n, o] = await desk.answers(3);
    expect([m!.code, n!.code, o!.code]).toEqual(['fatal-error', 'fatal-error', 'fatal-error']);
    expect(m!.of).toBe(headerOf(M).id);
    expect(n!.of).toBe(m!.of);
    expect(n!.outcomes).toEqual(m!.outcomes);
    expect(n!.bundleId).not.toBe(m!.bundleId);
    const names = (answer: typeof m) => answer!.outcomes.map(({ code, details, text }) => `${code!} ${details!} ${/Communication\.category[.\w]*/.exec(text!)?.[0] ?? ''}`);
    expect(names(m)).toContain('required MSG_RESOURCE_REQUIRED Communication.category.coding.code');
    expect(names(o)).toContain('code-invalid MSG_VALUESET_VALUE_UNKNOWN Communication.category');
    expect(await desk.views()).toEqual([]);
    expect((await desk.heldBack()).map(({ answered }) => answered)).toEqual(['fatal-error', 'fatal-error']);
  });
});

describe('threads', () => {
  it('R-Tek-E, own answer, R-Tek-F at the same instant: one thread, what each answers, the initiator first, and it goes on', async () => {
    await open();
    await put(technicalE());
    const at = desk.client.clock.now().toISOString();
    const own = await desk.client.send('Vi kommer klokken ni.', { kind: 'reply', answers: headerOf(technicalE()).id!, receiver: practice.gln, attachments: [], topic: 'Sårpleje' });
    await put(technicalF(at));
    const records = [...(await desk.client.show()).messages.values()];
    const thread = threadOf(records.map(({ view, at: receivedAt }) => ({ view, receivedAt })));
    const [e, f] = [headerOf(technicalE()).id!, headerOf(technicalF(at)).id!];
    expect(new Set(records.map(({ view }) => view.threadId)).size).toBe(1);
    expect(thread.segments.map(({ messageId, at: time }) => [messageId, time])).toEqual([[e, '2026-03-02T08:00:00.000Z'], [f, at], [own, at]]);
    expect(thread.messages.filter(({ answers }) => answers === e).map(({ view, parallelWith }) => [view.messageId, parallelWith])).toEqual([[f, [own]], [own, [f]]]);
    expect(answerableIds(records.map(({ view }) => view))).toContain(f);
    const next = await desk.client.send('Så aftaler vi det.', { kind: 'reply', answers: f, receiver: practice.gln, attachments: [], topic: 'Sårpleje' });
    const went = [...(await desk.client.show()).messages.values()].find(({ messageId }) => messageId === next)!;
    expect(went.view).toMatchObject({ threadId: records[0]!.view.threadId, answers: f });
  });

  it('R-Tek-H before R-Tek-I: unknown segments are shown at once, and the late original takes its place in the same thread', async () => {
    const { H, I } = technicalHI();
    await open();
    await put(H);
    const [early] = await desk.views();
    expect(early!.segments.map(({ text, author }) => [text, author])).toEqual([['Første brev fra Lonni.', 'Lonni Lauridsen'], ['Andet brev fra Nancy.', 'Nancy Ann Berggren']]);
    expect(early!.segments.map(({ organisation }) => organisation?.gln)).toEqual([practice.gln, practice.gln]);
    desk.client.clock.advance(60_000);
    await put(I);
    const records = [...(await desk.client.show()).messages.values()];
    const thread = threadOf(records.map(({ view, at }) => ({ view, receivedAt: at })));
    expect(new Set(records.map(({ view }) => view.threadId)).size).toBe(1);
    expect(thread.messages.map(({ view, late }) => [view.messageId, late])).toEqual([[headerOf(I).id, true], [headerOf(H).id, false]]);
    expect(thread.segments.map(({ text }) => text)).toEqual(['Første brev fra Lonni.', 'Andet brev fra Nancy.']);
    expect((await desk.answers(2)).map(({ code }) => code)).toEqual(['ok', 'ok']);
  });
});

describe('duplicates', () => {
  it('R-Tek-J twice: one is shown, and ok is answered twice in new acknowledgements', async () => {
    await open();
    await put(technicalJ());
    await desk.answers(1);
    await put(technicalJ(), 'fhir-xml');
    const [first, second] = await desk.answers(2);
    expect([first!.code, second!.code, second!.of]).toEqual(['ok', 'ok', headerOf(technicalJ()).id]);
    expect(second!.bundleId).not.toBe(first!.bundleId);
    expect(await desk.views()).toHaveLength(1);
  });

  it('R-Tek-K then L: a known MessageHeader.id in a new Bundle is the same message', async () => {
    const { K, L } = technicalKL();
    await open();
    await put(K);
    await desk.answers(1);
    await put(L);
    expect((await desk.answers(2)).map(({ code, of }) => [code, of])).toEqual([['ok', headerOf(K).id], ['ok', headerOf(K).id]]);
    expect(await desk.views()).toHaveLength(1);
    expect(L.id).not.toBe(K.id);
  });

  it('R-Tek-L changed into an invalid message is still the message that was accepted', async () => {
    const { K, L } = technicalKL();
    await open();
    await put(K);
    await desk.answers(1);
    await put(copyOf(L, (bundle) => { for (const communication of all<Communication>(bundle, 'Communication')) delete communication.category; }));
    expect((await desk.answers(2)).map(({ code }) => code)).toEqual(['ok', 'ok']);
    expect(await desk.heldBack()).toEqual([]);
  });
});

it('D21: a time of day without a zone is invalid, and the answer says so', async () => {
  await open();
  await put(withoutZone());
  const [answer] = await desk.answers(1);
  expect(answer).toMatchObject({ code: 'fatal-error' });
  expect(answer!.outcomes[0]!.text).toMatch(/mangler tidszone/);
  expect(await desk.views()).toEqual([]);
});

describe('what a conversion may bring (CC-R-38 to CC-R-40)', () => {
  it('long texts and more than ten files come through whole', async () => {
    const text = 'Linje med journaltekst.\n'.repeat(2_000);
    const view = await shown(made({ seed: 0x530, draft: { text, attachments: Array.from({ length: 12 }, (_, n) => ({ id: `f${n}`, title: `Fil ${n + 1}`, contentType: 'image/png', bytes: 70, sha256: pngHash })) } }));
    expect(text.length).toBeGreaterThan(31_150);
    expect(view.segments[0]!.text).toBe(text);
    expect(view.attachments.map(({ title, sha256 }) => [title, sha256 !== undefined])).toEqual(Array.from({ length: 12 }, (_, n) => [`Fil ${n + 1}`, true]));
  });

  const file = (bundle: Bundle, change: (attachment: Attachment) => void) => copyOf(bundle, (copy) => {
    for (const communication of all<Communication>(copy, 'Communication')) for (const { contentAttachment } of communication.payload ?? []) if (contentAttachment) change(contentAttachment);
  });
  const withFile = () => made({ seed: 0x531, draft: { attachments: [{ id: 'a', title: 'Gangtest', contentType: 'image/png', bytes: 70, sha256: pngHash }] } });

  it('a file of a type outside the six is answered fatal-error, and the answer names it', async () => {
    await open();
    await put(file(withFile(), (attachment) => { attachment.contentType = 'video/mp4'; }));
    const [answer] = await desk.answers(1);
    expect(answer).toMatchObject({ code: 'fatal-error' });
    expect(answer!.outcomes.some(({ details, text }) => details === 'MSG_VALUESET_VALUE_UNKNOWN' && text!.includes('video/mp4') && text!.includes('contentType'))).toBe(true);
    expect(await desk.views()).toEqual([]);
  });

  it('an incomplete message: a file without content is shown as one that did not come; without its title it is refused', async () => {
    const view = await shown(file(withFile(), (attachment) => { delete attachment.data; }));
    expect(view.attachments).toMatchObject([{ title: 'Gangtest', hasContent: false }]);
    await put(copyOf(file(withFile(), (attachment) => { delete attachment.data; delete attachment.title; }), (bundle) => { bundle.id = 'anden'; headerOf(bundle).id = 'anden-besked'; }));
    const [, refused] = await desk.answers(2);
    expect(refused).toMatchObject({ code: 'fatal-error' });
    expect(refused!.outcomes.some(({ details, text }) => details === 'MSG_RESOURCE_REQUIRED' && text!.includes('title'))).toBe(true);
    expect(await desk.views()).toHaveLength(1);
  });
});

it('RM-07: each duplicate is entered in the log, by shortened id and without anything of its content', async () => {
  const lines: string[] = [];
  const note = (level: string) => (event: string, facts?: object) => { lines.push(`${level} ${event} ${JSON.stringify(facts ?? {})}`); };
  desk = await Reception.open(receiver, [practice], { log: { info: note('info'), warn: note('warn'), error: note('error') } });
  for (const count of [1, 2, 3]) {
    await put(technicalJ());
    await desk.answers(count);
  }
  expect(lines.filter((line) => line.startsWith('info duplicate '))).toHaveLength(2);
  expect(lines.join('\n')).not.toMatch(/Sendt to gange|Elmer|2509479989/);
});
