import { expect, it } from 'vitest';
import type { DischargeLetterView } from '../../../../shared/messages';
import { signedTexts } from './letters';

type Text = DischargeLetterView['texts'][number];
const section = (heading: string): Text['sections'][number] => ({ heading, runs: [{ text: `${heading}\n`, font: 'proportional', style: 'normal', alignment: 'left' }] });
const at = (time: string): Text['signed'] => ({ date: '2026-11-18', time });
const headings = (texts: Text[]) => signedTexts(texts).map(({ sections }) => sections.map(({ heading }) => heading));

it('shows a text that its format divided as one, signed once', () => {
  expect(headings([{ signed: at('12:30'), sections: [section('Medicin'), section('Svar')] }, { signed: at('12:30'), sections: [section('ventes')] }])).toEqual([['Medicin', 'Svar', 'ventes']]);
});

it('keeps apart what was signed at another time, or by nobody', () => {
  expect(headings([{ signed: at('12:30'), sections: [section('a')] }, { signed: at('12:31'), sections: [section('b')] }, { sections: [section('c')] }, { sections: [section('d')] }])).toEqual([['a'], ['b'], ['c'], ['d']]);
});
