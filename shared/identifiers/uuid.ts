/** UUIDs as MedCom uses them. The published pattern for thread and payload ids demands lower case but checks no version digit. */
const hex = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const plain = new RegExp(`^${hex}$`, 'i');
const urn = new RegExp(`^urn:uuid:${hex}$`);
const version5 = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** A UUID without prefix, in either case. */
export const isUuid = (value: string): boolean => plain.test(value);

/** The whole string is `urn:uuid:` and a lower-case UUID (thread, payload and report identifiers). */
export const isUrnUuid = (value: string): boolean => urn.test(value);

/** The LPR3 episode identifier: `urn:uuid:` and a version-5 UUID in either case. */
export const isUrnUuidV5 = (value: string): boolean => version5.test(value);

/** The form in which episode identifiers of FHIR, OIO-XML and EDIFACT are compared: no prefix, no hyphens, lower case. */
export const comparableUuid = (value: string): string => value.toLowerCase().replace(/^urn:uuid:/, '').replaceAll('-', '');
