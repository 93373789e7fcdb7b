/**
 * The seven days of the Health Act's § 140(4): when start can't be offered within seven days of discharge, the citizen may
 * choose a private provider; a plan that sets a later start counts from there. Indicative only: whether the day of discharge is
 * day 0 is our reading. Days are `yyyy-mm-dd`.
 */
import type { PlanType } from '../../messages';

export const DAYS_TO_START = 7;

export interface SevenDays {
  /** Last day on which start may be offered. */
  latestStart: string;
  /** Whole days left on `today`; 0 is the last day, negative is past. */
  daysLeft: number;
  /** `ok` more than five days, `warn` zero to five, `bad` passed. Shown, never a hindrance. */
  light: 'ok' | 'warn' | 'bad';
  from: 'discharge' | 'plan';
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days since 1970 of a calendar day; undefined for what is none. */
function dayNumber(day: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return undefined;
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day ? undefined : ms / DAY_MS;
}

const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** What the seven days count from: `plannedStart` is the later start that the plan sets, where a person has confirmed it. */
export interface CountedFrom { discharge?: string | undefined; plannedStart?: string | undefined }

/** The last day, whatever today is. Undefined without a day to count from. */
export function latestStartOf({ discharge, plannedStart }: CountedFrom): Pick<SevenDays, 'latestStart' | 'from'> | undefined {
  const [left, planned] = [discharge, plannedStart].map((day) => (day === undefined ? undefined : dayNumber(day)));
  if (left === undefined && planned === undefined) return undefined;
  const fromPlan = planned !== undefined && (left === undefined || planned > left);
  return { latestStart: dayOf((fromPlan ? planned : left!) + DAYS_TO_START), from: fromPlan ? 'plan' : 'discharge' };
}

/** Days from one calendar day to another, negative when it lies before; undefined where one is none. */
export function daysBetween(from: string, to: string): number | undefined {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return first === undefined || last === undefined ? undefined : last - first;
}

export const lightOf = (daysLeft: number): SevenDays['light'] => (daysLeft < 0 ? 'bad' : daysLeft <= 5 ? 'warn' : 'ok');

export function sevenDays({ today, ...from }: CountedFrom & { today: string }): SevenDays | undefined {
  const latest = latestStartOf(from);
  const daysLeft = latest && daysBetween(today, latest.latestStart);
  return daysLeft === undefined ? undefined : { ...latest!, daysLeft, light: lightOf(daysLeft) };
}

const months = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** The one day that a free-text deadline names, as a proposal for a person to confirm; undefined where it names none or several. */
export function dayInText(text: string): string | undefined {
  const days = new Set<string>();
  const add = (year: string, month: number, day: string): void => {
    const full = `${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (dayNumber(full) !== undefined) days.add(full);
  };
  for (const [, year, month, day] of text.matchAll(/(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/g)) add(year!, Number(month), day!);
  for (const [, day, month, year] of text.matchAll(/(?<![\d-])(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)(?!\d)/g)) add(year!, Number(month), day!);
  for (const [, day, name, year] of text.matchAll(/(?<!\d)(\d{1,2})\. ?([a-zæøå]{3,9})\.? (\d{4})/gi)) {
    const month = months.indexOf(name!.slice(0, 3).toLowerCase()) + 1;
    if (month > 0) add(year!, month, day!);
  }
  return days.size === 1 ? [...days][0] : undefined;
}

/** Who provides each type, from which day on. The health reform moves specialised rehabilitation to the regions; agreements may differ. */
export const providers: readonly ProviderLine[] = [
  { type: 'almen', from: '1900-01-01', provider: 'municipality', source: 'health-act' },
  { type: 'specialiseret', from: '1900-01-01', provider: 'hospital', source: 'plan-order' },
  { type: 'rehabilitering', from: '1900-01-01', provider: 'municipality', source: 'health-act' },
  { type: 'rehabilitering', from: '2027-01-01', provider: 'region', source: 'health-reform' },
];

export type Provider = 'municipality' | 'hospital' | 'region';
/** `from` is the first day; `source` says where it is read. */
export interface ProviderLine { type: PlanType; from: string; provider: Provider; source: 'health-act' | 'plan-order' | 'health-reform' }

export const providerLineOn = (type: PlanType, day: string): ProviderLine | undefined => providers.findLast((line) => line.type === type && line.from <= day);
/** The line that comes after the one of `day`, where the provider will change. */
export const nextProviderLine = (type: PlanType, day: string): ProviderLine | undefined => providers.find((line) => line.type === type && line.from > day);
export const providerOn = (type: PlanType, day: string): Provider | undefined => providerLineOn(type, day)?.provider;
