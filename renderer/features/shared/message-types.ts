/** What a receiver takes, in words: FHIR types with their versions, letters by what they are for and the formats they come in. */
import { useTranslation } from 'react-i18next';

type Words = (key: string, values?: Record<string, unknown>) => string;

const kinds: readonly { kind: string; type: RegExp }[] = [
  { kind: 'discharge', type: /^X?DIS0[123]$/ },
  { kind: 'correspondence', type: /^X?DIS91$/ },
  { kind: 'plan', type: /^GGOP/ },
];
/** Receipts and files come along with any letter: no person chooses by them. */
const silent = /^X?(?:CTL|BIN)\d\d$/;

/**
 * `types` in the spelling of registers. `standard` has the names of FHIR types (`standard.care-communication`), `letters` is the
 * catalogue of letters. What nobody here knows stands as it was written.
 */
export function typesInWords(types: readonly string[], standard: Words, letters: Words): string {
  const formats = new Map<string, Set<string>>();
  const rest: string[] = [];
  for (const entry of types) {
    const found = kinds.find(({ type }) => type.test(entry));
    if (found) formats.set(found.kind, (formats.get(found.kind) ?? new Set()).add(entry.startsWith('X') || found.kind === 'plan' ? 'OIO-XML' : 'EDIFACT'));
    else if (!silent.test(entry)) {
      const [id = '', version = ''] = entry.split(' ');
      rest.push(`${standard(id, { defaultValue: id })} ${version}`.trim());
    }
  }
  return [...rest, ...Array.from(formats, ([kind, names]) => `${letters(`takes.${kind}`)} (${[...names].sort().join(', ')})`)].join(', ');
}

/** `typesInWords` in the language of the screen. */
export function useTypesInWords(): (types: readonly string[]) => string {
  const { t: contacts } = useTranslation('contacts');
  const { t: letters } = useTranslation('letters');
  return (types) => typesInWords(types, (id, values) => contacts(`standard.${id}`, values), letters);
}
