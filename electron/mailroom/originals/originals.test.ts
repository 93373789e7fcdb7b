import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHUNK_BYTES } from '../../../shared/contract';
import { sha256Of } from '../../node/hash';
import { openOriginals, type Originals } from './store';
import { openUploads, type Uploads } from './uploads';

let directory: string;
let originals: Originals;
let uploads: Uploads;
let names = 0;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'originals-'));
  originals = await openOriginals(join(directory, 'originals'), () => `n${++names}`);
  uploads = await openUploads(join(directory, 'uploads'), originals, () => `u${++names}`);
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const text = (value: string) => Buffer.from(value);
const pathOf = (area: string, sha256: string) => join(directory, 'originals', area, sha256.slice(0, 2), sha256);

describe('originals', () => {
  it('keeps bytes under their hash, once, however many write them at the same time', async () => {
    const hashes = await Promise.all(Array.from({ length: 8 }, () => originals.put('received', text('det samme'))));
    expect(new Set(hashes)).toEqual(new Set([sha256Of('det samme')]));
    expect(await originals.list('received', hashes[0]!.slice(0, 2))).toEqual([hashes[0]]);
    expect(Buffer.from(await originals.read('received', hashes[0]!)).toString()).toBe('det samme');
    expect(await readdir(join(directory, 'originals', 'tmp'))).toEqual([]);
  });

  it('keeps areas apart and says what is not there', async () => {
    const sha256 = await originals.put('content', text('bilag'));
    await expect(originals.read('received', sha256)).rejects.toMatchObject({ code: 'not-found' });
    expect(await originals.has('received', sha256)).toBe(false);
    expect((await originals.readRange(sha256, 2, 100)).bytes).toEqual(new Uint8Array(text('lag')));
    await expect(originals.readRange('../../etc/passwd', 0, 1)).rejects.toMatchObject({ code: 'not-found' });
    expect((await originals.readRange(sha256, 99, 10)).bytes.length).toBe(0);
  });

  it('notices bytes that changed on the disk, whole and by the piece, and heals them when they come again', async () => {
    const sha256 = await originals.put('content', text('uskadt'));
    await writeFile(pathOf('content', sha256), 'skadet');
    await expect(originals.read('content', sha256)).rejects.toMatchObject({ code: 'profile-damaged' });
    await expect(originals.readRange(sha256, 0, 3)).rejects.toMatchObject({ code: 'profile-damaged' });
    await originals.put('content', text('uskadt'));
    expect(Buffer.from(await originals.read('content', sha256)).toString()).toBe('uskadt');
  });

  it('moves an accepted message, and finds it before and after', async () => {
    const sha256 = await originals.put('composed', text('sendt'));
    expect(Buffer.from(await originals.read('sent', sha256)).toString()).toBe('sendt');
    await originals.accept(sha256);
    await originals.accept(sha256);
    expect(await originals.has('composed', sha256)).toBe(false);
    expect(Buffer.from(await originals.read('sent', sha256)).toString()).toBe('sendt');
    await expect(originals.accept(sha256Of('aldrig set'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('uploads', () => {
  it('takes a file in chunks, whatever their rhythm, and says what it is', async () => {
    const bytes = Buffer.concat([text('%PDF-1.7\n'), Buffer.alloc(2 * CHUNK_BYTES + 5, 7)]);
    const id = await uploads.begin(1, bytes.length);
    const puts = [];
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) puts.push(uploads.put(1, id, at, bytes.subarray(at, at + CHUNK_BYTES)));
    await Promise.all(puts);
    // A chunk that was answered but not heard comes again.
    expect(await uploads.put(1, id, 0, bytes.subarray(0, CHUNK_BYTES))).toBe(bytes.length);
    expect(await uploads.end(1, id)).toEqual({ sha256: sha256Of(bytes), detectedType: 'application/pdf' });
    expect((await originals.readRange(sha256Of(bytes), 0, 5)).total).toBe(bytes.length);
    await expect(uploads.end(1, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses gaps, too much, too little, and another connection\'s file', async () => {
    const id = await uploads.begin(1, 10);
    await expect(uploads.put(1, id, 5, text('hul'))).rejects.toMatchObject({ code: 'bad-arguments' });
    await expect(uploads.put(1, id, 0, Buffer.alloc(11))).rejects.toMatchObject({ code: 'bad-arguments' });
    await expect(uploads.put(2, id, 0, text('min'))).rejects.toMatchObject({ code: 'not-found' });
    await uploads.put(1, id, 0, text('kort'));
    await expect(uploads.end(1, id)).rejects.toMatchObject({ code: 'bad-arguments' });
  });

  it('forgets a file whose page went away', async () => {
    const id = await uploads.begin(1, 10);
    await uploads.begin(2, 10);
    await uploads.forget(1);
    await expect(uploads.put(1, id, 0, text('x'))).rejects.toMatchObject({ code: 'not-found' });
    expect((await readdir(join(directory, 'uploads'))).length).toBe(1);
  });
});
