/** OIO-XML: MedCom's letters in XML, with the rehabilitation plan GGOP, read into the letter tree and written from it. */
export { envelopeOfOioXml } from './envelope';
export { readOioXml } from './read';
export { writeOioXml } from './write';

const HEAD = 4096;

/** Whether the first bytes look like a letter in XML: its outermost element is `Emessage`, with or without prefix. Cheap, never throws. */
export const looksLikeOioXml = (bytes: Uint8Array): boolean => /<(?:[A-Za-z_][\w.-]*:)?Emessage[\s/>]/.test(String.fromCharCode(...bytes.subarray(0, HEAD)));
