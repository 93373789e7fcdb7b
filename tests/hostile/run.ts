/** `npm run hostile -- [--of messages|letters] [--files N] [--seed S]`: one JSON line; exit 1 when a file crashed, hung, was slow or took the memory. */
import { parseArgs } from 'node:util';
import { corpusFolder } from '../corpus';
import { runHostile } from './supervise';

export async function hostile({ args, script }: { args: string[]; script: string }): Promise<number> {
  const { values } = parseArgs({ args, options: { of: { type: 'string', default: 'messages' }, files: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } } });
  const { crashes, slow, hangs, outOfMemory, ...run } = await runHostile({ script, of: values.of === 'letters' ? 'letters' : 'messages', count: Number(values.files), seed: Number(values.seed), corpus: corpusFolder !== undefined, hangMs: 20_000, heapLimitMb: 256 });
  console.log(JSON.stringify({ ...run, crashes: crashes.length, slow: slow.length, hangs: hangs.length, outOfMemory: outOfMemory.length, seed: Number(values.seed) }));
  for (const line of [...crashes, ...slow, ...hangs.map((index) => `${index}: hang`), ...outOfMemory.map((index) => `${index}: out of memory`)]) console.error(line);
  return crashes.length + slow.length + hangs.length + outOfMemory.length === 0 ? 0 : 1;
}
