/** Documents into files, read back as a receiver would read them. */
import { textRoot } from '../formats/edifact/read-text';
import { letterDocuments, letterFormatById } from '../formats/letter/formats';
import type { Document, FhirDocument, LetterDocument } from '../formats/format';
import { formatById } from '../formats/registry';
import { isRejection } from '../messages';
import { notWritable, lossesBetween, lossesOfWriting, refusal, refuse } from './losses';
import type { ConvertedFile, Loss, Refusal } from './types';

export type WrittenFile = { file: ConvertedFile; losses: Loss[]; refused?: undefined } | { refused: Refusal };

export function writeFhir(document: FhirDocument, to: FhirDocument['format']): WrittenFile {
  const format = formatById(to)!;
  const content = format.write({ ...document, format: to });
  const read = format.parse(content);
  if (!read.document) return notWritable(read.issues[0]);
  return { file: { document: read.document, content, contentType: format.contentType, extension: to === 'fhir-json' ? 'json' : 'xml' }, losses: [] };
}

/** What is lost is told by the writer, and beyond that found by reading what it wrote. */
export function writeLetterAs(document: LetterDocument, to: LetterDocument['format']): WrittenFile {
  const { envelope, letter } = document;
  const format = letterFormatById(to);
  const { bytes, issues } = format.write({ ...envelope, letters: [letter] });
  if (!bytes) {
    // That there is no such form says more than what else could not be written of it.
    const fatal = issues.find(({ rule }) => rule === 'edifact-no-form') ?? issues.find(({ severity }) => severity === 'fatal') ?? issues[0]!;
    if (letter.root.name === textRoot) return refusal('convert-read-as-text', letter.version);
    if (fatal.rule === 'letter-not-written') return refusal('convert-newer-version', letter.version);
    return fatal.rule === 'edifact-no-form' ? refusal('convert-no-form', letter.version) : notWritable(fatal);
  }
  const read = format.read(bytes);
  const [back] = read.interchanges.flatMap((interchange) => letterDocuments(to, interchange));
  // One format allows what another forbids (a CPR number that is no day): nobody is given a file that its receiver must refuse.
  const fault = read.issues.find(isRejection);
  if (!back || fault) return refuse('convert-not-valid', fault ?? read.issues[0]);
  const told = lossesOfWriting(issues);
  return { file: { document: back, content: bytes, contentType: format.contentType, extension: to === 'edifact' ? 'edi' : 'xml' }, losses: [...lossesBetween(letter.root, back.letter.root, told), ...envelopeLosses(envelope, back.envelope)] };
}

function envelopeLosses(before: LetterDocument['envelope'], after: LetterDocument['envelope']): Loss[] {
  const differing = (['identifier', 'sender', 'receiver', 'acknowledgement'] as const).filter((name) => before[name] !== after[name]);
  const sent = before.sent.date !== after.sent.date || before.sent.time !== after.sent.time;
  return [...differing, ...(sent ? ['sent'] : [])].map((name) => ({
    path: `Envelope/${name}`, kept: 'dropped', what: `Kuvertens felt ${name} kan ikke skrives, som det var. Originalen er bevaret.`, whatEn: `The field ${name} of the envelope cannot be written as it was. The original is kept.`,
  }));
}

export const writeAs = (document: Document, to: FhirDocument['format'] | LetterDocument['format']): WrittenFile => {
  if (document.kind === 'fhir') return to === 'fhir-json' || to === 'fhir-xml' ? writeFhir(document, to) : refusal('convert-no-direction', 'FHIR');
  return to === 'edifact' || to === 'oioxml' ? writeLetterAs(document, to) : refusal('convert-no-direction', document.letter.version);
};
