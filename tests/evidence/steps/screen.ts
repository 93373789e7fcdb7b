/** What steps do with a client beyond the journeys' own words for it. */
import type { Locator, Page } from 'playwright-core';
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import { starting } from '../../e2e/support/journeys';

/** Part of the name by which each peer is found as a receiver. */
export const ASSENS = 'Visitation og Akutteam';

const SOON = 20_000;

export async function openComposer(page: Page): Promise<void> {
  await page.getByRole('button', { name: starting(common.nav.newMessage) }).or(page.getByRole('link', { name: starting(common.nav.newMessage) })).first().click();
  await page.getByRole('heading', { name: compose.title.new }).waitFor({ timeout: SOON });
}

export const field = (page: Page, label: string): Locator => page.getByRole('textbox', { name: starting(label) });

/** Presses send where something is missing: what is wrong is told instead. */
export async function sendRefused(page: Page): Promise<void> {
  await page.getByRole('button', { name: starting(compose.send) }).first().click();
  await page.getByRole('region', { name: compose.panel.region }).waitFor({ timeout: SOON });
}

export async function chooseCategory(page: Page, category: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(compose.category.label) }).first().click();
  await page.getByRole('option', { name: category, exact: true }).click();
}
