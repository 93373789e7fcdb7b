/** Letters with bytes that nobody meant. The long run is `npm run hostile -- --of letters`. */
import { describe, expect, it } from 'vitest';
import { discharge, edifact, everyLetter, fileOf, latin1 } from '../fixtures/edifact-letters';
import { brokenCounter } from './counters';
import { buildHostileWorker } from '../../build/hostile.mjs';
import { judgeLetter, letterFiles } from './letters';
import { runHostile } from './supervise';

describe('hostile letters', () => {
  it('a thousand mangled letters are judged, none crashes, hangs, takes the memory or is accepted with a broken counter', async () => {
    const run = await runHostile({ script: await buildHostileWorker(), of: 'letters', count: 1000, seed: 11, corpus: false, hangMs: 30_000, heapLimitMb: 256 });
    expect(run.crashes).toEqual([]);
    expect([run.hangs, run.outOfMemory]).toEqual([[], []]);
    expect(run.rejected + run.accepted).toBe(1000);
    expect(run.rejected).toBeGreaterThan(500);
    expect(run.accepted).toBeGreaterThan(5);
  }, 120_000);

  it('are accepted when nothing was done to them', () => {
    expect(letterFiles(false).filter((bytes) => !judgeLetter(bytes)).map((bytes) => new TextDecoder('latin1').decode(bytes.subarray(0, 400)))).toEqual([]);
  });

  it.each([['UNT+', 'UNT+9'], ['UNZ+1', 'UNZ+2'], ['UNZ+1+K', 'UNZ+1+L'], [/UNT[^']*'/, '']])('are counted by code of its own: %s as %s', (right, wrong) => {
    for (const letter of Object.values(everyLetter)) {
      expect(brokenCounter(latin1(fileOf(letter)))).toBeUndefined();
      expect(brokenCounter(latin1(fileOf(letter).replace(right, wrong)))).toMatch(/^UN/);
    }
    expect(brokenCounter(latin1(edifact([discharge], { lineEnd: '' }).slice(0, -3)))).toBe('no end');
  });

  it('are refused for every other digit in every counter, and for every repeated number that is not the same', () => {
    const files = letterFiles(true).map((bytes) => Buffer.from(bytes).toString('latin1')).filter((text) => /^(?:UNA|UNB)/.test(text) && judgeLetter(latin1(text)));
    expect(files.length).toBeGreaterThan(10);
    let tried = 0;
    for (const text of files) {
      for (const { index, 0: counter } of text.matchAll(/UN[TZ]\+[^']*'/g)) {
        for (let at = 4; at < counter.length - 1; at += 1) {
          if (counter[at] === '+') continue;
          const other = `${text.slice(0, index + at)}${counter[at] === '7' ? '8' : '7'}${text.slice(index + at + 1)}`;
          expect(judgeLetter(latin1(other)), `${counter} at ${at}`).toBe(false);
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(200);
  });
});
