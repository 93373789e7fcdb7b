// One measurement of ours in a process of its own: `parse`, `write`, or `json`, which is what writing the same trees costs at least.
import { pathToFileURL } from 'node:url';
import { report } from '../peers/rate.mjs';

const [, , module, folder, what] = process.argv;
const { parse, write } = await import(pathToFileURL(module).href);
const encoder = new TextEncoder();
if (what === 'parse') report(folder, parse);
else report(folder, what === 'write' ? write : (trees) => encoder.encode(JSON.stringify(trees)), { prepare: parse });
