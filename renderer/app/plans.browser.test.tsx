import { useEffect } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { asMunicipality, morningPlans, PLANS_NOW } from '../../tests/doubles/plans';
import { showScreen, type ShownScreen } from '../../tests/doubles/screen';
import { useArchive, type ArchiveCommands } from '../archive';
import { navigate, useRoute } from '../features/shared/navigation';
import { placesFor } from './navigation';
import { PlansScreen } from './PlansScreen';

let shown: ShownScreen | undefined;
let commands: ArchiveCommands | undefined;
function Screen() {
  const { id } = useRoute();
  const archive = useArchive();
  useEffect(() => { commands = archive.commands; }, [archive.commands]);
  return <PlansScreen threadId={id} />;
}
/** The screen with the morning's plans and what was decided about them before. */
async function open(): Promise<ShownScreen> {
  const { records, decisions } = morningPlans();
  shown = await showScreen(<Screen />, { now: PLANS_NOW, prepare: (mailroom) => {
    mailroom.session = asMunicipality(mailroom.session);
    for (const message of records) mailroom.add({ kind: 'message', message });
  } });
  await shown.idle();
  for (const { messageId, decision } of decisions) await commands!.decidePlan(messageId, decision);
  return shown;
}
const names = () => [...document.querySelectorAll('[role="row"][data-key]')].map((row) => row.getAttribute('aria-label'));

beforeEach(async () => { await page.viewport(1280, 800); await navigate('plans', undefined, { replace: true }); });
afterEach(async () => { await shown?.close(); shown = undefined; });

it('lists what waits by days left, with words beside every sign, and what is offered below it', async () => {
  await open();
  await expect.poll(names, { timeout: 10_000 }).toEqual([
    'Ulæst. Fristen er overskredet. Jens Mortensen, 1 2 1 2 7 7 8 2 2 1. Almen. 1 dag over. frist 18. nov.',
    'Ulæst. Fristen er tæt på. Lonni Lauridsen, 0 1 0 1 6 0 4 8 9 6. Almen. 5 dage. frist 24. nov.',
    'Ulæst. God tid. Knut Odvar Mosebryggersen, 1 5 0 2 8 2 4 9 3 3. Rehabilitering. 6 dage. frist 25. nov.',
    'Ulæst. God tid. Bruno Test Elmer, 2 5 0 9 4 7 9 9 8 9. Almen, udsat. 16 dage. frist 5. dec.',
    'Ulæst. Start tilbudt. Uoplyst Testperson, 0 7 0 3 9 2 1 V J 5. Avanceret. 20. nov.. første kontakt',
    'Ulæst. Start tilbudt. Test Testesen, 1 1 1 1 1 1 1 1 1 8. Basal. 23. nov.. første kontakt',
  ]);
  await expect.element(page.getByText('6 åbne')).toBeVisible();
  await expect.element(page.getByRole('radio', { name: /Til visitation/ })).toHaveTextContent('Til visitation4');
  await shown!.expectNoFindings('list');
  await page.getByRole('radio', { name: /Start tilbudt/ }).click();
  await expect.poll(() => names().length, { timeout: 10_000 }).toBe(2);
});

it('goes down the list by key, opens a plan and takes what is handled away', async () => {
  await open();
  await expect.poll(() => names().length, { timeout: 10_000 }).toBe(6);
  await userEvent.keyboard('jj{Enter}');
  await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Borger' })).toHaveTextContent(/Lonni Lauridsen010160-4896/);
  await userEvent.keyboard('e');
  await expect.poll(() => names().length, { timeout: 10_000 }).toBe(5);
  await expect.element(page.getByRole('region', { name: 'Borger' })).toHaveTextContent(/Knut Odvar/);
  await page.getByRole('button', { name: /Fortryd/ }).click();
  await expect.poll(() => names().length, { timeout: 10_000 }).toBe(6);
});

it('stands in the rail of a municipality only', () => {
  const views = (role: 'municipality' | 'general-practice') => placesFor(role, ['clinical']).flat().map(({ view }) => view);
  expect([views('municipality').includes('plans'), views('general-practice').includes('plans')]).toEqual([true, false]);
});
