/** `validate --package FILE.tgz`: packages read by the same loader as the client's, and messages judged by them instead of by what is built in. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CodedError, overridesSchema } from '../../../shared/contract';
import { dependenciesOf, isNamedByAll, versionsAtHand, type Shelf } from '../../../shared/fhir/packages/shelf';
import type { NotEvaluated } from '../../../shared/fhir/validation/types';
import { isRejection } from '../../../shared/messages';
import { proseOf } from '../../../shared/standards/loaded-guide';
import { profilePackages } from '../../../shared/standards/profile-packages';
import { outlineOf, type JudgingPackage, type PackageDesk, type PackageReading } from '../../node/packages/desk';
import { createThreadDesk } from '../../node/packages/thread-desk';
import { systemClock } from '../../node/system';
import { CannotRun, type CommandContext } from '../command';
import { errorSentence, fill } from '../words';
import { openParts } from './open';
import type { ValidateResult } from './validate';

export const packageOptions = { package: { type: 'string', multiple: true }, override: { type: 'string', multiple: true } } as const;

/** The thread that is built beside the command line. */
export const threadDesk = (): PackageDesk => createThreadDesk({ source: () => readFile(resolve(import.meta.dirname, '../packages/index.cjs'), 'utf8'), after: systemClock.after });

export interface PackageResult { json: ValidateResult['json'] & { guide: string | null; notEvaluated: readonly NotEvaluated[] }; exitCode: 0 | 1 }

export type OpenPackage = PackageReading & JudgingPackage;

/** The given packages, in the order given. CannotRun with a sentence that names the file. What is missing is told on stderr. */
export async function openPackages({ values, talk, words, language }: CommandContext, desk: PackageDesk): Promise<OpenPackage[]> {
  const overrides = readOverrides(strings(values.override), (detail) => new CannotRun(fill(words.badOption, { detail })));
  const loaded: OpenPackage[] = [];
  for (const file of strings(values.package)) {
    const bytes = await readFile(file).catch((error: unknown) => { throw new CannotRun(fill(words.unreadable, { path: file, code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' })); });
    try {
      loaded.push({ ...await desk.read(bytes), overrides });
    } catch (error) {
      throw error instanceof CodedError ? new CannotRun(`${file}: ${errorSentence(error.code, error.params, language)}`) : error;
    }
  }
  const shelf = shelfOf(loaded);
  for (const each of loaded) {
    for (const { name, wanted, state } of dependenciesOf(shelf, idOf(each)) ?? []) {
      if (state === 'missing' && !isNamedByAll(name)) talk(errorSentence('package-missing-dependency', { package: `${name}#${wanted}`, known: versionsAtHand(shelf, name).join(', ') || '-' }, language));
    }
  }
  return loaded;
}

const idOf = ({ summary }: PackageReading): string => `${summary.name}#${summary.version}`;
const shelfOf = (loaded: readonly OpenPackage[]): Shelf => ({ builtIn: profilePackages, loaded: new Map(loaded.map((each) => [idOf(each), { package: outlineOf(each.summary), overrides: each.overrides }])) });
const strings = (value: CommandContext['values'][string]): string[] => (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []);

function readOverrides(given: readonly string[], bad: (detail: string) => Error): Record<string, string> {
  const overrides = Object.fromEntries(given.map((each) => {
    const [name, version, ...rest] = each.split('=');
    if (name === undefined || version === undefined || rest.length > 0) throw bad(`--override ${each}`);
    return [name, version];
  }));
  const read = overridesSchema.safeParse(overrides);
  if (!read.success) throw bad(`--override ${read.error.issues[0]?.path.join('.') ?? ''}`);
  return read.data;
}

/** As `validateParts`, by the packages, and with what could not be decided. A message whose profile none of them has is `unsupported`. */
export async function validateByPackages(path: string, bytes: Uint8Array, loaded: readonly OpenPackage[], desk: PackageDesk, strict: boolean): Promise<PackageResult> {
  const { document, format, recognised, issues: textIssues } = openParts(bytes)[0];
  if (!document) return { json: { file: path, format: format ?? null, standard: null, version: null, verdict: 'reject', issues: textIssues, guide: null, notEvaluated: [] }, exitCode: 1 };
  // Packages hold profiles of FHIR: letters have none.
  if (document.kind === 'letter') return { json: { file: path, format: format ?? null, standard: recognised?.standard.id ?? null, version: recognised?.version ?? null, verdict: 'unsupported', issues: textIssues, guide: null, notEvaluated: [] }, exitCode: 0 };
  const { guide, report } = await desk.judge(document.bundle, loaded.map(idOf), loaded.map(({ text, overrides }) => ({ text, overrides })));
  const issues = [...textIssues, ...report.issues, ...proseOf(document, guide)];
  const rejected = issues.some((issue) => isRejection(issue) || (strict && (issue.severity === 'error' || issue.severity === 'fatal')));
  const verdict = rejected ? 'reject' : guide === undefined ? 'unsupported' : 'accept';
  return {
    json: { file: path, format: format ?? null, standard: recognised?.standard.id ?? null, version: recognised?.version ?? null, verdict, issues, guide: guide ?? null, notEvaluated: report.notEvaluated },
    exitCode: verdict === 'reject' ? 1 : 0,
  };
}
