/** What the fault plan does to one parcel. Drawn once when the hub takes the parcel, so that a repeated look at a mailbox changes nothing. */
import type { FaultPlan } from '../../../../shared/contract';

/** How long a reordered parcel is held back, so that later ones overtake it. */
export const REORDER_HOLD_MS = 1500;

interface CopyPlan {
  /** Milliseconds that the copy waits before it can be fetched. */
  holdMs: number;
  /** Seed of the damage done to the delivered bytes; absent for a good copy. */
  damage?: number;
}

interface FaultDraw {
  refused: boolean;
  /** Copies put into the mailbox; none when the parcel is lost on the wire. */
  copies: CopyPlan[];
  lostResponse: boolean;
}

/** @param fraction a number from 0 up to, not including, 1; each fault takes one draw, so that equal seeds give equal faults. */
export function drawFaults(plan: FaultPlan, fraction: () => number): FaultDraw {
  const happens = (share: number) => fraction() < share;
  const refused = happens(plan.refusal);
  const lost = happens(plan.loss);
  const doubled = happens(plan.duplication);
  const lostResponse = happens(plan.lostResponse);
  const copies = Array.from({ length: lost ? 0 : doubled ? 2 : 1 }, (): CopyPlan => {
    const delayed = happens(plan.delay);
    const reordered = happens(plan.reordering);
    const damaged = happens(plan.corruption);
    const holdMs = Math.round((delayed ? plan.delayMs : 0) + (reordered ? REORDER_HOLD_MS * (0.2 + 0.8 * fraction()) : 0));
    return { holdMs, ...(damaged ? { damage: Math.floor(fraction() * 0x7fffffff) } : {}) };
  });
  return { refused, copies, lostResponse };
}

/** Where the damage lies: up to four bytes from an offset that the seed decides. */
function damageAt(length: number, seed: number): { from: number; to: number } {
  const from = length === 0 ? 0 : seed % length;
  return { from, to: Math.min(length, from + 4) };
}

/** Flips bytes of a piece that begins at `offset` of the whole; returns a copy when it touches the piece. */
export function damaged(piece: Uint8Array, offset: number, length: number, seed: number): Uint8Array {
  const { from, to } = damageAt(length, seed);
  if (to <= offset || from >= offset + piece.length) return piece;
  const copy = Uint8Array.from(piece);
  for (let i = Math.max(from, offset); i < Math.min(to, offset + piece.length); i++) copy[i - offset]! ^= 0x55;
  return copy;
}
