/** `convert`: files written otherwise, one line for each message with what it loses (command line contract). Nothing is ever overwritten. */
import { readFileSync } from 'node:fs';
import { mkdir, open as openForWriting, readFile as readBytes } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { convert as convertDocument, refuse, type ConvertContext, type ConvertedFile, type Conversion, type Target } from '../../../shared/conversion';
import { isRejection, wireFormatSchema } from '../../../shared/messages';
import { binaryContents } from '../../../shared/standards/binary-letter';
import { systemClock, systemRandom } from '../../node/system';
import { CannotRun, type CliCommand, type CommandContext, type ExitCode } from '../command';
import { walk, type Walked } from '../walk';
import { fill } from '../words';
import { openParts, type Opened } from './open';

const filesIn = (parts: readonly Opened[]): { identifier: string; bytes: Uint8Array }[] => parts.flatMap(({ document }) => (document?.kind === 'letter' && document.letter.root.name === 'BinaryLetter' ? binaryContents(document) : []));

/** Which of the given files holds which file of a letter: they travel in letters of their own. The bytes are read when asked for. */
async function filesAmong(paths: readonly string[]): Promise<NonNullable<ConvertContext['file']>> {
  const holders = new Map<string, string>();
  for await (const found of walk(paths)) {
    if ('missing' in found) continue;
    const bytes = await readBytes(found.file).catch(() => undefined);
    if (bytes) for (const { identifier } of filesIn(openParts(bytes))) holders.set(identifier, found.file);
  }
  return (identifier) => {
    const holder = holders.get(identifier);
    return holder === undefined ? undefined : filesIn(openParts(new Uint8Array(readFileSync(holder)))).find((one) => one.identifier === identifier)?.bytes;
  };
}

/** A message that its own format or standard refuses may lack content, which nobody would notice in the converted one. */
function convertOpened({ document, issues }: Opened, to: Target, context: ConvertContext): Conversion {
  const refusing = issues.find(isRejection);
  return !document || refusing ? refuse('convert-unreadable', refusing) : convertDocument(document, to, context);
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

/** Writes under a name that is free: `letter.xml`, then `letter-2.xml`. CannotRun when the folder takes no file. */
async function writeFree(folder: string, name: string, { content, extension }: ConvertedFile): Promise<string> {
  for (let number = 1; ; number++) {
    const path = join(folder, `${name}${number === 1 ? '' : `-${number}`}.${extension}`);
    const handle = await openForWriting(path, 'wx').catch((error: unknown) => {
      if (codeOf(error) === 'EEXIST') return undefined;
      throw error;
    });
    if (!handle) continue;
    try { await handle.writeFile(content); } finally { await handle.close(); }
    return path;
  }
}

async function run({ paths, values, out, talk, words }: CommandContext): Promise<ExitCode> {
  const to = wireFormatSchema.safeParse(values.to);
  if (values.to === undefined) throw new CannotRun(fill(words.required, { name: 'to' }));
  if (!to.success) throw new CannotRun(fill(words.badOption, { detail: `--to ${String(values.to)}` }));
  const folder = values.out;
  if (typeof folder !== 'string' || folder === '') throw new CannotRun(fill(words.required, { name: 'out' }));
  try { await mkdir(folder, { recursive: true }); } catch (error) { throw new CannotRun(fill(words.unwritable, { path: folder, code: codeOf(error) })); }
  const context: ConvertContext = { now: systemClock.now().toISOString(), newId: systemRandom.uuid, file: await filesAmong(paths) };
  let exit: ExitCode = 0;
  // All names before the first is written: the folder may stand among the paths.
  const given: Walked[] = [];
  for await (const found of walk(paths)) given.push(found);
  for (const found of given) {
    if (out.closed) break;
    if ('missing' in found) { talk(fill(words.missingPath, { path: found.missing })); exit = 2; continue; }
    const bytes = await readBytes(found.file).catch((error: unknown) => { talk(fill(words.unreadable, { path: found.file, code: codeOf(error) })); });
    if (!bytes) { exit = 2; continue; }
    const name = basename(found.file, extname(found.file));
    for (const opened of openParts(bytes)) {
      const facts = { file: found.file, ...(opened.part === undefined ? {} : { part: opened.part }), to: to.data };
      const conversion = convertOpened(opened, to.data, context);
      if (conversion.refused) {
        if (exit === 0) exit = 1;
        await out.json({ ...facts, out: null, losses: [], refused: conversion.refused, ...(opened.issues.some(isRejection) ? { issues: opened.issues } : {}) });
        continue;
      }
      const written: string[] = [];
      for (const file of conversion.files) written.push(await writeFree(folder, opened.part === undefined ? name : `${name}-${opened.part}`, file));
      const [first, ...more] = written;
      await out.json({ ...facts, out: first, ...(more.length > 0 ? { more } : {}), losses: conversion.losses });
    }
  }
  return exit;
}

export const convert: CliCommand = {
  options: { to: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
  takes: 'paths',
  usage: '--to fhir-json|fhir-xml|oioxml|edifact --out DIR PATH…',
  run,
};
