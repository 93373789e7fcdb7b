/** A file of letters taken apart: its interchanges, their letters, and each finding with what it is about, so that one bad letter condemns no other. */
import type { Issue } from '../../messages';
import { envelopesOfEdifact } from '../edifact';
import { envelopeOfOioXml } from '../oioxml';
import { elementAt } from './access';
import { letterFormatOf, type LetterFormat } from './formats';
import type { Interchange, Letter, LetterPlace } from './tree';

export interface FiledLetter {
  letter: Letter;
  /** Which letter of the file, from 0, over all its interchanges. */
  part: number;
  issues: Issue[];
}
export interface FiledInterchange {
  envelope: Omit<Interchange, 'letters'>;
  /** Of the envelope or of the file as a whole: they concern every letter in it. */
  issues: Issue[];
  letters: FiledLetter[];
}
export interface LetterFile {
  format: LetterFormat['id'];
  /** Where nothing can be read but the envelope, it stands alone: its sender can be told. Empty when not even that. */
  interchanges: FiledInterchange[];
  /** All findings, in the order of the file. */
  issues: Issue[];
}

/** As many of one kind the formats tell; behind them there may be more, in any letter. */
const MOST_OF_A_RULE = 20;

/** What is said at a letter and means its envelope, or that a letter is missing whole. */
const ofEnvelope: ReadonlySet<string> = new Set(['edifact-charset', 'edifact-unh-wrong', 'edifact-segment-outside', 'edifact-interchange-repeated', 'letter-encoding-wrong', 'letter-none']);

interface Position { line: number; column: number; segment: number }
const nowhere: Position = { line: 0, column: 0, segment: 0 };

const position = (place: LetterPlace | undefined): Position => (!place ? nowhere : 'segment' in place ? { ...nowhere, segment: place.segment } : { ...nowhere, ...place });
const positionOf = ({ path, line = 0, column = 0 }: Issue, format: LetterFormat['id']): Position =>
  (format === 'edifact' ? { ...nowhere, segment: Number(/^[^[]+\[(\d+)\]/.exec(path)?.[1] ?? 0) } : { line, column, segment: 0 });
const isBefore = (a: Position, b: Position): boolean => a.segment < b.segment || (a.segment === b.segment && (a.line < b.line || (a.line === b.line && a.column < b.column)));

/** Where a letter begins: its header segment, or its root element. */
const beginOf = ({ root }: Letter): Position => position(root.place ?? elementAt(root, 'Letter/Identifier')?.place);

/** Of envelopes that are the same nobody knows which one is meant. */
function condemnTwins(filed: readonly FiledInterchange[], issue: Issue, twin: FiledInterchange | undefined): void {
  const same = (a: FiledInterchange['envelope'], b: FiledInterchange['envelope']): boolean => a.identifier === b.identifier && a.sender === b.sender && a.receiver === b.receiver;
  for (const { envelope, issues } of filed) if (!twin || same(envelope, twin.envelope)) issues.push(issue);
}

function sort(format: LetterFormat['id'], interchanges: readonly Interchange[], issues: readonly Issue[]): FiledInterchange[] {
  let part = 0;
  const filed = interchanges.map(({ letters, ...envelope }): FiledInterchange => ({ envelope, issues: [], letters: letters.map((letter) => ({ letter, part: part++, issues: [] })) }));
  const starts = filed.flatMap((interchange) => interchange.letters.map((letter) => ({ at: beginOf(letter.letter), interchange, letter })));
  const counts = new Map<string, number>();
  for (const { rule, severity } of issues) counts.set(`${rule} ${severity}`, (counts.get(`${rule} ${severity}`) ?? 0) + 1);
  for (const issue of issues) {
    const at = positionOf(issue, format);
    const flood = counts.get(`${issue.rule} ${issue.severity}`)! >= MOST_OF_A_RULE && (issue.severity === 'error' || issue.severity === 'fatal');
    if (flood || (at.segment === 0 && at.line === 0)) { for (const { issues: all } of filed) all.push(issue); continue; }
    const tag = format === 'edifact' ? issue.path.slice(0, 3) : '';
    if (issue.rule === 'edifact-interchange-repeated') { condemnTwins(filed, issue, starts.find((start) => isBefore(at, start.at))?.interchange); continue; }
    const before = starts.findLast((start) => !isBefore(at, start.at));
    // An envelope begins before its first letter and ends behind its last.
    const interchange = tag === 'UNB' ? starts.find((start) => isBefore(at, start.at))?.interchange ?? filed.at(-1) : before?.interchange ?? filed[0];
    if (before && tag !== 'UNB' && tag !== 'UNZ' && !ofEnvelope.has(issue.rule)) before.letter.issues.push(issue);
    else interchange?.issues.push(issue);
  }
  return filed;
}

/** Never throws; undefined for what looks like no letter. */
export function readLetterFile(bytes: Uint8Array): LetterFile | undefined {
  const format = letterFormatOf(bytes);
  if (!format) return undefined;
  const { interchanges, issues } = format.read(bytes);
  if (interchanges.length > 0) return { format: format.id, interchanges: sort(format.id, interchanges, issues), issues };
  const envelopes = format.id === 'edifact' ? envelopesOfEdifact(bytes) : [envelopeOfOioXml(bytes) ?? []].flat();
  return { format: format.id, interchanges: envelopes.map((envelope) => ({ envelope, issues, letters: [] })), issues };
}
