/** The log as a file for a person: CSV for a spreadsheet, JSON for a program. */
import type { AccessRecord } from '../../../shared/messages';
import { access as da } from '../../../shared/i18n/da/access';
import { access as en } from '../../../shared/i18n/en/access';
import { common as daCommon } from '../../../shared/i18n/da/common';
import { common as enCommon } from '../../../shared/i18n/en/common';

type Language = 'da' | 'en';
/** A spreadsheet must not take what somebody else chose (a message id) for a formula. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Copenhagen time, so that a citizen can read it; the instant itself stands in the JSON. */
const timeOf = (language: Language) => new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { timeZone: 'Europe/Copenhagen', dateStyle: 'short', timeStyle: 'medium' });

/** Semicolons and a byte order mark: what Danish spreadsheets open without asking. */
export function csvOf(records: readonly AccessRecord[], language: Language): string {
  const words = language === 'da' ? da : en;
  const roles = (language === 'da' ? daCommon : enCommon).access;
  const time = timeOf(language);
  const head = [words.csv.n, words.csv.time, words.csv.user, words.csv.role, words.csv.organisation, words.csv.action, words.csv.citizen, words.csv.messages];
  const rows = records.map((record) => [
    String(record.n), time.format(new Date(record.at)), record.user?.name ?? words.by[record.by === 'program' ? 'program' : 'nobody'], record.role ? roles[record.role] : '', record.organisation ?? '',
    words.action[record.action], record.citizen.join(', '), record.messageIds.join(', '),
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

export const jsonOf = (records: readonly AccessRecord[], madeAt: string): string => `${JSON.stringify({ madeAt, records }, undefined, 2)}\n`;
