/**
 * `convert` in every direction over letters and messages of our own, and over every published sample: each is written so that it reads back, or is refused
 * with a code and a reason, and the table says which. Nothing is empty, nothing throws.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corpusFolder } from '../../../tests/corpus';
import { edifact, everyLetter, fileOf, latin1 } from '../../../tests/fixtures/edifact-letters';
import { allLetters } from '../../../tests/fixtures/oioxml';
import { acknowledgements, careCommunications, hospitalNotification, stays } from '../../../tests/fixtures/other-messages';
import { refusalCodes, type Loss, type Refusal, type Target } from '../../../shared/conversion';
import { isRejection, wireFormatSchema } from '../../../shared/messages';
import { outputTo } from '../output';
import { runCli, type Surroundings } from '../run';
import { convert } from './convert';
import { openParts } from './open';

interface Line { file: string; part?: number; to: string; out: string | null; more?: string[]; losses: Loss[]; refused?: Refusal }

let folder = '';
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'convert-all-')); });
afterEach(async () => { await rm(folder, { recursive: true, force: true }); });

async function cli(to: Target, paths: readonly string[]): Promise<{ code: number; lines: Line[]; said: string[] }> {
  const stream = new PassThrough();
  const pieces: Buffer[] = [];
  stream.on('data', (piece: Buffer) => { pieces.push(piece); });
  const said: string[] = [];
  const code = await runCli(['convert', '--json', '--to', to, '--out', join(folder, to), ...paths], { commands: { convert } as unknown as Surroundings['commands'], out: outputTo(stream), talk: (line) => { said.push(line); }, language: 'da' });
  return { code, said, lines: Buffer.concat(pieces).toString('utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line) };
}

const readBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

/** What became of it: `written`, or the code of the refusal. */
function outcome({ out, more = [], losses, refused, to }: Line): string {
  if (refused) {
    expect([out, losses]).toEqual([null, []]);
    expect(refusalCodes).toContain(refused.code);
    expect([refused.message, refused.messageEn].every((sentence) => /^\p{Lu}.*\.$/u.test(sentence))).toBe(true);
    expect(refused.message).not.toBe(refused.messageEn);
    return refused.code;
  }
  for (const { path, what, whatEn, kept } of losses) expect([[path, what, whatEn].filter((text) => text === ''), ['text', 'raw', 'dropped'].includes(kept)]).toEqual([[], true]);
  for (const file of [out!, ...more]) {
    const bytes = readBytes(file);
    expect(bytes.length).toBeGreaterThan(0);
    const parts = openParts(bytes);
    expect([parts.length, parts[0].format, parts[0].document?.kind, parts[0].issues.filter(isRejection)]).toEqual([1, to, to === 'edifact' || to === 'oioxml' ? 'letter' : 'fhir', []]);
  }
  return 'written';
}

type Outcomes = Readonly<Record<Target, string>>;
const both = (letters: string, fhir: string): Outcomes => ({ edifact: letters, oioxml: letters, 'fhir-json': fhir, 'fhir-xml': fhir });
const everywhere = both('written', 'written');
/** It answers an envelope of the old formats, which a FHIR message does not have. */
const receipt = both('written', 'convert-receipt');
/** Its files go with the letter that names them. */
const files = both('written', 'convert-file-letter');
/** MedCom has no FHIR message of its meaning that this program can write. */
const lettersOnly = both('written', 'convert-no-direction');
/** Fields are known in XML only: EDIFACT is read as text. */
const xmlOnly: Outcomes = { ...lettersOnly, edifact: 'convert-no-form' };
const textOnly = both('convert-read-as-text', 'convert-no-direction');
const fhirOnly = both('convert-no-direction', 'written');

async function judge(paths: readonly string[], expected: (file: string) => Outcomes): Promise<void> {
  for (const to of wireFormatSchema.options) {
    const { code, lines, said } = await cli(to, paths);
    expect(said).toEqual([]);
    expect(Object.fromEntries(lines.map((line) => [`${basename(line.file)} ${to}`, outcome(line)]))).toEqual(Object.fromEntries(paths.map((path) => [`${basename(path)} ${to}`, expected(basename(path))[to]])));
    expect(code).toBe(lines.some(({ refused }) => refused) ? 1 : 0);
    // In the order given; a file of several has a line for each.
    expect(lines.map(({ file }) => file).filter((file, index, all) => file !== all[index - 1])).toEqual(paths);
  }
}

/** By the name of the fixture; all else is written everywhere. */
const ours: Readonly<Record<string, Outcomes>> = {
  'booking.edi': lettersOnly, 'admissionNotice.edi': lettersOnly, 'dischargeNotice.edi': lettersOnly, 'binary.edi': files, 'vansReceipt.edi': receipt, 'negativeReceipt.edi': receipt, 'positiveReceipt.edi': receipt, 'referral.edi': textOnly,
  'vans.xml': receipt, 'negative.xml': receipt, 'positive.xml': receipt, 'binary.xml': files, 'system.xml': files, 'referral.xml': xmlOnly, 'referral2013.xml': xmlOnly,
  // It annuls an earlier one, for which EDIFACT has no code that is known: it would come out as a letter without status.
  'XD1730C.xml': { ...lettersOnly, edifact: 'convert-not-valid' },
  // No letter is of their meaning.
  'acknowledgement.json': fhirOnly, 'stay.json': fhirOnly,
};

describe('letters and messages of our own', () => {
  it('go wherever there is a message of their meaning', async () => {
    const messages = careCommunications();
    const sources: Record<string, Uint8Array | string> = {
      ...Object.fromEntries(Object.entries(everyLetter).map(([name, letter]) => [`${name}.edi`, latin1(fileOf(letter))])),
      ...Object.fromEntries(Object.entries(allLetters).map(([name, xml]) => [`${name}.xml`, xml])),
      ...Object.fromEntries(Object.entries(messages).map(([name, bundle]) => [`care-${name}.json`, JSON.stringify(bundle)])),
      'acknowledgement.json': JSON.stringify(Object.values(acknowledgements(messages.new))[0]), 'stay.json': JSON.stringify(hospitalNotification(Object.values(stays)[0]!)),
    };
    const paths = Object.keys(sources).sort().map((name) => join(folder, name));
    for (const path of paths) await writeFile(path, sources[basename(path)]!);
    await judge(paths, (name) => ours[name] ?? everywhere);
  });

  it('are told apart in a file of several: the one that is refused keeps nobody back', async () => {
    const path = join(folder, 'several.edi');
    await writeFile(path, latin1(edifact([everyLetter.discharge, everyLetter.booking, everyLetter.correspondence])));
    const { code, lines } = await cli('fhir-xml', [path]);
    expect([code, lines.map((line) => [line.part, outcome(line), line.out === null ? null : basename(line.out)])]).toEqual([1, [[1, 'written', 'several-1.xml'], [2, 'convert-no-direction', null], [3, 'written', 'several-3.xml']]]);
  });
});

const legacy = corpusFolder === undefined ? undefined : join(corpusFolder, 'legacy');
const samples = ['samples', 'synthetic'].flatMap((part) => (legacy !== undefined && existsSync(join(legacy, part)) ? readdirSync(join(legacy, part)).filter((name) => /\.(edi|xml)$/.test(name)).sort().map((name) => join(legacy, part, name)) : []));

function published(name: string): Outcomes {
  if (/CTL/.test(name)) return receipt;
  if (/BIN/.test(name)) return files;
  // The number of its citizen is no CPR, which XML lets pass and EDIFACT does not.
  if (/x9134/.test(name)) return { ...everywhere, edifact: 'convert-not-valid' };
  if (/^(?:PRE|REF|RPT)/.test(name)) return name.endsWith('.edi') ? textOnly : xmlOnly;
  return /^DIS(?:05|06|08|13|17|20)/.test(name) ? lettersOnly : everywhere;
}

if (samples.length > 0) {
  it('published letters go wherever there is a message of their meaning', async () => { await judge(samples, published); });

  it('broken letters are refused, and those that are none the less right are converted', async () => {
    const broken = readdirSync(join(legacy!, 'malformed')).filter((name) => name.endsWith('.edi')).sort().map((name) => join(legacy!, 'malformed', name));
    await judge(broken, (name) => (name.includes('_ok_') ? published(name) : both('convert-unreadable', 'convert-unreadable')));
  });
}
