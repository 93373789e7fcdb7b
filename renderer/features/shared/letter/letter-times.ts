/** Times of letters, which are local Danish times without zone: shown as they stand, never moved. */
import type { LetterTime } from '../../../../shared/messages';
import { dayLong, dayShort, type Language } from '../times';

/** Noon in any European zone is the same day; the time of day is printed from the letter itself. */
const noon = (date: string): string | undefined => (/^\d{4}-\d\d-\d\d$/.test(date) ? `${date}T11:00:00.000Z` : undefined);

/** `12. nov. 2026 kl. 21:14`; what is no day is shown as it stands. */
export function letterTime({ date, time }: LetterTime, language: Language): string {
  const instant = noon(date);
  const day = instant === undefined ? date : dayLong(instant, language) || date;
  if (time === undefined) return day;
  return language === 'da' ? `${day} kl. ${time.slice(0, 5)}` : `${day}, ${time.slice(0, 5)}`;
}

/** `18. nov. kl. 15:47` */
export function letterShortTime({ date, time }: LetterTime, language: Language): string {
  const instant = noon(date);
  const day = instant === undefined ? date : dayShort(instant, language) || date;
  if (time === undefined) return day;
  return language === 'da' ? `${day} kl. ${time.slice(0, 5)}` : `${day}, ${time.slice(0, 5)}`;
}

/** `12.–18. nov.`, `28. okt. – 2. nov.`, `12. nov.`; with `year` the year of the last day. Empty without a day. */
export function letterSpan(start: string | undefined, end: string | undefined, language: Language, year = false): string {
  const [from, to] = [start === undefined ? undefined : noon(start), end === undefined ? undefined : noon(end)];
  const last = to ?? from;
  if (last === undefined) return '';
  const full = year ? dayLong(last, language) : dayShort(last, language);
  if (from === undefined || to === undefined || start === end) return full;
  const sameMonth = start!.slice(0, 7) === end!.slice(0, 7);
  if (!sameMonth) return `${start!.slice(0, 4) === end!.slice(0, 4) ? dayShort(from, language) : dayLong(from, language)} – ${full}`;
  const day = String(Number(start!.slice(8)));
  return language === 'da' ? `${day}.–${full}` : `${day}–${full}`;
}
