/** Findings about a letter in OIO-XML: their sentences, their weight, their place. */
import type { Issue } from '../../messages';
import type { LetterPlace } from '../letter/tree';

const resend = { da: 'Bed afsenderen om at sende brevet igen.', en: 'Ask the sender to send the letter again.' };
const readable = { da: 'Brevet kan læses, men afsenderens system skal rettes.', en: 'The letter can be read, but the sender\'s system must be corrected.' };
const compare = { da: 'Sammenlign med originalen, hvis det betyder noget for dig.', en: 'Compare with the original if it matters to you.' };

type Severity = Issue['severity'];
type Sentence = readonly [severity: Severity, source: Issue['source'], da: string, en: string];

/** `what` is an element, `detail` a value, a list or a number. Text of a person never goes in here. */
const sentences = {
  'letter-doctype': () => ['fatal', 'text', `Filen indeholder en dokumenttypeerklæring (DOCTYPE), som et MedCom-brev ikke har, og som kan misbruges. Filen er ikke læst. ${resend.da}`, `The file holds a document type declaration (DOCTYPE), which a MedCom letter never has and which can be abused. The file was not read. ${resend.en}`],
  'letter-encoding-unknown': (_, detail) => ['fatal', 'text', `Filen siger, at den er skrevet med tegnsættet ${detail}, som ikke bruges til MedCom-breve. Filen er ikke læst. ${resend.da}`, `The file says that it is written in the character set ${detail}, which is not used for MedCom letters. The file was not read. ${resend.en}`],
  'letter-encoding-wrong': (declared, detail) => ['error', 'text', `Filen siger, at den er skrevet med tegnsættet ${declared}, men den er skrevet med ${detail} og er læst sådan. Kontrollér æ, ø og å. ${readable.da}`, `The file says that it is written in ${declared}, but it is written in ${detail} and was read so. Check the Danish letters. ${readable.en}`],
  'letter-encoding-extended': (declared) => ['warning', 'text', `Filen siger, at den er skrevet med tegnsættet ${declared}, men har tegn fra windows-1252, for eksempel krøllede anførselstegn. De er læst sådan. ${compare.da}`, `The file says that it is written in ${declared}, but holds characters of windows-1252, for example curly quotes. They were read so. ${compare.en}`],
  'letter-not-a-letter': (what) => ['fatal', 'text', `Filen er XML, men ikke et MedCom-brev: det yderste element er ${what} og skulle være Emessage. Kontrollér, at det er den rigtige fil.`, `The file is XML, but no MedCom letter: its outermost element is ${what} and should be Emessage. Check that it is the right file.`],
  'letter-namespace': (what, detail) => ['error', 'base', `Elementet ${what} står i et andet navnerum end det, der hører til brevet (${detail}). ${readable.da}`, `The element ${what} is in another namespace than the one of the letter (${detail}). ${readable.en}`],
  'letter-none': () => ['error', 'base', `Kuverten indeholder ikke noget brev. ${resend.da}`, `The envelope holds no letter. ${resend.en}`],
  'letter-version-missing': () => ['error', 'base', `Brevet siger ikke, hvilken version det er skrevet i. Det er læst efter sit navn, og felter kan mangle. ${compare.da}`, `The letter does not say in which version it is written. It was read by its name, and fields may be missing. ${compare.en}`],
  'letter-version-root': (what, detail) => ['error', 'base', `Elementet ${what} passer ikke til brevets version (${detail}). ${readable.da}`, `The element ${what} does not fit the letter's version (${detail}). ${readable.en}`],
  'letter-newer-version': (what, detail) => ['warning', 'policy', `Brevet er skrevet i versionen ${what}, som vi ikke kender. Det er læst som ${detail}, og nye felter vises kun som rå tekst. ${compare.da}`, `The letter is written in the version ${what}, which we do not know. It was read as ${detail}, and new fields are shown as raw text only. ${compare.en}`],
  'letter-as-text': (what) => ['information', 'policy', `Brevtypen ${what} vises som tekst, uden kontrol af felterne. Ingen tekst er udeladt.`, `Letters of the kind ${what} are shown as text, their fields unchecked. No text is left out.`],
  'letter-order': (what) => ['error', 'base', `Elementet ${what} står på et forkert sted; rækkefølgen er fast. ${readable.da}`, `The element ${what} stands in the wrong place; the order is fixed. ${readable.en}`],
  'letter-missing': (what) => ['error', 'base', `Elementet ${what} mangler, så brevet er ufuldstændigt. ${readable.da}`, `The element ${what} is missing, so the letter is incomplete. ${readable.en}`],
  'letter-choice': (_, detail) => ['error', 'base', `Der skal stå præcis ét af disse elementer: ${detail}. ${readable.da}`, `Exactly one of these elements must stand here: ${detail}. ${readable.en}`],
  'letter-too-often': (what, detail) => ['error', 'base', `Elementet ${what} må højst forekomme ${detail} gange her. Alle er læst. ${readable.da}`, `The element ${what} may occur ${detail} times at most here. All were read. ${readable.en}`],
  'letter-unknown-element': (what) => ['error', 'base', `Elementet ${what} hører ikke til her. Det vises som rå tekst under brevet. ${readable.da}`, `The element ${what} does not belong here. It is shown as raw text below the letter. ${readable.en}`],
  'letter-unknown-attribute': (what) => ['warning', 'base', `Attributten ${what} hører ikke til i et MedCom-brev. Den vises som rå tekst under brevet. ${compare.da}`, `The attribute ${what} does not belong in a MedCom letter. It is shown as raw text below the letter. ${compare.en}`],
  'letter-stray-text': (what) => ['error', 'base', `Der står tekst direkte i elementet ${what}, hvor der kun må stå andre elementer. Teksten vises under brevet. ${readable.da}`, `Text stands right in the element ${what}, where only other elements may stand. It is shown below the letter. ${readable.en}`],
  'letter-content': (what, detail) => ['error', 'base', `Elementet ${what} har ikke den slags indhold, det skal have (${detail}). ${readable.da}`, `The element ${what} does not hold the kind of content it must (${detail}). ${readable.en}`],
  'letter-length': (what, detail) => ['error', 'base', `Elementet ${what} er for kort eller for langt; det skal have ${detail} tegn. Hele indholdet er bevaret her, men andre systemer kan afkorte det.`, `The element ${what} is too short or too long; it must have ${detail} characters. All of it is kept here, but other systems may cut it.`],
  'letter-code': (what) => ['error', 'base', `Koden i elementet ${what} findes ikke i MedComs liste. Den vises, som den står. ${readable.da}`, `The code in the element ${what} is not in MedCom's list. It is shown as it stands. ${readable.en}`],
  'letter-speciality': (what) => ['warning', 'base', `Specialet i elementet ${what} findes ikke i denne versions liste. Det vises, som det står, og betyder intet for behandlingen af brevet.`, `The speciality in the element ${what} is not in the list of this version. It is shown as it stands and does not matter for handling the letter.`],
  'letter-fixed': (what, detail) => ['error', 'base', `Elementet ${what} skal være ${detail} i denne brevtype. ${readable.da}`, `The element ${what} must be ${detail} in this kind of letter. ${readable.en}`],
  'letter-pattern': (what) => ['error', 'base', `Indholdet af elementet ${what} har en forkert form. Det vises, som det står. ${readable.da}`, `The content of the element ${what} has the wrong form. It is shown as it stands. ${readable.en}`],
  'letter-date': (what) => ['error', 'base', `Elementet ${what} er ikke en dato i kalenderen, skrevet som åååå-mm-dd. Den vises, som den står. ${readable.da}`, `The element ${what} is no day of the calendar, written yyyy-mm-dd. It is shown as it stands. ${readable.en}`],
  'letter-number': (what) => ['error', 'base', `Elementet ${what} skal være et helt tal over 0. ${readable.da}`, `The element ${what} must be a whole number above 0. ${readable.en}`],
  'letter-gln': (what) => ['warning', 'policy', `Lokationsnummeret i ${what} er ikke et rigtigt GLN (13 cifre med kontrolciffer). Brevet er modtaget; kontrollér afsender og modtager.`, `The location number in ${what} is no right GLN (13 digits with a check digit). The letter was received; check sender and receiver.`],
  'letter-cpr': (what) => ['warning', 'policy', `CPR-nummeret i ${what} begynder ikke med en dato i kalenderen. Kontrollér, at brevet hører til den rigtige person.`, `The CPR number in ${what} does not begin with a day of the calendar. Check that the letter belongs to the right person.`],
  'letter-old-date': (what) => ['warning', 'policy', `Datoen i ${what} ligger før 1990, da den slags breve ikke fandtes. Årstallet kan være omregnet forkert (1926 for 2026). Spørg afsenderen, hvis datoen betyder noget.`, `The date in ${what} is before 1990, when there were no such letters. The year may have been converted wrongly (1926 for 2026). Ask the sender if the date matters.`],
  'letter-nesting': (what) => ['error', 'base', `Formateringen ${what} må ikke stå inde i en anden. Teksten er bevaret, men kan se anderledes ud. ${compare.da}`, `The formatting ${what} must not stand within another. The text is kept, but may look different. ${compare.en}`],
  'letter-base64': (what) => ['error', 'base', `Den vedhæftede fil i ${what} er beskadiget og kan ikke åbnes. ${resend.da}`, `The attached file in ${what} is damaged and cannot be opened. ${resend.en}`],
  'letter-size': (what, detail) => ['warning', 'policy', `Den vedhæftede fil i ${what} har ikke den størrelse, brevet siger (${detail}). Kontrollér, at filen er hel.`, `The attached file in ${what} does not have the size that the letter says (${detail}). Check that it is whole.`],
  'letter-gzip': (what) => ['warning', 'policy', `Den vedhæftede fil i ${what} er pakket med gzip, som MedCom ikke beskriver. Den skal pakkes ud, før den kan åbnes.`, `The attached file in ${what} is packed with gzip, which MedCom does not describe. It must be unpacked before it can be opened.`],
  'letter-character': (what, detail) => ['warning', 'text', `Elementet ${what} har tegn, som XML ikke kan indeholde (${detail}). De er erstattet af et spørgsmålstegn i rude. Ret teksten, hvis de betyder noget.`, `The element ${what} holds characters that XML cannot hold (${detail}). They were replaced by a question mark in a diamond. Correct the text if they matter.`],
  'letter-style-lost': (what) => ['warning', 'base', `Elementet ${what} har tekst med to formateringer på én gang, som brevet ikke kan have. Kun den ene er skrevet; teksten er hel.`, `The element ${what} has text in two formats at once, which the letter cannot hold. Only one was written; the text is whole.`],
  'letter-not-carried': (what) => ['warning', 'policy', `Brevet har indhold uden for felterne (${what}). Det er ikke skrevet med; originalen er bevaret.`, `The letter has content outside its fields (${what}). It was not written; the original is kept.`],
  'letter-not-written': (what) => ['fatal', 'policy', `Breve i versionen ${what} kan læses, men ikke skrives. Vælg en version, vi kender.`, `Letters of the version ${what} can be read, but not written. Choose a version that we know.`],
} as const satisfies Record<string, (what: string, detail: string) => Sentence>;

export type LetterRule = keyof typeof sentences;

const LONGEST = 120;

export interface LetterIssueFacts {
  /** Element names with indices: `DischargeLetter.Patient.CivilRegistrationNumber`. */
  path?: string;
  what?: string;
  detail?: string;
  place?: LetterPlace | undefined;
  /** Lighter than the rule says: a newer version, or a shape that was only inferred. */
  severity?: Severity;
  source?: Issue['source'];
}

export function letterIssue(rule: LetterRule, { path = '', what, detail = '', place, severity, source }: LetterIssueFacts = {}): Issue {
  const sentence: (what: string, detail: string) => Sentence = sentences[rule];
  const [ownSeverity, ownSource, message, messageEn] = sentence((what ?? path.slice(path.lastIndexOf('.') + 1)).slice(0, LONGEST), detail.slice(0, LONGEST));
  return { severity: severity ?? ownSeverity, rule, path, message, messageEn, source: source ?? ownSource, ...(place && 'line' in place && { line: place.line, column: place.column }) };
}

/** A broken file can break one rule a thousand times; the first ones tell the story. */
const MOST_OF_A_RULE = 20;

export function firstOfEach(issues: readonly Issue[]): Issue[] {
  const seen = new Map<string, number>();
  return issues.filter(({ rule }) => {
    const times = (seen.get(rule) ?? 0) + 1;
    seen.set(rule, times);
    return times <= MOST_OF_A_RULE;
  });
}
