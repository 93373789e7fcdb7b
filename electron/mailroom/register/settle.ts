/** All rows of a file together: each SOR code once, each location number with one owner, in the order in which lists show them. */
import type { RegisterEntry, RegisterRefusal } from '../../../shared/messages';
import { entryOf, refusal, type RawRow } from './row';

export interface Settled { entries: RegisterEntry[]; refused: RegisterRefusal[]; rows: number }

/** Rows between two pauses, so that the mailroom goes on receiving while a large register is read. */
const AT_ONCE = 2000;
const byName = new Intl.Collator('da', { sensitivity: 'base', numeric: true });

/** A unit may repeat the number of a unit above it: it is then reached through that one and has none of its own. */
function sharesWithAbove(entry: RegisterEntry, owner: RegisterEntry, bySor: ReadonlyMap<string, RegisterEntry>): boolean {
  const seen = new Set<string>([entry.sor]);
  for (let above = entry.parent; above !== undefined && !seen.has(above); above = bySor.get(above)?.parent) {
    if (above === owner.sor) return true;
    seen.add(above);
  }
  return false;
}

/** `breathe` is awaited between portions. Rows that could not even be read come as refusals already. */
export async function settle(rows: Iterable<RawRow | RegisterRefusal>, breathe: () => Promise<void>): Promise<Settled> {
  const bySor = new Map<string, RegisterEntry>();
  const lines = new Map<string, number>();
  const refused: RegisterRefusal[] = [];
  let count = 0;
  for (const row of rows) {
    if (++count % AT_ONCE === 0) await breathe();
    if ('rule' in row) { refused.push(row); continue; }
    const { entry, reason } = entryOf(row);
    if (!entry) { refused.push(refusal(row.line, reason)); continue; }
    if (bySor.has(entry.sor)) { refused.push(refusal(row.line, 'twice')); continue; }
    bySor.set(entry.sor, entry);
    lines.set(entry.sor, row.line);
  }
  await breathe();
  const owners = new Map<string, RegisterEntry>();
  const settled = new Map(bySor);
  for (const entry of bySor.values()) {
    if (entry.gln === undefined) continue;
    const owner = owners.get(entry.gln);
    if (!owner) { owners.set(entry.gln, entry); continue; }
    // Whichever row came first: the number belongs to the unit above.
    const [above, below] = sharesWithAbove(owner, entry, bySor) ? [entry, owner] : [owner, entry];
    if (sharesWithAbove(below, above, bySor)) {
      owners.set(entry.gln, above);
      const own = { ...below };
      delete own.gln;
      settled.set(below.sor, own);
    } else {
      settled.delete(entry.sor);
      refused.push(refusal(lines.get(entry.sor)!, 'gln-twice'));
    }
  }
  await breathe();
  const entries = [...settled.values()].sort((a, b) => byName.compare(a.name, b.name) || byName.compare(a.unit, b.unit) || (a.sor < b.sor ? -1 : 1));
  return { entries, refused: refused.sort((a, b) => a.line - b.line), rows: count };
}
