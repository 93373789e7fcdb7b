import { describe, expect, it } from 'vitest';
import { tarEntry, tarOf, type Entry } from '../../../tests/fixtures/packages';
import { readTar, type TarLimits } from './tar';

const limits: TarLimits = { unpackedBytes: 1024 * 1024, fileBytes: 64 * 1024, entries: 100 };
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> { for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size); }
async function read(bytes: Uint8Array, { size = 1000, wanted = () => true, ...over }: Partial<TarLimits> & { size?: number; wanted?: (path: string) => boolean } = {}): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for await (const { path, bytes: body } of readTar(pieces(bytes, size), { ...limits, ...over }, wanted)) found.push([path, Buffer.from(body).toString()]);
  return found;
}
const refused = (bytes: Uint8Array, code: string, over: Partial<TarLimits> = {}) => expect(read(bytes, over)).rejects.toMatchObject({ code });
const pax = (records: Record<string, string>): Entry => ({
  path: 'PaxHeader', kind: 'x', body: Object.entries(records).map(([key, value]) => {
    const rest = ` ${key}=${value}\n`;
    let length = Buffer.byteLength(rest) + 1;
    while (Buffer.byteLength(`${length}${rest}`) !== length) length++;
    return `${length}${rest}`;
  }).join(''),
});

describe('reading an archive', () => {
  const entries: Entry[] = [{ path: 'package', kind: '5' }, { path: 'package/a.json', body: '{"a":1}' }, { path: 'package/empty.json' }, { path: './package/b.json', body: 'x'.repeat(5000) }];
  it('gives files as they were put in, whatever pieces the bytes come in', async () => {
    for (const size of [1, 7, 511, 512, 513, 100_000]) {
      expect(await read(tarOf(entries), { size })).toEqual([['package/a.json', '{"a":1}'], ['package/empty.json', ''], ['package/b.json', 'x'.repeat(5000)]]);
    }
  });
  it('passes over what nobody wants', async () => { expect(await read(tarOf(entries), { wanted: (path) => path.endsWith('empty.json') })).toEqual([['package/empty.json', '']]); });
  it('understands long names of all three kinds', async () => {
    const long = `package/${'n'.repeat(150)}.json`;
    expect(await read(tarOf([pax({ path: long, mtime: '1.5' }), { path: 'short', body: 'p' }]))).toEqual([[long, 'p']]);
    expect(await read(tarOf([{ path: '././@LongLink', kind: 'L', body: `${long}\0` }, { path: 'short', body: 'g' }]))).toEqual([[long, 'g']]);
    expect(await read(tarOf([{ path: 'c.json', prefix: 'package/deep', body: 'u' }]))).toEqual([['package/deep/c.json', 'u']]);
  });
  it('takes an archive without its closing blocks, as long as no file is cut', async () => { expect(await read(tarEntry({ path: 'a', body: 'x' }))).toEqual([['a', 'x']]); });

  it.each(['../evil', 'package/../../evil', '/etc/passwd', 'C:/evil', 'package\\..\\evil', 'package//a', 'a\u0001b', '', '/', 'x/..'])('refuses the name %j', async (path) => {
    await refused(tarOf([pax({ path }), { path: 'short', body: 'x' }]), 'package-unsafe-entry');
    await refused(tarOf([{ path, body: 'x' }]), 'package-unsafe-entry');
  });
  it.each([['1', 'hard link'], ['2', 'link'], ['3', 'device'], ['4', 'device'], ['6', 'pipe'], ['S', 'sparse file'], ['Z', 'unknown']])('refuses kind %s (%s)', async (kind) => {
    await refused(tarOf([{ path: 'package/a.json', kind, link: '/etc/passwd' }]), 'package-unsafe-entry');
  });
  it('refuses names that are only meant to be long', async () => {
    await refused(tarOf([pax({ path: `package/${'n'.repeat(1000)}` }), { path: 'short' }]), 'package-unsafe-entry');
    await refused(tarOf([{ path: 'x', kind: 'L', body: 'n'.repeat(70_000) }, { path: 'short' }]), 'package-unsafe-entry', { fileBytes: 100_000 });
  });
  it('keeps its limits', async () => {
    await refused(tarOf(Array.from({ length: 101 }, (_, i) => ({ path: `f${i}` }))), 'package-too-many');
    await refused(tarOf(Array.from({ length: 101 }, () => pax({ path: 'x' }))), 'package-too-many');
    await refused(tarOf([{ path: 'a', body: Buffer.alloc(65 * 1024) }]), 'package-too-large');
    await refused(tarOf([{ path: 'a', size: 8 * 1024 ** 3 - 1 }]), 'package-too-large');
    await refused(tarOf([pax({ size: '99999999999' }), { path: 'a' }]), 'package-too-large');
    await refused(tarOf(Array.from({ length: 20 }, (_, i) => ({ path: `f${i}`, body: Buffer.alloc(60 * 1024) }))), 'package-too-large');
  });
  it('counts what comes after the end as well', async () => { await refused(Buffer.concat([tarOf([{ path: 'a' }]), Buffer.alloc(2 * 1024 * 1024)]), 'package-too-large'); });
  it('reads no further than the limit', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> { yield tarEntry({ path: 'a', size: 1000 }); for (;;) { given += 1024; yield new Uint8Array(1024); } }
    const first = readTar(endless(), { ...limits, fileBytes: 2000 }, () => true);
    expect((await first.next()).value).toMatchObject({ path: 'a' });
    await first.return(undefined);
    await expect(readTar(endless(), limits, () => false).next()).rejects.toMatchObject({ code: 'package-too-large' });
    expect(given).toBeLessThan(2 * 1024 * 1024);
  });
  it('tells damage from what is no archive at all', async () => {
    const sound = tarOf([{ path: 'a', body: 'x'.repeat(2000) }, { path: 'b', body: 'y' }]);
    for (const cut of [513, 1000, 2400, 2600]) await refused(sound.subarray(0, cut), 'package-damaged');
    await refused(Buffer.concat([sound.subarray(0, 2560), Buffer.from('x'.repeat(1024))]), 'package-damaged');
    for (const other of [Buffer.from(''), Buffer.from('hello'), Buffer.from('x'.repeat(2000)), Buffer.alloc(2048)]) await refused(other, 'package-not-archive');
    await refused(tarOf([{ path: 'p', kind: 'x', body: '5 a' }, { path: 'a' }]), 'package-damaged');
    await refused(tarOf([{ path: 'p', kind: 'x', body: '-3 a=b\n' }, { path: 'a' }]), 'package-damaged');
  });
});
