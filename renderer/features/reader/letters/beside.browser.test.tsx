/** What stands beside letters: our answer below the letter it answers, the original of a plan, letters in a file from a disk, and paper. */
import { page, userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../../../shared/messages';
import { expectNoFindings } from '../../../../tests/doubles/axe';
import { letterRecord, numbered } from '../../../../tests/doubles/letters';
import { planRecord } from '../../../../tests/doubles/plans';
import { makeMessages } from '../../../../tests/doubles/records';
import { correspondence, dischargeLetter, planLetter } from '../../../../tests/fixtures/oioxml';
import type { Client } from '../../../../tests/screens/client';
import { deskForTests, row, until } from '../../../../tests/screens/desk';
import { downloadsForTests } from '../../../../tests/screens/downloads';
import { currentRoute, navigate } from '../../shared/navigation';

const desk = deskForTests();
let client: Client | undefined;

const button = (name: string) => until(() => [...document.querySelectorAll<HTMLElement>('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent).startsWith(name)));
const toPaper = () => until(() => { window.dispatchEvent(new Event('beforeprint')); return document.querySelector<HTMLElement>('[data-print]'); });

const letter = letterRecord(correspondence());
/** What was written about the letter: our answer, or theirs. */
function answer(id: string, direction: 'in' | 'out', at: string, text: string): MessageRecord {
  const [base] = makeMessages({ count: 1, sent: 0, seed: 5 }).records;
  const { view } = base!;
  return {
    ...base!, messageId: id, direction, at,
    view: { ...view, messageId: id, threadId: 'about-letter', activity: 'reply-message', sentAt: at, patient: letter.view.patient!, answers: letter.messageId, attachments: [], segments: [{ ...view.segments[0]!, id: `seg-${id}`, at, messageId: id, text }], chain: [{ messageId: id, activity: 'reply-message', at, answers: letter.messageId, payloads: [] }] },
  };
}
const ours = answer('ours', 'out', '2026-11-19T08:00:00.000Z', 'Blodtryk er taget: 128/78.');

describe('an answer to a letter', () => {
  const open = async (...records: MessageRecord[]) => {
    client = await desk.open({ fill: (mailroom) => { for (const message of records) mailroom.add({ kind: 'message', message, ...(message.direction === 'out' ? { state: 'queued' as const } : {}) }); } });
    await userEvent.click(await row(letter.messageId));
    await until(() => document.querySelector('article[data-letter]'));
    return client;
  };

  it('names the letter that it answers, which stands apart from it, and leads to it', async () => {
    await open(letter, ours);
    const segment = await until(() => document.querySelector<HTMLElement>('[data-segment="seg-ours"]'));
    expect(segment.textContent).not.toContain('ikke er modtaget her');
    const above = document.querySelector('article[data-letter]')!.getBoundingClientRect();
    expect(segment.getBoundingClientRect().top - above.bottom).toBeGreaterThan(16);
    expect(document.querySelector('h3[class*="aboutHead"]')?.textContent).toBe('Beskeder om brevet');
    const link = [...segment.querySelectorAll('button')].find((one) => one.textContent.startsWith('Svarer på brevet fra '))!;
    link.click();
    expect(document.activeElement).toBe(document.querySelector('[data-title]'));
    await expectNoFindings();
  });

  it('is begun with the topic of the letter, by a button that says so', async () => {
    const { archive } = await open(letter);
    await userEvent.click(await button('Besvar'));
    await until(() => currentRoute().view === 'compose');
    const [draft] = await archive.database.get()!.drafts.toArray();
    expect(draft?.draft).toMatchObject({ kind: 'reply', answers: letter.messageId, topic: 'Forundersøgelse' });
  });

  it('is written to the ward where a discharge summary asks for none, also when our question already went', async () => {
    const discharge = letterRecord(dischargeLetter());
    await open(discharge, { ...ours, view: { ...ours.view, patient: discharge.view.patient! } });
    await until(() => document.querySelector('[data-segment="seg-ours"]'));
    await button('Skriv til afdelingen');
    await client!.close();
    await navigate('inbox', undefined, { replace: true });
    await open(discharge);
    await userEvent.click(await button('Skriv til afdelingen'));
    await until(() => currentRoute().view === 'compose');
    expect((await client!.archive.database.get()!.drafts.toArray())[0]?.draft?.topic).toBe('Epikrise, indlæggelse 12.–18. nov. 2026');
  });
});

it('lets what was confirmed wait behind a dialog', async () => {
  client = await desk.open({ fill: (mailroom) => { mailroom.add({ kind: 'message', message: letter }); } });
  await userEvent.click(await row(letter.messageId));
  await until(() => document.querySelector('article[data-letter]'));
  await page.viewport(1280, 560);
  await userEvent.keyboard('e');
  const toast = await until(() => [...document.querySelectorAll<HTMLElement>('[role="status"] > div')].find((one) => one.textContent.includes('Beskeden er behandlet')));
  const inFront = () => { const { left, top, width, height } = toast.getBoundingClientRect(); return toast.contains(document.elementFromPoint(left + width / 2, top + height / 2)); };
  expect(inFront()).toBe(true);
  await userEvent.keyboard('?');
  const body = await until(() => document.querySelector<HTMLElement>('[role="dialog"] [role="region"]'));
  expect(inFront()).toBe(false);
  // Text alone, and more than there is room for: the keyboard comes to it.
  expect(body.scrollHeight).toBeGreaterThan(body.clientHeight);
  expect(body.tabIndex).toBe(0);
  await userEvent.keyboard('{Escape}');
  await until(() => inFront());
});

it('opens the original of a plan with o, for whoever may read it', async () => {
  const xml = planLetter();
  client = await desk.open({
    session: { user: { id: 'user-1', name: 'Mette Prøve', role: { text: 'læge' }, phone: '65000020', initials: 'MP', access: ['clinical'] } },
    fill: async (mailroom) => { mailroom.add({ kind: 'message', message: { ...planRecord(), original: await mailroom.putFile(new TextEncoder().encode(xml)) } }); },
  });
  await userEvent.click(await row('5790001382445#P2611180001'));
  await until(() => document.querySelector('h2[data-title]')?.textContent.startsWith('Genoptræningsplan'));
  await userEvent.keyboard('o');
  expect((await until(() => document.querySelector<HTMLElement>('[role="dialog"] pre'))).textContent).toBe(xml);
  await userEvent.keyboard('{Escape}');
  await until(() => !document.querySelector('[role="dialog"]'));
  const paper = await toPaper();
  expect(paper.querySelector('thead')?.textContent).toMatch(/\d{6}-\d{4}/);
  expect(paper.textContent).toContain('Oprindeligt format: OIO-XML');
  for (const said of ['almen genoptræning', 'Behov og potentiale']) expect(paper.textContent.toLowerCase()).toContain(said.toLowerCase());
  window.dispatchEvent(new Event('afterprint'));
});

describe('converting', () => {
  const saved = downloadsForTests();
  const user = { id: 'user-1', name: 'Mette Prøve', role: { text: 'læge' }, phone: '65000020', initials: 'MP' };
  async function openConvert(record: MessageRecord, xml: string, access: ('clinical' | 'administrator')[]): Promise<HTMLElement> {
    client = await desk.open({ session: { user: { ...user, access } }, fill: async (mailroom) => { mailroom.add({ kind: 'message', message: { ...record, original: await mailroom.putFile(new TextEncoder().encode(xml)) } }); } });
    await userEvent.click(await row(record.view.threadId ?? record.messageId));
    await userEvent.click(await button('Flere handlinger'));
    await userEvent.click(await until(() => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((one) => one.textContent.startsWith('Konvertér'))));
    // The menu is a dialog, too, until it has gone.
    return until(() => [...document.querySelectorAll<HTMLElement>('[role="dialog"]')].find((one) => one.textContent.includes('Konvertér til et andet format')));
  }
  const told = () => client!.mailroom.told.filter(({ action }) => action === 'raw-saved').map(({ messageIds }) => messageIds);

  it.each([['plan', planRecord(), planLetter(), 'P2611180001'], ['discharge summary', letterRecord(dischargeLetter()), dischargeLetter(), 'B2611180001']] as const)('of a %s is in its menu, with the original, which is noted when it is saved', async (_, record, xml, name) => {
    const dialog = await openConvert(record, xml, ['clinical']);
    await expectNoFindings();
    await userEvent.click([...dialog.querySelectorAll('button')].find((one) => one.textContent.includes('Gem originalen'))!);
    await until(() => saved.length === 1);
    expect([saved[0]!.name, await saved[0]!.blob.text()]).toEqual([`${name}-original.xml`, xml]);
    await until(() => told().length > 0);
    expect(told()).toEqual([[record.messageId]]);
  });

  it.each([[['clinical'], false], [['clinical', 'administrator'], true]] as const)('of a FHIR message offers the original to administrators only, as its screen does: %s', async (access, offered) => {
    const [record] = makeMessages({ count: 1, sent: 0, seed: 5 }).records;
    const dialog = await openConvert(record!, '{}', [...access]);
    expect(dialog.textContent.includes('Gem originalen')).toBe(offered);
  });
});

describe('a file from a disk', () => {
  it('shows its letters as letters, one at a time, and the original', async () => {
    const [first, second] = [dischargeLetter(), numbered(dischargeLetter({ text: 'Det andet brev i filen.' }), 'B2')];
    let sha256 = '';
    client = await desk.open({ fill: async (mailroom) => {
      sha256 = await mailroom.putFile(new TextEncoder().encode(first));
      mailroom.readings.set(sha256, [first, second].map((xml) => { const { view } = letterRecord(xml); return { format: 'oioxml', standard: view.standard, version: view.version, view, issues: [] }; }));
    } });
    await navigate('file', sha256);
    const shown = await until(() => document.querySelector<HTMLElement>('article[data-letter]'));
    expect(shown.querySelector('h2')?.textContent).toBe('Epikrise, indlæggelse 12.–18. nov. 2026');
    expect(shown.textContent).not.toContain('hentet');
    const facts = [...shown.querySelectorAll('dl > div')].map((fact) => [fact.querySelector('dt')?.textContent, fact.querySelector('dd')?.textContent]);
    expect(facts).toContainEqual(['Aktion', 'Blødende mavesår DK254']);
    await expectNoFindings();
    await userEvent.click(await until(() => [...document.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent.includes('Brev 1 af 2'))));
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await until(() => document.querySelector('article[data-letter]')?.textContent.includes('Det andet brev i filen.'));
    await userEvent.click(await button('Original: OIO-XML'));
    expect((await until(() => document.querySelector<HTMLElement>('[role="dialog"] pre'))).textContent).toBe(first);
  });

  it('shows a plan as a plan', async () => {
    let sha256 = '';
    client = await desk.open({ fill: async (mailroom) => {
      sha256 = await mailroom.putFile(new TextEncoder().encode(planLetter()));
      const { view } = planRecord();
      mailroom.readings.set(sha256, [{ format: 'oioxml', standard: view.standard, version: view.version, view, issues: [] }]);
    } });
    await navigate('file', sha256);
    const shown = await until(() => document.querySelector<HTMLElement>('article[data-letter]'));
    expect([...shown.querySelectorAll('h3')].map((head) => head.textContent)).toContain('Behov og potentiale');
    expect(document.body.textContent).not.toContain('Brev 1 af');
    await expectNoFindings();
  });
});
