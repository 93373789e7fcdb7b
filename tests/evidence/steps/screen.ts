/** What steps do with a client beyond the journeys' own words for it. */
import type { Locator, Page } from 'playwright-core';
import { common } from '../../../shared/i18n/da/common';
import { compose } from '../../../shared/i18n/da/compose';
import { reader } from '../../../shared/i18n/da/reader';
import { starting } from '../../e2e/support/journeys';
import type { Player } from '../../e2e/support/open-stage';
import type { Got, Peer } from '../../e2e/support/peer';
import { factsOf, type Facts } from '../facts';
import type { World } from '../world';

/** Part of the name by which each peer is found as a receiver. */
export const ASSENS = 'Visitation og Akutteam';

const SOON = 20_000;

export async function openComposer(page: Page): Promise<void> {
  await page.getByRole('button', { name: starting(common.nav.newMessage) }).or(page.getByRole('link', { name: starting(common.nav.newMessage) })).first().click();
  await page.getByRole('heading', { name: compose.title.new }).waitFor({ timeout: SOON });
}

export const field = (page: Page, label: string): Locator => page.getByRole('textbox', { name: starting(label) });

/** Presses send where something is missing, or can't any more, since it has been told already. */
export async function sendRefused(page: Page): Promise<void> {
  const send = page.getByRole('button', { name: starting(compose.send) }).first();
  if (await send.getAttribute('aria-disabled') !== 'true') await send.click({ timeout: SOON });
  await page.getByRole('region', { name: compose.panel.region }).waitFor({ timeout: SOON });
}

export async function chooseCategory(page: Page, category: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(compose.category.label) }).first().click();
  await page.getByRole('option', { name: category, exact: true }).click();
}

/** What the peer got, as the client keeps it. */
export async function sentFacts(world: World, player: Player, peer: Peer, wanted: (got: Got) => boolean): Promise<{ bytes: Uint8Array; facts: Facts; got: Got }> {
  const got = await peer.message(wanted);
  const { bytes, bundle } = await world.storedMessage(player, 'sent', got.view.messageId, got.view.bundleId);
  return { bytes, facts: factsOf(bundle), got };
}

/** The reader's files; a file is opened by its card. */
export const fileCard = (page: Page, title: string): Locator => page.getByRole('button', { name: new RegExp(`^${reader.attachment.open} ${title}`) });
export const readerRegion = (page: Page): Locator => page.getByRole('region', { name: common.frame.reader });
export const toolbarButton = (page: Page, name: string): Locator => page.getByRole('toolbar', { name: reader.toolbar }).getByRole('button', { name: starting(name) });
