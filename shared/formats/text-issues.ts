/** Findings about the text of a file, before anything in it is understood: their sentences and their place. */
import type { Issue } from '../messages';

export type TextRule =
  | 'text-empty' | 'text-not-utf8' | 'text-truncated' | 'text-malformed' | 'text-duplicate-key' | 'text-too-deep' | 'text-too-large' | 'text-too-many' | 'text-doctype' | 'text-entity'
  | 'text-forbidden-character' | 'text-unsafe-narrative' | 'not-a-message';

const resend = { da: 'Bed afsenderen om at sende beskeden igen.', en: 'Ask the sender to send the message again.' };

/** What happened, what it means, what to do. `detail` goes where the sentence has room for it. */
const sentences: Record<TextRule, (detail: string) => readonly [da: string, en: string]> = {
  'text-empty': () => [`Filen er tom, så der er ingen besked at læse. ${resend.da}`, `The file is empty, so there is no message to read. ${resend.en}`],
  'text-not-utf8': (encoding) => [
    `Filen siger, at den er skrevet med tegnsættet ${encoding}, men FHIR kræver UTF-8, og danske bogstaver kan være gået tabt. ${resend.da}`,
    `The file says that it is written in ${encoding}, but FHIR demands UTF-8, and letters may have been lost. ${resend.en}`,
  ],
  'text-truncated': () => [`Filen slutter midt i beskeden, så resten mangler. ${resend.da}`, `The file ends in the middle of the message, so the rest is missing. ${resend.en}`],
  'text-malformed': (what) => [
    `Filen kan ikke læses, fordi der er en skrivefejl på dette sted (${what}). ${resend.da}`,
    `The file cannot be read because of a writing error at this place (${what}). ${resend.en}`,
  ],
  'text-duplicate-key': (key) => [
    `Feltet "${key}" står to gange samme sted, så det er uklart, hvilken værdi der gælder. Beskeden kan ikke bruges. ${resend.da}`,
    `The field "${key}" appears twice in the same place, so it is unclear which value holds. The message cannot be used. ${resend.en}`,
  ],
  'text-too-deep': (limit) => [
    `Indholdet er pakket ind i mere end ${limit} lag, hvad ingen rigtig besked er. Filen er ikke læst. ${resend.da}`,
    `The content is nested more than ${limit} levels deep, which no real message is. The file was not read. ${resend.en}`,
  ],
  'text-too-large': (limit) => [
    `Filen er større end de ${limit} MB, som klienten læser. Bed afsenderen om at sende færre eller mindre bilag.`,
    `The file is larger than the ${limit} MB that this client reads. Ask the sender to send fewer or smaller attachments.`,
  ],
  'text-too-many': (limit) => [
    `Filen har mere end ${limit} felter, hvad ingen rigtig besked har. Filen er ikke læst. ${resend.da}`,
    `The file has more than ${limit} fields, which no real message has. The file was not read. ${resend.en}`,
  ],
  'text-doctype': () => [
    `Filen indeholder en dokumenttypeerklæring (DOCTYPE), som FHIR ikke tillader, og som kan misbruges. Filen er ikke læst. ${resend.da}`,
    `The file holds a document type declaration (DOCTYPE), which FHIR does not allow and which can be abused. The file was not read. ${resend.en}`,
  ],
  'text-entity': () => [
    `Filen bruger en forkortelse (entitet), som ikke er en del af XML, så teksten kan ikke læses sikkert. ${resend.da}`,
    `The file uses an entity that is not part of XML, so the text cannot be read with certainty. ${resend.en}`,
  ],
  'text-forbidden-character': (code) => [
    `Teksten indeholder et tegn, som ikke må stå i en besked (${code}). ${resend.da}`,
    `The text holds a character that a message must not contain (${code}). ${resend.en}`,
  ],
  'text-unsafe-narrative': (fault) => [
    `Beskedens læsetekst indeholder noget, som ikke er tilladt (${fault}), for eksempel kode, der kan udføres. Læseteksten vises ikke. ${resend.da}`,
    `The narrative of the message holds something that is not allowed (${fault}), for example code that could be run. It is not shown. ${resend.en}`,
  ],
  'not-a-message': () => [
    'Filen kan læses, men den er ikke en FHIR-meddelelse (Bundle). Kontrollér, at det er den rigtige fil.',
    'The file can be read, but it is not a FHIR message (Bundle). Check that it is the right file.',
  ],
};

/** Line and column, both from 1; columns count UTF-16 units as editors do. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  const end = Math.max(0, Math.min(offset, text.length));
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < end; next = text.indexOf('\n', start)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: end - start + 1 };
}

const LONGEST_DETAIL = 80;

/** A finding of severity `fatal` when nothing can be read because of it, otherwise `error`. `at` is the text and the offset in it. */
export function textIssue(rule: TextRule, facts: { severity?: 'fatal' | 'error'; detail?: string; path?: string; at?: { text: string; offset: number } } = {}): Issue {
  const [message, messageEn] = sentences[rule]((facts.detail ?? '').slice(0, LONGEST_DETAIL));
  return {
    severity: facts.severity ?? 'fatal', rule, path: facts.path ?? '', message, messageEn, source: 'text',
    ...(facts.at && positionAt(facts.at.text, facts.at.offset)),
  };
}
