/** The frames of an interchange: UNB, UNH, UNT and UNZ with their counters and numbers. Several interchanges in one file are split. */
import { isGln } from '../../identifiers';
import type { Interchange } from '../letter/tree';
import type { Faults } from './faults';
import type { Segment } from './syntax';

export interface MessageFrame {
  /** As in UNH; EDIFACT spelling (`D0133L`, `DIS01`). */
  identifier: string;
  version: string;
  type: string;
  unh: Segment;
  /** Between UNH and UNT. */
  body: Segment[];
}
export interface InterchangeFrame { header: Omit<Interchange, 'letters'>; messages: MessageFrame[] }

const LONGEST_ID = 14;

/** The component, empty where there is none. Element from 0 (the tag), component from 0. */
export const part = (segment: Segment, element: number, component = 0): string => segment.elements[element]?.[component] ?? '';

export const isCalendarDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** `YYMMDD` and `HHMM`. Letters exist since the nineties: 90 and above are 19yy. */
export function envelopeTime(date: string, time: string): Interchange['sent'] | undefined {
  const day = /^(\d\d)(\d\d)(\d\d)$/.exec(date);
  const clock = /^([01]\d|2[0-3])([0-5]\d)$/.exec(time);
  if (!day || !clock) return undefined;
  const [yy, mm, dd] = [day[1]!, day[2]!, day[3]!];
  const year = Number(yy) >= 90 ? `19${yy}` : `20${yy}`;
  return isCalendarDay(Number(year), Number(mm), Number(dd)) ? { date: `${year}-${mm}-${dd}`, time: `${clock[1]!}:${clock[2]!}` } : undefined;
}

/** Splits segments into interchanges; what cannot stand where it stands is told to `faults`. */
export class FrameReader {
  readonly interchanges: InterchangeFrame[] = [];
  readonly #identities = new Set<string>();
  #open: InterchangeFrame | undefined;
  #unb: Segment | undefined;
  #letters = 0;
  #message: MessageFrame | undefined;
  /** A letter whose UNH could not be read: its segments are counted, not kept. */
  #unread: { unh: Segment; count: number } | undefined;

  constructor(private readonly faults: Faults) {}

  read(segments: readonly Segment[]): void {
    if (!segments.some(({ tag }) => tag === 'UNB')) {
      if (!this.faults.fatal) this.faults.add('edifact-unb-missing', { segment: segments[0]! });
      return;
    }
    for (const segment of segments) this.#take(segment);
    if (this.faults.fatal) return;
    this.#endLetter();
    if (this.#open) this.#endWithout();
  }

  #take(segment: Segment): void {
    const { tag } = segment;
    if (tag === 'UNB') this.#begin(segment);
    else if (tag === 'UNZ') this.#end(segment);
    else if (!this.#open) this.faults.add(this.interchanges.length > 0 ? 'edifact-segment-outside' : 'edifact-unb-missing', { segment, detail: tag });
    else if (tag === 'UNH') this.#beginLetter(segment);
    else if (tag === 'UNT') this.#endOfLetter(segment);
    else if (this.#message) this.#message.body.push(segment);
    else if (this.#unread) this.#unread.count += 1;
    else this.faults.add('edifact-segment-outside', { segment, detail: tag });
  }

  #begin(unb: Segment): void {
    if (this.#open) {
      this.#endLetter();
      this.#endWithout();
    }
    const wrong = (element: number, detail: string): void => { this.faults.add('edifact-unb-wrong', { segment: unb, element, detail }); };
    const charset = part(unb, 1);
    if (charset !== 'UNOC') this.faults.add('edifact-charset', { segment: unb, element: 1, detail: charset });
    else if (part(unb, 1, 1) !== '3') this.faults.add('edifact-unb-wrong', { severity: 'warning', segment: unb, element: 1, detail: unb.elements[1]!.join(':') });
    for (const element of [2, 3]) {
      const number = part(unb, element);
      if (number === '') wrong(element, '""');
      else if (part(unb, element, 1) !== '14') this.faults.add('edifact-unb-wrong', { severity: 'warning', segment: unb, element, detail: unb.elements[element]!.join(':') });
      else if (!isGln(number)) this.faults.add('edifact-gln', { segment: unb, element, detail: number });
    }
    const sent = envelopeTime(part(unb, 4), part(unb, 4, 1));
    if (!sent) wrong(4, `"${part(unb, 4)}:${part(unb, 4, 1)}"`);
    const identifier = part(unb, 5);
    if (identifier === '' || identifier.length > LONGEST_ID) wrong(5, `"${identifier}"`);
    const wanted = part(unb, 9);
    if (wanted !== '' && wanted !== '0' && wanted !== '1') wrong(9, `"${wanted}"`);
    const beyond = unb.elements.findIndex((components, element) => element > 5 && element !== 9 && components.some((value) => value !== ''));
    if (beyond !== -1) this.faults.add('edifact-value-unplaced', { segment: unb, element: beyond, detail: unb.elements[beyond]!.join(':') });
    const identity = [part(unb, 2), part(unb, 3), identifier].join('+');
    if (this.#identities.has(identity)) this.faults.add('edifact-interchange-repeated', { segment: unb, element: 5, detail: identifier });
    this.#identities.add(identity);
    this.#unb = unb;
    this.#letters = 0;
    this.#open = {
      header: { sent: sent ?? { date: '', time: '' }, identifier, acknowledgement: wanted === '1' ? 'pluspositivkvitt' : 'minuspositivkvitt', sender: part(unb, 2), receiver: part(unb, 3) },
      messages: [],
    };
    this.interchanges.push(this.#open);
  }

  #endWithout(): void {
    this.faults.add('edifact-unz-missing', { segment: this.#unb! });
    this.#open = undefined;
  }

  #end(unz: Segment): void {
    this.#endLetter();
    if (!this.#open) {
      this.faults.add(this.interchanges.length > 0 ? 'edifact-segment-outside' : 'edifact-unb-missing', { segment: unz, detail: 'UNZ' });
      return;
    }
    if (part(unz, 1) !== String(this.#letters)) this.faults.add('edifact-unz-count', { segment: unz, element: 1, detail: `${part(unz, 1) || '""'} / ${this.#letters}` });
    if (part(unz, 2) !== this.#open.header.identifier) this.faults.add('edifact-unz-id', { segment: unz, element: 2, detail: `${this.#open.header.identifier} / ${part(unz, 2)}` });
    if (this.#letters === 0) this.faults.add('edifact-no-letters', { segment: unz });
    this.#open = undefined;
  }

  #beginLetter(unh: Segment): void {
    this.#endLetter();
    this.#letters += 1;
    const [identifier, version, type] = [part(unh, 1), part(unh, 2, 4), part(unh, 3)];
    const wrong = identifier === '' || identifier.length > LONGEST_ID ? 1 : version === '' ? 2 : type === '' ? 3 : undefined;
    if (wrong !== undefined) {
      this.faults.add('edifact-unh-wrong', { segment: unh, element: wrong, detail: `"${(unh.elements[wrong] ?? []).join(':')}"` });
      this.#unread = { unh, count: 1 };
      return;
    }
    this.#message = { identifier, version, type, unh, body: [] };
    this.#open!.messages.push(this.#message);
  }

  #endOfLetter(unt: Segment): void {
    const unh = this.#message?.unh ?? this.#unread?.unh;
    if (!unh) { this.faults.add('edifact-segment-outside', { segment: unt, detail: 'UNT' }); return; }
    const count = this.#message ? this.#message.body.length + 2 : this.#unread!.count + 1;
    if (part(unt, 1) !== String(count)) this.faults.add('edifact-unt-count', { segment: unt, element: 1, detail: `${part(unt, 1) || '""'} / ${count}` });
    if (part(unt, 2) !== part(unh, 1)) this.faults.add('edifact-unt-id', { segment: unt, element: 2, detail: `${part(unh, 1)} / ${part(unt, 2)}` });
    this.#message = undefined;
    this.#unread = undefined;
  }

  #endLetter(): void {
    const unh = this.#message?.unh ?? this.#unread?.unh;
    if (unh) this.faults.add('edifact-unt-missing', { segment: unh });
    this.#message = undefined;
    this.#unread = undefined;
  }
}
