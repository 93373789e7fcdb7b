/** Sentences of the structure check. Rules with a published key (ext-1, bdl-7) keep it; the others are ours. */
import type { Issue } from '../messages';

export type StructureRule =
  | 'base-type' | 'base-resource-type' | 'base-empty' | 'base-unknown-property' | 'base-choice' | 'base-cardinality' | 'base-array' | 'base-primitive' | 'base-code' | 'base-modifier-extension' | 'base-depth'
  | 'ext-1' | 'bdl-7';

const sentences: Record<StructureRule, (detail: string) => readonly [da: string, en: string]> = {
  'base-type': (type) => [`Værdien er af en forkert slags; her skal stå ${type}.`, `The value is of the wrong kind; ${type} is expected here.`],
  'base-resource-type': (type) => [`"${type}" er ikke en ressource i FHIR R4.`, `"${type}" is no resource of FHIR R4.`],
  'base-empty': () => ['Her står en tom værdi, og FHIR tillader ingen tomme felter. Feltet skal udfyldes eller udelades.', 'There is an empty value here, and FHIR allows no empty fields. Fill the field or leave it out.'],
  'base-unknown-property': (name) => [`Feltet "${name}" findes ikke i FHIR R4 på dette sted.`, `The field "${name}" does not exist in FHIR R4 at this place.`],
  'base-choice': (name) => [`"${name}" må kun have én værdi, men har flere af forskellig slags.`, `"${name}" may have one value only, but has several of different kinds.`],
  'base-cardinality': (name) => [`Feltet "${name}" mangler og er påkrævet.`, `The required field "${name}" is missing.`],
  'base-array': (name) => [`"${name}" er skrevet som liste, hvor der skal være én værdi, eller omvendt.`, `"${name}" is written as a list where one value is expected, or the other way round.`],
  'base-primitive': (type) => [`Værdien er ikke skrevet som en gyldig ${type}.`, `The value is not written as a valid ${type}.`],
  'base-code': (set) => [`Koden findes ikke i FHIR-kodelisten ${set}.`, `The code is not in FHIR's code list ${set}.`],
  'base-modifier-extension': (url) => [
    `Meddelelsen indeholder en udvidelse, der ændrer betydningen, og som klienten ikke kender (${url}). Den kan derfor ikke læses sikkert.`,
    `The message holds an extension that changes its meaning and that this client does not know (${url}). It cannot be read safely.`,
  ],
  'base-depth': () => ['Indholdet er pakket ind i for mange lag.', 'The content is nested too deeply.'],
  'ext-1': () => ['En udvidelse skal have enten en værdi eller egne udvidelser, ikke begge og ikke ingen af delene.', 'An extension must have either a value or extensions of its own, not both and not neither.'],
  'bdl-7': () => ['To poster har samme fullUrl, så det er uklart, hvilken der menes.', 'Two entries have the same fullUrl, so it is unclear which one is meant.'],
};

const LONGEST_DETAIL = 120;

export function structureIssue(rule: StructureRule, path: string, detail: string): Issue {
  const [message, messageEn] = sentences[rule](detail.slice(0, LONGEST_DETAIL));
  return { severity: 'error', rule, path, message: `${message} Afsenderens system skal rettes.`, messageEn: `${messageEn} The sender's system must be corrected.`, source: 'base' };
}
