// Facts of published standards: names, numbers, codes, keys, canonicals, hashes of expressions. No prose, no expressions.
//
//   node build/extract-standards.mjs FOLDER            shows what differs from the committed facts
//   node build/extract-standards.mjs FOLDER --write    writes the profile facts into shared/standards
//   node build/extract-standards.mjs base R4 [--write] the same for shared/fhir/r4, from the definitions of FHIR R4 itself
//
// FOLDER holds one folder (unpacked) or .tgz per package.
import { fileURLToPath } from 'node:url';
import { baseFacts } from './extract-standards/base-facts.mjs';
import { profileFacts } from './extract-standards/profile-facts.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const write = process.argv.includes('--write');
const folder = words[0] === 'base' ? words[1] : words[0];
if (!folder) {
  console.error('Usage: node build/extract-standards.mjs [base] FOLDER [--write]');
  process.exitCode = 2;
} else {
  const drift = words[0] === 'base' ? baseFacts(root, folder, write) : await profileFacts(root, folder, write);
  for (const line of drift) console.log(line);
  process.exitCode = drift.length && !write ? 1 : 0;
}
