/** Discharge summaries in the whole client: found in the inbox, read, answered, noted, printed; corrected and cancelled ones. */
import { page, userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import { expectNoFindings } from '../../../../tests/doubles/axe';
import { letterRecord } from '../../../../tests/doubles/letters';
import { discharge, edifact, latin1 } from '../../../../tests/fixtures/edifact-letters';
import { fillLetters, nancyCancelled, nancyCorrected, nancyLetter } from '../../../../tests/fixtures/letter-inbox';
import { dischargeLetter, letterHead } from '../../../../tests/fixtures/oioxml';
import type { Client } from '../../../../tests/screens/client';
import { deskForTests, row, rows, until } from '../../../../tests/screens/desk';
import { currentRoute, navigate } from '../../shared/navigation';
import { decoded } from './OriginalDialog';

const nancyId = '5790001382445#B2611180001';
const desk = deskForTests();
let client: Client | undefined;

const article = () => until(() => document.querySelector<HTMLElement>('article[data-letter]'));
const button = (name: string) => until(() => [...document.querySelectorAll<HTMLElement>('button')].find((one) => one.getAttribute('aria-label') === name || one.textContent === name));
const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';

async function open(tab?: string): Promise<Client> {
  client = await desk.open({ fill: fillLetters });
  await row(nancyId);
  if (tab !== undefined) await userEvent.click(await until(() => [...document.querySelectorAll<HTMLElement>('[role="radio"]')].find((one) => one.textContent.startsWith(tab))));
  return client;
}
const pick = async (key: string) => { await userEvent.click(await row(key)); return article(); };

describe('the inbox', () => {
  it('has a tab for each kind, and discharge summaries with the marked first', async () => {
    await open('Epikriser');
    await until(() => text('h1, [data-pane-title]').includes('Epikriser') && rows().length === 6);
    const names = rows().map((one) => one.getAttribute('aria-label') ?? '');
    expect(names.map((name) => [name.includes('Sandsynlig anbefaling om opfølgning'), /Indlagt[^.]*\.[^.]*\.|Ambulant forløb|Skadestue/.exec(name)?.[0].trim()])).toEqual([
      [true, 'Indlagt 12.–18.'], [true, 'Ambulant forløb'], [true, 'Indlagt 12.–18.'], [false, 'Skadestue'], [false, 'Indlagt 12.–18.'], [false, 'Ambulant forløb'],
    ]);
    expect(names[0]).toContain('Nancy Ann Berggren, 2 5 1 2 4 8 4 9 1 6');
    const heads = [...document.querySelectorAll<HTMLElement>('[role="grid"] [class*="headText"]')].map((head) => head.parentElement?.textContent);
    expect(heads).toEqual(['Markeret til opfølgning3 ulæste', 'Ikke markeret, kan vente til næste kontakt3']);
    const tabs = [...document.querySelectorAll<HTMLElement>('[role="radio"]')].map((one) => one.textContent);
    expect(tabs).toEqual(['Alle9', 'Epikriser6', 'Korrespondance1', 'Genoptræning1']);
    expect(document.querySelectorAll('[role="grid"] svg[aria-label="Sandsynlig anbefaling om opfølgning"]')).toHaveLength(3);
    await expectNoFindings();
  });

  it('shows each other kind in its own tab, and the file of a letter nowhere by itself', async () => {
    await open('Korrespondance');
    await until(() => rows().length === 1);
    await userEvent.click(await until(() => [...document.querySelectorAll<HTMLElement>('[role="radio"]')].find((one) => one.textContent.startsWith('Genoptræning'))));
    await until(() => rows()[0]?.getAttribute('aria-label')?.includes('Genoptræning'));
    await userEvent.click(await until(() => [...document.querySelectorAll<HTMLElement>('[role="radio"]')].find((one) => one.textContent.startsWith('Alle'))));
    await until(() => rows().length === 9);
    expect(rows().some((one) => one.getAttribute('aria-label')?.includes('Bilag'))).toBe(false);
  });
});

describe('a discharge summary', () => {
  it('shows the recommendation first, then what is shown otherwise, facts and text', async () => {
    await open('Epikriser');
    const letter = await pick(nancyId);
    expect(letter.querySelector('[data-title]')?.textContent).toBe('Epikrise, indlæggelse 12.–18. nov. 2026');
    expect(letter.textContent).toContain('OIO-XML XDIS01 · XD0133L');
    expect(letter.textContent).toContain('godkendt 18. nov. kl. 15:30 · hentet 19. nov. kl. 08:31');
    const [recommendation, strip] = [letter.querySelector('section[aria-label="Anbefaling om opfølgning"]')!, letter.querySelector('section[aria-label$="vist anderledes end i originalen"]')!];
    expect(recommendation.textContent).toContain('Sandsynlig anbefaling: fundet som første overskrift. XD0133L har intet kodet felt.');
    expect(recommendation.compareDocumentPosition(strip) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    // Nobody has coded a colour: the box has none of the marks' own.
    expect(recommendation.textContent).not.toMatch(/Rød|Gul|Grøn/);
    expect([...strip.querySelectorAll('dl > div')].map((line) => line.querySelector('dt')?.textContent)).toEqual(['Tilnærmet', 'Kun som tekst', 'Kun som tekst', 'Kun som tekst']);
    const facts = [...letter.querySelectorAll('dl dt')].map((term) => [term.textContent, term.nextElementSibling?.textContent]);
    expect(facts).toContainEqual(['Indlagt', '12. nov. 2026 kl. 21:14']);
    expect(facts).toContainEqual(['Udskrevet', '18. nov. 2026 kl. 13:30']);
    const toolbar = [...document.querySelectorAll<HTMLElement>('[role="toolbar"]')].at(-1)!;
    expect(toolbar.scrollWidth).toBeLessThanOrEqual(toolbar.clientWidth);
    expect(facts).toContainEqual(['CAVE', 'Penicillin']);
    expect(facts).toContainEqual(['Aktion', 'Blødende mavesår DK254']);
    expect(letter.querySelector('em')?.textContent).toBe('svimmelhed');
    expect([...letter.querySelectorAll('h3')].map((head) => head.textContent)).toEqual(['Anbefaling om opfølgning hos egen læge', 'CAVE', 'Resumé af behandlingsforløb', 'Laboratoriesvar', 'Information og aftaler', 'Medicin ved udskrivelsen', 'Bilag og henvisninger']);
    // The file that came by itself stands here, and opens in the viewer.
    await until(() => letter.querySelector('ul[aria-label="Vedhæftede filer"] canvas'));
    await expectNoFindings();
    document.documentElement.dataset.theme = 'dark';
    await expectNoFindings({ name: 'dark' });
  });

  it('fits a narrow window', async () => {
    await page.viewport(1024, 700);
    await open('Epikriser');
    const letter = await pick(nancyId);
    const scroller = letter.closest<HTMLElement>('[data-scroller]')!;
    expect(scroller.scrollWidth).toBeLessThanOrEqual(scroller.clientWidth);
    await expectNoFindings();
  });

  it('opens the original with o, byte for byte, and closes with Esc', async () => {
    await open('Epikriser');
    await pick(nancyId);
    await userEvent.keyboard('o');
    const source = await until(() => document.querySelector<HTMLElement>('[role="dialog"] pre'));
    expect(source.textContent).toBe(nancyLetter);
    expect(text('[role="dialog"]')).toContain('Original: OIO-XML XDIS01 · XD0133L');
    await expectNoFindings({ context: document.querySelector('[role="dialog"]')! });
    await userEvent.keyboard('{Escape}');
    await until(() => !document.querySelector('[role="dialog"]'));
  });

  it('is answered with correspondence that names it, on r', async () => {
    const { archive } = await open('Epikriser');
    await pick(nancyId);
    await button('Skriv til afdelingen');
    await userEvent.keyboard('r');
    await until(() => currentRoute().view === 'compose');
    const [draft] = await archive.database.get()!.drafts.toArray();
    expect(draft?.draft).toMatchObject({ kind: 'reply', standard: 'care-communication', answers: nancyId, receiver: '5790001382445', category: 'discharge', patient: { ids: [{ value: '2512484916' }], family: 'Berggren' } });
    expect(draft?.draft?.threadId).toBeUndefined();
  });

  it('takes a note on why a recommendation is not followed, on n, and is handled on e', async () => {
    await open('Epikriser');
    await pick(nancyId);
    await userEvent.keyboard('n');
    const field = await until(() => document.querySelector<HTMLTextAreaElement>('[role="dialog"] textarea'));
    expect(text('[role="dialog"]')).toContain('Skriv et notat, hvis anbefalingen ikke følges, og hvorfor.');
    await userEvent.fill(field, 'Patienten er set i går; kontrol ikke nødvendig.');
    await userEvent.click(await button('Gem notat'));
    await until(() => text('article[data-letter]').includes('kontrol ikke nødvendig'));
    await until(() => document.querySelector(`[data-key="${nancyId}"]`)?.textContent.includes('Notat'));
    await userEvent.keyboard('e');
    await until(() => !document.querySelector(`[data-key="${nancyId}"]`));
  });

  it('goes on paper with name and number on each page and its format named', async () => {
    await open('Epikriser');
    await pick(nancyId);
    const paper = await until(() => { window.dispatchEvent(new Event('beforeprint')); return document.querySelector<HTMLElement>('[data-print]'); });
    expect(paper.querySelector('thead')?.textContent).toContain('Nancy Ann Berggren251248-4916');
    expect(paper.textContent).toContain('Oprindeligt format: OIO-XML XDIS01 · XD0133L');
    expect(paper.textContent).toContain('Kontrol af Hb og væsketal senest 20. nov.');
    expect(paper.textContent).toContain('Kun som tekst: CAVE.');
    window.dispatchEvent(new Event('afterprint'));
    await until(() => !document.querySelector('[data-print]'));
  });

  it('says when a file has not come yet', async () => {
    client = await desk.open({ fill: async (mailroom) => { mailroom.add({ kind: 'message', message: letterRecord(nancyLetter, { original: await mailroom.putFile(new TextEncoder().encode(nancyLetter)) }) }); } });
    const letter = await pick(nancyId);
    expect(letter.textContent).toContain('Filen kan ikke vises endnu');
    expect(letter.textContent).toContain('1 bilag er ikke kommet endnu');
  });
});

describe('letters that replace others', () => {
  const fill = (...letters: string[]) => async (mailroom: Client['mailroom']) => { for (const xml of letters) mailroom.add({ kind: 'message', message: letterRecord(xml, { original: await mailroom.putFile(new TextEncoder().encode(xml)) }) }); };

  it('show the old struck through beside the new, and the earlier letter below', async () => {
    client = await desk.open({ fill: fill(nancyCorrected, nancyLetter) });
    await until(() => rows().length === 1);
    expect(rows()[0]?.getAttribute('aria-label')).toContain('Rettet');
    const letter = await pick(nancyId);
    expect([...letter.querySelectorAll('del')].map((one) => one.textContent)).toEqual(expect.arrayContaining(['18. nov. 2026 kl. 13:30', 'Pantoprazol 40 mg × 2 i 8 uger. Metoprolol 50 mg × 1.']));
    expect([...letter.querySelectorAll('ins')].map((one) => one.textContent)).toEqual(expect.arrayContaining(['18. nov. 2026 kl. 14:15', 'Pantoprazol 40 mg × 2 i 8 uger. Metoprolol 25 mg × 1.']));
    await expectNoFindings();
    (await until(() => [...document.querySelectorAll<HTMLElement>('button')].find((one) => one.textContent.startsWith('Tidligere brev')))).focus();
    await userEvent.keyboard('{Enter}');
    await until(() => document.querySelectorAll('article[data-letter]').length === 2);
    expect(document.querySelectorAll('article[data-letter]')[1]?.textContent).toContain('Metoprolol 50 mg × 1.');
  });

  it('say so when the earlier one never came', async () => {
    client = await desk.open({ fill: fill(nancyCorrected) });
    const letter = await pick('5790001382445#B2611190099');
    expect(letter.textContent).toContain('Det tidligere brev er ikke modtaget her');
    expect(letter.querySelector('del')).toBeNull();
  });

  it('strike through what is taken back', async () => {
    client = await desk.open({ fill: fill(nancyLetter, nancyCancelled) });
    const letter = await pick(nancyId);
    expect(letter.textContent).toContain('AnnulleretOIO-XML');
    expect(getComputedStyle(letter.querySelector('[data-title]')!).textDecorationLine).toBe('line-through');
    expect(letter.textContent).toContain('Brug ikke oplysningerne.');
    expect(rows()[0]?.querySelector('svg[aria-label="Sandsynlig anbefaling om opfølgning"]')).toBeNull();
  });
});

describe('a discharge summary that was sent from here', () => {
  const sent = (direction: 'in' | 'out') => (mailroom: Client['mailroom']) => { mailroom.add({ kind: 'message', message: letterRecord(nancyLetter, { direction }) }); };

  it('is corrected by a letter that holds everything it said and names it', async () => {
    client = await desk.open({ fill: sent('out') });
    await navigate('inbox', nancyId);
    await article();
    const toolbar = [...document.querySelectorAll<HTMLElement>('[role="toolbar"]')].at(-1)!;
    expect(toolbar.scrollWidth).toBeLessThanOrEqual(toolbar.clientWidth);
    await userEvent.click(await button('Ret og send som rettet brev'));
    await until(() => text('h1') === 'Rettet epikrise');
    expect(text('form')).toContain('Brevet erstatter den epikrise, der er sendt.');
    // A correction is that kind of letter and no other.
    expect(document.querySelector('[aria-label="Hvad vil du skrive?"]')).toBeNull();
    const [row] = await client.archive.database.get()!.drafts.toArray();
    expect(row?.draft).toMatchObject({
      kind: 'new', standard: 'discharge-letter', sendAs: 'letter', patient: { ids: [{ value: '2512484916' }] },
      discharge: { kind: 'inpatient', corrects: nancyId, episode: 'e-nancy', followUp: true, cave: 'Penicillin', start: { date: '2026-11-12', time: '21:14' }, recommendation: expect.stringContaining('Kontrol af Hb') as string, course: expect.stringContaining('Hb        5,4       6,1       6,7') as string },
    });
    await expectNoFindings();
  });

  it('is not ours to correct when it came from others', async () => {
    client = await desk.open({ fill: sent('in') });
    await pick(nancyId);
    await button('Skriv til afdelingen');
    expect([...document.querySelectorAll('button')].some((one) => one.textContent.includes('rettet brev') || one.getAttribute('aria-label')?.includes('rettet brev'))).toBe(false);
  });
});

it('shows a letter that has no screen of its own as text, and what has no place as it was sent', async () => {
  client = await desk.open({ fill: (mailroom) => { mailroom.add({ kind: 'message', message: letterRecord(dischargeLetter({ head: letterHead('XD0134L', 'XDIS01', '<FollowUp>&lt;b&gt;ja&lt;/b&gt;</FollowUp>') })) }); } });
  const letter = await pick(nancyId);
  expect(letter.textContent).toContain('XD0134L er nyere end den offentliggjorte version');
  expect(letter.textContent).toContain('Oplysninger uden plads i brevet<FollowUp>');
  await client.close();
  await navigate('inbox', undefined, { replace: true });
  await open();
  const key = (await until(() => rows().find((one) => one.getAttribute('aria-label')?.includes('Brev.')))).dataset.key!;
  const other = await pick(key);
  expect(other.textContent).toContain('Faldet i hjemmet.');
  expect(other.textContent).toContain('har ingen egen visning');
});

it('names EDIFACT letters by their own spelling', async () => {
  const bytes = latin1(edifact([discharge]));
  client = await desk.open({ fill: async (mailroom) => { mailroom.add({ kind: 'message', message: letterRecord(bytes, { original: await mailroom.putFile(bytes) }) }); } });
  await until(() => rows().length === 1);
  const letter = await pick(rows()[0]!.dataset.key!);
  expect(letter.textContent).toContain('EDIFACT DIS01 · D0133L');
  expect(letter.textContent).toContain('D0133L har intet kodet felt');
  await userEvent.keyboard('o');
  expect((await until(() => document.querySelector<HTMLElement>('[role="dialog"] pre'))).textContent).toContain("UNH+B260914000001+MEDDIS:D:93A:UN:D0133L+DIS01'");
});

it('reads original bytes in the character set they were written in', () => {
  expect(decoded(latin1('Rådgivning æøå'), 'edifact')).toEqual({ text: 'Rådgivning æøå', encoding: 'ISO-8859-1' });
  expect(decoded(new TextEncoder().encode('Rådgivning'), 'oioxml')).toEqual({ text: 'Rådgivning', encoding: 'UTF-8' });
  expect(decoded(latin1('Rådgivning'), 'oioxml')).toEqual({ text: 'Rådgivning', encoding: 'ISO-8859-1' });
});
