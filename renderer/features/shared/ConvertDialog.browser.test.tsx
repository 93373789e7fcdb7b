import { afterEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Converted } from '../../../shared/contract';
import { letterRecord } from '../../../tests/doubles/letters';
import { dischargeLetter } from '../../../tests/fixtures/oioxml';
import { showScreen, type ShownScreen } from '../../../tests/doubles/screen';
import { ConvertDialog } from './ConvertDialog';

let shown: ShownScreen | undefined;
afterEach(async () => { await shown?.close(); shown = undefined; });

const sha256 = 'a'.repeat(64);
const lost: Converted = {
  files: [{ sha256: 'b'.repeat(64), bytes: 9, contentType: 'application/edifact', extension: 'edi' }],
  losses: [
    { path: 'ClinicalEmail/ClinicalInformation/Text01', what: 'Tegnet € er erstattet.', whatEn: 'The letter € was replaced.', kept: 'text' },
    { path: 'ClinicalEmail/Patient/CivilRegistrationNumber', what: 'Feltet er ikke med.', whatEn: 'The field is left out.', kept: 'dropped' },
  ],
};

async function show(answers: Partial<Record<'edifact' | 'fhir-json', Converted>>): Promise<ShownScreen> {
  shown = await showScreen(<ConvertDialog of={{ sha256 }} format="oioxml" original={{ sha256 }} name="besked" onClose={() => undefined} />, {
    now: '2026-11-22T09:00:00.000Z',
    prepare(mailroom) { for (const [to, answer] of Object.entries(answers)) mailroom.conversions.set(to as 'edifact', answer); },
  });
  return shown;
}

/** The list has gone and gives the dialog back. */
async function settled(name: string): Promise<void> {
  await expect.poll(() => page.getByRole('listbox').elements().length).toBe(0);
  await expect.element(page.getByRole('button', { name: new RegExp(`${name.replaceAll(/[()]/g, '.')}.*Format`) })).toBeVisible();
}

const focused = async (name: string | RegExp): Promise<void> => {
  const button = page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  await expect.element(button).toBeVisible();
  (button.element() as HTMLElement).focus();
};

async function convertTo(name: string): Promise<void> {
  await focused(/Format/);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('option', { name })).toBeVisible();
  // What it is written in already is not offered.
  expect(page.getByRole('option', { name: 'OIO-XML' }).elements()).toEqual([]);
  await userEvent.keyboard(`${name}{Enter}`);
  await settled(name);
  await focused('Konvertér');
  await userEvent.keyboard('{Enter}');
}

it('names each field that is not as in the original, by keyboard alone', async () => {
  const screen = await show({ edifact: lost });
  await convertTo('EDIFACT');
  await expect.element(page.getByText('2 felter er ikke som i originalen')).toBeVisible();
  const rows = page.getByRole('table', { name: 'Felter, der ikke er som i originalen' }).getByRole('row');
  await expect.element(rows.nth(1)).toHaveTextContent('ClinicalEmail/ClinicalInformation/Text01');
  await expect.element(rows.nth(1)).toHaveTextContent('Bevaret som tekst');
  await expect.element(rows.nth(2)).toHaveTextContent('Ikke med');
  await expect.element(page.getByRole('button', { name: 'Gem resultatet' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Gem originalen' })).toBeVisible();
  expect(screen.mailroom.calls.filter(({ name }) => name === 'letters.convert').map(({ args }) => args)).toEqual([{ of: { sha256 }, to: 'edifact' }]);
  await screen.expectNoFindings('losses');
});

it('says why a message has no such form', async () => {
  await show({ edifact: { refused: { code: 'convert-no-form', message: 'Brevtypen GGOP100 findes ikke i dette format.', messageEn: 'No such form.' } } });
  await convertTo('EDIFACT');
  await expect.element(page.getByText('Brevtypen GGOP100 findes ikke i dette format.')).toBeVisible();
  expect(page.getByRole('button', { name: 'Gem resultatet' }).elements()).toEqual([]);
});

it('labels a draft of this project, and shows what its receiver reads', async () => {
  const { view } = letterRecord(dischargeLetter());
  await show({ 'fhir-json': { files: [{ sha256: 'b'.repeat(64), bytes: 9, contentType: 'application/fhir+json', extension: 'json', view: { ...view, version: 'draft 0.1' } }], losses: [] } });
  await convertTo('FHIR (JSON)');
  await expect.element(page.getByText('Projektudkast', { exact: true })).toBeVisible();
  await expect.element(page.getByText('Alt er med')).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Sådan læser modtageren det' })).toBeVisible();
});
