import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contextOf, draftOf, municipality, practice } from '../../tests/fixtures/care-communication';
import { correspondence, discharge, edifact, latin1 } from '../../tests/fixtures/edifact-letters';
import { isRejection } from '../../shared/messages';
import { careCommunication } from '../../shared/standards/registry';
import { openOriginals, type Originals } from './originals/store';
import { readFile } from './opened-file';
import { standardLibrary } from './standard-library';

let originals: Originals;
const open = async (text: string) => readFile({ library: standardLibrary, originals }, await originals.put('content', new TextEncoder().encode(text)));
const message = careCommunication.stamp(careCommunication.compose(draftOf(), contextOf(practice, municipality, 1)).document, 'b1', '2026-03-02T08:30:00.000Z').bundle;

beforeAll(async () => { originals = await openOriginals(await mkdtemp(join(tmpdir(), 'sektorpost-file-')), randomUUID); });

describe('a file opened from a disk', () => {
  it('is read as a message from the network would be', async () => {
    const reading = await open(JSON.stringify(message));
    expect(reading).toMatchObject({ format: 'fhir-json', standard: 'care-communication', version: '5.0' });
    expect(reading.view?.segments[0]?.text).toBe(draftOf().text);
    expect(reading.issues.filter((issue) => issue.severity === 'error')).toEqual([]);
  });
  it('is judged by the same rules', async () => {
    const reading = await open(JSON.stringify({ ...message, timestamp: undefined }));
    expect(reading.issues[0]?.severity).toBe('error');
    expect(reading.view).toBeDefined();
  });
  it('says what is wrong when it is no message', async () => {
    for (const [text, rule] of [['', 'text-empty'], ['{"resourceType":', 'text-truncated'], ['hello', 'not-a-message'], ['<!DOCTYPE x><Bundle/>', 'text-doctype']] as const) {
      const reading = await open(text);
      expect(reading.issues[0]?.rule).toBe(rule);
      expect(reading.view).toBeUndefined();
    }
  });
  it('is the letter that was asked for, where it holds several, and says how many', async () => {
    const sha256 = await originals.put('content', latin1(edifact([discharge, { ...correspondence, segments: correspondence.segments.map((segment) => segment.replace('PAS+', 'PAX+')) }])));
    const read = (part?: number) => readFile({ library: standardLibrary, originals }, sha256, part);
    expect(await read()).toMatchObject({ parts: 2, format: 'edifact', standard: 'discharge-letter' });
    const second = await read(1);
    expect(second).toMatchObject({ parts: 2, format: 'edifact', standard: 'correspondence-letter', version: 'D9134L' });
    // A fault in one letter is told of that letter alone.
    expect([(await read()).issues.some(isRejection), second.issues.some(isRejection)]).toEqual([false, true]);
    expect((await read(2)).view).toBeUndefined();
  });
  it('is not there for a hash nobody stored', async () => { await expect(readFile({ library: standardLibrary, originals }, '0'.repeat(64))).rejects.toMatchObject({ code: 'not-found' }); });
});
