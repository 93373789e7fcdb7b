// Facts of the letters' published XML schemas: names, order, cardinality, lengths, codes, patterns. No prose.
//
//   node build/extract-letters.mjs FOLDER            shows what differs from the committed facts
//   node build/extract-letters.mjs FOLDER --write    writes them into shared/formats/oioxml/facts
//
// FOLDER holds one folder of schemas per namespace, each with its EMessage.xsd.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { differences, extractLetters, factsFiles, factsFolder, writtenFacts } from './extract-letters/facts.mjs';

const folder = process.argv.slice(2).find((word) => !word.startsWith('--'));
if (!folder) {
  console.error('Usage: node build/extract-letters.mjs FOLDER [--write]');
  process.exitCode = 2;
} else {
  const path = fileURLToPath(new URL(`../${factsFolder}/`, import.meta.url));
  const files = factsFiles(writtenFacts(extractLetters(folder)));
  if (process.argv.includes('--write')) for (const [name, text] of files) writeFileSync(path + name, text);
  else {
    const drift = [...files].flatMap(([name, text]) => differences(existsSync(path + name) ? readFileSync(path + name, 'utf8').split('\n') : [], text.split('\n')).map((line) => `${name}: ${line}`));
    for (const line of drift) console.log(line);
    process.exitCode = drift.length ? 1 : 0;
  }
}
