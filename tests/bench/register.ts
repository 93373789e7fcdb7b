/** Finding a receiver among 50,000 while somebody types: every beginning of what they type is a question of its own. */
import { standardLibrary } from '../../electron/mailroom/standard-library';
import { readRegister } from '../../electron/mailroom/register/read';
import { buildSearch } from '../../electron/mailroom/register/search';
import { foldText } from '../../shared/messages/search-words';
import { largeRegister } from '../fixtures/register';
import { median, RUNS, times, type Benchmark } from './measure';

const ENTRIES = 50_000;
const LIMIT = 20;
const typed = ['lægehus nørre alslev', 'sønderborg kommune', 'afdeling 96 ærø', '5799991', 'plejecenter 4999'];
const questions = typed.flatMap((text) => Array.from({ length: text.length }, (_, length) => text.slice(0, length + 1)));
const breathe = () => Promise.resolve();

export const registerSearch: Benchmark = async function* ({ say }) {
  const { entries } = await readRegister(standardLibrary, new TextEncoder().encode(largeRegister(ENTRIES)), breathe);
  say(`${entries.length} organisations, ${questions.length} questions`);
  const index = await buildSearch(entries, breathe);
  // The peer has its words folded beforehand too: what differs is only that it looks at each of them.
  const words = entries.map((entry) => foldText(`${entry.name} ${entry.unit} ${entry.address} ${entry.type} ${entry.sor} ${entry.gln ?? ''}`));
  const linear = (query: string): number => { const wanted = foldText(query); let total = 0; for (const own of words) if (wanted.every((word) => own.some((each) => each.startsWith(word)))) total += 1; return total; };
  for (const query of questions) if (index.find(query, LIMIT).total !== linear(query)) throw new Error(`index and scan disagree about "${query}"`);
  const measure = (ask: (query: string) => unknown) => times(RUNS, async () => { const began = performance.now(); for (const query of questions) ask(query); return (performance.now() - began) / questions.length; });
  const [own, scan] = [median(await measure((query) => index.find(query, LIMIT))), median(await measure(linear))];
  yield { name: 'register-search', value: own, unit: 'ms', better: 'lower', runs: RUNS, peer: `linear scan of ${ENTRIES} entries`, peerValue: scan };
};
