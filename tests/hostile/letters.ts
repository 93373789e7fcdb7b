/** Letters with bytes changed at random, read and written again: none may throw. Who runs it watches for what hangs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOioXml, writeOioXml } from '../../shared/formats/oioxml';
import type { LetterRead, LetterWritten } from '../../shared/formats/letter/format';
import type { Interchange } from '../../shared/formats/letter/tree';
import { corpusFolder } from '../corpus';
import { chanceOf } from '../faults/random';
import { allLetters } from '../fixtures/oioxml';
import { mangled } from './mangle';

interface LetterFormatUnderTest { extension: string; own: () => Uint8Array[]; read(bytes: Uint8Array): LetterRead; write(interchange: Interchange): LetterWritten }

const formats: readonly LetterFormatUnderTest[] = [
  { extension: '.xml', own: () => Object.values(allLetters).map((text) => new TextEncoder().encode(text)), read: readOioXml, write: writeOioXml },
];

function published(extension: string): Uint8Array[] {
  const folder = corpusFolder === undefined ? undefined : join(corpusFolder, 'legacy/samples');
  return folder === undefined ? [] : readdirSync(folder).filter((name) => name.endsWith(extension)).map((name) => new Uint8Array(readFileSync(join(folder, name))));
}

export interface HostileLetters { letters: number; refused: number; faulty: number; clean: number; worstMs: number }

/** `refused`: nothing was read; `faulty`: read with an error; `clean`: a letter of a name changed. Each is written back where it was read. */
export function hostileLetters({ count, seed, corpus, clock = () => 0 }: { count: number; seed: number; corpus: boolean; clock?: () => number }): HostileLetters {
  const run: HostileLetters = { letters: count, refused: 0, faulty: 0, clean: 0, worstMs: 0 };
  for (const { extension, own, read, write } of formats) {
    const files = [...own(), ...(corpus ? published(extension) : [])];
    for (let index = 0; index < count; index++) {
      const { bytes } = mangled(files, chanceOf(seed * 1_000_003 + index));
      const begun = clock();
      const { interchange, issues } = read(bytes);
      if (interchange) write(interchange);
      run.worstMs = Math.max(run.worstMs, clock() - begun);
      if (!interchange) run.refused += 1;
      else if (issues.some(({ severity }) => severity === 'error' || severity === 'fatal')) run.faulty += 1;
      else run.clean += 1;
    }
  }
  return run;
}
