// Letters per second over every file of a folder, warm. Prints the median of the turns; a function that cannot do its work throws, and nothing is printed.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `prepare` makes from a file's bytes what `work` is timed on. @returns {void} */
export function report(folder, work, { prepare = (bytes) => bytes, warmUp = 150, rounds = 150, turns = 7 } = {}) {
  const files = readdirSync(folder).sort().map((name) => prepare(new Uint8Array(readFileSync(join(folder, name)))));
  const round = () => { for (const file of files) work(file); };
  for (let i = 0; i < warmUp; i++) round();
  const rates = Array.from({ length: turns }, () => {
    const at = performance.now();
    for (let i = 0; i < rounds; i++) round();
    return (files.length * rounds * 1000) / (performance.now() - at);
  }).sort((a, b) => a - b);
  console.log(JSON.stringify({ perSecond: rates[Math.floor(turns / 2)], files: files.length }));
}
