/** One file's verdict, with everything a person needs to see where it fails. */
import { CodedError, type Judgement } from '../../../shared/contract';
import { assemble, type Shelf } from '../../../shared/fhir/packages/shelf';
import type { NotEvaluated } from '../../../shared/fhir/validation/types';
import type { Document } from '../../../shared/formats/format';
import { isRejection, type Issue } from '../../../shared/messages';
import { guideOfDocument, judgeBy, type Guide } from '../../../shared/standards/guides';
import { proseOf, type PackageJudgement } from '../../../shared/standards/loaded-guide';
import { profilePackages } from '../../../shared/standards/profile-packages';
import { unsupportedKind } from '../../../shared/standards/registry';
import { outlineOf, type PackageDesk } from '../../node/packages/desk';
import type { Library } from '../library';
import { readDocument } from '../reading';
import type { Loaded } from './collection';
import { messageTree } from './tree';
import { finding } from './words';

const notAMessage: Issue = { ...finding('fatal', 'not-a-message'), source: 'text' };
const MOST_ISSUES = 500;
const MOST_NOT_EVALUATED = 500;
const gravity: Record<Issue['severity'], number> = { fatal: 0, error: 1, warning: 2, information: 3 };

interface Found { issues: readonly Issue[]; notEvaluated?: readonly NotEvaluated[] | undefined; document?: Document; verdict?: Judgement['verdict'] }
type Facts = Partial<Pick<Judgement, 'format' | 'standard' | 'version' | 'title' | 'guide' | 'answer' | 'parts'>> & { packages?: Judgement['packages']; /** Only a refusal would be told: the letter's envelope asks for no positive receipt. */ onlyRefusals?: boolean };

/** Of loaded packages what is needed to find their way about. */
export const shelfOf = (loaded: readonly Loaded[]): Shelf =>
  ({ builtIn: profilePackages, loaded: new Map(loaded.map(({ record, summary, overrides }) => [record.id, { package: outlineOf(summary), overrides }])) });

/** By what is built in for the message's own version. `part`: which letter of a file of several. Never throws for what the bytes say. */
export function judgeFile(library: Library, bytes: Uint8Array, part?: number): Judgement {
  const read = readDocument(library, bytes, part);
  if (!read.document) return told(partsOf(read), { issues: read.issues });
  const { document } = read;
  const known = document.kind === 'letter' ? library.recognise(document) : undefined;
  if (known) return told({ ...factsOf(library, document, undefined), ...partsOf(read) }, { issues: read.issues, document });
  const guide = guideOfDocument(document);
  if (!guide) {
    const kind = unsupportedKind(document);
    const title = kind.kind === 'message' ? { title: kind.title } : {};
    return kind.kind === 'not-a-message' ? told({ format: document.format }, { issues: [...read.issues, notAMessage], document })
      : told({ ...factsOf(library, document, undefined), ...partsOf(read), ...title }, { issues: read.issues, document, verdict: read.issues.some(isRejection) ? 'reject' : 'unsupported' });
  }
  const report = judgeBy(guide, document);
  return told({ ...factsOf(library, document, guide), guide: guide.id, packages: builtInWith(guide.id) }, { issues: [...read.issues, ...report.issues], notEvaluated: report.notEvaluated, document });
}

/** By packages, the first that knows the message's profile. CodedError `not-found` for a package that isn't here. */
export async function judgeFileBy(library: Library, bytes: Uint8Array, part: number | undefined, ids: readonly string[], loaded: readonly Loaded[], desk: PackageDesk): Promise<Judgement> {
  const shelf = shelfOf(loaded);
  const reached = new Set(ids.flatMap((id) => {
    const packages = assemble(shelf, id);
    if (!packages) throw new CodedError('not-found');
    return [...packages.keys()];
  }));
  const read = readDocument(library, bytes, part);
  if (!read.document) return told(partsOf(read), { issues: read.issues });
  const { document } = read;
  if (document.kind === 'letter') return told({ ...factsOf(library, document, undefined), ...partsOf(read) }, { issues: read.issues, document, verdict: 'unsupported' });
  const own = guideOfDocument(document);
  let judged: PackageJudgement;
  try {
    judged = await desk.judge(document.bundle, ids, loaded.filter(({ record }) => reached.has(record.id)).map(({ text, overrides }) => ({ text, overrides })));
  } catch (error) {
    if (!(error instanceof CodedError) || error.code === 'bridge-closed') throw error;
    return told(factsOf(library, document, own), { issues: [...read.issues, finding('error', error.code, error.params)], document, verdict: 'unsupported' });
  }
  const { guide, packages, report } = judged;
  const issues = [...read.issues, ...report.issues, ...proseOf(document, guide)];
  return told({ ...factsOf(library, document, own), packages, ...(guide === undefined ? {} : { guide }) }, {
    issues, notEvaluated: report.notEvaluated, document, ...(guide === undefined && !issues.some(isRejection) ? { verdict: 'unsupported' as const } : {}),
  });
}

const partsOf = ({ parts }: { parts?: number }): Pick<Judgement, 'parts'> => (parts === undefined ? {} : { parts });

function factsOf(library: Library, document: Document, guide: Guide | undefined): Facts {
  const known = library.recognise(document);
  const standard = known?.standard.id ?? guide?.standard;
  const version = guide?.version ?? known?.version;
  const title = guide?.title ?? known?.standard.title;
  return {
    format: document.format, ...(standard === undefined ? {} : { standard }), ...(version === undefined ? {} : { version }), ...(title === undefined ? {} : { title }),
    // What an answer would be is known for what this client answers at all.
    ...(known?.standard.acknowledged && known.standard.reads.includes(known.version) ? { answer: 'ok' as const } : {}),
    ...(document.kind === 'letter' && document.envelope.acknowledgement !== 'pluspositivkvitt' ? { onlyRefusals: true } : {}),
  };
}

function builtInWith(id: string): Judgement['packages'] {
  const reached = assemble({ builtIn: profilePackages, loaded: new Map() }, id);
  return [...new Set([id, ...reached?.keys() ?? []])].filter((each) => !each.startsWith('hl7.fhir.r4.core#')).map((each) => ({ id: each, source: 'built-in' }));
}

function told({ answer, onlyRefusals = false, packages = [], ...facts }: Facts, { issues: all, notEvaluated = [], document, verdict }: Found): Judgement {
  const issues = [...all].sort((a, b) => gravity[a.severity] - gravity[b.severity]).slice(0, MOST_ISSUES);
  const count = (...severities: Issue['severity'][]) => all.filter(({ severity }) => severities.includes(severity)).length;
  const decided = verdict ?? (!document || all.some(isRejection) ? 'reject' : 'accept');
  return {
    ...facts, packages, verdict: decided, ...(answer && decided !== 'unsupported' && !(onlyRefusals && decided === 'accept') ? { answer: decided === 'accept' ? answer : 'fatal-error' as const } : {}),
    issues, counts: { errors: count('fatal', 'error'), warnings: count('warning'), information: count('information') }, notEvaluated: notEvaluated.slice(0, MOST_NOT_EVALUATED),
    ...(document?.kind === 'fhir' ? messageTree(document.bundle, issues.map(({ path }) => path)) : {}),
  };
}
