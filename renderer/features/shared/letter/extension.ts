const extensions: Readonly<Record<string, string>> = { 'fhir-json': 'json', 'fhir-xml': 'xml', oioxml: 'xml', edifact: 'edi' };

/** By which an original is saved, without dot; `bin` for what nobody could read. */
export const extensionOf = (format: string): string => extensions[format] ?? 'bin';
