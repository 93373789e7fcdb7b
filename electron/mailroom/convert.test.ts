import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { contextOf, draftOf, municipality, practice } from '../../tests/fixtures/care-communication';
import { correspondence, discharge, edifact, latin1 } from '../../tests/fixtures/edifact-letters';
import { convertedSchema } from '../../shared/contract';
import { careCommunication } from '../../shared/standards/registry';
import { convertMessage, type ConvertSource } from './convert';
import { openOriginals, type Originals } from './originals/store';
import { standardLibrary } from './standard-library';

let originals: Originals;
let visited: Map<string, boolean>;
beforeEach(async () => {
  originals = await openOriginals(await mkdtemp(join(tmpdir(), 'sektorpost-convert-')), randomUUID);
  visited = new Map();
});

const put = (bytes: Uint8Array) => originals.put('content', bytes);
const convert = async (of: ConvertSource, to: Parameters<typeof convertMessage>[2]) => {
  const { result, view } = await convertMessage({
    library: standardLibrary, originals, ledger: { get: () => undefined } as unknown as Parameters<typeof convertMessage>[0]['ledger'],
    clock: { now: () => new Date('2026-11-22T08:00:00.000Z') } as Parameters<typeof convertMessage>[0]['clock'], random: { uuid: randomUUID } as Parameters<typeof convertMessage>[0]['random'],
  }, of, to, { organisation: () => undefined, visit: async (sha256) => { visited.set(sha256, await originals.has('content', sha256)); } });
  return { result: convertedSchema.parse(result), view };
};
const filesOf = (result: Awaited<ReturnType<typeof convert>>['result']) => ('files' in result ? result.files : []);

describe('a file converted', () => {
  it('is written beside the original, which stays as it is, and is gone at the next start', async () => {
    const bytes = latin1(edifact([discharge]));
    const sha256 = await put(bytes);
    const { result, view } = await convert({ sha256 }, 'oioxml');
    const [file] = filesOf(result);
    expect([file!.extension, file!.view?.standard, file!.view?.messageId]).toEqual(['xml', 'discharge-letter', view!.messageId]);
    expect(new TextDecoder('latin1').decode(await originals.read('content', file!.sha256))).toContain('<VersionCode>XD0133L</VersionCode>');
    expect(await originals.read('content', sha256)).toEqual(Buffer.from(bytes));
    // Noted before it is there: a crash between the two leaves nothing behind.
    expect([...visited]).toEqual([[file!.sha256, false]]);
  });

  it('is the letter that was asked for, where a file holds several', async () => {
    const { result } = await convert({ sha256: await put(latin1(edifact([discharge, correspondence]))), part: 1 }, 'oioxml');
    expect(filesOf(result)[0]!.view?.standard).toBe('correspondence-letter');
  });

  it('says what is lost of a message that becomes a letter', async () => {
    const { bundle } = careCommunication.stamp(careCommunication.compose(draftOf(), contextOf(practice, municipality, 1)).document, 'b1', '2026-03-02T08:30:00.000Z');
    const { result } = await convert({ sha256: await put(new TextEncoder().encode(JSON.stringify(bundle))) }, 'edifact');
    expect('losses' in result ? result.losses.map(({ what }) => what).every((what) => what !== '') && result.losses.length : 0).toBeGreaterThan(0);
    expect(filesOf(result)[0]!.view?.standard).toBe('correspondence-letter');
  });

  it('is refused with a reason when it can be read by nobody, or has no such form', async () => {
    const broken = await convert({ sha256: await put(latin1(edifact([discharge]).replace(/UNT\+\d+/, 'UNT+3'))) }, 'oioxml');
    expect(broken.result).toMatchObject({ refused: { code: 'convert-unreadable' } });
    expect(visited.size).toBe(0);
    await expect(convert({ messageId: 'nobody' }, 'oioxml')).rejects.toMatchObject({ code: 'not-found' });
  });
});
