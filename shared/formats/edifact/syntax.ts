/**
 * From bytes to segments: service characters, release character, line ends, binary objects. Bytes and not text, because a binary letter carries
 * raw bytes between its segments. Follows ISO 9735 as MedCom's letters use it; never throws.
 */
import { Faults } from './faults';

export interface Segment {
  tag: string;
  /** `elements[0]` is the tag; each element is its components, released. At least one component each. */
  elements: string[][];
  /** From 1 in the file; UNA is no segment. */
  number: number;
  /** Byte of the tag. */
  offset: number;
  /** What a UNO carries. */
  binary?: Uint8Array;
}

export interface EdifactLimits { maxBytes: number; maxSegments: number; maxSegmentBytes: number; maxComponents: number }
/** The largest real letters have some hundred segments of a few hundred characters; binary letters may be large. */
export const edifactLimits: EdifactLimits = { maxBytes: 150 * 1024 * 1024, maxSegments: 100_000, maxSegmentBytes: 20_000, maxComponents: 1_000_000 };

const LF = 10;
const CR = 13;
const U = 85;
const N = 78;
const A = 65;
const SERVICE_LENGTH = 9;
const isLineEnd = (byte: number | undefined): boolean => byte === CR || byte === LF;
const isBlank = (byte: number | undefined): boolean => isLineEnd(byte) || byte === 32 || byte === 9;

export interface ServiceCharacters { component: number; element: number; release: number; terminator: number }
export const standardCharacters: ServiceCharacters = { component: 58, element: 43, release: 63, terminator: 39 };

/** ISO-8859-1: every byte is the character of its number. Spreading the bytes would take ten times as long. */
const latin1 = (bytes: Uint8Array): string => Reflect.apply(String.fromCharCode, undefined, bytes) as string;
const hex = (byte: number): string => `U+${byte.toString(16).toUpperCase().padStart(4, '0')}`;

/** Whether the first bytes look like EDIFACT. */
export function looksLikeEdifact(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < 1024 && isBlank(bytes[at])) at += 1;
  return bytes[at] === U && bytes[at + 1] === N && (bytes[at + 2] === A || bytes[at + 2] === 66 || bytes[at + 2] === 72) && bytes.length > at + 3;
}

class SyntaxReader {
  readonly segments: Segment[] = [];
  readonly faults: Faults;
  #at = 0;
  #components = 0;
  #characters = standardCharacters;
  #utf8 = 0;
  #otherHigh = 0;
  #firstHigh: Pick<Segment, 'tag' | 'number' | 'offset'> | undefined;

  constructor(private readonly bytes: Uint8Array, private readonly limits: EdifactLimits) { this.faults = new Faults(bytes); }

  read(): void {
    const { bytes, faults } = this;
    if (bytes.length > this.limits.maxBytes) return faults.add('text-too-large', { detail: String(Math.floor(this.limits.maxBytes / 1024 / 1024)) });
    if (!bytes.some((byte) => !isBlank(byte))) return faults.add('text-empty');
    if (!looksLikeEdifact(bytes)) return faults.add('not-a-message');
    for (let expectsService = true; ;) {
      while (isBlank(bytes[this.#at])) this.#at += 1;
      if (this.#at >= bytes.length) break;
      if (this.#isService()) {
        if (!this.#service()) return;
        expectsService = false;
        continue;
      }
      if (expectsService) {
        faults.add('edifact-una-missing');
        this.#characters = standardCharacters;
        expectsService = false;
      }
      const segment = this.#segment();
      if (!segment) return;
      if (segment.tag === 'UNO' && !this.#binary(segment)) return;
      if (segment.tag === 'UNZ') expectsService = true;
    }
    this.#judgeCharset();
  }

  #isService(): boolean {
    const { bytes } = this;
    return bytes[this.#at] === U && bytes[this.#at + 1] === N && bytes[this.#at + 2] === A;
  }

  /** `UNA` and six characters: component, element, decimal mark, release, reserved, terminator. */
  #service(): boolean {
    const offset = this.#at;
    if (offset + SERVICE_LENGTH > this.bytes.length) { this.faults.add('edifact-truncated', { offset }); return false; }
    const [component, element, decimal, release, , terminator] = this.bytes.subarray(offset + 3, offset + SERVICE_LENGTH);
    const used = [component!, element!, release!, terminator!];
    const wrong = used.find((byte) => byte < 32 || byte > 126 || /[A-Za-z0-9]/.test(String.fromCharCode(byte)) || (byte === 32 && byte !== release));
    const fault = wrong !== undefined ? hex(wrong) : new Set(used).size < used.length ? latin1(this.bytes.subarray(offset + 3, offset + SERVICE_LENGTH)) : undefined;
    if (fault !== undefined || decimal === undefined) { this.faults.add('edifact-una-wrong', { offset, detail: fault ?? '' }); return false; }
    this.#characters = { component: component!, element: element!, release: release!, terminator: terminator! };
    this.#at += SERVICE_LENGTH;
    return true;
  }

  #segment(): Segment | undefined {
    const { bytes, faults } = this;
    const { terminator } = this.#characters;
    // A blank as release character means that there is none.
    const release = this.#characters.release === 32 ? -1 : this.#characters.release;
    const offset = this.#at;
    const last = Math.min(bytes.length, offset + this.limits.maxSegmentBytes);
    let at = offset;
    let plain = true;
    let high = false;
    let control = -1;
    for (; at < last; at++) {
      const byte = bytes[at]!;
      if (byte === terminator) break;
      if (byte === release) {
        plain = false;
        do at += 1; while (isLineEnd(bytes[at]));
      } else if (byte < 32) {
        plain = false;
        if (!isLineEnd(byte) && control === -1) control = at;
      } else if (byte > 126) high = true;
    }
    if (at >= last) {
      if (last < bytes.length) faults.add('edifact-segment-long', { offset, detail: String(this.limits.maxSegmentBytes) });
      else faults.add('edifact-truncated', { offset });
      return undefined;
    }
    this.#at = at + 1;
    const raw = bytes.subarray(offset, at);
    const elements = plain ? this.#split(latin1(raw)) : this.#splitReleased(raw, offset);
    const segment: Segment = { tag: elements[0]![0]!, elements, number: this.segments.length + 1, offset };
    if (!/^[A-Z][A-Z0-9]{2}$/.test(segment.tag) || elements[0]!.length > 1) faults.add('edifact-segment-tag', { segment, detail: elements[0]!.join(':').slice(0, 12) });
    if (control !== -1) faults.add('edifact-control-character', { segment, offset: control, detail: hex(bytes[control]!), ...(bytes[control] === 9 ? { severity: 'warning' } : {}) });
    if (high) this.#countHigh(raw, segment);
    this.segments.push(segment);
    for (const { length } of elements) this.#components += length;
    if (this.segments.length > this.limits.maxSegments || this.#components > this.limits.maxComponents) {
      faults.add('edifact-too-many', { segment, detail: String(this.segments.length > this.limits.maxSegments ? this.limits.maxSegments : this.limits.maxComponents) });
      return undefined;
    }
    return segment;
  }

  #split(text: string): string[][] {
    const component = String.fromCharCode(this.#characters.component);
    return text.split(String.fromCharCode(this.#characters.element)).map((element) => (element.includes(component) ? element.split(component) : [element]));
  }

  /** The slow way, for segments with released characters or line ends inside. */
  #splitReleased(raw: Uint8Array, offset: number): string[][] {
    const { component, element, release, terminator } = this.#characters;
    const elements: string[][] = [];
    let components: string[] = [];
    let text = '';
    for (let at = 0; at < raw.length; at++) {
      const byte = raw[at]!;
      if (isLineEnd(byte)) continue;
      if (byte === release && release !== 32) {
        let next = at + 1;
        while (isLineEnd(raw[next])) next += 1;
        const released = raw[next];
        if (released === component || released === element || released === release || released === terminator) {
          text += String.fromCharCode(released);
          at = next;
          continue;
        }
        // Both characters stay, so that nothing of the text is lost.
        const segment = { tag: elements[0]?.[0] ?? text.slice(0, 3), number: this.segments.length + 1, offset };
        this.faults.add('edifact-release', { segment, element: elements.length, offset: offset + at, detail: latin1(raw.subarray(at, next + 1)) });
        text += String.fromCharCode(byte);
      } else if (byte === component || byte === element) {
        components.push(text);
        text = '';
        if (byte === component) continue;
        elements.push(components);
        components = [];
      } else text += String.fromCharCode(byte);
    }
    components.push(text);
    elements.push(components);
    return elements;
  }

  /** `UNO+n+…+…+size:…'`, exactly `size` bytes, `UNP+size+n'`. */
  #binary(segment: Segment): boolean {
    const declared = segment.elements[4]?.[0] ?? '';
    const size = /^\d{1,9}$/.test(declared) ? Number(declared) : -1;
    const fail = (detail: string): boolean => { this.faults.add('edifact-binary-size', { segment, element: 4, detail }); return false; };
    if (size <= 0) return fail(`"${declared}"`);
    let start = this.#at;
    let end = this.#endOfBinary(start + size);
    if (end === undefined && isLineEnd(this.bytes[start])) {
      start += this.bytes[start] === CR && this.bytes[start + 1] === LF ? 2 : 1;
      end = this.#endOfBinary(start + size);
      if (end !== undefined) this.faults.add('edifact-binary-line-break', { segment });
    }
    if (end === undefined) {
      if (start + size > this.bytes.length) { this.faults.add('edifact-truncated', { segment }); return false; }
      return fail(declared);
    }
    segment.binary = this.bytes.subarray(start, start + size);
    this.#at = end;
    const closing = this.#segment();
    if (!closing) return false;
    const [, bytes, number] = closing.elements;
    if (bytes?.[0] === declared && number?.[0] === segment.elements[1]?.[0]) return true;
    this.faults.add('edifact-binary-size', { segment: closing, element: bytes?.[0] === declared ? 2 : 1, detail: `${segment.elements[1]?.[0] ?? ''}: ${declared}, UNP ${closing.elements.slice(1).map(([value]) => value).join('+')}` });
    return false;
  }

  /** Where UNP begins when the binary ends before this byte; line ends may stand between. */
  #endOfBinary(after: number): number | undefined {
    let at = after;
    while (isLineEnd(this.bytes[at])) at += 1;
    return this.bytes[at] === U && this.bytes[at + 1] === N && this.bytes[at + 2] === 80 ? at : undefined;
  }

  #countHigh(raw: Uint8Array, segment: Segment): void {
    this.#firstHigh ??= segment;
    let windows = -1;
    for (let at = 0; at < raw.length; at++) {
      const byte = raw[at]!;
      if (byte < 128) { if (byte === 127 && windows === -1) windows = at; continue; }
      const length = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
      let following = 0;
      while (following < length && (raw[at + 1 + following]! & 0xc0) === 0x80) following += 1;
      if (length > 0 && following === length) {
        this.#utf8 += 1;
        // 0xC3 alone is Ã, which no Danish text has; with a second byte of UTF-8 behind it, it is nothing else.
        if (byte === 0xc3) this.#otherHigh = -Infinity;
        at += length;
      } else {
        this.#otherHigh += 1;
        if (byte < 160 && windows === -1) windows = at;
      }
    }
    if (windows !== -1) this.faults.add('edifact-control-character', { severity: 'warning', segment, offset: segment.offset + windows, detail: hex(raw[windows]!) });
  }

  /** A file whose every high byte is part of a UTF-8 sequence is UTF-8, whatever it says: a fault to report, not to guess at. */
  #judgeCharset(): void {
    if (this.#utf8 > 0 && this.#otherHigh <= 0) this.faults.add('edifact-charset', { segment: this.#firstHigh!, detail: 'UTF-8' });
  }
}

/** Segments as far as they could be read. `faults.fatal` when the rest could not. */
export function readSegments(bytes: Uint8Array, limits: EdifactLimits = edifactLimits): { segments: Segment[]; faults: Faults } {
  const reader = new SyntaxReader(bytes, limits);
  reader.read();
  return { segments: reader.segments, faults: reader.faults };
}

/** A segment as one would write it with the usual characters, for showing raw. Binary content is left out. */
export function rawSegment({ elements }: Segment): string {
  return elements.map((components) => components.map((component) => component.replaceAll(/[?:+']/g, '?$&')).join(':')).join('+');
}
