/** EDIFACT bytes into interchanges of letters. Never throws. */
import type { Issue } from '../../messages';
import type { Interchange, Letter } from '../letter/tree';
import type { Faults } from './faults';
import { FrameReader, type InterchangeFrame, type MessageFrame } from './interchange';
import { mapOfType, mapOfVersion } from './maps';
import { LetterReader } from './read-letter';
import { readAsText } from './read-text';
import { readSegments, type EdifactLimits } from './syntax';

export interface EdifactRead {
  /** In the order of the file; empty when nothing can be read. */
  interchanges: Interchange[];
  issues: Issue[];
}

function readLetter(frame: MessageFrame, header: InterchangeFrame['header'], faults: Faults): Letter {
  const map = mapOfVersion(frame.version) ?? mapOfType(frame.type);
  if (!map) {
    faults.add('edifact-read-as-text', { segment: frame.unh, element: 3, detail: `${frame.type} ${frame.version}` });
    return readAsText(frame, header);
  }
  const nearest = !map.versions.includes(frame.version);
  if (nearest) faults.add('edifact-version', { segment: frame.unh, element: 2, component: 5, detail: `${frame.version}, ${map.versions[0]!}` });
  else if (map.type !== frame.type) faults.add('edifact-values-differ', { severity: 'error', segment: frame.unh, element: 3, detail: `${frame.version}, ${frame.type}` });
  return new LetterReader(map, frame, faults, nearest).read(header);
}

/** Whole letters as far as they could be read, also where a counter is wrong: the issues then refuse them. */
export function readEdifact(bytes: Uint8Array, limits?: EdifactLimits): EdifactRead {
  const { segments, faults } = readSegments(bytes, limits);
  if (faults.fatal) return { interchanges: [], issues: faults.issues };
  const frames = new FrameReader(faults);
  frames.read(segments);
  if (faults.fatal) return { interchanges: [], issues: faults.issues };
  const interchanges = frames.interchanges.map(({ header, messages }) => ({ ...header, letters: messages.map((message) => readLetter(message, header, faults)) }));
  return { interchanges, issues: faults.issues };
}
