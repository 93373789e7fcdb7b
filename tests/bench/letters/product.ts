/** Reading and writing letters as the product does, bundled alone. */
import { readEdifact, writeEdifact } from '../../../shared/formats/edifact';
import type { Interchange } from '../../../shared/formats/letter/tree';

/** From bytes to letter trees, with every counter, code and date checked. */
export function parse(bytes: Uint8Array): Interchange[] {
  const { interchanges, issues } = readEdifact(bytes);
  if (issues.some(({ severity }) => severity === 'error' || severity === 'fatal')) throw new Error('refused');
  return interchanges;
}

export function write(interchanges: readonly Interchange[]): void {
  for (const interchange of interchanges) if (!writeEdifact(interchange).bytes) throw new Error('not written');
}
