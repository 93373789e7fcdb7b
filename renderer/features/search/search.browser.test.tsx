import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useSearchDesk } from '../../desk/search';
import { makeMessages } from '../../../tests/doubles/records';
import { showScreen, type ShownScreen } from '../../../tests/doubles/screen';
import { currentRoute, navigate } from '../shared/navigation';
import { SearchScreen } from './SearchScreen';

const now = '2026-01-05T12:00:00.000Z';
const { items, records } = makeMessages({ count: 3, seed: 3, sent: 0, replies: 0 });
const marked = items.map((item) => (item.kind === 'message' && item.message.messageId === records[1]!.messageId ? { ...item, message: { ...item.message, view: { ...item.message.view, segments: [{ ...item.message.view.segments[0]!, text: 'Der er kommet en kompressionsforbinding på benet.' }] } } } : item));
let shown: ShownScreen | undefined;

beforeEach(async () => { await page.viewport(1280, 800); useSearchDesk.getState().setQuery(''); await navigate('search'); });
afterEach(async () => { await shown?.close(); shown = undefined; });

it('marks the words found, and opens the conversation by key', async () => {
  shown = await showScreen(<SearchScreen />, { now, prepare: (mailroom) => { mailroom.addAll(marked); } });
  await expect.element(page.getByText('Søg i alle beskeder')).toBeVisible();
  await shown.idle();
  useSearchDesk.getState().setQuery('kompressionsf');
  const row = page.getByRole('row', { name: /Fundet i tekst\. .*kompressionsforbinding/ });
  await expect.element(row).toBeVisible();
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['kompressionsf']);
  await shown.expectNoFindings();
  await userEvent.keyboard('j');
  await expect.element(row).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(currentRoute()).toEqual({ view: 'inbox', id: records[1]!.view.threadId });
});

it('says that nothing matches, and clears with Escape', async () => {
  shown = await showScreen(<SearchScreen />, { now, prepare: (mailroom) => { mailroom.addAll(items); } });
  useSearchDesk.getState().setQuery('findesikke');
  await expect.element(page.getByText('Ingen beskeder passer').first()).toBeVisible();
  await shown.expectNoFindings();
  (page.getByRole('main').getByRole('button', { name: 'Ryd søgning' }).elements()[0] as HTMLElement).focus();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => currentRoute().view).toBe('inbox');
  expect(useSearchDesk.getState().query).toBe('');
});
