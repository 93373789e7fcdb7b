/** Findings about an envelope: what is wrong, where, in both languages. Nothing in them is taken from the content it carries. */
import type { Issue } from '../messages';

export type VansRule =
  | 'vans-empty' | 'vans-not-xml' | 'vans-encoding' | 'vans-doctype' | 'vans-malformed' | 'vans-truncated' | 'vans-too-large' | 'vans-too-deep'
  | 'vans-namespace' | 'vans-root' | 'vans-element' | 'vans-missing' | 'vans-repeated' | 'vans-order' | 'vans-attribute' | 'vans-value' | 'vans-length' | 'vans-base64' | 'vans-size' | 'vans-party';

const sentences: Record<VansRule, (detail: string) => readonly [da: string, en: string]> = {
  'vans-empty': () => ['Filen er tom og er ingen kuvert.', 'The file is empty and is no envelope.'],
  'vans-not-xml': () => ['Filen er ikke XML og kan ikke være en VANS-kuvert.', 'The file is not XML and cannot be a VANS envelope.'],
  'vans-encoding': (name) => [`Kuverten er skrevet med tegnsættet ${name}, som ikke kan læses her. Den skal være i UTF-8.`, `The envelope is written in ${name}, which cannot be read here. It has to be UTF-8.`],
  'vans-doctype': () => ['Kuverten indeholder en dokumenttypeerklæring (DOCTYPE), som kan misbruges. Den er ikke læst.', 'The envelope holds a document type declaration (DOCTYPE), which can be abused. It was not read.'],
  'vans-malformed': (what) => [`Kuverten er ikke rigtig XML på dette sted (${what}).`, `The envelope is not well-formed XML at this place (${what}).`],
  'vans-truncated': () => ['Kuverten slutter, før den er færdig. Resten mangler.', 'The envelope ends before it is complete. The rest is missing.'],
  'vans-too-large': (limit) => [`Kuverten er større end de ${limit} MB, der læses her.`, `The envelope is larger than the ${limit} MB that are read here.`],
  'vans-too-deep': () => ['Kuverten har flere lag eller felter, end nogen rigtig kuvert har.', 'The envelope has more levels or fields than any real envelope has.'],
  'vans-namespace': (found) => [`Kuverten er ikke en VANSEnvelope 1.0.4; dens navnerum er ${found || 'tomt'}.`, `The envelope is no VANSEnvelope 1.0.4; its namespace is ${found || 'empty'}.`],
  'vans-root': (found) => [`Filen er ikke en VANS-kuvert; den begynder med elementet ${found}.`, `The file is no VANS envelope; it begins with the element ${found}.`],
  'vans-element': (name) => [`Elementet ${name} hører ikke til her.`, `The element ${name} does not belong here.`],
  'vans-missing': (name) => [`Elementet ${name} mangler.`, `The element ${name} is missing.`],
  'vans-repeated': (name) => [`Elementet ${name} står for mange gange.`, `The element ${name} appears too often.`],
  'vans-order': (name) => [`Elementet ${name} står på et forkert sted; rækkefølgen er fast.`, `The element ${name} stands in the wrong place; the order is fixed.`],
  'vans-attribute': (name) => [`Attributten ${name} mangler, er ukendt eller har en værdi, som ikke er tilladt.`, `The attribute ${name} is missing, unknown or has a value that is not allowed.`],
  'vans-value': (expected) => [`Værdien er ikke, som den skal være (${expected}).`, `The value is not what it has to be (${expected}).`],
  'vans-length': (limit) => [`Teksten har ikke en tilladt længde (${limit} tegn).`, `The text does not have an allowed length (${limit} characters).`],
  'vans-base64': () => ['Indholdet er ikke gyldig base64 og kan ikke pakkes ud.', 'The content is not valid base64 and cannot be unpacked.'],
  'vans-size': (sizes) => [`Indholdet fylder ikke det, kuverten siger (${sizes} byte). Det kan være beskadiget.`, `The content does not have the size that the envelope states (${sizes} bytes). It may be damaged.`],
  'vans-party': (what) => [`${what} er ikke angivet med et lokationsnummer (EAN).`, `${what} is not given by a location number (EAN).`],
};

export interface Place { path?: string; line?: number; column?: number }

export class VansFault extends Error {
  constructor(readonly rule: VansRule, readonly detail: string, readonly place: Place) { super(rule); }
}

const LONGEST_DETAIL = 80;

export function vansIssue(rule: VansRule, detail = '', { path = '', line, column }: Place = {}): Issue {
  const [message, messageEn] = sentences[rule](detail.slice(0, LONGEST_DETAIL));
  return { severity: 'fatal', rule, path, message, messageEn, source: 'text', ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}
