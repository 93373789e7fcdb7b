/** The command that writes files: names that are free, a line for each message, and codes that say how it went. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { correspondence, discharge, edifact, fileOf, latin1, positiveReceipt } from '../../../tests/fixtures/edifact-letters';
import { referral } from '../../../tests/fixtures/oioxml';
import { outputTo } from '../output';
import { runCli, type Surroundings } from '../run';
import { convert } from './convert';
import { validateParts } from './validate';

let folder = '';
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'convert-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

async function cli(...args: string[]): Promise<{ code: number; lines: Record<string, unknown>[]; said: string[] }> {
  const stream = new PassThrough();
  let text = '';
  stream.on('data', (piece: Buffer) => { text += piece.toString(); });
  const said: string[] = [];
  const code = await runCli(['convert', ...args], { commands: { convert } as unknown as Surroundings['commands'], out: outputTo(stream), talk: (line) => { said.push(line); }, language: 'da' });
  return { code, said, lines: text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>) };
}

async function put(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

describe('convert', () => {
  it('writes each letter of a file, and never over another', async () => {
    const letters = await put('two.edi', latin1(edifact([discharge, correspondence])));
    const out = join(folder, 'out');
    const { code, lines } = await cli('--to', 'oioxml', '--out', out, letters);
    expect([code, lines]).toEqual([0, [{ file: letters, part: 1, to: 'oioxml', out: join(out, 'two-1.xml'), losses: [] }, { file: letters, part: 2, to: 'oioxml', out: join(out, 'two-2.xml'), losses: [] }]]);
    const before = await readFile(join(out, 'two-1.xml'));
    expect((await cli('--to', 'oioxml', '--out', out, letters)).lines.map((line) => line.out)).toEqual([join(out, 'two-1-2.xml'), join(out, 'two-2-2.xml')]);
    expect(await readFile(join(out, 'two-1.xml'))).toEqual(before);
    expect(validateParts('f', new Uint8Array(before))[0].json).toMatchObject({ verdict: 'accept', standard: 'discharge-letter', version: 'XD0133L' });
  });

  it('tells what is refused and goes on', async () => {
    const out = join(folder, 'out');
    await put('a.xml', referral);
    await put('b.edi', latin1(fileOf(positiveReceipt)));
    await put('c.edi', latin1(edifact([discharge]).replace('UNZ+1', 'UNZ+2')));
    await put('d.edi', latin1(edifact([discharge])));
    const { code, lines } = await cli('--to', 'edifact', '--out', out, folder);
    expect(code).toBe(1);
    expect(lines.map((line) => [line.out === null, (line.refused as { code: string } | undefined)?.code])).toEqual([[true, 'convert-no-form'], [false, undefined], [true, 'convert-unreadable'], [false, undefined]]);
    expect(lines[2]!.issues).toEqual(expect.arrayContaining([expect.objectContaining({ rule: 'edifact-unz-count' })]));
    expect((await readdir(out)).sort()).toEqual(['b.edi', 'd.edi']);
  });

  it('cannot run without a target, a folder, or a file that is there', async () => {
    const file = await put('a.edi', latin1(edifact([discharge])));
    expect((await cli('--out', folder, file)).code).toBe(2);
    expect((await cli('--to', 'pdf', '--out', folder, file)).code).toBe(2);
    expect((await cli('--to', 'oioxml', file)).code).toBe(2);
    expect((await cli('--to', 'oioxml', '--out', file, file)).code).toBe(2);
    expect(await cli('--to', 'oioxml', '--out', folder, join(folder, 'gone.edi'))).toMatchObject({ code: 2, lines: [] });
  });
});
