/** `validate --json`: one file's verdict and findings (command line contract). */
import { isRejection, type Issue } from '../../../shared/messages';
import { validateDocument } from '../../../shared/standards/guides';
import { openFile, unsupportedIssue } from './open';

export interface ValidateResult {
  json: { file: string; format: string | null; standard: string | null; version: string | null; verdict: 'accept' | 'reject' | 'unsupported'; issues: Issue[] };
  /** 1 when the verdict is reject. */
  exitCode: 0 | 1;
}

const isError = ({ severity }: Issue): boolean => severity === 'fatal' || severity === 'error';

/** `strict` lets MedCom's prose and our own policy reject too. Never throws; a file that is no message at all is rejected. */
export function validateFile(path: string, bytes: Uint8Array, options: { strict?: boolean } = {}): ValidateResult {
  const opened = openFile(bytes);
  const { document, recognised, unsupported } = opened;
  // Every published guide judges its messages, also those that the client doesn't read.
  const report = document && validateDocument(document);
  const unhandled = report ? undefined : unsupportedIssue(opened);
  const issues = [...opened.issues, ...report?.issues ?? [], ...(unhandled ? [unhandled] : [])];
  const rejected = issues.some(options.strict === true ? isError : isRejection) || !document;
  const verdict = rejected ? 'reject' : unhandled ? 'unsupported' : 'accept';
  const standard = report?.standard ?? recognised?.standard.id ?? (unsupported?.kind === 'message' ? unsupported.id : undefined) ?? null;
  return { json: { file: path, format: opened.format ?? null, standard, version: report?.version ?? recognised?.version ?? null, verdict, issues }, exitCode: verdict === 'reject' ? 1 : 0 };
}
