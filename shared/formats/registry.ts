/** Every format a message can be written in. A new one is a folder and a line here. */
import { fhirJson } from './fhir-json';
import { fhirXml } from './fhir-xml';
import type { Format } from './format';

export const formats: readonly Format[] = [fhirJson, fhirXml];

const HEAD = 1024;

/** The format that the text looks like; undefined for an empty text or one of no known format. */
export function formatOf(text: string): Format | undefined {
  const head = text.slice(0, HEAD);
  return formats.find((format) => format.sniff(head));
}

/** By MIME type, with or without parameters, and by the older spellings (`application/json`, `application/xml`). */
export function formatByContentType(contentType: string): Format | undefined {
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase();
  return formats.find((format) => format.contentType === type || format.contentType.replace('fhir+', '') === type || format.contentType.replace('application/fhir+', 'text/') === type);
}

export const formatById = (id: string): Format | undefined => formats.find((format) => format.id === id);
