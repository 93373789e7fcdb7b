// Builds what is stale into dist/. `node build/build.mjs [--force] [--quiet] [target …]`; also used as a module by start, cli and test.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { targets as products, tools } from './vite/targets.mjs';
import { alive } from './processes.mjs';

export const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const cache = join(root, '.cache', 'build');
const targets = { ...products, ...tools };
const placeOf = (name) => (targets[name].place ? join(root, targets[name].place) : join(dist, name));
const isTest = /\.test\.tsx?$/;

/** Names, sizes and times of every input: cheap, and a deleted or renamed file counts as a change too. */
async function fingerprint(inputs) {
  const lines = [];
  const walk = async (path) => {
    const info = await stat(path).catch(() => undefined);
    if (!info) return;
    if (info.isDirectory()) { for (const name of await readdir(path)) await walk(join(path, name)); return; }
    if (!isTest.test(path)) lines.push(`${relative(root, path)} ${info.size} ${info.mtimeMs}`);
  };
  for (const input of [...inputs, 'package-lock.json', 'tsconfig.base.json', 'build/build.mjs', 'build/vite']) await walk(join(root, input));
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

const stampOf = (name) => join(cache, `${name}.stamp`);

async function isFresh(name, print) {
  if (!existsSync(join(placeOf(name), targets[name].output))) return false;
  return (await readFile(stampOf(name), 'utf8').catch(() => '')) === print;
}

/** Two builds at once (a test run and a start) would tear each other's folders apart. */
async function locked(run) {
  await mkdir(cache, { recursive: true });
  const path = join(cache, 'lock');
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(String(process.pid));
      await file.close();
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const owner = Number(await readFile(path, 'utf8').catch(() => ''));
      const age = await stat(path).then((info) => Date.now() - info.mtimeMs, () => 0);
      if ((owner > 0 && !alive(owner)) || (!owner && age > 5000)) await rm(path, { force: true });
      else await new Promise((done) => { setTimeout(done, 100); });
    }
  }
  try { return await run(); } finally { await rm(path, { force: true }); }
}

/** Builds beside the old folder and swaps, so that a running client never meets a half-written one. */
async function buildOne(name) {
  const target = targets[name];
  const print = await fingerprint(target.inputs);
  const place = placeOf(name);
  const next = join(dirname(place), `.${name}-${process.pid}`);
  const old = `${next}-old`;
  const { build } = await import('vite');
  try {
    await build(target.config(root, next));
    if (existsSync(place)) await rename(place, old);
    await rename(next, place);
    await writeFile(stampOf(name), print);
  } finally {
    await rm(next, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}

/**
 * @param {{ names?: string[], force?: boolean, say?: (line: string) => void }} options
 * @returns {Promise<{ built: string[], fresh: string[], missing: string[] }>} `missing`: targets whose entry does not exist.
 */
export async function buildAll({ names = Object.keys(products), force = false, say = () => {} } = {}) {
  const result = { built: [], fresh: [], missing: [] };
  const stale = async () => {
    const list = [];
    for (const name of names) {
      if (!existsSync(join(root, targets[name].entry))) { result.missing.push(name); continue; }
      if (!force && await isFresh(name, await fingerprint(targets[name].inputs))) result.fresh.push(name);
      else list.push(name);
    }
    return list;
  };
  if ((await stale()).length === 0) return result;
  return locked(async () => {
    // Another build may have done the work while this one waited.
    result.fresh = []; result.missing = [];
    for (const name of await stale()) {
      const begun = performance.now();
      await buildOne(name);
      result.built.push(name);
      say(`built ${name} in ${Math.round(performance.now() - begun)} ms`);
    }
    return result;
  });
}

/** The trial run of `npm start -- --smoke`, as the address of a module. */
export async function buildSmoke() {
  await buildAll({ names: ['smoke'] });
  return pathToFileURL(join(placeOf('smoke'), targets.smoke.output)).href;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2);
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = names.filter((name) => !Object.hasOwn(targets, name));
  if (unknown.length) {
    console.error(`No such target: ${unknown.join(', ')}. Targets: ${Object.keys(targets).join(', ')}.`);
    process.exit(2);
  }
  const { fresh, missing } = await buildAll({ ...(names.length ? { names } : {}), force: args.includes('--force'), say: (line) => { console.error(line); } });
  if (fresh.length) console.error(`unchanged: ${fresh.join(', ')}`);
  for (const name of missing) console.error(`Not built: ${name}, because ${targets[name].entry} does not exist.`);
  process.exit(missing.length ? 1 : 0);
}
