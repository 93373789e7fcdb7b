import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { DeliveryEvent, DeliveryState } from '../../../shared/messages';
import type { MailroomDouble } from '../../../tests/doubles/mailroom';
import { makeMessages } from '../../../tests/doubles/records';
import { showScreen, type ShownScreen } from '../../../tests/doubles/screen';
import { navigate } from '../shared/navigation';
import { NeedsActionScreen } from './NeedsActionScreen';

const now = '2026-01-05T09:00:00.000Z';
let shown: ShownScreen | undefined;
const record = makeMessages({ count: 1, sent: 1, replies: 0, seed: 11 }).records[0]!;
const receiver = record.view.receivers[0]!;
const contact = { gln: receiver.gln!, sor: '42222000016002', name: 'Sygeplejen (test)', unit: '', role: 'municipality' as const, address: '', phone: '+4570202020', persons: [], readiness: 'fhir' as const, receives: [], format: 'fhir-json' as const, source: 'Test', acknowledged: 0, sent: 1 };

const fill = (states: readonly DeliveryState[], last: Partial<DeliveryEvent>) => (mailroom: MailroomDouble) => {
  mailroom.contacts.push(contact);
  mailroom.add({ kind: 'message', message: record, state: 'queued' });
  for (const [index, state] of states.entries()) mailroom.add({ kind: 'delivery', event: { messageId: record.messageId, n: index + 1, at: new Date(Date.parse(record.at) + index * 1000).toISOString(), state, attempt: index === 0 ? 0 : 1, ...(index === states.length - 1 ? last : {}) } });
};

beforeEach(async () => { await page.viewport(1280, 800); await navigate('needs-action'); });
afterEach(async () => { vi.restoreAllMocks(); await shown?.close(); shown = undefined; });

it('says why, whom to call and at which number, and gives a report of ids without anything about the patient', async () => {
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  shown = await showScreen(<NeedsActionScreen />, { now, prepare: fill(['queued', 'transmitting', 'handed-over', 'overdue'], { reason: 'resends-stopped' }) });
  await expect.element(page.getByRole('heading', { name: /^Ingen kvittering fra/ })).toBeVisible();
  await expect.element(page.getByText(/\+4570202020/)).toBeVisible();
  await expect.element(page.getByRole('radio', { name: /Ring til modtageren/ })).toBeChecked();
  await shown.expectNoFindings('overdue');
  await page.getByRole('button', { name: 'Kopiér fejlrapport' }).click();
  await expect.element(page.getByText(/Fejlrapporten er kopieret\..*modtagerens it-afdeling/)).toBeVisible();
  const text = copied.mock.calls[0]![0];
  expect(text).toContain(record.messageId);
  expect(text).toContain('resends-stopped');
  const { patient, segments, topic } = record.view;
  for (const secret of [patient!.name, patient!.family, ...patient!.ids.map(({ value }) => value), ...segments.map((segment) => segment.text), topic]) if (secret) expect(text).not.toContain(secret);
  await page.getByRole('button', { name: 'Gem fejlrapport' }).click();
  await expect.element(page.getByText(/Fejlrapporten er gemt\./)).toBeVisible();
});

it('shows the receipt clock of what is sent again by itself, and lets it be stopped', async () => {
  shown = await showScreen(<NeedsActionScreen />, { now, prepare: (mailroom) => {
    fill(['queued', 'transmitting', 'handed-over', 'waiting-retry'], { reason: 'receiver-transient', acknowledgement: { code: 'transient-error', messageId: 'ack-1', outcomes: [] } })(mailroom);
    mailroom.receiptClocks.set(record.messageId, { remainingMs: 60_000, held: false, resendsLeft: 1 });
  } });
  await expect.element(page.getByText('Kvittering ventes inden 1 minut, senest kl. 10:01')).toBeVisible();
  await page.getByRole('button', { name: 'Stop genafsendelse' }).click();
  await expect.element(page.getByText(/Genafsendelse er stoppet\. Kommer kvitteringen ikke/)).toBeVisible();
  await shown.expectNoFindings('stopped');
});
