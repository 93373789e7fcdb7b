/**
 * Danish person numbers. CPR: ten digits whose first six are a plausible ddmmyy; modulus 11 is not demanded, since numbers
 * without it have been given out since 2007. Replacement numbers (x-eCPR national, d-eCPR regional) share the date part.
 */
import type { Instant } from '../messages';
import { dEcprSystems, identifierSystems } from './systems';

const datePart = '(?:(?:0[1-9]|[12]\\d|3[01])(?:01|03|05|07|08|10|12)|(?:0[1-9]|[12]\\d|30)(?:04|06|09|11)|(?:0[1-9]|[12]\\d)02)\\d\\d';
const cprShape = new RegExp(`^${datePart}\\d{4}$`);
const xEcprShape = new RegExp(`^${datePart}[17][A-Z]{2}\\d$`);
const dEcprShape = new RegExp(`^${datePart}[056][A-Z]{2}\\d$`);

export type PatientIdType = 'cpr' | 'x-ecpr' | 'd-ecpr' | 'other';

/** Ten digits without hyphen, with a plausible date part. 29 February passes for any year, as in the published rule. */
export const isCpr = (value: string): boolean => cprShape.test(value);
export const isXEcpr = (value: string): boolean => xEcprShape.test(value);
export const isDEcpr = (value: string): boolean => dEcprShape.test(value);

/** What a person typed, as ten characters: spaces and one hyphen after the date are dropped, letters raised. Undefined when it is no person number of any kind. */
export function parsePatientId(typed: string): string | undefined {
  const value = typed.replace(/\s+/g, '').replace(/^(.{6})-(.{4})$/, '$1$2').toUpperCase();
  return isCpr(value) || isXEcpr(value) || isDEcpr(value) ? value : undefined;
}

/** The kind of a patient identifier. Its system decides; the shape of the value only where there is no system. */
export function classifyPatientId(value: string, system?: string): PatientIdType {
  if (system !== undefined && system !== '') {
    if (system === identifierSystems.cpr) return 'cpr';
    if (system === identifierSystems.xEcpr) return 'x-ecpr';
    return dEcprSystems.includes(system) ? 'd-ecpr' : 'other';
  }
  if (isCpr(value)) return 'cpr';
  if (isXEcpr(value)) return 'x-ecpr';
  return isDEcpr(value) ? 'd-ecpr' : 'other';
}

/** Whether the value is right for its kind; identifiers of other kinds are never judged. */
export function isPatientIdValid(value: string, type: PatientIdType): boolean {
  if (type === 'cpr') return isCpr(value);
  if (type === 'x-ecpr') return isXEcpr(value);
  return type === 'd-ecpr' ? isDEcpr(value) : value !== '';
}

/** `2509479989` → `250947-9989`, replacement numbers alike; anything else comes back unchanged. */
export function formatCpr(value: string): string {
  return /^\d{6}[0-9A-Z]{4}$/.test(value) ? `${value.slice(0, 6)}-${value.slice(6)}` : value;
}

/** Century by the seventh digit and the year (CPR's own table). */
function century(seventh: number, year: number): number {
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

/** Birth date as YYYY-MM-DD; undefined for what is no CPR number or no day of the calendar (29 February of a common year). */
export function birthDateOf(cpr: string): string | undefined {
  if (!isCpr(cpr)) return undefined;
  const day = Number(cpr.slice(0, 2));
  const month = Number(cpr.slice(2, 4));
  const yy = Number(cpr.slice(4, 6));
  const year = century(Number(cpr[6]), yy) + yy;
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return undefined;
  return `${year}-${cpr.slice(2, 4)}-${cpr.slice(0, 2)}`;
}

/** Administrative sex by the last digit: odd is male. */
export function sexOf(cpr: string): 'male' | 'female' | undefined {
  if (!isCpr(cpr)) return undefined;
  return Number(cpr[9]) % 2 === 1 ? 'male' : 'female';
}

const danishDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Copenhagen', year: 'numeric', month: '2-digit', day: '2-digit' });

/** Whole years at the instant, by the Danish calendar day; `birthDate` is YYYY-MM-DD. Undefined before birth or for a date that is none. */
export function ageAt(birthDate: string, at: Instant): number | undefined {
  const born = /^(\d{4})-(\d\d)-(\d\d)$/.exec(birthDate);
  const time = Date.parse(at);
  if (!born || Number.isNaN(time)) return undefined;
  const parts = Object.fromEntries(danishDay.formatToParts(new Date(time)).map(({ type, value }) => [type, value]));
  const hadBirthday = `${parts.month}-${parts.day}` >= `${born[2]}-${born[3]}`;
  const years = Number(parts.year) - Number(born[1]) - (hadBirthday ? 0 : 1);
  return years >= 0 ? years : undefined;
}

/** Age of a CPR number's owner at the instant. */
export function cprAgeAt(cpr: string, at: Instant): number | undefined {
  const born = birthDateOf(cpr);
  return born === undefined ? undefined : ageAt(born, at);
}
