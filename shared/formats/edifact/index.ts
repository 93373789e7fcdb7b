/** EDIFACT: MedCom's letters as they travel since the nineties, read into the letter tree and written from it. */
export { envelopesOfEdifact } from './envelopes';
export { readEdifact } from './read';
export { looksLikeEdifact } from './syntax';
export { writeEdifact } from './write';
