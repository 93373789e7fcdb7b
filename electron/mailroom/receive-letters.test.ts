/** Letters through the real mailroom, with letters of our own: what is shown, what is held back and why, and what is answered. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { binary, binaryContent, casualty, correspondence, discharge, edifact, fileOf, latin1, positiveReceipt, receiverGln, senderGln, vansReceipt, type EnvelopeSource, type LetterSource } from '../../tests/fixtures/edifact-letters';
import { binaryLetter, dischargeLetter, planLetter } from '../../tests/fixtures/oioxml';
import { municipality, practice } from '../../tests/fixtures/care-communication';
import { Reception } from '../../tests/doubles/reception';
import type { Organisation } from '../../shared/messages';

const self: Organisation = { ...practice, gln: receiverGln };
const hospital: Organisation = { ...municipality, gln: senderGln };
let desk: Reception;
const open = async (us = self) => (desk = await Reception.open(us, [hospital]));
const put = (text: string) => desk.deliverLetters(latin1(text), senderGln);
const xmlReceiver = '5790000121526';
const putXml = (text: string) => desk.deliverLetters(Buffer.from(text, 'utf8'), '5790001382445');
const another = (letter: LetterSource, id: string): LetterSource => ({ ...letter, id, segments: letter.segments.map((segment) => (segment === `RFF+SRI:${letter.id!}` ? `RFF+SRI:${id}` : segment)) });
/** As a page gets them: the answer's bytes travel beside it. */
const bytesOf = async (sha256: string): Promise<Uint8Array> => (await desk.client.call('bytes.get', { sha256, offset: 0, length: 100_000 }) as unknown as { bytes: Uint8Array }).bytes;
const quietly = (envelope: EnvelopeSource = {}): EnvelopeSource => ({ tail: '++++0', ...envelope });
afterEach(() => desk.end());

describe('letters that come through', () => {
  it('are shown one by one, with their files, and answered once for their interchange', async () => {
    await open();
    await put(edifact([discharge, correspondence, binary]));
    const [receipt] = await desk.receipts(1);
    expect(receipt).toMatchObject({ name: 'CTL03', format: 'edifact', to: senderGln, findings: [], envelope: { sender: receiverGln, receiver: senderGln, acknowledgement: 'minuspositivkvitt' } });
    expect(receipt!.says).toEqual({
      kind: 'positive', envelope: { identifier: 'K2609140000001', sender: senderGln, receiver: receiverGln },
      letters: [{ identifier: 'B260914000001', version: 'D0133L' }, { identifier: 'B260914000002', version: 'D9134L' }, { identifier: 'B260914000003', version: 'B0131X' }],
    });
    const views = await desk.views();
    expect(views.map(({ messageId, standard }) => [messageId, standard])).toEqual([
      [`${senderGln}#B260914000001`, 'discharge-letter'], [`${senderGln}#B260914000002`, 'correspondence-letter'], [`${senderGln}#B260914000003`, 'binary-letter'],
    ]);
    const [file] = views[2]!.attachments;
    expect(file).toMatchObject({ id: '317C2E58F6C14D798828EFDAF221283E', hasContent: true, bytes: binaryContent.length });
    expect(Buffer.from(await bytesOf(file!.sha256!)).toString('latin1')).toBe(binaryContent);
    expect(await desk.client.call('acknowledgements.sent', { limit: 10 })).toMatchObject([{ of: `${senderGln}#B260914000001`, code: 'ok', receiverGln: senderGln, duplicate: false }]);
    expect(await desk.client.call('messages.technical', { messageId: `${senderGln}#B260914000002` })).toMatchObject({ standard: 'correspondence-letter', version: 'D9134L', acknowledgements: [{ code: 'ok' }] });
  });

  it('of several interchanges in one file are answered each for its own', async () => {
    await open();
    await put(edifact([discharge], quietly()) + edifact([another(casualty, 'B260914000009')], { id: 'K2609140000002' }));
    expect((await desk.receipts(1)).map(({ says }) => [says.kind, says.envelope.identifier])).toEqual([['positive', 'K2609140000002']]);
    expect((await desk.views()).map(({ messageId }) => messageId)).toEqual([`${senderGln}#B260914000001`, `${senderGln}#B260914000009`]);
  });

  it('are shown once and answered with the first verdict when they come again, in the same envelope or a new one', async () => {
    await open();
    await put(edifact([discharge, correspondence]));
    await desk.receipts(1);
    await put(edifact([discharge, correspondence]));
    await desk.receipts(2);
    await put(edifact([discharge, correspondence], { id: 'K2609140000002', at: '260914:1100' }));
    const receipts = await desk.receipts(3);
    expect(receipts.map(({ says }) => [says.kind, says.envelope.identifier, says.letters.length])).toEqual([['positive', 'K2609140000001', 2], ['positive', 'K2609140000001', 2], ['positive', 'K2609140000002', 2]]);
    expect(new Set(receipts.map(({ envelope }) => envelope.identifier)).size).toBe(3);
    expect(await desk.views()).toHaveLength(2);
    expect((await desk.client.call('acknowledgements.sent', { limit: 10 })).map(({ duplicate }) => duplicate).sort()).toEqual([false, true, true]);
  });

  it('of a version that nobody knows are shown as the nearest known one, and never refused', async () => {
    await open();
    await put(fileOf({ ...discharge, version: 'D0134L' }));
    expect((await desk.receipts(1))[0]!.says).toMatchObject({ kind: 'positive', letters: [{ version: 'D0134L' }] });
    expect(await desk.views()).toMatchObject([{ version: 'D0134L', standard: 'discharge-letter' }]);
  });

  it('in XML are answered in XML', async () => {
    await open({ ...self, gln: xmlReceiver });
    await putXml(dischargeLetter());
    await putXml(planLetter());
    const receipts = (await desk.receipts(2)).sort((a, b) => (a.says.letters[0]!.identifier < b.says.letters[0]!.identifier ? -1 : 1));
    expect(receipts.map(({ name, format, says, findings }) => [name, format, says.kind, says.letters, findings])).toEqual([
      ['XCTL03', 'oioxml', 'positive', [{ identifier: 'B2611180001', version: 'XD0133L' }], []], ['XCTL03', 'oioxml', 'positive', [{ identifier: 'P2611180001', version: 'GGOP100' }], []],
    ]);
    expect((await desk.views()).map(({ standard }) => standard)).toEqual(['discharge-letter', 'rehabilitation-plan']);
  });

  it('have their packed files unpacked, and say so', async () => {
    await open({ ...self, gln: xmlReceiver });
    const packed = gzipSync(Buffer.from('%PDF-1.4 test'));
    await putXml(binaryLetter({ base64: packed.toString('base64'), size: packed.length }));
    const [view] = await desk.views();
    expect(view!.attachments).toMatchObject([{ bytes: 13, hasContent: true }]);
    expect(Buffer.from(await bytesOf(view!.attachments[0]!.sha256!)).toString()).toBe('%PDF-1.4 test');
    expect(view!.letter!.showing.map(({ what }) => what)).toContain('file-packed');
  });

  it('are opened raw, judged and converted by their own number, from the file they came in', async () => {
    await open();
    const bytes = edifact([discharge, { ...correspondence, version: 'D9134L' }]);
    await put(bytes);
    await desk.receipts(1);
    for (const [number, standard, version] of [['B260914000001', 'discharge-letter', 'D0133L'], ['B260914000002', 'correspondence-letter', 'D9134L']] as const) {
      const messageId = `${senderGln}#${number}`;
      const raw = await desk.client.call('raw.open', { messageId });
      expect(raw).toMatchObject({ messageId, kind: 'received', format: 'edifact', bytes: bytes.length, judgement: { verdict: 'accept', standard, version, parts: 2 } });
      expect(raw.text).toContain('D0133L');
      const converted = await desk.client.call('letters.convert', { of: { messageId }, to: 'oioxml' });
      expect('files' in converted ? converted.files.map(({ view }) => [view?.messageId, view?.standard]) : converted).toEqual([[messageId, standard]]);
    }
  });

  it('come back from the file when the ledger is gone: what came through, what was held back, and what is answered', async () => {
    await open();
    // The second of three breaks its table, so that one file has both.
    await put(edifact([discharge, { ...correspondence, segments: correspondence.segments.map((segment) => segment.replace('PAS+', 'PAX+')) }, binary]));
    // Two envelopes that are ready together promise no order.
    const inWords = (receipts: Awaited<ReturnType<typeof desk.receipts>>) => receipts.map(({ says }) => `${says.kind}: ${says.letters.map(({ identifier }) => identifier).join()}`).sort();
    const answered = inWords(await desk.receipts(2));
    const [before, held] = [await desk.views(), (await desk.heldBack()).map(({ reason }) => reason)];
    expect([before.length, held.length]).toEqual([2, 1]);
    await desk.client.mailroom.close();
    await rm(join(desk.client.directory, 'ledger'), { recursive: true });
    await desk.client.open();
    // Judged again as on the first day: the same verdicts under the same numbers, also for who never saw a receipt.
    expect(inWords((await desk.receipts(4)).slice(2))).toEqual(answered);
    expect((await desk.client.rebuilt()).map(({ view }) => view)).toEqual(before);
    expect(await desk.client.call('raw.open', { messageId: before[1]!.messageId })).toMatchObject({ judgement: { standard: 'binary-letter', parts: 3 } });
    expect((await desk.client.call('health.get', {})).findings.map(({ code }) => code)).toContain('ledger-gap');
    // A page that has it all shows none of it twice.
    expect((await desk.views()).map(({ messageId }) => messageId)).toEqual(before.map(({ messageId }) => messageId));
  });

  it('are the same again when the archive is emptied and the client starts anew', async () => {
    await open();
    await put(edifact([discharge, correspondence, binary]));
    await desk.receipts(1);
    const before = await desk.views();
    await desk.client.restart();
    expect((await desk.client.rebuilt()).map(({ view }) => view)).toEqual(before);
  });
});

describe('numbers', () => {
  const corrected = (letter: LetterSource): LetterSource => ({ ...letter, segments: letter.segments.map((segment, index) => (segment === 'GIS+N' && letter.segments[index - 1] === 'S02+02' ? 'GIS+M' : segment)) });

  it('of a corrected letter may be those of the letter that it corrects: both are shown', async () => {
    await open();
    await put(fileOf(discharge));
    const change = corrected(discharge);
    await put(fileOf({ ...change, segments: change.segments.map((segment) => segment.replace('Tømrer', 'Lærer')) }, { id: 'K2609150000001' }));
    await desk.receipts(2);
    const views = await desk.views();
    expect(views.map(({ messageId, status }) => [messageId, status])).toEqual([[`${senderGln}#B260914000001`, 'new'], [`${senderGln}#B260914000001#K2609150000001`, 'corrected']]);
    expect(views[1]!.segments[0]!.messageId).toBe(views[1]!.messageId);
  });

  it('of another letter that is not marked as corrected are refused, and nothing is lost', async () => {
    await open();
    await put(fileOf(discharge));
    await put(fileOf(correspondence, { id: 'K2609150000001' }));
    const refused = (await desk.receipts(2)).find(({ says }) => says.kind === 'negative');
    expect(refused!.says).toMatchObject({ kind: 'negative', letters: [{ identifier: 'B260914000001', refusal: { code: 'ikke_specificeret' } }] });
    expect((await desk.heldBack()).map(({ reason, answered }) => [reason, answered])).toEqual([['letter-number-reused', 'fatal-error']]);
    expect(await desk.views()).toHaveLength(1);
  });
});

describe('what is refused', () => {
  const faulty = (letter: LetterSource, from: string, to: string): LetterSource => ({ ...letter, segments: letter.segments.map((segment) => segment.replace(from, to)) });

  it('condemns no other letter of its interchange', async () => {
    await open();
    await put(edifact([discharge, faulty(correspondence, 'DTM+137:202609140900:203', 'DTM+137:202613990900:203'), binary]));
    // Two envelopes of their own: which travels first is nobody's promise.
    const receipts = (await desk.receipts(2)).sort((a, b) => (a.says.kind > b.says.kind ? -1 : 1));
    expect(receipts.map(({ says }) => [says.kind, says.letters.map(({ identifier, refusal }) => [identifier, refusal?.code])])).toEqual([
      ['positive', [['B260914000001', undefined], ['B260914000003', undefined]]], ['negative', [['B260914000002', 'syntaksfejl']]],
    ]);
    expect(receipts[1]!.says.letters[0]!.refusal!.text).toMatch(/^Segment \d+ \(DTM/);
    expect((await desk.views()).map(({ standard }) => standard)).toEqual(['discharge-letter', 'binary-letter']);
    expect((await desk.heldBack()).map(({ id, reason, issues }) => [id, reason, issues[0]!.rule])).toEqual([[`${senderGln}#B260914000002`, 'message-invalid', 'edifact-date-wrong']]);
  });

  it('may come again whole under its number, and is then shown', async () => {
    await open();
    const file = fileOf(discharge, quietly());
    await put(file.replace(/UNT\+\d+/, 'UNT+3'));
    const [first] = await desk.receipts(1);
    expect(first!.says).toMatchObject({ kind: 'negative', letters: [{ refusal: { code: 'syntaksfejl' } }] });
    await put(file.replace(/UNT\+\d+/, 'UNT+3'));
    expect((await desk.receipts(2))[1]!.says).toEqual(first!.says);
    await put(fileOf(discharge));
    expect((await desk.receipts(3))[2]!.says.kind).toBe('positive');
    expect(await desk.views()).toHaveLength(1);
  });

  it('for another receiver says that its number is unknown here', async () => {
    await open();
    await put(fileOf(discharge, { receiver: '5790000121526' }));
    const [receipt] = await desk.receipts(1);
    expect(receipt!.says).toMatchObject({ kind: 'negative', envelope: { receiver: '5790000121526' }, letters: [{ refusal: { code: 'ukendt_lokationsnummer' } }] });
    expect(receipt!.envelope.sender).toBe(receiverGln);
    expect((await desk.heldBack()).map(({ reason }) => reason)).toEqual(['unknown-receiver']);
  });

  const edi = fileOf(discharge);
  const cases: Readonly<Record<string, [text: string, rule: string, place: string, code: string]>> = {
    'a wrong count of letters': [edi.replace('UNZ+1', 'UNZ+2'), 'edifact-unz-count', 'UNZ', 'syntaksfejl'],
    'a wrong count of segments': [edi.replace(/UNT\+\d+/, 'UNT+4'), 'edifact-unt-count', 'UNT', 'syntaksfejl'],
    'another number at the end': [edi.replace(/(UNZ\+1\+).*'/, "$1K9'"), 'edifact-unz-id', 'UNZ', 'syntaksfejl'],
    'another character set': [edi.replace('UNOC', 'UNOA'), 'edifact-charset', 'UNB', 'syntaksfejl'],
    'UTF-8 under another name': [Buffer.from(edi, 'utf8').toString('latin1'), 'edifact-charset', 'ADR', 'syntaksfejl'],
    'a truncated interchange': [edi.slice(0, edi.indexOf('S11+11') + 4), 'edifact-truncated', '', 'syntaksfejl'],
    'an unknown qualifier': [edi.replace('NAD+SSP', 'NAD+XYZ'), 'edifact-qualifier-unknown', 'NAD', 'syntaksfejl'],
    'a name of 36 characters': [edi.replace('EKSEMPEL SYGEHUS:MEDICINSK AFD. M:AFSNIT M2', `${'x'.repeat(36)}:A:B`), 'edifact-value-long', 'NAD', 'syntaksfejl'],
    'a line of 71 characters': [edi.replace('Resumé', 'x'.repeat(71)), 'edifact-value-long', 'FTX', 'syntaksfejl'],
    'no receiver': [edi.replace(`${receiverGln}:14`, ':14'), 'edifact-unb-wrong', 'UNB', 'problem_med_modtagerID'],
    'a type that its version does not have': [edi.replace('D0133L+DIS01', 'D0133L+DIS02'), 'edifact-values-differ', 'UNH', 'problem_med_version'],
    'an interchange that stands twice': [edi + edi, 'edifact-interchange-repeated', 'UNB', 'syntaksfejl'],
  };
  it.each(Object.entries(cases))('%s: the place, the code, the bytes', async (_, [text, rule, place, code]) => {
    await open();
    await put(text);
    const [receipt] = await desk.receipts(1);
    expect(receipt).toMatchObject({ name: 'CTL02', to: senderGln, findings: [] });
    const held = await desk.heldBack();
    const found = held.flatMap(({ issues }) => issues).find((issue) => issue.rule === rule);
    expect(found, JSON.stringify(held)).toBeDefined();
    expect(found!.path.startsWith(place)).toBe(true);
    const { refusal, letters } = receipt!.says;
    expect((refusal ?? letters[0]!.refusal)!.code).toBe(code);
    expect((refusal ?? letters[0]!.refusal)!.text).not.toBe('');
    expect(Buffer.from(await bytesOf(held[0]!.original))).toEqual(Buffer.from(latin1(text)));
    expect(await desk.views()).toEqual([]);
  });

  const xml = dischargeLetter();
  const xmlCases: Readonly<Record<string, [text: string, rule: string, place: string]>> = {
    'the wrong order': [xml.replace(/(<Admission>.*?<\/Admission>)(<Discharge>.*?<\/Discharge>)/, '$2$1'), 'letter-order', 'DischargeLetter.Admission'],
    'the wrong namespace': [xml.replaceAll('2005/08/07', '1999/01/01'), 'letter-namespace', ''],
    'a plan without a type': [planLetter({ type: '' }), 'letter-missing', 'RehabilitationPlan.TypeOfRehabilitationPlan'],
    'XML that ends too early': [xml.slice(0, -40), 'text-truncated', ''],
    'a code that nobody knows': [xml.replace('nytbrev', 'gammeltbrev'), 'letter-code', 'DischargeLetter.Letter.StatusCode'],
  };
  it.each(Object.entries(xmlCases))('in XML, %s', async (_, [text, rule, place]) => {
    await open({ ...self, gln: xmlReceiver });
    await putXml(text);
    const [receipt] = await desk.receipts(1);
    expect(receipt).toMatchObject({ name: 'XCTL02', format: 'oioxml', findings: [], says: { kind: 'negative' } });
    expect((receipt!.says.refusal ?? receipt!.says.letters[0]!.refusal)!.text).toMatch(/^Linje \d+, tegn \d+: /);
    const [item] = await desk.heldBack();
    expect(item!.issues.map((issue) => issue.rule)).toContain(rule);
    expect(item!.issues.find((issue) => issue.rule === rule)!.path).toContain(place);
  });

  it('is kept without an answer where nobody can be told', async () => {
    await open();
    await put("UNA:+.? 'UNX+1+2'");
    await put(fileOf({ ...positiveReceipt }).replace('UNZ+1', 'UNZ+7'));
    await put(fileOf(vansReceipt, { receiver: receiverGln }).slice(0, 90));
    expect((await desk.heldBack()).map(({ answered }) => answered)).toEqual(['nothing', 'nothing', 'nothing']);
    await put(fileOf(discharge));
    expect((await desk.receipts(1)).map(({ says }) => says.kind)).toEqual(['positive']);
  });

  it('is not answered with a positive receipt, nor is what did not ask for one', async () => {
    await open();
    await put(fileOf(discharge, quietly()));
    await put(fileOf(another(correspondence, 'B260914000009'), { id: 'K2609140000002' }));
    expect((await desk.receipts(1)).map(({ says }) => says.envelope.identifier)).toEqual(['K2609140000002']);
    expect(await desk.views()).toHaveLength(2);
  });

  it('a missing UNA and a date of this century are no fault', async () => {
    await open();
    await put(fileOf(discharge, { una: '' }));
    const [view] = await desk.views();
    expect(view!.sentAt).toBe('2026-09-14T07:15:00.000Z');
    expect((await desk.receipts(1))[0]!.says.kind).toBe('positive');
  });
});
