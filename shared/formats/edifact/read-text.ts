/** Letters without a table of their own (referrals, laboratory reports, prescriptions): header facts in the tree, all else as text in the order of the file. */
import { joinedRuns, textRun } from '../../messages';
import { parentElement } from '../letter/access';
import type { Interchange, Letter, LetterElement, TextRun } from '../letter/tree';
import { append, settle } from './build';
import { codecs, isMisread } from './codecs';
import { partyScheme } from './codes';
import { part, type MessageFrame } from './interchange';
import { rawSegment, type Segment } from './syntax';
import { styleOf, unknownStyle, unwrap } from './text';

/** The root of a letter that is read as text; no schema has it, and it is not written. */
export const textRoot = 'TextLetter';

/** Who sends and who gets, by the numbers that the parties are given. */
const senderSequence = '1';
const receiverSequence = '2';

function putMoment(root: LetterElement, path: string, segment: Segment): boolean {
  const content = codecs[part(segment, 1, 2) === '204' ? 'momentWithSeconds' : 'moment']!.read([part(segment, 1, 1), part(segment, 1, 2)]);
  if (isMisread(content)) return false;
  append(root, path, content, { segment: segment.number });
  return true;
}

/** NAD and ADR of one S01 group. Returns the segments that say nothing more. */
function party(root: LetterElement, name: string, group: readonly Segment[]): Set<Segment> {
  const used = new Set<Segment>();
  const put = (path: string, segment: Segment, element: number, component: number): void => {
    const text = part(segment, element, component);
    if (text !== '') append(root, `${name}/${path}`, { kind: 'value', text }, { segment: segment.number, element });
  };
  const nad = group.find(({ tag }) => tag === 'NAD');
  if (nad) {
    put('Identifier', nad, 2, 0);
    const scheme = `${part(nad, 2, 1)}:${part(nad, 2, 2)}`;
    if (Object.hasOwn(partyScheme, scheme)) append(root, `${name}/IdentifierCode`, { kind: 'value', text: partyScheme[scheme]! });
    ['OrganisationName', 'DepartmentName', 'UnitName'].forEach((path, index) => { put(path, nad, 4, index); });
    if (Object.hasOwn(partyScheme, scheme)) used.add(nad);
  }
  const adr = group.find(({ tag }) => tag === 'ADR');
  if (adr) {
    put('StreetName', adr, 2, 1);
    put('SuburbName', adr, 2, 2);
    put('DistrictName', adr, 3, 0);
    put('PostCodeIdentifier', adr, 4, 0);
    if (part(adr, 1) === '' && adr.elements.length <= 5) used.add(adr);
  }
  return used;
}

function patient(root: LetterElement, pna: Segment, group: readonly Segment[]): void {
  const put = (path: string, text: string): void => { if (text !== '') append(root, `Patient/${path}`, { kind: 'value', text }, { segment: pna.number }); };
  put('CivilRegistrationNumber', part(pna, 2));
  const replacement = group.find((segment) => segment.tag === 'RFF' && part(segment, 1) === 'XPI');
  if (part(pna, 2) === '' && replacement) put('AlternativeIdentifier', part(replacement, 1, 1));
  for (const components of pna.elements.slice(3)) {
    const [kind, text = '', given = ''] = components;
    if (kind === 'SU') put('PersonSurnameName', text);
    else if (kind === 'FO') put('PersonGivenName', text);
    // Prescriptions write both names in one component.
    else if (kind === 'SCC') {
      const [surname, first = given] = text.split(',');
      put('PersonSurnameName', surname!);
      put('PersonGivenName', first);
    }
  }
}

/** What stands before the next group. */
function groupFrom(body: readonly Segment[], at: number): Segment[] {
  const group: Segment[] = [];
  for (const segment of body.slice(at)) {
    if (/^S\d\d$/.test(segment.tag)) break;
    group.push(segment);
  }
  return group;
}

/** The text of everything that is no header fact: FTX as it is meant, under its code; other segments raw, in a fixed font. */
function rendering(body: readonly Segment[], used: ReadonlySet<Segment>): TextRun[] {
  const runs: TextRun[] = [];
  let heading = '';
  for (const segment of body) {
    if (used.has(segment)) continue;
    if (segment.tag !== 'FTX') {
      if (!/^S\d\d$/.test(segment.tag)) runs.push({ ...unknownStyle, text: `${rawSegment(segment)}\n` });
      heading = '';
      continue;
    }
    const kind = part(segment, 1);
    if (kind !== heading) runs.push(textRun(`${kind}\n`, { style: 'bold' }));
    heading = kind;
    runs.push({ ...(styleOf(part(segment, 2)) ?? unknownStyle), text: unwrap(segment.elements[4] ?? []) });
    // Elements that text has none of.
    if (segment.elements.some((components, element) => (element === 3 || element > 4) && components.some((text) => text !== ''))) runs.push({ ...unknownStyle, text: `${rawSegment(segment)}\n` });
  }
  return joinedRuns(runs);
}

export function readAsText({ identifier, version, type, unh, body }: MessageFrame, { sender, receiver }: Pick<Interchange, 'sender' | 'receiver'>): Letter {
  const root = parentElement(textRoot, []);
  for (const [path, text] of [['Letter/Identifier', identifier], ['Letter/VersionCode', `X${version}`], ['Letter/TypeCode', `X${type}`], ['Sender/EANIdentifier', sender], ['Receiver/EANIdentifier', receiver]] as const) {
    append(root, path, { kind: 'value', text }, { segment: unh.number });
  }
  const used = new Set<Segment>();
  body.forEach((segment, index) => {
    if (segment.tag === 'DTM' && part(segment, 1) === '137' && !used.has(segment) && putMoment(root, 'Letter/Authorisation', segment)) used.add(segment);
    if (segment.tag === 'S01') {
      const group = groupFrom(body, index + 1);
      const sequence = group.find(({ tag }) => tag === 'SEQ');
      const name = sequence && (part(sequence, 2) === senderSequence ? 'Sender' : part(sequence, 2) === receiverSequence ? 'Receiver' : undefined);
      if (name) for (const one of [...party(root, name, group), sequence]) used.add(one);
    }
    if (segment.tag === 'PNA' && part(segment, 1) === 'PAT') patient(root, segment, groupFrom(body, index + 1));
  });
  const runs = rendering(body, used);
  if (runs.length > 0) append(root, 'ClinicalInformation/Text01', { kind: 'formatted', runs });
  return { version: `X${version}`, root: settle(root), unplaced: [] };
}
