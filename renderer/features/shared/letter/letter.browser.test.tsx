/** Formatted text on a page: every style, nothing of the letter as markup, and the strip as a person opens it. */
import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectNoFindings } from '../../../../tests/doubles/axe';
import type { Showing, TextRun } from '../../../../shared/messages';
import { startTexts } from '../../../app/i18n';
import '../../../ui/base.css';
import { ConversionStrip } from './ConversionStrip';
import { LetterText } from './LetterText';
import { Runs } from './Runs';

let element: HTMLElement;
let root: Root;
beforeEach(() => {
  element = document.createElement('div');
  document.body.append(element);
  root = createRoot(element);
});
afterEach(() => { root.unmount(); element.remove(); });

const run = (text: string, more: Partial<TextRun> = {}): TextRun => ({ text, font: 'proportional', style: 'normal', alignment: 'left', ...more });
async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (let tries = 0; tries < 500; tries += 1) { const value = look(); if (value) return value; await new Promise((resolve) => { setTimeout(resolve, 10); }); }
  throw new Error('waited in vain');
}

it('shows styles as elements of ours and markup in the letter as text', async () => {
  root.render(<Runs runs={[run('<img src=x onerror=alert(1)> <b>x</b>\n'), run('Fed', { style: 'bold' }), run(' og '), run('kursiv', { style: 'italic' }), run(' '), run('streg', { style: 'underline' }), run(' 1\u202e2\n'), run('Prøve     Dag 1\nCRP         180\n', { font: 'fixed' }), run('til højre\n', { alignment: 'right' }), run('midt', { alignment: 'center' })]} />);
  await until(() => element.querySelector('strong'));
  expect(element.querySelector('img, b')).toBeNull();
  expect(element.textContent).toContain('<img src=x onerror=alert(1)> <b>x</b>');
  expect([element.querySelector('strong')?.textContent, element.querySelector('em')?.textContent, element.querySelector('bdi')?.textContent]).toEqual(['Fed', 'kursiv', 'U+202E']);
  const lines = [...element.querySelectorAll<HTMLElement>('[class*="line"]')].filter((line) => line.tagName === 'DIV');
  expect(lines.map((line) => getComputedStyle(line).textAlign)).toEqual(['start', 'start', 'start', 'start', 'right', 'center']);
  expect(getComputedStyle(lines[2]!).fontFamily).toContain('mono');
  // Columns stand below each other: what is of fixed width keeps its blanks.
  expect(lines[2]!.textContent).toBe('Prøve     Dag 1');
  expect(getComputedStyle(lines[2]!).whiteSpace).toBe('pre');
  expect(getComputedStyle([...element.querySelectorAll('span')].find((span) => span.textContent === 'streg')!).textDecorationLine).toBe('underline');
});

it('keeps empty lines between paragraphs, and drops the break after the last', async () => {
  root.render(<Runs runs={[run('Et\n\nTo\n')]} />);
  await until(() => element.textContent === 'EtTo');
  const heights = [...element.querySelectorAll<HTMLElement>('[class*="line"]')].filter((line) => line.tagName === 'DIV').map((line) => line.getBoundingClientRect().height);
  expect(heights).toHaveLength(3);
  expect(heights[1]).toBeGreaterThan(10);
});

it('opens the strip by itself only where it is clinical, and says each matter', async () => {
  const texts = await startTexts('da');
  const calm: Showing[] = [{ how: 'approximated', what: 'bold-italic', count: 2, clinical: false }, { how: 'looked-up', what: 'sender-number', detail: '5790001382445', clinical: false }];
  const show = (showing: readonly Showing[], key: string) => { root.render(<I18nextProvider i18n={texts}><main><h1>Bakke</h1><h2>Brev</h2><ConversionStrip key={key} showing={showing} onCompare={() => undefined} /><LetterText sections={[{ heading: 'Resumé', runs: [run('Tekst')] }]} level={3} /></main></I18nextProvider>); };
  show(calm, 'calm');
  const toggle = await until(() => element.querySelector<HTMLElement>('[aria-expanded="false"]'));
  expect(toggle.textContent).toBe('2 forhold er vist anderledes end i originalen');
  await userEvent.click(toggle);
  await until(() => element.querySelector('[aria-expanded="true"]'));
  expect([...element.querySelectorAll('dl > div')].map((line) => line.textContent)).toEqual(['TilnærmetFed + kursiv vist som fed (2 steder)', 'Slået opAfsenders navn, ud fra nummer 5790001382445']);
  show([{ how: 'text-only', what: 'cave-text', clinical: true }], 'clinical');
  expect(await until(() => element.querySelector('[aria-expanded="true"]')?.textContent?.startsWith('1 forhold'))).toBe(true);
  await expectNoFindings({ context: element, part: true });
  show([], 'none');
  await until(() => element.querySelector('[aria-expanded]') === null);
});
