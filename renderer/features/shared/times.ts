/** Instants as people read them: Europe/Copenhagen, colon in times, short months. `now` is passed in. */
import type { Instant } from '../../../shared/messages';

export type Language = 'da' | 'en';
const zone = 'Europe/Copenhagen';
const locale = (language: Language): string => (language === 'da' ? 'da-DK' : 'en-GB');

const formatters = new Map<string, Intl.DateTimeFormat>();
/** Making a formatter costs far more than using one; a list of rows would feel it. */
function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (!found) formatters.set(key, (found = new Intl.DateTimeFormat(locale(language), { timeZone: zone, ...options })));
  return found;
}

/** Danish Intl writes `08.41`, which can be read as a date; the design demands a colon. */
const colon = (text: string): string => text.replaceAll('.', ':');
const parse = (instant: Instant): Date | undefined => {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? undefined : new Date(time);
};

/** `08:41` */
export function clock(instant: Instant, language: Language): string {
  const date = parse(instant);
  return date ? colon(formatter(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date)) : '';
}

/** `08:41:20` */
export function clockSeconds(instant: Instant, language: Language): string {
  const date = parse(instant);
  return date ? colon(formatter(language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(date)) : '';
}

/** `2026-11-19`: the Danish calendar day, for grouping and comparing. */
export function dayOf(instant: Instant): string {
  const date = parse(instant);
  if (!date) return '';
  const parts = Object.fromEntries(formatter('en', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(date).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** `19. nov.` */
export function dayShort(instant: Instant, language: Language): string {
  const date = parse(instant);
  return date ? formatter(language, { day: 'numeric', month: 'short' }).format(date) : '';
}

/** `19. nov. 2026` */
export function dayLong(instant: Instant, language: Language): string {
  const date = parse(instant);
  return date ? formatter(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(date) : '';
}

/** In a list: today `08:39`, this year `18. nov.`, older `18.11.2025`. */
export function rowTime(instant: Instant, now: Instant, language: Language): string {
  const day = dayOf(instant);
  if (!day) return '';
  const today = dayOf(now);
  if (day === today) return clock(instant, language);
  if (day.slice(0, 4) === today.slice(0, 4)) return dayShort(instant, language);
  return language === 'da' ? `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}` : `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** `19. nov. 2026 kl. 08:38` */
export function fullTime(instant: Instant, language: Language): string {
  return language === 'da' ? `${dayLong(instant, language)} kl. ${clock(instant, language)}` : `${dayLong(instant, language)}, ${clock(instant, language)}`;
}

/** `18. nov. kl. 13:20` */
export function shortTime(instant: Instant, language: Language): string {
  return language === 'da' ? `${dayShort(instant, language)} kl. ${clock(instant, language)}` : `${dayShort(instant, language)}, ${clock(instant, language)}`;
}

/** In a sentence: `kl. 14:06` today, with the day otherwise. */
export function sentenceTime(instant: Instant, now: Instant, language: Language): string {
  if (dayOf(instant) !== dayOf(now)) return shortTime(instant, language);
  return language === 'da' ? `kl. ${clock(instant, language)}` : clock(instant, language);
}

/** Day and relation of a list's group: `{ relation: 'today', text: 'torsdag 19. november' }`; the year only when it is another. */
export function dayHead(day: string, now: Instant, language: Language): { relation: 'today' | 'yesterday' | 'other'; text: string } {
  const noon = `${day}T12:00:00.000Z`;
  const date = parse(noon);
  const today = dayOf(now);
  const yesterday = dayOf(new Date(Date.parse(`${today}T12:00:00.000Z`) - 86_400_000).toISOString());
  const relation = day === today ? 'today' : day === yesterday ? 'yesterday' : 'other';
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const };
  const text = date ? formatter(language, { weekday: 'long', day: 'numeric', month: 'long', ...year }).format(date) : day;
  return { relation, text: language === 'da' ? text.replace(/ den /, ' ') : text };
}

/** Minutes as `2 t 13 min`, `13 min`; in English `2 h 13 min`. */
export function duration(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return `${rest} min`;
  return `${hours} ${language === 'da' ? 't' : 'h'}${rest ? ` ${rest} min` : ''}`;
}

/** Sizes as people read them: `184 kB`, `2,4 MB`. */
export function bytesText(bytes: number, language: Language): string {
  const number = (value: number, digits: number) => new Intl.NumberFormat(locale(language), { maximumFractionDigits: digits }).format(value);
  if (bytes < 1000) return `${number(bytes, 0)} B`;
  if (bytes < 999_500) return `${number(bytes / 1000, 0)} kB`;
  return `${number(bytes / 1_000_000, 1)} MB`;
}
