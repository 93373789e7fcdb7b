/**
 * Every sentence of the engine's own findings, in Danish and English: what is wrong, and what a caseworker or an administrator
 * can do. Published invariants have theirs in `invariant-texts.ts`. No sentence repeats what a patient's data say.
 */
import type { Issue } from '../../messages';
import { elementWords } from './element-words';

export type Sentence = readonly [da: string, en: string];

const sender: Sentence = ['Afsenderens system skal rettes.', 'The sender\'s system must be corrected.'];
const resend: Sentence = ['Afsenderen må rette meddelelsen og sende den igen.', 'The sender must correct the message and send it again.'];
const join = (a: Sentence, b: Sentence): Sentence => [`${a[0]} ${b[0]}`, `${a[1]} ${b[1]}`];

/** Findings on base FHIR. Rules with a published key keep it; the others are ours. */
export type BaseRule =
  | 'base-type' | 'base-resource-type' | 'base-empty' | 'base-unknown-property' | 'base-choice' | 'base-cardinality' | 'base-array' | 'base-primitive' | 'base-code' | 'base-modifier-extension' | 'base-depth'
  | 'base-target' | 'base-full-url' | 'base-not-bundled' | 'bdl-7';

const base: Record<BaseRule, (detail: string) => Sentence> = {
  'base-type': (type) => [`Værdien er af en forkert slags; her skal stå ${type}.`, `The value is of the wrong kind; ${type} is expected here.`],
  'base-resource-type': (type) => [`"${type}" er ikke en ressource i FHIR R4.`, `"${type}" is no resource of FHIR R4.`],
  'base-empty': () => ['Her står en tom værdi, og FHIR tillader ingen tomme felter. Feltet skal udfyldes eller udelades.', 'There is an empty value here, and FHIR allows no empty fields. Fill the field or leave it out.'],
  'base-unknown-property': (name) => [`Feltet "${name}" findes ikke i FHIR R4 på dette sted.`, `The field "${name}" does not exist in FHIR R4 at this place.`],
  'base-choice': (name) => [`"${name}" må kun have én værdi, men har flere af forskellig slags.`, `"${name}" may have one value only, but has several of different kinds.`],
  'base-cardinality': (name) => [`Feltet "${name}" mangler og er påkrævet.`, `The required field "${name}" is missing.`],
  'base-array': (name) => [`"${name}" er skrevet som liste, hvor der skal være én værdi, eller omvendt.`, `"${name}" is written as a list where one value is expected, or the other way round.`],
  'base-primitive': (type) => (type === 'zone' ? ['Tidspunktet mangler tidszone og kan derfor ikke placeres.', 'The time has no time zone and can\'t be placed.'] : [`Værdien er ikke skrevet som en gyldig ${type}.`, `The value is not written as a valid ${type}.`]),
  'base-code': (set) => [`Koden findes ikke i FHIR-kodelisten ${set}.`, `The code is not in FHIR's code list ${set}.`],
  'base-modifier-extension': (url) => [
    `Meddelelsen indeholder en udvidelse, der ændrer betydningen, og som klienten ikke kender (${url}). Den kan derfor ikke læses sikkert.`,
    `The message holds an extension that changes its meaning and that this client does not know (${url}). It cannot be read safely.`,
  ],
  'base-depth': () => ['Indholdet er pakket ind i for mange lag.', 'The content is nested too deeply.'],
  'base-target': (types) => [`Henvisningen peger på en ressource af en forkert slags; her er kun ${types} tilladt.`, `The reference points to a resource of the wrong kind; only ${types} is allowed here.`],
  'base-full-url': () => ['Postens adresse (fullUrl) ender ikke med ressourcens egen type og id, så det er uklart, hvad der menes.', 'The entry\'s address (fullUrl) does not end with the resource\'s own type and id, so it is unclear what is meant.'],
  'base-not-bundled': () => ['Det, der henvises til her, er ikke med i filen, men skal være det.', 'What is referred to here is not in the file, but must be.'],
  'bdl-7': () => ['To poster har samme fullUrl, så det er uklart, hvilken der menes.', 'Two entries have the same fullUrl, so it is unclear which one is meant.'],
};

/** What stands in a detail comes from the file; at this length it is still a name and no text. */
const LONGEST_DETAIL = 120;

export function baseIssue(rule: BaseRule, path: string, detail = ''): Issue {
  const [message, messageEn] = join(base[rule](detail.slice(0, LONGEST_DETAIL)), sender);
  return { severity: 'error', rule, path, message, messageEn, source: 'base' };
}

/** Findings on a profile's elements. `expected` is what the profile says; `shown` what stands there, where that may be repeated. */
export interface ProfileDetail { count?: number; limit?: number; expected?: string; shown?: string }

export type ProfileFault =
  | 'missing' | 'few' | 'forbidden' | 'many' | 'fixed' | 'pattern' | 'type' | 'binding' | 'too-long' | 'no-slice' | 'order' | 'not-bundled' | 'not-contained' | 'target-type' | 'profile-type' | 'no-profile';

const da = ({ shown }: ProfileDetail): string => (shown === undefined ? '' : ` (her står »${shown}«)`);
const en = ({ shown }: ProfileDetail): string => (shown === undefined ? '' : ` (here it is "${shown}")`);

const faults: Record<ProfileFault, (da: string, en: string, detail: ProfileDetail) => Sentence> = {
  missing: (a, b) => join([`${a} mangler. Standarden kræver det.`, `${b} is missing. The standard requires it.`], resend),
  few: (a, b, { count, limit }) => [`${a} findes ${count!} gange; mindst ${limit!} er krævet.`, `${b} occurs ${count!} times; at least ${limit!} are required.`],
  forbidden: (a, b) => [`${a} må ikke bruges i denne meddelelse.`, `${b} may not be used in this message.`],
  many: (a, b, { count, limit }) => [`${a} findes ${count!} gange; højst ${limit!} er tilladt.`, `${b} occurs ${count!} times; at most ${limit!} is allowed.`],
  fixed: (a, b, detail) => [`${a} skal være »${detail.expected!}«${da(detail)}.`, `${b} must be "${detail.expected!}"${en(detail)}.`],
  pattern: (a, b, detail) => [`${a} skal indeholde ${detail.expected!}${da(detail)}.`, `${b} must hold ${detail.expected!}${en(detail)}.`],
  type: (a, b, { expected }) => [`${a} er angivet på en måde, som standarden ikke tillader her; den skal være af typen ${expected!}.`, `${b} is given in a way that the standard does not allow here; it must be of type ${expected!}.`],
  binding: (a, b, detail) => [`${a} er ikke en af standardens koder${da(detail)}.`, `${b} is none of the standard's codes${en(detail)}.`],
  'too-long': (a, b, { limit }) => [`${a} er for lang; højst ${limit!} tegn er tilladt.`, `${b} is too long; at most ${limit!} characters are allowed.`],
  'no-slice': (a, b, { expected }) => [`${a} er ingen af de former, som standarden tillader her (${expected!}).`, `${b} is none of the forms that the standard allows here (${expected!}).`],
  order: (a, b) => [`${a} står ikke i den rækkefølge, som standarden kræver.`, `${b} is not in the order that the standard requires.`],
  'not-bundled': (a, b) => join([`${a} peger på noget, der ikke er med i meddelelsen. Standarden kræver, at det er med.`, `${b} refers to something that is not in the message. The standard requires it to be included.`], resend),
  'not-contained': (a, b) => [`${a} skal pege på noget, der står i samme ressource.`, `${b} must refer to something within the same resource.`],
  'target-type': (a, b, { expected, shown }) => [`${a} peger på ${shown!}, men skal pege på ${expected!.replaceAll('|', ' eller ')}.`, `${b} refers to ${shown!} but must refer to ${expected!.replaceAll('|', ' or ')}.`],
  'profile-type': (_a, _b, { expected, shown }) => [`Ressourcen er en ${shown!}, men siger om sig selv, at den følger en profil for ${expected!}.`, `The resource is a ${shown!} but says that it follows a profile for ${expected!}.`],
  'no-profile': (a, b) => [`${a} opfylder ingen af de profiler, som standarden tillader her.`, `${b} meets none of the profiles that the standard allows here.`],
};

export const profileSentence = (fault: ProfileFault, element: string, detail: ProfileDetail): Sentence => {
  const words = elementWords(element);
  return faults[fault](words ? `${words[0]} (${element})` : element, words ? `${words[1]} (${element})` : element, detail);
};

const personal = /^(Patient|Practitioner|RelatedPerson|Person)\b/;

/** A code may be repeated in a sentence, but what stands where a code should stand can be anything: nothing long, no numbers of people, nothing of a person's record. */
export function showable(value: unknown, element: string): string | undefined {
  return typeof value === 'string' && /^[A-Za-z][A-Za-z0-9 _.:/#|+-]{0,99}$/.test(value) && !/\d{6}/.test(value) && !personal.test(element) ? value : undefined;
}
