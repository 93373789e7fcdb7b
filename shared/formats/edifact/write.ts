/** Interchanges of letters into EDIFACT bytes: exact counters, release characters, ISO-8859-1. What cannot be carried is told. */
import type { Issue } from '../../messages';
import { valueAt } from '../letter/access';
import type { LetterWritten } from '../letter/format';
import type { Interchange } from '../letter/tree';
import { replaced } from './characters';
import { edifactIssue, type EdifactRule } from './faults';
import { mapOfVersion } from './maps';
import { LetterWriter, type WrittenSegment } from './write-letter';

const LONGEST_ID = 14;
const SERVICE = "UNA:+.? '";
const LINE_END = '\r\n';

const special = /[?:+']/;
const released = /[?:+']/g;
const escaped = (text: string): string => (special.test(text) ? text.replaceAll(released, '?$&') : text);

/** Without empty components and elements at the end. */
function line(elements: readonly (readonly string[])[]): string {
  let text = '';
  let elementsOwed = 0;
  for (const [index, components] of elements.entries()) {
    if (index > 0) elementsOwed += 1;
    let componentsOwed = 0;
    for (const [at, component] of components.entries()) {
      if (at > 0) componentsOwed += 1;
      if (component === '') continue;
      text += '+'.repeat(elementsOwed) + ':'.repeat(componentsOwed) + escaped(component);
      elementsOwed = 0;
      componentsOwed = 0;
    }
  }
  return `${text}'`;
}

/** ISO-8859-1 pieces and binary ones, put together once. */
class Output {
  readonly #pieces: (string | Uint8Array)[] = [];
  #length = 0;

  add(piece: string | Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  segment({ elements, binary }: WrittenSegment): void {
    // Nothing may stand between a binary object and the segments around it.
    this.add(binary ? line(elements) : line(elements) + LINE_END);
    if (binary) this.add(binary);
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const piece of this.#pieces) {
      if (typeof piece === 'string') for (let index = 0; index < piece.length; index++) all[at + index] = piece.charCodeAt(index);
      else all.set(piece, at);
      at += piece.length;
    }
    return all;
  }
}

function header(interchange: Interchange, receipts: boolean): string[][] | undefined {
  const { sent, identifier, acknowledgement, sender, receiver } = interchange;
  const day = /^\d\d(\d\d)-(\d\d)-(\d\d)$/.exec(sent.date);
  const time = /^(\d\d):(\d\d)$/.exec(sent.time);
  if (!day || !time) return undefined;
  const wanted = acknowledgement === 'pluspositivkvitt' ? '1' : '0';
  return [
    ['UNB'], ['UNOC', '3'], [sender, '14'], [receiver, '14'], [day.slice(1).join(''), time.slice(1).join('')], [identifier],
    ...(receipts ? [] : [[''], [''], [''], [wanted]]),
  ];
}

/**
 * Bytes are absent when the letter cannot be written; a fatal issue says why. Issues of severity warning name what the letter loses: `edifact-dropped` and
 * `edifact-not-carried` are left out, `edifact-characters`, `edifact-text-changed` and `edifact-text-divided` come out otherwise.
 */
export function writeEdifact(interchange: Interchange): LetterWritten {
  const issues: Issue[] = [];
  const tell = (rule: EdifactRule, path: string, detail: string): void => { issues.push({ ...edifactIssue(rule, { detail }), path }); };
  const { identifier, sender, receiver, letters } = interchange;
  const receipts = letters.every(({ version }) => mapOfVersion(version.replace(/^X/, ''))?.receipt === true);
  const unb = header(interchange, receipts);
  if (!unb) tell('edifact-not-writable', 'Envelope/Sent', 'Envelope/Sent');
  for (const [path, value] of [['Envelope/Identifier', identifier], ['Sender/EANIdentifier', sender], ['Receiver/EANIdentifier', receiver]] as const) {
    if (value === '' || replaced(value).replacements.length > 0 || (path === 'Envelope/Identifier' && value.length > LONGEST_ID)) tell('edifact-not-writable', path, path);
  }
  if (letters.length === 0) tell('edifact-not-writable', 'Emessage', 'Emessage');
  const out = new Output();
  out.add(SERVICE + LINE_END);
  if (unb) out.add(line(unb) + LINE_END);
  for (const letter of letters) {
    const version = letter.version.replace(/^X/, '');
    const map = mapOfVersion(version);
    if (map?.root !== letter.root.name) { tell('edifact-no-form', letter.root.name, letter.version); continue; }
    const id = valueAt(letter.root, 'Letter/Identifier') ?? '';
    if (id === '' || id.length > LONGEST_ID || replaced(id).replacements.length > 0) tell('edifact-not-writable', `${letter.root.name}/Letter/Identifier`, 'Letter/Identifier');
    for (const [path, value] of [['Sender/EANIdentifier', sender], ['Receiver/EANIdentifier', receiver]] as const) {
      const own = valueAt(letter.root, path);
      // EDIFACT has one sender and one receiver for all letters of an interchange.
      if (own !== undefined && own !== value) tell('edifact-not-writable', `${letter.root.name}/${path}`, path);
    }
    const body = new LetterWriter(map, letter, tell).write();
    out.segment({ elements: [['UNH'], [id], [map.message, 'D', '93A', map.agency, version], [map.type]] });
    for (const segment of body) out.segment(segment);
    out.segment({ elements: [['UNT'], [String(body.length + 2)], [id]] });
  }
  out.segment({ elements: [['UNZ'], [String(letters.length)], [identifier]] });
  return issues.some(({ severity }) => severity === 'fatal') ? { issues } : { bytes: out.bytes(), issues };
}
