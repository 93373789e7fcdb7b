/**
 * A ceiling for handover numbers, kept outside the ledger and raised in blocks. The archive passes over numbers it has
 * seen: if the ledger lost its newest ones and gave them again, new messages would be passed over too.
 */
import { readIfThere, replaceFile } from '../../node/files';

/** A write for every so many pieces of work. */
export const BLOCK = 1000;

export interface HandoverMark {
  /** No number above it has ever been given. */
  readonly ceiling: number;
  raise(toAtLeast: number): Promise<void>;
}

export async function openHandoverMark(path: string): Promise<HandoverMark> {
  let ceiling = Number((await readIfThere(path))?.toString('utf8') ?? 0);
  if (!Number.isSafeInteger(ceiling) || ceiling < 0) ceiling = 0;
  return {
    get ceiling() { return ceiling; },
    async raise(toAtLeast) {
      const next = toAtLeast + BLOCK;
      await replaceFile(path, `${next}\n`);
      ceiling = next;
    },
  };
}
