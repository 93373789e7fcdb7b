/** Words that depend on who reads, and the names of codes. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessRole } from '../../../shared/messages';
import { useSession } from '../../archive';
import type { Language } from './times';

type Translate = (key: string, values?: Record<string, unknown>) => string;

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'da';
}

/** A GP practice says patient, everybody else borger. */
export function usePatientWord(): 'patient' | 'citizen' {
  return useSession()?.role === 'general-practice' ? 'patient' : 'citizen';
}

/** Texts in the words of who reads: where a text has a `_patient` form, a GP practice gets that one. */
export function useTexts(namespace: string): { t: Translate; language: Language } {
  const { t, i18n } = useTranslation(namespace);
  const context = usePatientWord();
  return useMemo(() => ({ t: (key, values) => t(key, { context, ...values }), language: i18n.language === 'en' ? 'en' : 'da' }), [t, i18n.language, context]);
}

/** Name of a category; a code nobody knows yet is shown as it is (the value set grows). `t` of namespace common. */
export const categoryLabel = (t: Translate, code: string): string => t(`category.${code}`, { defaultValue: code });

/** A user's roles as people say them. `t` of namespace common. */
export const accessWords = (t: Translate, access: readonly AccessRole[]): string => access.map((role) => t(`access.${role}`)).join(', ');

interface StandardWords { icon: string; short: string; long: string }
const standards: Record<string, StandardWords> = {
  'care-communication': { icon: 'message-square-text', short: 'correspondence', long: 'correspondenceLong' },
  'discharge-letter': { icon: 'file-text', short: 'discharge', long: 'dischargeLong' },
  'correspondence-letter': { icon: 'message-square-text', short: 'correspondence', long: 'correspondenceLetter' },
  'rehabilitation-plan': { icon: 'dumbbell', short: 'rehabilitation', long: 'rehabilitationLong' },
  'binary-letter': { icon: 'paperclip', short: 'letterFile', long: 'letterFileLong' },
  'other-letter': { icon: 'file-text', short: 'letter', long: 'letterLong' },
};
/** Icon and names (keys of namespace common) of a message type. */
export const standardWords = (standard: string): StandardWords => standards[standard] ?? { icon: 'file-text', short: standard, long: standard };

/** What happened and what to do, for an error that crossed the bridge. `t` of namespace errors. */
export function errorWords(t: Translate, error: unknown): { code: string; what: string; next: string } {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal';
  const given = error instanceof Error && 'params' in error && typeof error.params === 'object' ? error.params as Record<string, unknown> : {};
  // A refusal names the role that is missing; the sentence is then about that role.
  const params = typeof given.needs === 'string' ? { ...given, context: given.needs } : given;
  return { code, what: t(`${code}.what`, { ...params, defaultValue: t('internal.what') }), next: t(`${code}.next`, { ...params, defaultValue: t('internal.next') }) };
}
