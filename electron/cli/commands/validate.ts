/** `validate --json`: one file's verdict and findings (command line contract). */
import { isRejection, type Issue } from '../../../shared/messages';
import { validateDocument } from '../../../shared/standards/guides';
import { openParts, unsupportedIssue, type Opened } from './open';

export interface ValidateResult {
  json: { file: string; /** Which letter, where the file holds several. */ part?: number; format: string | null; standard: string | null; version: string | null; verdict: 'accept' | 'reject' | 'unsupported'; issues: Issue[] };
  /** 1 when the verdict is reject. */
  exitCode: 0 | 1;
}

const isError = ({ severity }: Issue): boolean => severity === 'fatal' || severity === 'error';

/** One result for each message or letter. `strict` lets MedCom's prose and our own policy reject too. Never throws; a file that is no message at all is rejected. */
export const validateParts = (path: string, bytes: Uint8Array, options: { strict?: boolean } = {}): [ValidateResult, ...ValidateResult[]] => {
  const [first, ...rest] = openParts(bytes).map((opened) => validateOpened(path, opened, options.strict === true));
  return [first!, ...rest];
};

function validateOpened(path: string, opened: Opened, strict: boolean): ValidateResult {
  const { document, recognised, unsupported, part } = opened;
  // Every published guide judges its messages, also those that the client doesn't read. Letters are judged by their format and their standard.
  const report = document && validateDocument(document);
  const own = document && !report && recognised && recognised.version !== 'unknown' ? recognised.standard.validate(document, recognised.version) : [];
  const unhandled = report ? undefined : unsupportedIssue(opened);
  const issues = [...opened.issues, ...report?.issues ?? own, ...(unhandled ? [unhandled] : [])];
  const rejected = issues.some(strict ? isError : isRejection) || !document;
  const verdict = rejected ? 'reject' : unhandled ? 'unsupported' : 'accept';
  const standard = report?.standard ?? recognised?.standard.id ?? (unsupported?.kind === 'message' ? unsupported.id : undefined) ?? null;
  return {
    json: { file: path, ...(part === undefined ? {} : { part }), format: opened.format ?? null, standard, version: report?.version ?? recognised?.version ?? null, verdict, issues },
    exitCode: verdict === 'reject' ? 1 : 0,
  };
}
