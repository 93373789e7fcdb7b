import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoFindings } from '../../../tests/doubles/axe';
import type { Draft } from '../../../shared/messages';
import '../../ui/base.css';
import { startTexts } from '../../app/i18n';
import { listenForShortcuts } from '../../app/shortcuts';
import { ArchiveProvider, type Archive } from '../../archive';
import { ClockContext } from '../shared/useNow';
import { DraftList } from './DraftsScreen';

const draft = (id: string, more: Partial<Draft>): Draft => ({
  id, standard: 'care-communication', kind: 'new', text: 'Kære Anja', attachments: [], signature: { name: 'Mette Prøve', phone: '65000020' }, createdAt: '2026-11-19T07:00:00.000Z', updatedAt: '2026-11-19T07:46:12.000Z', createdBy: 'u1',
  patient: { ids: [{ type: 'cpr', value: '2509479989' }], family: 'Elmer', given: ['Bruno', 'Test'] }, ...more,
});
const drafts = [draft('d1', {}), draft('d2', { kind: 'reply', patient: undefined, text: '' }), draft('d3', { kind: 'forward', topic: 'Pårørende', updatedAt: '2026-10-18T07:00:00.000Z' })];
const session = { role: 'municipality' };
const archive = { session: { get: () => session, subscribe: () => () => undefined } } as unknown as Archive;
const onOpen = vi.fn();
const onRemove = vi.fn();
let root: Root;
let host: HTMLElement;
let stopKeys: () => void;

beforeEach(async () => {
  onOpen.mockReset();
  onRemove.mockReset();
  host = document.createElement('main');
  host.id = 'root';
  document.body.append(host);
  document.documentElement.lang = 'da';
  document.title = 'Sektorpost';
  root = createRoot(host);
  stopKeys = listenForShortcuts(window, { waiting: () => false, begin: () => undefined, end: () => undefined });
  const texts = await startTexts('da');
  root.render(<I18nextProvider i18n={texts}><ArchiveProvider archive={archive}><ClockContext.Provider value={() => '2026-11-19T08:00:00.000Z'}><DraftList drafts={drafts} contacts={[]} onOpen={onOpen} onRemove={onRemove} /></ClockContext.Provider></ArchiveProvider></I18nextProvider>);
  await expect.element(page.getByRole('grid', { name: 'Kladder, nyeste først' })).toBeVisible();
});
afterEach(() => { stopKeys(); root.unmount(); host.remove(); });

it('moves with j and k, opens with Enter and deletes with Delete', async () => {
  await userEvent.keyboard('{Tab}jj');
  await expect.element(page.getByRole('row').nth(2)).toHaveFocus();
  await userEvent.keyboard('k{Enter}');
  await vi.waitFor(() => { expect(onOpen.mock.calls).toEqual([['d2']]); });
  await userEvent.keyboard('{Delete}');
  await vi.waitFor(() => { expect(onRemove.mock.calls).toEqual([[drafts[1]]]); });
});

it('never shows a name without its number, and says what is not chosen yet', async () => {
  await expect.element(page.getByRole('row').first()).toHaveTextContent(/Bruno Test Elmer250947-9989/);
  await expect.element(page.getByRole('row').nth(1)).toHaveTextContent(/Ingen borger valgt.*ingen modtager.*Ingen tekst endnu/);
});

it('has no accessibility findings', async () => {
  await expectNoFindings({ part: true });
});
