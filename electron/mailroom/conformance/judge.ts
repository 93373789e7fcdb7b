/** One file's verdict, with everything a person needs to see where it fails. */
import type { Judgement } from '../../../shared/contract';
import { isRejection, type Issue } from '../../../shared/messages';
import type { Library } from '../library';
import { readDocument } from '../reading';
import { messageTree } from './tree';

const MOST_ISSUES = 500;
const gravity: Record<Issue['severity'], number> = { fatal: 0, error: 1, warning: 2, information: 3 };

/** Never throws for what the bytes say. */
export function judgeFile(library: Library, bytes: Uint8Array): Judgement {
  const read = readDocument(library, bytes);
  if (!read.document) return told({ verdict: 'reject', packages: [], notEvaluated: [] }, read.issues);
  const { document } = read;
  const known = library.recognise(document);
  if (!known) return told({ format: document.format, verdict: 'unsupported', packages: [], notEvaluated: [] }, read.issues, document.bundle);
  const { standard, version } = known;
  const facts = { format: document.format, standard: standard.id, version, title: standard.title, packages: [], notEvaluated: [] };
  if (!standard.reads.includes(version)) return told({ ...facts, verdict: 'unsupported' }, read.issues, document.bundle);
  const issues = [...read.issues, ...standard.validate(document, version)];
  const verdict = issues.some(isRejection) ? 'reject' : 'accept';
  return told({ ...facts, verdict, ...(standard.acknowledged ? { answer: verdict === 'accept' ? 'ok' as const : 'fatal-error' as const } : {}) }, issues, document.bundle);
}

function told(judgement: Omit<Judgement, 'issues' | 'counts'>, found: readonly Issue[], bundle?: unknown): Judgement {
  const issues = [...found].sort((a, b) => gravity[a.severity] - gravity[b.severity]).slice(0, MOST_ISSUES);
  const count = (...severities: Issue['severity'][]) => found.filter(({ severity }) => severities.includes(severity)).length;
  return {
    ...judgement, issues, counts: { errors: count('fatal', 'error'), warnings: count('warning'), information: count('information') },
    ...(bundle === undefined ? {} : messageTree(bundle, issues.map(({ path }) => path))),
  };
}
