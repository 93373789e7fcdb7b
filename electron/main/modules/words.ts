/** The shell's few texts, from the same catalogues as the page. */
import { shell as da } from '../../../shared/i18n/da/shell';
import { shell as en } from '../../../shared/i18n/en/shell';

export type Words = { [K in keyof typeof da]: string };
export const wordsFor = (language: 'da' | 'en'): Words => (language === 'en' ? en : da);
