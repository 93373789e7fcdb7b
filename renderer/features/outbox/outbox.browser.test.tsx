import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { DeliveryEvent, DeliveryState, MessageRecord } from '../../../shared/messages';
import type { MailroomDouble } from '../../../tests/doubles/mailroom';
import { makeMessages } from '../../../tests/doubles/records';
import { showScreen, type ShownScreen } from '../../../tests/doubles/screen';
import { currentRoute, navigate } from '../shared/navigation';
import { OutboxScreen } from './OutboxScreen';
import { SentScreen } from './SentScreen';

const now = '2026-01-05T09:00:00.000Z';
let shown: ShownScreen | undefined;
const records = makeMessages({ count: 3, sent: 1, replies: 0, seed: 11 }).records;

function put(mailroom: MailroomDouble, record: MessageRecord, states: readonly DeliveryState[], last: Partial<DeliveryEvent> = {}): void {
  mailroom.add({ kind: 'message', message: record, state: 'queued' });
  for (const [index, state] of states.entries()) {
    mailroom.add({ kind: 'delivery', event: { messageId: record.messageId, n: index + 1, at: new Date(Date.parse(record.at) + index * 1000).toISOString(), state, attempt: index === 0 ? 0 : 1, ...(index === states.length - 1 ? last : {}) } });
  }
}
const rejected = { acknowledgement: { code: 'fatal-error' as const, messageId: 'ack-1', outcomes: [{ severity: 'error', text: 'Borgeren er ukendt hos os' }] } };
const fill = (mailroom: MailroomDouble) => {
  put(mailroom, records[0]!, ['queued', 'handed-over', 'accepted'], { acknowledgement: { code: 'ok', messageId: 'ack-0', outcomes: [] } });
  put(mailroom, records[1]!, ['queued', 'handed-over', 'rejected'], rejected);
  put(mailroom, records[2]!, ['queued']);
};

beforeEach(async () => { await page.viewport(1280, 800); await navigate('outbox'); });
afterEach(async () => { await shown?.close(); shown = undefined; });

it('tells the truth when nothing waits', async () => {
  shown = await showScreen(<OutboxScreen />, { now });
  await expect.element(page.getByText('Udbakken er tom')).toBeVisible();
  await shown.expectNoFindings();
});

it('lists what waits for its end and cancels what has not left', async () => {
  shown = await showScreen(<OutboxScreen />, { now, prepare: fill });
  const row = page.getByRole('row', { name: /^I udbakke\. Korrespondance\./ });
  await expect.element(row).toBeVisible();
  expect(row.element().getAttribute('aria-label')).toContain(`${records[2]!.view.patient!.name}, ${[...records[2]!.view.patient!.ids[0]!.value].join(' ')}. til ${records[2]!.view.receivers[0]!.name!}`);
  await expect.element(page.getByRole('row', { name: /Modtaget/ })).not.toBeInTheDocument();
  await shown.expectNoFindings();
  await page.getByRole('button', { name: 'Annullér' }).click();
  await expect.poll(() => shown!.mailroom.calls.filter((call) => call.name === 'messages.cancel')).toEqual([{ name: 'messages.cancel', args: { messageId: records[2]!.messageId } }]);
  await expect.element(page.getByText('Beskeden er annulleret og bliver ikke sendt.')).toBeVisible();
});

it('shows every step with seconds and the words of the receiver, and goes by keys', async () => {
  shown = await showScreen(<SentScreen />, { now, prepare: fill });
  const first = page.getByRole('row', { name: /^I udbakke/ });
  await expect.element(first).toBeVisible();
  (first.element() as HTMLElement).focus();
  await userEvent.keyboard('j');
  await expect.element(page.getByRole('row', { name: /^Afvist\./ })).toHaveFocus();
  await expect.element(page.getByText('Modtageren skriver: Borgeren er ukendt hos os')).toBeVisible();
  await expect.element(page.getByText('08:05:02')).toBeVisible();
  await shown.expectNoFindings();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => document.activeElement?.hasAttribute('data-detail-title')).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('row', { name: /^Afvist\./ })).toHaveFocus();
  await page.getByRole('button', { name: 'Ret og send som ny' }).click();
  await expect.poll(() => currentRoute().view).toBe('compose');
});

it('has an overview of acknowledgements sent', async () => {
  shown = await showScreen(<SentScreen />, { now });
  await page.getByRole('radio', { name: 'Afsendte kvitteringer' }).click();
  await expect.element(page.getByText('Ingen kvitteringer endnu')).toBeVisible();
  expect(shown.mailroom.calls.some((call) => call.name === 'acknowledgements.sent')).toBe(true);
  await shown.expectNoFindings();
});

it('shows the receipt clock of what awaits its acknowledgement, and lets a person stop and resume sending again', async () => {
  const { messageId } = records[2]!;
  shown = await showScreen(<OutboxScreen />, { now, prepare: (mailroom) => {
    put(mailroom, records[2]!, ['queued', 'transmitting', 'handed-over']);
    mailroom.receiptClocks.set(messageId, { remainingMs: 17 * 60_000, held: false, resendsLeft: 2 });
  } });
  await page.getByRole('row', { name: /^Afventer/ }).click();
  await expect.element(page.getByText('Kvittering ventes inden 17 minutter, senest kl. 10:17')).toBeVisible();
  await expect.element(page.getByText('Kommer den ikke, sender vi den samme besked igen af os selv, op til 2 gange endnu.')).toBeVisible();
  await shown.expectNoFindings('running');
  await page.getByRole('button', { name: 'Stop genafsendelse' }).click();
  await expect.element(page.getByText(/Genafsendelse er stoppet. Kommer kvitteringen ikke/)).toBeVisible();
  expect(shown.mailroom.calls.filter((call) => call.name === 'messages.hold')).toEqual([{ name: 'messages.hold', args: { messageId, held: true } }]);
  await shown.expectNoFindings('stopped');
  await page.getByRole('button', { name: 'Genoptag genafsendelse' }).click();
  await expect.element(page.getByRole('button', { name: 'Stop genafsendelse' })).toBeVisible();
  shown.mailroom.session = { ...shown.mailroom.session, network: { ...shown.mailroom.session.network, state: 'offline' } };
  await expect.element(page.getByText('Uret står stille, mens I er offline. 17 minutter er tilbage')).toBeVisible();
});
