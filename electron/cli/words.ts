/** The command line's texts, from the same catalogues as the page. */
import { errorCodeSchema } from '../../shared/contract';
import { cli as da } from '../../shared/i18n/da/cli';
import { errors as daErrors } from '../../shared/i18n/da/errors';
import { cli as en } from '../../shared/i18n/en/cli';
import { errors as enErrors } from '../../shared/i18n/en/errors';

export type Words = { [K in keyof typeof da]: string };
export const wordsFor = (language: 'da' | 'en'): Words => (language === 'da' ? da : en);

/** By the customs of POSIX: LC_ALL beats LC_MESSAGES beats LANG; anything but Danish is English. */
export function languageOf(env: Record<string, string | undefined>): 'da' | 'en' {
  const name = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  return name?.toLowerCase().startsWith('da') === true ? 'da' : 'en';
}

/** Puts values into `{{name}}`. */
export const fill = (text: string, params: Record<string, string | number> = {}): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : whole));

/** What happened and what to do, for an error code of the contract; an unknown code is told as `internal`. */
export function errorSentence(code: string, params: Record<string, string | number> | undefined, language: 'da' | 'en'): string {
  const known = errorCodeSchema.safeParse(code).data ?? 'internal';
  const { what, next } = (language === 'da' ? daErrors : enErrors)[known];
  return fill(`${what} ${next}`, params);
}
