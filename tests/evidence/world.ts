/** What the steps share: two real clients and organisations that do what a step says, each opened when the first step needs it. */
import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Bundle } from 'fhir/r4';
import type { Page } from 'playwright-core';
import { formatOf } from '../../shared/formats/registry';
import { openStage, type Player, type PlayerOptions, type Stage } from '../e2e/support/open-stage';
import type { Peer } from '../e2e/support/peer';

/** The practice writes and reads with the GP's words, the municipality with its own. */
export const playerKeys = { gp: 'gp-testgade', town: 'municipality-odense' } as const;
export type PlayerName = keyof typeof playerKeys;
export type PeerKey = 'municipality-assens' | 'hospital-medical' | 'gp-testvej' | 'physiotherapy';

export interface Stored { readonly bytes: Uint8Array; readonly bundle: Bundle }

export interface World {
  /** The folder whose dist/ is tried, with its node_modules. */
  readonly product: string;
  readonly folder: string;
  player(name: PlayerName): Promise<Player>;
  peer(key: PeerKey): Promise<Peer>;
  /** Messages as the client keeps them, byte for byte; unreadable ones are left out. */
  stored(player: Player, area: 'sent' | 'received'): Promise<Stored[]>;
  /** The stored message with that MessageHeader.id: the dispatch with that Bundle.id, or the latest. @throws Error when it is not there. */
  storedMessage(player: Player, area: 'sent' | 'received', messageId: string, bundleId?: string): Promise<Stored>;
  /** Lines of the client's diagnostic log in which `word` stands. */
  log(player: Player, word: string | RegExp): Promise<string[]>;
  /** Every window as it looks now: `<path>-<client>.png`. */
  photograph(path: string): Promise<void>;
  stopNetwork(): Promise<void>;
  startNetwork(): Promise<void>;
  /** What the pages reported as wrong. */
  close(): Promise<string[]>;
}

export interface WorldOptions {
  /** The folder whose dist/ is tried. */
  product: string;
  /** Runs in each page before the product's own code: how a test breaks what a person sees. */
  meddle?(page: Page): Promise<void>;
}

const options: Record<PlayerName, PlayerOptions> = {
  // Set up long ago, so that what a step sends late is late.
  gp: { setUpHoursAgo: 24 }, town: { setUpHoursAgo: 24 },
};

export async function openWorld({ product, meddle }: WorldOptions): Promise<World> {
  const stage: Stage = await openStage({ root: product });
  const players = new Map<string, Promise<Player>>();
  const peers = new Map<string, Promise<Peer>>();
  const once = <T>(map: Map<string, Promise<T>>, key: string, open: () => Promise<T>): Promise<T> => {
    const found = map.get(key) ?? open();
    map.set(key, found);
    return found;
  };

  async function stored(player: Player, area: 'sent' | 'received'): Promise<Stored[]> {
    const folder = join(player.profile, 'originals', area);
    const found: Stored[] = [];
    for (const fan of await readdir(folder).catch(() => [])) {
      for (const name of await readdir(join(folder, fan))) {
        const bytes = await readFile(join(folder, fan, name));
        const text = bytes.toString('utf8');
        const { document } = formatOf(text)?.parse(text) ?? {};
        if (document) found.push({ bytes, bundle: document.bundle });
      }
    }
    return found.sort((a, b) => ((a.bundle.timestamp ?? '') < (b.bundle.timestamp ?? '') ? -1 : 1));
  }

  return {
    product, folder: stage.folder,
    player: (name) => once(players, name, async () => {
      const player = await stage.player(playerKeys[name], options[name]);
      if (meddle) await meddle(player.page);
      return player;
    }),
    peer: (key) => once(peers, key, () => stage.peer(key)),
    stored,
    async storedMessage(player, area, messageId, bundleId) {
      const found = (await stored(player, area)).filter(({ bundle }) => (bundle.entry ?? [])[0]?.resource?.id === messageId && (bundleId === undefined || bundle.id === bundleId)).at(-1);
      if (!found) throw new Error(`no stored message ${messageId}`);
      return found;
    },
    async log(player, word) {
      const lines = (await readFile(join(player.profile, 'logs', 'mailroom.log'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
      return lines.filter((line) => (typeof word === 'string' ? line.includes(word) : word.test(line)));
    },
    async photograph(path) { for (const { page, profile } of stage.players) await page.screenshot({ path: `${path}-${basename(profile)}.png`, timeout: 5000 }); },
    stopNetwork: () => stage.stopHub(),
    startNetwork: () => stage.startHub(),
    close: () => stage.close(),
  };
}
