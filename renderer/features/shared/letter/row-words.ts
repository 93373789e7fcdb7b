/** What a list says of a letter: its icon, its kind, and the stay or visit it is about. */
import type { ThreadLetter } from '../../../archive';
import type { Language } from '../times';
import { letterSpan } from './letter-times';

type Translate = (key: string, values?: Record<string, unknown>) => string;

const icons: Partial<Record<ThreadLetter['kind'], string>> = { plan: 'dumbbell', correspondence: 'message-square-text', file: 'paperclip' };
const kinds: Partial<Record<ThreadLetter['kind'], string>> = { plan: 'plan', correspondence: 'correspondence', text: 'letter', file: 'file' };

/** `t` of namespace letters. `about` is empty where nothing is coded. */
export function letterWords(letter: ThreadLetter, t: Translate, language: Language): { icon: string; kind: string; about: string; mark: string; state: string } {
  const { kind, start, end, mark, corrected, cancelled } = letter;
  const span = letterSpan(start, end, language);
  const about = kind === 'inpatient' ? (span === '' ? '' : t('row.inpatient', { when: span })) : kind === 'outpatient' || kind === 'casualty' || kind === 'other' ? t(`row.${kind}`) : '';
  return {
    icon: icons[kind] ?? 'file-text', kind: t(`short.${kinds[kind] ?? 'discharge'}`), about,
    mark: mark === undefined ? '' : t(mark === 'coded' ? 'recommendation.markCoded' : 'recommendation.mark'), state: cancelled ? t('cancelled') : corrected ? t('corrected') : '',
  };
}
