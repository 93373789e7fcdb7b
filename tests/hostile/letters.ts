/** Letters in both of their formats, and how a mangled one is judged: read, written again where it was read, its counters counted by other code. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { looksLikeEdifact, readEdifact, writeEdifact } from '../../shared/formats/edifact';
import { looksLikeOioXml, readOioXml, writeOioXml } from '../../shared/formats/oioxml';
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

/** True when it is accepted. Throws for a broken counter that was accepted, and for what comes back otherwise than it was read. */
export function judgeLetter(bytes: Uint8Array): boolean {
  if (looksLikeEdifact(bytes)) {
    const { interchanges, issues } = readEdifact(bytes);
    for (const interchange of interchanges) {
      writeEdifact(interchange);
      writeOioXml(interchange);
    }
    if (refuses(issues)) return false;
    const broken = brokenCounter(bytes);
    if (broken !== undefined) throw new Error(`accepted with a broken counter: ${broken}`);
    return true;
  }
  const { interchange, issues } = readOioXml(bytes);
  if (interchange) {
    writeOioXml(interchange);
    writeEdifact(interchange);
  }
  return looksLikeOioXml(bytes) && !refuses(issues);
}
