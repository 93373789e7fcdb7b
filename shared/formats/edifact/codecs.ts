/** How a value of the letter tree stands in the components of a segment, one codec for both directions. */
import { isCpr } from '../../identifiers';
import type { LetterElement } from '../letter/tree';
import { codeOf, diagnosisKind, diagnosisScheme, episodeStatus, letterStatus, objectExtension, objectKind, partyScheme, priority, refusal, relation, speciality, type CodeList } from './codes';
import type { EdifactRule } from './faults';
import { isCalendarDay } from './interchange';
import { unwrap } from './text';

type Content = LetterElement['content'];
export interface Misread { rule: EdifactRule; detail: string }

export interface Codec {
  /** Components that it takes. */
  span: number;
  /** From at least one filled component; what cannot be read stays raw. */
  read(parts: readonly string[]): Content | Misread;
  /** Undefined when EDIFACT cannot say it. */
  write(content: Content): readonly string[] | undefined;
  /** What is written where the tree has nothing. */
  absent?: readonly string[];
  /** Read as if there was nothing there. */
  nothing?: string;
}

const value = (text: string): Content => ({ kind: 'value', text });
const textOf = (content: Content): string | undefined => (content.kind === 'value' ? content.text : undefined);
export const isMisread = (read: Content | Misread): read is Misread => 'rule' in read;

export const plain: Codec = { span: 1, read: ([text]) => value(text!), write: (content) => { const text = textOf(content); return text === undefined ? undefined : [text]; } };

/** Codes of one component, or of several joined with `:`. `rule` says how grave an unknown one is. */
function coded(list: CodeList, span = 1, rule: EdifactRule = 'edifact-code-unknown'): Codec {
  return {
    span,
    read(parts) {
      const code = parts.join(':');
      const known = Object.hasOwn(list, code) ? list[code] : undefined;
      return known === undefined ? { rule, detail: code } : value(known);
    },
    write(content) {
      const text = textOf(content);
      return (text === undefined ? undefined : codeOf(list, text))?.split(':');
    },
  };
}

const two = (text: string, at: number): string => text.slice(at, at + 2);

/** `CCYYMMDDHHMM:203` as Date and Time; `…SS:204` where `seconds` is wanted. A date alone (102) is no moment. */
function moment(seconds: boolean): Codec {
  return {
    span: 2,
    read([digits = '', format = '']) {
      const wrong = { rule: 'edifact-date-wrong', detail: `${digits}:${format}` } as const;
      if (!/^\d+$/.test(digits) || digits.length !== (format === '203' ? 12 : format === '204' ? 14 : -1)) return wrong;
      const [year, month, day, hour, minute, second] = [digits.slice(0, 4), two(digits, 4), two(digits, 6), two(digits, 8), two(digits, 10), two(digits, 12)];
      if (Number(year) < 1800 || !isCalendarDay(Number(year), Number(month), Number(day)) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return wrong;
      // Seconds that the field has no room for are dropped when they say nothing.
      if (!seconds && second !== '' && second !== '00') return { rule: 'edifact-value-unplaced', detail: digits };
      const time = seconds ? { name: 'TimeWithSec', content: value(`${hour}:${minute}:${second || '00'}`) } : { name: 'Time', content: value(`${hour}:${minute}`) };
      return { kind: 'elements', children: [{ name: 'Date', content: value(`${year}-${month}-${day}`) }, time] };
    },
    write(content) {
      if (content.kind !== 'elements') return undefined;
      const child = (name: string): string => { const found = content.children.find((element) => element.name === name); return (found && textOf(found.content)) ?? ''; };
      const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(child('Date'));
      const time = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(child(seconds ? 'TimeWithSec' : 'Time'));
      if (!date || !time) return undefined;
      return [[...date.slice(1), time[1], time[2], seconds ? time[3] ?? '00' : ''].join(''), seconds ? '204' : '203'];
    },
  };
}

/** `XDIS01` in XML is `DIS01` in EDIFACT; other statistical types (`GGOP2`) are alike. */
const typeCode: Codec = {
  span: 1,
  read: ([text]) => value(/^(?:DIS|REF|RPT|REQ|BIN|CTL|PRE)\d\d$/.test(text!) ? `X${text!}` : text!),
  write: (content) => { const text = textOf(content); return text === undefined ? undefined : [text.replace(/^X(?=[A-Z]{3}\d\d$)/, '')]; },
};

/** CPR without hyphen; the day must be one, the check digit is not looked at. */
const cpr: Codec = {
  ...plain,
  read: ([text]) => (isCpr(text!) || text === '0000000000' ? value(text!) : { rule: 'edifact-value-wrong', detail: 'CPR' }),
};

/** Object ids are UUIDs, with hyphens in XML and without in EDIFACT. */
const uuid: Codec = {
  ...plain,
  read: ([text]) => value(/^[0-9a-fA-F]{32}$/.test(text!) ? text!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : text!),
  write: (content) => { const text = textOf(content); return text === undefined ? undefined : [/^[0-9a-fA-F-]{36}$/.test(text) ? text.replaceAll('-', '') : text]; },
};

const positive: Codec = { ...plain, read: ([text]) => (/^[1-9]\d{0,8}$/.test(text!) ? value(text!) : { rule: 'edifact-value-wrong', detail: text! }) };

const MOST_IN_A_PART = 70;
/** Parts of a text of one line, each but the last with a backslash at its end where it is full. */
function inParts(span: number): Codec {
  return {
    span,
    read: (parts) => value(unwrap(parts).replace(/\n+$/, '').replaceAll('\n', ' ')),
    write(content) {
      let rest = textOf(content);
      if (rest === undefined) return undefined;
      const parts: string[] = [];
      for (; rest.length > MOST_IN_A_PART; rest = rest.slice(MOST_IN_A_PART - 1)) parts.push(`${rest.slice(0, MOST_IN_A_PART - 1)}\\`);
      return parts.length < span ? [...parts, rest] : undefined;
    },
  };
}

const families: Readonly<Record<string, string>> = { D: 'MEDDIS', H: 'MEDREF', R: 'MEDRPT', Q: 'MEDREQ', B: 'MEDBIN', C: 'CONTRL' };
/** `MEDDIS:D:93A:UN:D0133L` for the version of the letter that a receipt is about; `XMEDDIS` for one in XML. */
const originalVersion: Codec = {
  span: 5,
  read: (parts) => (parts[4] === undefined || parts[4] === '' ? { rule: 'edifact-value-wrong', detail: parts.join(':') } : value(parts[4])),
  write(content) {
    const version = textOf(content);
    if (version === undefined) return undefined;
    const [, xml, family] = /^(X?)([A-Z])/.exec(version) ?? [];
    return [`${xml ?? ''}${families[family ?? ''] ?? 'MEDDIS'}`, 'D', '93A', 'UN', version];
  },
};

export const codecs: Readonly<Record<string, Codec>> = {
  plain,
  status: coded(letterStatus),
  episode: coded(episodeStatus, 1, 'edifact-code-unlisted'),
  relation: coded(relation),
  kind: coded(diagnosisKind),
  priority: coded(priority),
  object: coded(objectKind),
  extension: coded(objectExtension),
  refusal: coded(refusal),
  party: coded(partyScheme, 2),
  diagnosis: coded(diagnosisScheme, 2),
  speciality: coded(speciality, 1, 'edifact-code-unlisted'),
  specialityOrNone: { ...coded(speciality, 1, 'edifact-code-unlisted'), absent: ['99'] },
  moment: moment(false),
  momentWithSeconds: moment(true),
  type: typeCode,
  cpr,
  uuid,
  positive,
  /** `_` stands for a name that is not known. The organisation's own is demanded, so there it is kept. */
  organisation: { ...plain, absent: ['_'] },
  name: { ...plain, nothing: '_' },
  line: inParts(5),
  address: inParts(4),
  original: originalVersion,
};
