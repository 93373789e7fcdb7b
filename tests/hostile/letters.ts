/** Letters in both of their formats, and how a mangled one is judged: read, written again where it was read, its counters counted by other code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { letterFormatOf, letterFormats } from '../../shared/formats/letter/formats';
import type { Issue } from '../../shared/messages';
import { corpusFolder } from '../corpus';
import { edifact, discharge, correspondence, everyLetter, fileOf, latin1 } from '../fixtures/edifact-letters';
import { allLetters } from '../fixtures/oioxml';
import { brokenCounter } from './counters';

export function letterFiles(withCorpus: boolean): Uint8Array[] {
  const own = [...Object.values(everyLetter).map((letter) => latin1(fileOf(letter))), latin1(edifact([discharge, correspondence])), ...Object.values(allLetters).map((text) => new TextEncoder().encode(text))];
  if (!withCorpus || corpusFolder === undefined) return own;
  const folders = ['samples', 'synthetic'].map((name) => join(corpusFolder!, 'legacy', name)).filter((folder) => existsSync(folder));
  return [...own, ...folders.flatMap((folder) => readdirSync(folder).filter((name) => /\.(?:edi|xml)$/.test(name)).map((name) => new Uint8Array(readFileSync(join(folder, name)))))];
}

const refuses = (issues: readonly Issue[]): boolean => issues.some(({ severity }) => severity === 'error' || severity === 'fatal');

/** True when it is accepted. Throws for a broken counter that was accepted. What could be read is written in both formats, which must not throw either. */
export function judgeLetter(bytes: Uint8Array): boolean {
  // A broken beginning is handed to both readers.
  const format = letterFormatOf(bytes);
  const read = (format ? [format] : letterFormats).map((one) => one.read(bytes));
  for (const { interchanges } of read) for (const interchange of interchanges) for (const { write } of letterFormats) write(interchange);
  if (!format || read.some(({ issues }) => refuses(issues))) return false;
  const broken = format.id === 'edifact' ? brokenCounter(bytes) : undefined;
  if (broken !== undefined) throw new Error(`accepted with a broken counter: ${broken}`);
  return true;
}
