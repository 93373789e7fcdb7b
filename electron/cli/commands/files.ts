/** `read` and `validate` over files and folders: one answer per file, or per letter of one, in the order given, thousands in one process. */
import { readFile as readBytes } from 'node:fs/promises';
import { CodedError } from '../../../shared/contract';
import { isRejection, type Issue } from '../../../shared/messages';
import type { PackageDesk } from '../../node/packages/desk';
import type { CliCommand, CommandContext, ExitCode } from '../command';
import { walk } from '../walk';
import { errorSentence, fill, type Words } from '../words';
import { openPackages, packageOptions, threadDesk, validateByPackages } from './packages';
import { readParts } from './read';
import { validateParts, type ValidateResult } from './validate';

interface Answer { json: object; exitCode: 0 | 1; /** For people, when no JSON is asked for. */ text(): string }

/** Our own mistake with one file: told as a finding of that file, so that the other thousands are still looked at. */
const internalIssue = (): Issue => ({ severity: 'fatal', rule: 'internal', path: '', source: 'text', message: errorSentence('internal', undefined, 'da'), messageEn: errorSentence('internal', undefined, 'en') });

async function overFiles({ paths, out, talk, words }: CommandContext, json: boolean, look: (path: string, bytes: Uint8Array) => Answer[] | Promise<Answer[]>): Promise<ExitCode> {
  let exit: ExitCode = 0;
  for await (const found of walk(paths)) {
    if (out.closed) break;
    if ('missing' in found) { talk(fill(words.missingPath, { path: found.missing })); exit = 2; continue; }
    let bytes: Uint8Array;
    try {
      bytes = await readBytes(found.file);
    } catch (error) {
      talk(fill(words.unreadable, { path: found.file, code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' }));
      exit = 2;
      continue;
    }
    for (const answer of await look(found.file, bytes)) {
      if (json) await out.json(answer.json);
      else await out.line(answer.text());
      if (exit === 0) exit = answer.exitCode;
    }
  }
  return exit;
}

const lines = (issues: readonly Issue[], language: 'da' | 'en', strict = false): string[] =>
  issues.map((issue) => `  ${isRejection(issue) || (strict && issue.severity !== 'warning' && issue.severity !== 'information') ? '!' : '-'} ${issue.rule} ${issue.path}: ${language === 'da' ? issue.message : issue.messageEn}`);

/** By what is built in, or with `--package` by packages on the disk. `openDesk`: where those are read. */
export const validateWith = (openDesk: () => PackageDesk): CliCommand => ({
  options: { json: { type: 'boolean' }, strict: { type: 'boolean' }, ...packageOptions },
  takes: 'paths',
  usage: '[--json] [--strict] [--package FILE.tgz]… [--override NAME=VERSION]… PATH…',
  async run(context) {
    const strict = context.values.strict === true;
    const fault = (path: string) => ({ file: path, format: null, standard: null, version: null, verdict: 'reject' as const, issues: [internalIssue()] });
    const answer = ({ json, exitCode }: ValidateResult): Answer =>
      ({ json, exitCode, text: () => [`${json.verdict}\t${json.file}`, ...lines(json.issues, context.language, strict)].join('\n') });
    const json = context.values.json === true;
    if (context.values.package === undefined) return overFiles(context, json, (path, bytes) => orFault(() => validateParts(path, bytes, { strict }), fault(path)).map(answer));
    const desk = openDesk();
    try {
      const packages = await openPackages(context, desk);
      return await overFiles(context, json, async (path, bytes) => [answer(await validateByPackages(path, bytes, packages, desk, strict).catch((error: unknown) => ({ json: stopped(error, fault(path)), exitCode: 1 as const })))]);
    } finally { await desk.close(); }
  },
});

/** A rule of a package that takes for ever is told as such; the other files are still looked at. */
function stopped(error: unknown, result: ValidateResult['json']): ValidateResult['json'] {
  if (!(error instanceof CodedError)) return result;
  const { code, params } = error;
  return { ...result, verdict: 'unsupported', issues: [{ severity: 'error', rule: code, path: '', message: errorSentence(code, params, 'da'), messageEn: errorSentence(code, params, 'en'), source: 'policy' }] };
}

export const validate = validateWith(threadDesk);

export const read: CliCommand = {
  options: { json: { type: 'boolean' } },
  takes: 'paths',
  usage: '[--json] PATH…',
  run(context) {
    return overFiles(context, context.values.json === true, (path, bytes) =>
      orFault(() => readParts(path, bytes), { file: path, issues: [internalIssue()] as unknown }).map(({ json, exitCode }) => ({ json, exitCode, text: () => describe(json, context.words, context.language) })));
  },
};

function orFault<T>(look: () => { json: T; exitCode: 0 | 1 }[], fault: T): { json: T; exitCode: 0 | 1 }[] {
  try { return look(); } catch { return [{ json: fault, exitCode: 1 }]; }
}

/** A view for people: what it is, from whom to whom, and what it says. */
function describe(json: Record<string, unknown>, words: Words, language: 'da' | 'en'): string {
  const issues = lines((json.issues ?? []) as Issue[], language);
  if (json.messageId === undefined) return [`${String(json.file)}: ${words.notReadable}`, ...issues].join('\n');
  const organisation = (value: unknown) => { const { name, gln } = (value ?? {}) as { name?: string; gln?: string }; return name ?? gln ?? '?'; };
  const segments = (json.segments ?? []) as { text: string; author?: string; at?: string }[];
  const receivers = (json.receivers ?? []) as unknown[];
  const patient = json.patient as { name: string; ids: { value: string }[] } | undefined;
  return [
    `${String(json.file)}: ${String(json.standard)} ${String(json.version)} (${String(json.activity)})`,
    `  ${organisation(json.sender)} -> ${receivers.map(organisation).join(', ')}`,
    ...(patient ? [`  ${patient.name} ${patient.ids.map(({ value }) => value).join(', ')}`] : []),
    ...(typeof json.status === 'string' ? [`  ${json.status}`] : []),
    ...segments.flatMap(({ text, author, at }) => [`  [${[author, at].filter(Boolean).join(', ')}]`, ...text.split('\n').map((line) => `  ${line}`)]),
    ...issues,
  ].join('\n');
}
