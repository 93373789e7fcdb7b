/** Receipts: composed from what was received, written and read as EDIFACT. */
import { describe, expect, it } from 'vitest';
import { correspondence, discharge, edifact, fileOf, latin1, negativeReceipt, positiveReceipt, receiverGln, senderGln, vansReceipt } from '../../../tests/fixtures/edifact-letters';
import { readEdifact, writeEdifact } from '../edifact';
import { composeReceipt, readReceipt, receiptOf, refusalFor, wantsPositive, type Receipt } from './receipts';

const ids = { envelope: 'K2609140000002', letter: 'C2609140000001', sent: { date: '2026-09-14', time: '09:16' } };
const received = readEdifact(latin1(edifact([discharge, correspondence]))).interchanges[0]!;
const envelope = { identifier: 'K2609140000001', sender: senderGln, receiver: receiverGln };
const roundTrip = (receipt: Receipt, from?: string): { text: string; read: Receipt | undefined } => {
  const { bytes, issues } = writeEdifact(composeReceipt(receipt, ids, from));
  expect(issues).toEqual([]);
  const back = readEdifact(bytes!);
  expect(back.issues).toEqual([]);
  return { text: new TextDecoder('latin1').decode(bytes), read: readReceipt(back.interchanges[0]!.letters[0]!) };
};

describe('a receipt', () => {
  it('says that two letters came', () => {
    const receipt = receiptOf(received, 'edifact');
    expect(receipt).toEqual({ kind: 'positive', envelope, letters: [{ identifier: 'B260914000001', version: 'D0133L' }, { identifier: 'B260914000002', version: 'D9134L' }] });
    const { text, read } = roundTrip(receipt);
    expect(text.split("'\r\n")).toEqual([
      'UNA:+.? ', `UNB+UNOC:3+${receiverGln}:14+${senderGln}:14+260914:0916+K2609140000002`, 'UNH+C2609140000001+CONTRL:D:93A:ZZ:C0330Q+CTL03', `UCI+K2609140000001+${senderGln}:14+${receiverGln}:14+7`,
      'UCM+B260914000001+MEDDIS:D:93A:UN:D0133L+7', 'UCM+B260914000002+MEDDIS:D:93A:UN:D9134L+7', 'UNT+5+C2609140000001', 'UNZ+1+K2609140000002', '',
    ]);
    expect(read).toEqual(receipt);
  });

  it('says why the envelope, or one of its letters, was refused', () => {
    const whole = receiptOf(received, 'edifact', { code: 'syntaksfejl', text: 'Antallet af segmenter er forkert.\nSend brevet igen.' });
    expect(roundTrip(whole).read).toEqual(whole);
    const one: Receipt = { kind: 'negative', envelope, letters: [{ identifier: 'B260914000001', version: 'D0133L', refusal: { code: 'problem_med_version', text: 'Versionen kendes ikke.' } }, { identifier: 'B2', version: 'XD9134L' }] };
    const { text, read } = roundTrip(one);
    expect(read).toEqual(one);
    expect(text).toContain("FTX+VER+P00++Versionen kendes ikke.'");
    expect(text).toContain("UCM+B2+XMEDDIS:D:93A:UN:XD9134L+4'");
  });

  it('of an operator comes from the operator', () => {
    const receipt: Receipt = { kind: 'negative-vans', envelope, refusal: { code: 'ukendt_lokationsnummer', text: '' }, letters: [] };
    const { text, read } = roundTrip(receipt, '5790000777778');
    expect(text).toContain(`UNB+UNOC:3+5790000777778:14+${senderGln}:14+`);
    expect(read).toEqual(receipt);
  });

  it('for a letter in XML has the version as XML has it', () => {
    expect(receiptOf(received, 'oioxml').letters.map(({ version }) => version)).toEqual(['XD0133L', 'XD9134L']);
  });

  it('has no reason when it is positive', () => {
    const tree = composeReceipt({ kind: 'positive', envelope, refusal: { code: 'syntaksfejl', text: 'x' }, letters: [] }, ids).letters[0]!;
    expect(readReceipt(tree)).toEqual({ kind: 'positive', envelope, letters: [] });
  });
});

describe('whether to answer', () => {
  it('is asked by the envelope, but never by a receipt', () => {
    expect(wantsPositive(received)).toBe(true);
    expect(wantsPositive({ ...received, acknowledgement: 'minuspositivkvitt' })).toBe(false);
    for (const receipt of [vansReceipt, negativeReceipt, positiveReceipt]) expect(wantsPositive({ ...readEdifact(latin1(fileOf(receipt))).interchanges[0]!, acknowledgement: 'pluspositivkvitt' })).toBe(false);
  });

  it('with a refusal is decided by the gravest finding, in words that fit', () => {
    const { issues } = readEdifact(latin1(fileOf(discharge).replace('UNZ+1', 'UNZ+2')));
    const refusal = refusalFor([{ ...issues[0]!, severity: 'warning', message: 'kun en advarsel' }, ...issues])!;
    expect(refusal).toEqual({ code: 'syntaksfejl', text: issues[0]!.message });
    expect(refusalFor([])).toBeUndefined();
    const long = refusalFor([{ ...issues[0]!, message: 'ord '.repeat(200) }])!;
    expect(long.text).toHaveLength(300);
    roundTrip(receiptOf(received, 'edifact', long));
  });

  it('no letter but a receipt is read as one', () => {
    expect(readReceipt(received.letters[0]!)).toBeUndefined();
  });
});
