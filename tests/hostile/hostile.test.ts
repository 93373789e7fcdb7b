/** Bytes that nobody meant: no crash, no hang, no unbounded memory. Time is watched, not asserted. */
import { describe, expect, it } from 'vitest';
import { buildHostileWorker } from '../../build/hostile.mjs';
import { chanceOf } from '../faults/random';
import { mangled, manglings } from './mangle';
import { sampleFiles } from './samples';
import { runHostile } from './supervise';

describe('hostile files', () => {
  it('a thousand mangled messages are judged, none crashes, hangs or takes the memory', async () => {
    const run = await runHostile({ script: await buildHostileWorker(), of: 'messages', count: 1000, seed: 7, corpus: false, hangMs: 30_000, heapLimitMb: 256 });
    expect(run.crashes).toEqual([]);
    expect([run.hangs, run.outOfMemory]).toEqual([[], []]);
    expect(run.rejected + run.accepted).toBe(1000);
    // Most break the file; the others changed a letter of a name.
    expect(run.rejected).toBeGreaterThan(500);
    expect(run.accepted).toBeGreaterThan(5);
  }, 120_000);

  it('are made in every way, the same for the same seed', () => {
    const files = sampleFiles(false);
    const seen = new Set(Array.from({ length: 200 }, (_, index) => mangled(files, chanceOf(index)).edits).flat());
    expect([...seen].sort()).toEqual([...manglings].sort());
    expect(mangled(files, chanceOf(3)).bytes).toEqual(mangled(files, chanceOf(3)).bytes);
    expect(new TextDecoder().decode(files[0]).startsWith('{')).toBe(true);
    expect(new TextDecoder().decode(files[1])).toContain('<Bundle');
  });
});
