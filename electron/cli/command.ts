/** What every command of the command line offers, and what it gets. Data goes to stdout, talk to stderr. */
import type { ParseArgsConfig } from 'node:util';
import type { Output } from './output';
import type { Words } from './words';

/** 0 = all well, 1 = found faults, 2 = could not run. */
export type ExitCode = 0 | 1 | 2;

export type OptionValues = Record<string, string | boolean | (string | boolean)[] | undefined>;

export interface CommandContext {
  /** What was given after the command's name besides options: files and folders. */
  paths: readonly string[];
  values: OptionValues;
  out: Output;
  /** A sentence for the person at the terminal, on stderr. */
  talk(sentence: string): void;
  words: Words;
  language: 'da' | 'en';
}

export interface CliCommand {
  /** Options beside `--help`. */
  options: NonNullable<ParseArgsConfig['options']>;
  /** `paths`: at least one file or folder must be given. `none`: nothing may be. */
  takes: 'paths' | 'none';
  /** What stands after the command's name in its help: "[--json] PATH…". */
  usage: string;
  run(context: CommandContext): Promise<ExitCode>;
}

/** The command can't run, and says why in one sentence that is fit to be read. Ends with 2. */
export class CannotRun extends Error {
  constructor(sentence: string) { super(sentence); this.name = 'CannotRun'; }
}
