/** What is remarkable about a package, as a finding: the same sentences that the codes have everywhere else. */
import type { CodedError, ErrorCode } from '../../../shared/contract';
import { errors as da } from '../../../shared/i18n/da/errors';
import { errors as en } from '../../../shared/i18n/en/errors';
import type { Issue } from '../../../shared/messages';

type Params = CodedError['params'];

const sentence = ({ what, next }: { what: string; next: string }, params: Params = {}): string =>
  `${what} ${next}`.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));

export const finding = (severity: Issue['severity'], code: ErrorCode, params?: Params): Issue =>
  ({ severity, rule: code, path: '', message: sentence(da[code], params), messageEn: sentence(en[code], params), source: 'policy' });

/** Refusals of the package itself; all other errors are ours or the disk's. */
export const isRefusal = ({ code }: CodedError): boolean => code.startsWith('package-');
