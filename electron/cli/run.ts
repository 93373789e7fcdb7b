/** Finds the command, reads its options, runs it, and turns whatever happens into an exit code. */
import { parseArgs } from 'node:util';
import { CodedError } from '../../shared/contract';
import { CannotRun, type CliCommand, type ExitCode } from './command';
import type { Output } from './output';
import { errorSentence, fill, wordsFor, type Words } from './words';

export interface Surroundings {
  commands: Readonly<Record<CommandName, CliCommand>>;
  out: Output;
  talk(sentence: string): void;
  language: 'da' | 'en';
}

export const commandNames = ['read', 'validate', 'convert', 'send', 'inbox', 'simulate', 'register'] as const;
export type CommandName = (typeof commandNames)[number];

/** `args`: everything after `cli --`. Never throws. */
export async function runCli(args: readonly string[], { commands, out, talk, language }: Surroundings): Promise<ExitCode> {
  const words = wordsFor(language);
  const [first, ...rest] = args;
  if (first === '--help' || first === 'help' || first === '-h') { await out.line(overview(words)); return 0; }
  if (first === undefined) { talk(words.noCommand); talk(overview(words)); return 2; }
  const name = commandNames.find((known) => known === first);
  if (!name) { talk(fill(words.unknownCommand, { name: first })); talk(overview(words)); return 2; }
  const command = commands[name];
  try {
    const { values, positionals } = parseArgs({ args: rest, options: { ...command.options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true, strict: true });
    if (values.help) { await out.line(`${words[name]}\n${fill(words.usageOf, { command: name, usage: command.usage })}`); return 0; }
    if (command.takes === 'paths' && positionals.length === 0) throw new CannotRun(words.noPaths);
    if (command.takes === 'none' && positionals[0] !== undefined) throw new CannotRun(fill(words.noMorePaths, { name: positionals[0] }));
    return await command.run({ paths: positionals, values, out, talk, words, language });
  } catch (error) {
    talk(sentenceFor(error, words, language));
    return 2;
  }
}

function sentenceFor(error: unknown, words: Words, language: 'da' | 'en'): string {
  if (error instanceof CannotRun) return error.message;
  if (error instanceof CodedError) return errorSentence(error.code, error.params, language);
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code?.startsWith('ERR_PARSE_ARGS')) return fill(words.badOption, { detail: (error as Error).message.split('. ')[0] ?? '' });
  // Our own mistake: the kind of error says where to look; its message may hold what a message said, so it stays out.
  return fill(words.unexpected, { code: code ?? (error instanceof Error ? error.name : 'unknown') });
}

const overview = (words: Words): string => [words.usage, '', words.commands, ...commandNames.map((name) => `  ${name.padEnd(10)}${words[name]}`), '', words.moreHelp].join('\n');
