/** Days of rehabilitation plans (`yyyy-mm-dd`) as people read them, and what the seven days mean today. */
import { providerOn, sevenDays, type Provider, type SevenDays } from '../../../shared/standards/rehabilitation-plan/deadline';
import type { PlanType } from '../../../shared/messages';
import { dayLong, dayShort, type Language } from './times';

/** `24. nov.`, with the year where it is another than today's; what is no day stands as it is. */
export function dayText(day: string, today: string, language: Language): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return day;
  // Noon is the same day in any European zone.
  const noon = `${day}T11:00:00.000Z`;
  return (day.slice(0, 4) === today.slice(0, 4) ? dayShort(noon, language) : dayLong(noon, language)) || day;
}

export const lights = { ok: { icon: 'circle-check', tone: 'ok' }, warn: { icon: 'triangle-alert', tone: 'warn' }, bad: { icon: 'octagon-alert', tone: 'bad' } } as const satisfies Record<SevenDays['light'], { icon: string; tone: string }>;

export type Standing =
  /** A start is offered. */
  | { kind: 'offered'; day: string; late: boolean }
  /** Somebody else provides it, so the municipality's seven days are not shown. */
  | { kind: 'elsewhere'; provider: Exclude<Provider, 'municipality'> }
  | { kind: 'unknown' }
  | { kind: 'counting'; days: SevenDays };

/** How a plan stands towards its last day for start. */
export function standingOf({ type, discharged, latestStart, offered }: { type?: PlanType | undefined; discharged?: string | undefined; latestStart?: string | undefined; offered?: string | undefined }, today: string): Standing {
  if (offered !== undefined) return { kind: 'offered', day: offered, late: latestStart !== undefined && offered > latestStart };
  const provider = type === undefined ? undefined : providerOn(type, today);
  if (provider === 'hospital' || provider === 'region') return { kind: 'elsewhere', provider };
  const days = latestStart === undefined ? undefined : daysUntil(latestStart, discharged, today);
  return days ? { kind: 'counting', days } : { kind: 'unknown' };
}

/** The seven days of a last day that is known already. */
function daysUntil(latestStart: string, discharged: string | undefined, today: string): SevenDays | undefined {
  const start = new Date(Date.parse(`${latestStart}T00:00:00Z`) - 7 * 86_400_000).toISOString().slice(0, 10);
  return sevenDays({ discharge: discharged, plannedStart: start, today });
}
