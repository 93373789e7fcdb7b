/** MedCom's own faulty files through the real mailroom: each refused for the right reason and told to its sender, its bytes kept. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { corpusFolder } from '../../tests/corpus';
import { municipality } from '../../tests/fixtures/care-communication';
import { discharge, fileOf, latin1, receiverGln, senderGln } from '../../tests/fixtures/edifact-letters';
import { Reception } from '../../tests/doubles/reception';

/** The rule by which each is refused. */
const rules: Readonly<Record<string, string>> = {
  DIS20_ERROR_ENC0: 'edifact-charset', DIS20_ERROR_UNB1: 'edifact-unb-missing', DIS20_ERROR_UNB3: 'edifact-interchange-repeated', DIS20_ERROR_UNH0: 'edifact-unh-wrong', DIS20_ERROR_UNH2: 'edifact-unt-id',
  DIS20_ERROR_UNT1: 'edifact-unt-missing', DIS20_ERROR_UNT2: 'edifact-unt-count', DIS20_ERROR_UNZ1: 'edifact-unz-count', DIS20_ERROR_UNZ3: 'edifact-unz-missing', DIS20_ERROR_XSL0: 'edifact-qualifier-unknown',
  DIS20_ERROR_XSL2: 'edifact-date-wrong', DIS91_ERROR_XSL0: 'edifact-qualifier-unknown',
};

/** The files carry location numbers of their own: their receiver is who receives here. */
const parties = (bytes: Uint8Array): { sender: string; receiver: string } => {
  const [, sender, receiver] = /UNB\+[^+]*\+(\d+)(?::\d+)?\+(\d+)/.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  return { sender: sender ?? senderGln, receiver: receiver ?? receiverGln };
};

let desk: Reception;
afterEach(() => desk.end());

async function receive(bytes: Uint8Array): Promise<void> {
  const { sender, receiver } = parties(bytes);
  const gln = /^\d{13}$/.test(receiver) ? receiver : receiverGln;
  desk = await Reception.open({ ...municipality, gln });
  await desk.deliverLetters(bytes, /^\d{13}$/.test(sender) ? sender : senderGln);
}

async function isRefused(bytes: Uint8Array, rule: string): Promise<void> {
  await receive(bytes);
  const held = await desk.heldBack();
  expect(held.flatMap(({ issues }) => issues.map((issue) => issue.rule)), rule).toContain(rule);
  expect(await desk.views()).toEqual([]);
  const { bytes: kept } = await desk.client.call('bytes.get', { sha256: held[0]!.original, offset: 0, length: 200_000 }) as unknown as { bytes: Uint8Array };
  expect(Buffer.from(kept)).toEqual(Buffer.from(bytes));
  // Without the beginning of the envelope nobody knows whom to tell.
  if (rule === 'edifact-unb-missing') expect(held.map(({ answered }) => answered)).toEqual(['nothing']);
  else for (const { says, name } of await desk.receipts(1)) expect([name, says.kind]).toEqual(['CTL02', 'negative']);
}

describe('a faulty file', () => {
  it('of our own is refused, told and kept', () => isRefused(latin1(fileOf(discharge).replace('UNZ+1', 'UNZ+2')), 'edifact-unz-count'));
  it('without its envelope is kept, and nobody is told', () => isRefused(latin1(fileOf(discharge).replace(/UNB\+.*?'/, '')), 'edifact-unb-missing'));

  const folder = corpusFolder === undefined ? undefined : join(corpusFolder, 'legacy', 'malformed');
  if (folder !== undefined && existsSync(folder)) {
    it.each(readdirSync(folder).filter((name) => name.endsWith('.edi')))('%s', async (name) => {
      const bytes = new Uint8Array(readFileSync(join(folder, name)));
      if (!name.includes('_ok_')) return isRefused(bytes, rules[name.replace('.edi', '')]!);
      await receive(bytes);
      expect(await desk.views()).toHaveLength(1);
      expect(await desk.heldBack()).toEqual([]);
    });
  }
});
