/** The number and the stamp of one dispatch of a letter. */
import { describe, expect, it } from 'vitest';
import { discharge, fileOf, latin1, positiveReceipt } from '../../../tests/fixtures/edifact-letters';
import type { LetterDocument } from '../../formats/format';
import { letterDocuments } from '../../formats/letter/formats';
import { readEdifact } from '../../formats/edifact';
import { envelopeNumber, letterId, stampLetter } from './letter-standard';

const documentOf = (text: string): LetterDocument => letterDocuments('edifact', readEdifact(latin1(text)).interchanges[0]!)[0]!;
const dispatch = '7f1b1a6e-0000-4000-8000-000000000001';

describe('a dispatch of a letter', () => {
  it('has a number of 14 characters of its own, the same for the same dispatch', () => {
    const numbers = [dispatch, '7f1b1a6e-0000-4000-8000-000000000002', 'f0000000-0000-4000-8000-000000000001', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-4fff-bfff-ffffffffffff'].map(envelopeNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) expect(number).toMatch(/^[0-9A-Z]{14}$/);
    expect(envelopeNumber(dispatch)).toBe(numbers[0]);
  });

  it('is stamped on the envelope in Danish time, asks for a positive receipt, and leaves the letter as it was', () => {
    const plain = documentOf(fileOf(discharge, { tail: '++++0' }));
    const stamped = stampLetter(plain, dispatch, '2026-07-01T22:30:15.000Z');
    expect(stamped.envelope).toEqual({ ...plain.envelope, identifier: envelopeNumber(dispatch), sent: { date: '2026-07-02', time: '00:30' }, acknowledgement: 'pluspositivkvitt' });
    expect(stamped.letter).toBe(plain.letter);
    expect(letterId(stamped)).toBe(letterId(plain));
  });

  it('of a receipt asks for nothing', () => {
    expect(stampLetter(documentOf(fileOf(positiveReceipt)), dispatch, '2026-07-01T22:30:15.000Z').envelope.acknowledgement).toBe('minuspositivkvitt');
  });
});
