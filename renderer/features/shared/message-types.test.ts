import { expect, it } from 'vitest';
import { letters } from '../../../shared/i18n/da/letters';
import { typesInWords } from './message-types';

const standard = (key: string, values?: Record<string, unknown>): string => ({ 'care-communication': 'Korrespondance' })[key] ?? String(values?.['defaultValue']);
const letter = (key: string): string => letters.takes[key.replace('takes.', '') as keyof typeof letters.takes];

it('says once what each kind of letter is, with its formats, and nothing of receipts and files', () => {
  const types = ['care-communication 5.0', 'XDIS01', 'XDIS02', 'XDIS03', 'XDIS91', 'XCTL03', 'DIS01', 'DIS91', 'BIN01', 'GGOP100', 'CTL02'];
  expect(typesInWords(types, standard, letter)).toBe('Korrespondance 5.0, epikriser (EDIFACT, OIO-XML), korrespondancebreve (EDIFACT, OIO-XML), genoptræningsplaner (OIO-XML)');
  expect(typesInWords(['XDIS91 XD9134L', 'DIS20'], standard, letter)).toBe('XDIS91 XD9134L, DIS20');
  expect(typesInWords([], standard, letter)).toBe('');
});
