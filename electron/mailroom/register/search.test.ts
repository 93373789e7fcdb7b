import { describe, expect, it } from 'vitest';
import { glnOf, largeRegister, smallRegister, sorOf } from '../../../tests/fixtures/register';
import { standardLibrary } from '../standard-library';
import { readRegister } from './read';
import { buildSearch } from './search';

const breathe = () => Promise.resolve();
async function searchIn(csv: string) {
  const { entries } = await readRegister(standardLibrary, new TextEncoder().encode(csv), breathe);
  const index = await buildSearch(entries, breathe);
  return { entries, find: (query: string, limit = 50, role?: 'municipality') => { const { hits, total } = index.find(query, limit, role); return { names: hits.map((at) => [entries[at]!.name, entries[at]!.unit].filter(Boolean).join(', ')), total }; } };
}

describe('finding in the register', () => {
  it('goes by beginnings of words in name, unit, place, type and numbers, whatever the letters', async () => {
    const { find } = await searchIn(smallRegister);
    for (const query of ['ørsted', 'ORSTED'.replace('O', 'Oe'), 'læge odense', 'Laegehus', glnOf(700001), `${glnOf(700001).slice(0, 4)} ${glnOf(700001).slice(4, 8)} ${glnOf(700001).slice(8)}`, sorOf(1), 'testpl 5000', 'almen ørs']) expect([query, find(query).names]).toEqual([query, ['Ørsted Lægehus (test)']]);
    expect(find('øst prøv').names).toEqual(['Prøveby Kommune (test), Akutteam Øst', 'Prøveby Kommune (test), Hjemmeplejen Øst']);
    expect(find('aasen').names).toEqual(['Bostedet Åsen (test)']);
    for (const nothing of ['rsted', 'findes ikke', 'ørsted kommune', '5799990000000']) expect([nothing, find(nothing).total]).toEqual([nothing, 0]);
  });
  it('puts names that begin so first, keeps to its limit and counts them all', async () => {
    const { find } = await searchIn(smallRegister);
    expect(find('a').names[0]).toBe('Apoteket Prøven (test)');
    expect(find('prøv')).toMatchObject({ total: 3, names: ['Prøveby Kommune (test), Akutteam Øst', 'Prøveby Kommune (test), Hjemmeplejen Øst', 'Apoteket Prøven (test)'] });
    expect(find('prøv', 1)).toMatchObject({ total: 3, names: ['Prøveby Kommune (test), Akutteam Øst'] });
    expect(find('prøv', 50, 'municipality').total).toBe(2);
    expect(find('').total).toBe(5);
  });
  it('finds the same as looking through every entry, among thousands', async () => {
    const { entries, find } = await searchIn(largeRegister(3000));
    const linear = (query: string) => entries.filter((entry) => query.split(' ').every((word) => `${entry.name} ${entry.unit} ${entry.address} ${entry.type} ${entry.sor} ${entry.gln ?? ''}`.toLowerCase().split(/[^\p{L}\p{N}]+/u).some((own) => own.startsWith(word)))).length;
    for (const query of ['lægehus', 'kommune ålborg', 'afdeling 12', 'testvej 19 h', '579999', 'ny']) expect([query, find(query).total]).toEqual([query, linear(query)]);
  });
});
