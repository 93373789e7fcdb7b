import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../contract/errors';
import { deliveryStateSchema } from '../messages';
import { catalogues, languages, namespaces, type Texts } from './index';

const flatten = (texts: Texts, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`)));
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('the two languages', () => {
  it.each(namespaces)('say the same things: %s', (namespace) => {
    const da = Object.fromEntries(flatten(catalogues.da[namespace]));
    const en = Object.fromEntries(flatten(catalogues.en[namespace]));
    expect(Object.keys(en).sort()).toEqual(Object.keys(da).sort());
    for (const key of Object.keys(da)) {
      expect(placeholders(en[key]!), key).toEqual(placeholders(da[key]!));
      expect(da[key]!.trim(), key).not.toBe('');
    }
  });
  it('registers every catalogue in the folders', () => {
    for (const language of languages) {
      const files = readdirSync(new URL(`./${language}`, import.meta.url)).map((file) => file.replace('.ts', '')).sort();
      expect(files).toEqual([...namespaces].sort());
    }
  });
  it('has words for every error and every delivery state', () => {
    const errors = Object.keys(catalogues.da.errors);
    expect(errors.sort()).toEqual([...errorCodes].sort());
    const states = [...deliveryStateSchema.options].sort();
    const { full, short, next } = catalogues.da.delivery as { full: Texts; short: Texts; next: Texts };
    for (const state of states) { expect(full[state], state).toBeTypeOf('string'); expect(short[state], state).toBeTypeOf('string'); expect(next[state], state).toBeTypeOf('string'); }
  });
  it('never says that somebody has read a message', () => {
    for (const language of languages) {
      const words = flatten(catalogues[language].delivery).map(([, text]) => text).join('\n');
      expect(words).not.toMatch(/\b(læst|read)\b/i);
    }
  });
});
