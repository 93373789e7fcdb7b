/** Every text of a plan's row, in one place, so that eyes and ears get the same. Pure. */
import type { ThreadRow } from '../../archive';
import { mainId } from '../shared/PatientBanner';
import { dayText, lights, standingOf } from '../shared/plan-days';
import { plainLine } from '../shared/plain-text';
import { formatCpr } from '../../../shared/identifiers';
import type { Language } from '../shared/times';

type Translate = (key: string, values?: Record<string, unknown>) => string;
export interface PlanRowTexts { icon: string; tone: 'ok' | 'warn' | 'bad' | 'mute'; /** What the icon means, in words. */ sign: string; name: string; cpr: string; about: string; first: string; second: string }

/** @param t of namespace plans @param tc of namespace common @param today `yyyy-mm-dd` */
export function planRowTexts(row: ThreadRow, today: string, language: Language, t: Translate, tc: Translate): PlanRowTexts {
  const { type, level, discharged, latestStart, offered, postponed = false, told = 0 } = row.plan ?? {};
  const day = (text: string): string => dayText(text, today, language);
  const standing = standingOf({ type, discharged, latestStart, offered }, today);
  const kind = offered !== undefined && level !== undefined ? t(`level.${level}`) : type === undefined ? t('row.noType') : t(`type.${type}`);
  const about = [kind, ...(postponed && offered === undefined ? [t('row.postponed')] : [])].join(', ');
  // Once the hospital knows how it ended, the day below matters to nobody; in the line of the name there is no room for it.
  const end = told > 0 ? t('row.told') : undefined;
  const who = { name: plainLine(row.patientName) || tc('unknownPatient'), cpr: formatCpr(plainLine(mainId(row.patientIds))), about };
  if (standing.kind === 'offered') return { ...who, icon: 'check-check', tone: 'mute', sign: t('row.offeredWord'), first: day(standing.day), second: end ?? t('row.firstContact') };
  if (standing.kind === 'elsewhere') return { ...who, icon: 'building-2', tone: 'mute', sign: t('row.elsewhere'), first: t(`row.${standing.provider}`), second: end ?? t('row.provides') };
  if (standing.kind === 'unknown') return { ...who, icon: 'calendar-clock', tone: 'warn', sign: t('row.unknown'), first: t('row.unknown'), second: end ?? t('row.unknownText') };
  const { daysLeft, light, latestStart: last } = standing.days;
  const first = daysLeft < 0 ? t('row.over', { count: -daysLeft }) : daysLeft === 0 ? t('row.today') : t('row.left', { count: daysLeft });
  return { ...who, ...lights[light], sign: t(`row.${light}`), first, second: end ?? t('row.deadline', { day: day(last) }) };
}

/** For assistive technology; digits apart, so that a number is read as digits. */
export function planRowName(row: ThreadRow, texts: PlanRowTexts, t: Translate): string {
  return [...(row.unread > 0 ? [t('row.unread')] : []), texts.sign, `${texts.name}, ${[...mainId(row.patientIds)].join(' ')}`, texts.about, texts.first, texts.second].join('. ');
}
