import { describe, expect, it } from 'vitest';
import { findRoles, roleFromText } from './useRoleField';

describe('roleFromText', () => {
  it('takes the code of a listed role, however it is written', () => {
    expect(roleFromText(' læge ')).toMatchObject({ code: 'laege', display: 'Læge' });
  });
  it('keeps other words as they are, and nothing as nothing', () => {
    expect(roleFromText('Visitator')).toEqual({ text: 'Visitator' });
    expect(roleFromText('  ')).toBeUndefined();
  });
});

describe('findRoles', () => {
  it('shows the whole list for nothing typed or the chosen one untouched', () => {
    expect(findRoles('', undefined).length).toBeGreaterThan(40);
    expect(findRoles('Læge', 'Læge').length).toBeGreaterThan(40);
  });
  it('finds beginnings first, and nothing for words that are one\'s own', () => {
    expect(findRoles('læge', undefined).map(({ text }) => text).slice(0, 2)).toEqual(['Læge', 'Lægesekretær']);
    expect(findRoles('Visitator', undefined)).toEqual([]);
  });
});
