/**
 * Finding among tens of thousands of entries while somebody types: sorted words with the entries that hold them. A query's words
 * are beginnings of words; an entry must hold them all. Entries whose name begins with the first word come first.
 */
import { foldText } from '../../../shared/messages/search-words';
import type { OrganisationRole, RegisterEntry } from '../../../shared/messages';

export interface SearchIndex {
  /** Positions in the list the index was made of, best first, and how many there are in all. Without words: the beginning of the list. */
  find(query: string, limit: number, role?: OrganisationRole): { hits: number[]; total: number };
}

/** Entries between two pauses. */
const AT_ONCE = 4000;
/** More words than this are not looked at. */
const MOST_WORDS = 8;

/** Numbers are typed in groups ("5790 0013 82445"): a query of digits alone is one number. */
const wordsOf = (query: string): string[] => {
  const number = query.replace(/[\s.-]/g, '');
  return (/^\d{8,}$/.test(number) ? [number] : foldText(query)).slice(0, MOST_WORDS);
};

/** `breathe` is awaited between portions. */
export async function buildSearch(entries: readonly RegisterEntry[], breathe: () => Promise<void>): Promise<SearchIndex> {
  const lists = new Map<string, number[]>();
  const firstWords: string[] = [];
  const roles: OrganisationRole[] = [];
  for (const [index, entry] of entries.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    const name = foldText(entry.name);
    firstWords.push(name[0] ?? '');
    roles.push(entry.role);
    for (const word of new Set([...name, ...foldText(entry.unit), ...foldText(entry.address), ...foldText(entry.type), entry.sor, ...(entry.gln === undefined ? [] : [entry.gln])])) {
      const list = lists.get(word);
      if (list) list.push(index); else lists.set(word, [index]);
    }
  }
  await breathe();
  const words = [...lists.keys()].sort();
  const postings = words.map((word) => Int32Array.from(lists.get(word)!));

  /** First word that is not before the prefix. */
  const from = (prefix: string): number => {
    let [low, high] = [0, words.length];
    while (low < high) { const middle = (low + high) >> 1; if (words[middle]! < prefix) low = middle + 1; else high = middle; }
    return low;
  };

  return {
    find(query, limit, role) {
      const wanted = wordsOf(query);
      const marks = new Uint8Array(entries.length);
      for (const [round, word] of wanted.entries()) {
        for (let at = from(word); at < words.length && words[at]!.startsWith(word); at++) {
          const list = postings[at]!;
          for (let i = 0; i < list.length; i++) { const entry = list[i]!; if (marks[entry] === round) marks[entry] = round + 1; }
        }
      }
      const begin = wanted[0] ?? '';
      const best: number[] = [];
      const rest: number[] = [];
      let total = 0;
      for (let i = 0; i < marks.length; i++) {
        if (marks[i] !== wanted.length || (role !== undefined && roles[i] !== role)) continue;
        total += 1;
        if (begin !== '' && firstWords[i]!.startsWith(begin)) { if (best.length < limit) best.push(i); } else if (rest.length < limit) rest.push(i);
      }
      return { hits: [...best, ...rest].slice(0, limit), total };
    },
  };
}
