/** The evidence must be able to say no: five faults are built into the product, one after another, and each makes its own row red and leaves its neighbour as it was. */
import { cp, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runEvidence } from '../evidence/run';
import { removeFolder } from './support/launch';
import { root } from './support/stage';

interface Broken {
  /** What must be red, and the words of the check that saw it. */
  id: string;
  because: RegExp;
  /** Of the same step, and still proved. */
  neighbour: string;
  /** In the built mailroom: `from` must be there exactly once, or nothing would be broken. */
  worker?: { from: RegExp; to: string };
  page?(page: Page): Promise<void>;
}

const rule = (css: string) => async (page: Page): Promise<void> => { await page.evaluate((text) => { document.styleSheets[0]!.insertRule(text); }, css); };

const faults: Record<string, Broken> = {
  'paper names the patient on its first page only': {
    id: 'GEN-13', because: /CPR-nummeret står på hver side/, neighbour: 'GEN-13',
    page: rule('@media print { [data-print] thead { display: table-row-group !important; } }'),
  },
  'a copy of a refused message is judged anew': {
    id: 'CC-R-33', because: /Kopien afvises med samme svar/, neighbour: 'CC-R-38',
    worker: { from: /if \(seen && seen\.verdict\?\.code !== "transient-error"\) return duplicate\(/, to: 'if (false) return duplicate(' },
  },
  'copies are not logged': {
    id: 'RM-07', because: /Begge kopier står i loggen/, neighbour: 'ACK-06',
    worker: { from: /room\.log\.info\("duplicate",/, to: 'void (' },
  },
  'the time of the signature is that of an hour ago': {
    id: 'CC-S-17', because: /Underskriftens tid er, da der blev trykket/, neighbour: 'CC-S-15',
    worker: { from: /now: room\.now\(\),(\s+newId: \(\) => room\.random\.uuid\(\),\s+sender: room\.self\(\))/, to: 'now: new Date(Date.parse(room.now()) - 3600000).toISOString(),$1' },
  },
  'the priority is always in the form': {
    id: 'CC-S-07', because: /Prioritet kan ikke ses/, neighbour: 'CC-S-09',
    page: async (page) => {
      await page.evaluate(() => {
        new MutationObserver(() => {
          const form = document.querySelector('form');
          if (!form || form.querySelector('[data-broken]')) return;
          const button = document.createElement('button');
          button.type = 'button';
          button.dataset['broken'] = '';
          button.textContent = 'Prioritet';
          form.append(button);
        }).observe(document.body, { childList: true, subtree: true });
      });
    },
  },
};

describe('the evidence of a broken product', () => {
  let folder: string;
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'sektorpost-broken-')); });
  afterAll(async () => { await removeFolder(folder); });

  /** The product with one line of its mailroom changed. */
  async function broken(name: string, worker: Broken['worker']): Promise<string> {
    if (!worker) return root;
    const product = join(folder, name.replaceAll(/\W+/g, '-'));
    await cp(join(root, 'dist'), join(product, 'dist'), { recursive: true });
    await cp(join(root, 'package.json'), join(product, 'package.json'));
    await symlink(join(root, 'node_modules'), join(product, 'node_modules'));
    const file = join(product, 'dist', 'worker', 'index.js');
    const source = await readFile(file, 'utf8');
    expect(source.split(worker.from).length - (worker.to.includes('$1') ? 1 : 0), 'the place to break').toBe(2);
    await writeFile(file, source.replace(worker.from, worker.to));
    return product;
  }

  for (const [name, { id, because, neighbour, worker, page }] of Object.entries(faults)) {
    it(name, async () => {
      const product = await broken(name, worker);
      const { status, counts, judged } = await runEvidence({ root, product, args: ['--out', join(folder, `pack-${id}`), '--only', [...new Set([id, neighbour])].join(',')], ...(page ? { meddle: page } : {}) });
      const found = judged.find(({ requirement }) => requirement.id === id);
      expect(found).toMatchObject({ verdict: 'red' });
      expect(found?.reason).toMatch(because);
      if (neighbour !== id) expect(judged.find(({ requirement }) => requirement.id === neighbour)).toMatchObject({ verdict: 'proved' });
      expect(counts.red).toBe(1);
      expect(status).toBe(1);
    }, 400_000);
  }
});
