/** Every published CareCommunication and Acknowledgement: read in both writings alike, and judged as the official tooling judged it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder, fhirSamples } from '../../../tests/corpus';
import { isRejection, messageViewSchema } from '../../../shared/messages';
import { attachmentContents } from '../../../shared/standards/attachments';
import { headerFacts } from '../../../shared/standards/medcom/header';
import { openFile } from './open';
import { readFile } from './read';
import { validateFile } from './validate';

const samples = fhirSamples();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const handled = samples.filter(({ type }) => type === 'carecommunication' || type === 'acknowledgement');
const without = (json: Record<string, unknown>) => { const { file: _f, format: _o, raw: _r, ...rest } = json; return { rest, named: [_f, _o, _r] }; };
const versionOf: Record<string, string> = { '5.0.x': '5.0', '4.0.x': '4.0', '3.0.0': '3.0', '2.1.0': '2.x', '2.0.0': '2.x', '2.0.x': '2.0' };

interface Official { file: string; guide: string; version: string; verdict: 'valid' | 'invalid' }
const officialFile = corpusFolder === undefined ? '' : join(corpusFolder, 'medcom/official-verdicts.json');
const official: Official[] = existsSync(officialFile) ? JSON.parse(readFileSync(officialFile, 'utf8')) as Official[] : [];

/** The newest guide of the sample's own major decides; where no official verdict is at hand, the author's label does. */
function expected({ file, expectedValidity }: (typeof samples)[number]): boolean {
  const newest = official.filter((verdict) => verdict.file === file).sort((a, b) => a.version.localeCompare(b.version, 'en', { numeric: true })).at(-1);
  return newest ? newest.verdict === 'valid' : expectedValidity !== 'invalid' && !dangling.includes(file);
}
/** Labelled valid by its author, but with references to resources that it does not hold (docs/decisions on published samples). */
const dangling = ['carecommunication/4.0.x/adf87886-7d96-4c9b-bd76-5abb83682819__17be43.json'];

if (handled.length > 0) {
  describe('published messages', () => {
    it.each(handled.map((sample) => [sample.file, sample] as const))('%s', (file, sample) => {
      const read = readFile(file, bytesOf(sample.text()));
      expect(read.exitCode).toBe(0);
      expect(read.json).toMatchObject({ standard: sample.type === 'acknowledgement' ? 'acknowledgement' : 'care-communication', version: versionOf[sample.version], activity: sample.activity, bundleId: sample.bundleId, messageId: sample.messageHeaderId });
      const opened = openFile(bytesOf(sample.text()));
      expect(messageViewSchema.safeParse(opened.recognised!.standard.view(opened.document!, opened.recognised!.version)).error).toBeUndefined();
      expect(headerFacts(opened.document!)).toMatchObject({ messageId: sample.messageHeaderId });
      expect(attachmentContents(opened.document!).length).toBeGreaterThanOrEqual(0);
      const { verdict, issues } = validateFile(file, bytesOf(sample.text())).json;
      const twin = sample.twinText();
      if (twin !== undefined) {
        expect(without(readFile('twin', bytesOf(twin)).json).rest).toEqual(without(read.json).rest);
        expect(validateFile('twin', bytesOf(twin)).json.verdict).toBe(verdict);
      }
      expect([verdict, issues.filter(isRejection).map(({ rule, path }) => `${rule} ${path}`)])
        .toEqual([expected(sample) ? 'accept' : 'reject', expected(sample) ? [] : expect.anything()]);
    });
  });

  describe('published messages of other standards', () => {
    it.each(samples.filter((sample) => !handled.includes(sample)).map((sample) => [sample.file, sample] as const))('%s', (file, sample) => {
      expect(readFile(file, bytesOf(sample.text())).exitCode).toBe(1);
      expect(validateFile(file, bytesOf(sample.text())).json.verdict).toBe('unsupported');
    });
  });
}
