/** What a person wrote into the filters, and what it asks for. Dates are days in Copenhagen. */
import type { AccessFilter } from '../../../shared/contract';
import type { AccessAction } from '../../../shared/messages';

export interface FilterDraft { citizen: string; userId: string | undefined; action: AccessAction | undefined; from: string; to: string }
export const anything: FilterDraft = { citizen: '', userId: undefined, action: undefined, from: '', to: '' };

/** Keys of namespace `access`. */
type Problem = 'citizenInvalid' | 'dateInvalid';

const DAY_MS = 24 * 3_600_000;
const numberOf = (text: string): string => text.replace(/[\s-]/g, '').toUpperCase();

/** The instant at which a day begins in Copenhagen; undefined for what is no day. */
export function dayStart(text: string): Date | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim());
  if (!match) return undefined;
  const utc = new Date(`${text.trim()}T00:00:00.000Z`);
  if (Number.isNaN(utc.getTime()) || utc.toISOString().slice(0, 10) !== text.trim()) return undefined;
  // Copenhagen is one or two hours ahead: whichever of the two is midnight there.
  for (const hours of [2, 1]) {
    const instant = new Date(utc.getTime() - hours * 3_600_000);
    if (new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant) === '00:00') return instant;
  }
  return utc;
}

export function problemsOf({ citizen, from, to }: FilterDraft): Partial<Record<'citizen' | 'from' | 'to', Problem>> {
  return {
    ...(citizen.trim() && !/^[0-9A-Z]{10}$/.test(numberOf(citizen)) ? { citizen: 'citizenInvalid' } : {}),
    ...(from.trim() && !dayStart(from) ? { from: 'dateInvalid' } : {}), ...(to.trim() && !dayStart(to) ? { to: 'dateInvalid' } : {}),
  };
}

/** Of a draft without problems. Both days are included. */
export function filterOf({ citizen, userId, action, from, to }: FilterDraft): AccessFilter {
  const first = dayStart(from);
  const last = dayStart(to);
  // A day may have 23 or 25 hours: the end is where the next one begins.
  const next = last && (dayStart(new Date(last.getTime() + 1.5 * DAY_MS).toISOString().slice(0, 10)) ?? new Date(last.getTime() + DAY_MS));
  return {
    ...(citizen.trim() ? { citizen: numberOf(citizen) } : {}), ...(userId === undefined ? {} : { userId }), ...(action === undefined ? {} : { actions: [action] }),
    ...(first ? { from: first.toISOString() } : {}), ...(next ? { to: new Date(next.getTime() - 1).toISOString() } : {}),
  };
}
