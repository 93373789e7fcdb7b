/** What the simulation must be able to read and write. Passed in, so that it never reaches for a registry itself. */
import type { FhirDocument, Format } from '../../../../shared/formats/format';
import type { FhirFormat } from '../../../../shared/messages';
import type { LetterFormat } from '../../../../shared/formats/letter/formats';
import type { AcknowledgingStandard, ComposingStandard, Standard } from '../../../../shared/standards/standard';

export interface Languages {
  formats: readonly Format[];
  careCommunication: ComposingStandard<FhirDocument>;
  acknowledgement: AcknowledgingStandard;
  letters: {
    formats: readonly LetterFormat[];
    /** By which letters are known and named on their envelopes; the one that takes every letter stands last. */
    standards: readonly Standard[];
  };
}
/** What reading and writing messages alone needs. */
export type MessageLanguages = Omit<Languages, 'letters'>;

export interface Read { document: FhirDocument; standard: Standard; version: string }

/** Undefined for anything that is no message of the two standards. Never throws. */
export function readMessage(languages: MessageLanguages, bytes: Uint8Array): Read | undefined {
  let text: string;
  try { text = new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { return undefined; }
  const { document } = languages.formats.find((format) => format.sniff(text.slice(0, 512)))?.parse(text) ?? {};
  if (!document) return undefined;
  for (const standard of [languages.careCommunication, languages.acknowledgement]) {
    const version = standard.recognise(document);
    if (version !== undefined) return { document, standard, version };
  }
  return undefined;
}

/** @throws RangeError when the format is not among the languages: a fault of composition. */
export function writeMessage(languages: MessageLanguages, document: FhirDocument, as: FhirFormat): { bytes: Uint8Array; contentType: string } {
  const format = languages.formats.find((each) => each.id === as);
  if (!format) throw new RangeError(`no format ${as}`);
  return { bytes: new TextEncoder().encode(format.write({ ...document, format: as })), contentType: format.contentType };
}
