import { expect, it } from 'vitest';
import { organisationElements } from './letter-building';

const names = (name: string, unit = ''): string[] => organisationElements({ gln: '5790000121526', name, unit, address: '' }).flatMap(({ name: at, content }) => (content.kind === 'value' && at.endsWith('Name') ? [content.text] : []));

it('writes a department behind a comma as one of its own, so that no comma ends a name', () => {
  expect(names('Prøveby Sygehus (test), fysioterapien')).toEqual(['Prøveby Sygehus (test)', 'fysioterapien']);
  expect(names('Prøveby Sygehus (test)', 'Ortopædkirurgisk, afsnit 3')).toEqual(['Prøveby Sygehus (test)', 'Ortopædkirurgisk', 'afsnit 3']);
});

it('keeps as much of a longer name as its three elements hold', () => {
  expect(names('Region Prøve, Prøveby Sygehus, Ortopædkirurgisk, afsnit 3', 'stue 4')).toEqual(['Region Prøve, Prøveby Sygehus,', 'Ortopædkirurgisk, afsnit 3', 'stue 4']);
  expect(names('En prøveorganisation med et meget langt navn')).toEqual(['En prøveorganisation med et meget', 'langt navn']);
});
