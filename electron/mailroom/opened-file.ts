/** A message file that somebody opened from a disk: read and judged as one from the network, never received, never acknowledged. */
import type { FileReading } from '../../shared/contract';
import type { Issue } from '../../shared/messages';
import { readDocument, storeAttachments, withContent } from './reading';
import type { Room } from './room';

const gravity: Record<Issue['severity'], number> = { fatal: 0, error: 1, warning: 2, information: 3 };
const MOST_ISSUES = 200;
const gravest = (issues: readonly Issue[]): Issue[] => [...issues].sort((a, b) => gravity[a.severity] - gravity[b.severity]).slice(0, MOST_ISSUES);

/** `sha256`: bytes in the content store; `part`: which of several letters. CodedError `not-found`. */
export async function readFile(room: Pick<Room, 'library' | 'originals'>, sha256: string, part = 0): Promise<FileReading> {
  const { library, originals } = room;
  const read = readDocument(library, await originals.read('content', sha256), part);
  const parts = read.parts === undefined ? {} : { parts: read.parts };
  if (!read.document) return { ...parts, issues: gravest(read.issues) };
  const { document } = read;
  const known = library.recognise(document);
  if (!known) return { ...parts, format: document.format, issues: gravest(read.issues) };
  const { standard, version } = known;
  const view = standard.view(document, version);
  return {
    ...parts, format: document.format, standard: standard.id, version, issues: gravest([...read.issues, ...standard.validate(document, version)]),
    view: withContent(view, await storeAttachments(room, document, view)),
  };
}
