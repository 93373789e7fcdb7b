/**
 * Writing envelopes for the operator. Each goes out once, whatever is killed when:
 * draft beside its place (synced) → copy in `sent` under a preliminary name (synced) → draft renamed to its place: handed over → copy renamed.
 * A preliminary copy without a draft proves that the rename was done; with the draft it is done again.
 */
import { createHash } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { vansPieces, type VansEnvelope } from '../../../shared/envelopes/vans';
import { syncDirectory, systemCode } from '../../node/files';
import type { NetworkOpening } from '../../mailroom/ports/network';
import type { Places } from './places';

/** Sorts by time, and holds the envelope id so that it is unique. */
export const fileNameOf = ({ address }: VansEnvelope): string => `${address.sentAt.replace(/[-:.]/g, '')}_${address.envelopeId}.xml`;

const there = (path: string): Promise<boolean> => stat(path).then(() => true, (error: unknown) => { if (systemCode(error) === 'ENOENT') return false; throw error; });

async function write(path: string, envelope: VansEnvelope): Promise<void> {
  try {
    const handle = await open(path, 'w', 0o640);
    try {
      for (const piece of vansPieces(envelope)) await handle.write(piece, undefined, 'utf8');
      await handle.sync();
    } finally { await handle.close(); }
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

const sumOfFile = async (path: string): Promise<string> => createHash('sha256').update(await readFile(path)).digest('hex');
function sumOf(envelope: VansEnvelope): string {
  const hash = createHash('sha256');
  for (const piece of vansPieces(envelope)) hash.update(piece, 'utf8');
  return hash.digest('hex');
}

/** `other`: the envelope id went out before with another content. Rejects with the system's error when the folder is away, full or may not be written in. */
export async function putOut(places: Places, envelope: VansEnvelope, step: NonNullable<NetworkOpening['step']>): Promise<'handed-over' | 'other'> {
  const name = fileNameOf(envelope);
  const draft = join(places.out, `.${name}.tmp`);
  const copy = join(places.sent, name);
  const preliminary = join(places.sent, `.${name}.tmp`);
  if (await there(copy)) return (await sumOfFile(copy)) === sumOf(envelope) ? 'handed-over' : 'other';
  const begun = await there(preliminary);
  if (!begun) {
    await write(draft, envelope);
    await syncDirectory(places.out);
    await step('folder:after-draft');
    // Whole before it is seen: what is here under its preliminary name stands in `out` or beside it.
    const half = `${preliminary}.part`;
    await write(half, envelope);
    await rename(half, preliminary);
    await syncDirectory(places.sent);
    await step('folder:after-copy');
  } else if ((await sumOfFile(preliminary)) !== sumOf(envelope)) return 'other';
  if (!begun || (await there(draft))) {
    await rename(draft, join(places.out, name));
    await syncDirectory(places.out);
  }
  await step('folder:after-handover');
  await rename(preliminary, copy);
  await syncDirectory(places.sent);
  await step('folder:after-sent');
  return 'handed-over';
}
