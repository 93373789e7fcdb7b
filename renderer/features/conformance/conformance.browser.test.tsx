import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Judgement, PackageDetails, TreeNode } from '../../../shared/contract';
import type { Issue } from '../../../shared/messages';
import { expectNoFindings } from '../../../tests/doubles/axe';
import { sha256Of, type MailroomDouble } from '../../../tests/doubles/mailroom';
import { showScreen, type ShownScreen } from '../../../tests/doubles/screen';
import { downloadsForTests } from '../../../tests/screens/downloads';
import { navigate } from '../shared/navigation';
import { ConformanceScreen } from './ConformanceScreen';

const now = '2026-11-19T08:00:00.000Z';
let shown: ShownScreen | undefined;

const bytesOf = (text: string) => new TextEncoder().encode(text);
const file = (name: string, text = name) => new File([text], name);
const title = { da: 'Korrespondancemeddelelse', en: 'CareCommunication' };
const guide = 'medcom.fhir.dk.carecommunication#5.0.2';
const communication = 'Bundle.entry[1].resource';
const issue = (more: Partial<Issue>): Issue => ({ severity: 'error', rule: 'profile-Communication.category', path: communication, message: 'Noget er galt. Ret det.', messageEn: 'Something is wrong. Mend it.', source: 'profile', ...more });
const line = (path: string, more: Partial<TreeNode> = {}): TreeNode => ({ path, depth: path.split('.').length - 1, name: path.split('.').at(-1)!, ...more });

const tree: TreeNode[] = [
  line('Bundle', { type: 'Bundle', children: 3 }), line('Bundle.id', { value: 'b1d0' }),
  line('Bundle.entry[0]', { type: 'BackboneElement', children: 1 }), line('Bundle.entry[0].resource', { type: 'MessageHeader', children: 90 }),
  ...Array.from({ length: 90 }, (_, n) => line(`Bundle.entry[0].resource.focus[${n}]`, { value: `Communication/${n}` })),
  line('Bundle.entry[1]', { type: 'BackboneElement', children: 1 }), line(communication, { type: 'Communication', children: 2 }),
  line(`${communication}.category[0]`, { type: 'CodeableConcept', children: 1 }), line(`${communication}.category[0].coding[0]`, { type: 'Coding', children: 1 }), line(`${communication}.category[0].coding[0].code`, { missing: true }),
  line(`${communication}.priority`, { type: 'code', value: 'routine' }), line(`${communication}.payload[0]`, { type: 'BackboneElement', children: 1 }), line(`${communication}.payload[0].title`, { value: 'saar.jpeg' }),
];
const counted = (issues: Issue[]): Pick<Judgement, 'issues' | 'counts'> => ({ issues, counts: { errors: issues.filter(({ severity }) => severity === 'error').length, warnings: issues.filter(({ severity }) => severity === 'warning').length, information: 0 } });
const base = { format: 'fhir-json', standard: 'care-communication', version: '5.0', title, guide, packages: [{ id: guide, source: 'built-in' as const }], notEvaluated: [] };
const broken: Judgement = {
  ...base, verdict: 'reject', answer: 'fatal-error', tree,
  ...counted([
    issue({ path: `${communication}.category[0].coding[0].code`, message: 'Kategorien mangler en kode. Uden kode kan modtageren ikke fordele beskeden. Vælg en kategori, og send igen.', messageEn: 'The category has no code. Choose one.', profile: 'http://medcomfhir.dk/ig/carecommunication/StructureDefinition/medcom-careCommunication-communication' }),
    issue({ path: `${communication}.priority`, rule: 'medcom-careCommunication-5', source: 'invariant', message: 'Prioritet må kun bruges ved henvisning.' }),
    issue({ path: `${communication}.payload[0].title`, severity: 'warning', rule: 'attachment-title', source: 'medcom-text', message: 'Filens titel slutter på “.jpeg”.' }),
  ]),
  notEvaluated: [{ kind: 'value-set', what: 'http://example.org/ValueSet/x', path: `${communication}.status`, reason: 'The code list is not in any package.' }],
};
const sound: Judgement = { ...base, verdict: 'accept', answer: 'ok', tree: tree.slice(0, 4), ...counted([]) };
const remarks: Judgement = { ...sound, ...counted([issue({ source: 'medcom-text', path: 'Bundle.id' })]) };
const unreadable: Judgement = { verdict: 'reject', packages: [], notEvaluated: [], ...counted([issue({ path: '', rule: 'text-malformed', source: 'text', severity: 'error', line: 3, column: 14, message: 'Filen kan ikke læses som en besked. Bed afsenderen rette den.' })]) };

const judgeAs = async (mailroom: MailroomDouble, judgements: Record<string, Judgement>) => { for (const [text, judgement] of Object.entries(judgements)) mailroom.conformance.judgements.set(await sha256Of(bytesOf(text)), judgement); };
async function show(judgements: Record<string, Judgement>, prepare?: (mailroom: MailroomDouble) => void): Promise<void> {
  shown = await showScreen(<ConformanceScreen />, { now, prepare: (mailroom) => { prepare?.(mailroom); } });
  await judgeAs(shown.mailroom, judgements);
  await expect.element(page.getByRole('heading', { level: 1, name: 'Konformitet' })).toBeVisible();
}
/** As a drop from the desktop arrives at the page; what a script drops has no place on a disk, which a real one has. */
function drop(...files: File[]): void {
  DataTransferItem.prototype.webkitGetAsEntry = () => ({ isFile: true, isDirectory: false }) as FileSystemEntry;
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  const target = document.querySelector('main')!;
  for (const type of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer, clientX: 200, clientY: 200 }));
}
const called = (name: string) => shown!.mailroom.calls.filter((call) => call.name === name).map((call) => call.args);
const item = (path: string) => document.querySelector<HTMLElement>(`[role="treeitem"][data-path="${CSS.escape(path)}"]`);
const finding = (name: string | RegExp) => page.getByRole('grid', { name: 'Fundet i filen' }).getByRole('row', { name });
const inSight = (element: HTMLElement | null, within: string) => {
  const [own, frame] = [element?.getBoundingClientRect(), document.querySelector(within)?.getBoundingClientRect()];
  return own !== undefined && frame !== undefined && own.top >= frame.top - 1 && own.bottom <= frame.bottom + 1;
};

beforeEach(async () => { await page.viewport(1280, 800); await navigate('inbox'); await navigate('conformance'); });
afterEach(async () => { await shown?.close(); shown = undefined; document.documentElement.removeAttribute('data-theme'); });

describe('files that are judged', () => {
  it('are told apart by verdict, with counts, guide and answer, and never said to be approved', async () => {
    await show({ 'broken.json': broken, 'sound.json': sound, 'remarks.json': remarks, 'bad.txt': unreadable });
    await expect.element(page.getByText('Ingen filer kontrolleret endnu')).toBeVisible();
    await shown!.expectNoFindings('empty');
    drop(file('broken.json'), file('sound.json'), file('remarks.json'), file('bad.txt'), file('strange.json'));
    const list = page.getByRole('grid', { name: 'Kontrollerede filer' });
    await expect.element(list.getByRole('row', { name: 'broken.json. Opfylder ikke standarden. Korrespondancemeddelelse 5.0.2 · 2 fejl, 1 advarsel, 1 ikke afgjort' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'Opfylder ikke standarden' })).toBeVisible();
    await expect.element(page.getByText('Svar til afsender ville være')).toBeVisible();
    await shown!.expectNoFindings('several');
    for (const [row, heading] of [[/^sound/, /^Ingen fejl fundet efter Korrespondancemeddelelse 5\.0\.2$/], [/^remarks/, 'Standarden afviser ikke filen, men den har fejl'], [/^bad/, 'Filen kan ikke læses som en besked'], [/^strange/, 'Filen kan ikke behandles']] as const) {
      await list.getByRole('row', { name: row }).click();
      await expect.element(page.getByRole('heading', { name: heading })).toBeVisible();
      await expect.element(page.getByText('Det er ikke en godkendelse fra MedCom.', { exact: false })).toBeVisible();
      expect(document.querySelector('main')!.textContent.replace('Det er ikke en godkendelse fra MedCom.', '')).not.toMatch(/godkendt|certificer/i);
    }
    await shown!.expectNoFindings('unsupported');
  });

  /** Files in all databases of this browser, those that other tests left behind too. */
  async function filesKept(): Promise<number> {
    const databases = await indexedDB.databases();
    const copies = await Promise.all(databases.map(({ name }) => new Promise<number>((resolve, reject) => {
      const request = indexedDB.open(name!);
      request.onsuccess = () => {
        const db = request.result;
        if (!db.objectStoreNames.contains('files')) { db.close(); resolve(0); return; }
        const count = db.transaction('files').objectStore('files').count();
        count.onsuccess = () => { db.close(); resolve(count.result); };
      };
      request.onerror = () => { reject(new Error('database')); };
    })));
    return copies.reduce((sum, count) => sum + count, 0);
  }

  it('go to the store only, and are neither kept in the page nor received', async () => {
    const before = await filesKept();
    await show({ 'broken.json': broken });
    drop(file('broken.json'));
    await expect.element(page.getByRole('heading', { name: 'Opfylder ikke standarden' })).toBeVisible();
    expect(called('conformance.judge')).toEqual([{ sha256: await sha256Of(bytesOf('broken.json')) }]);
    expect(called('files.read')).toEqual([]);
    expect(await filesKept()).toBe(before);
    await expect.element(page.getByText('Filen er ikke modtaget, og ingen får kvittering.', { exact: false })).toBeVisible();
    drop(file('sound.json'));
    await page.getByRole('button', { name: 'Ryd listen' }).click();
    await expect.poll(() => called('conformance.forget')).toHaveLength(2);
    expect(called('conformance.forget')).toContainEqual({ sha256: await sha256Of(bytesOf('broken.json')) });
  });

  it('say in words what went wrong, and can be tried again', async () => {
    await show({ 'broken.json': broken }, (mailroom) => { mailroom.fail('conformance.judge', 'disk-full'); });
    drop(file('broken.json'));
    await expect.element(page.getByText('Disken er fuld.', { exact: false })).toBeVisible();
    await shown!.expectNoFindings('failed');
    await page.getByRole('button', { name: 'Prøv igen' }).click();
    await expect.element(page.getByRole('heading', { name: 'Opfylder ikke standarden' })).toBeVisible();
    drop(file('empty.json', ''));
    await expect.element(page.getByText('Filen er tom.', { exact: false })).toBeVisible();
  });

  it('that nobody can read show line and character instead of a tree', async () => {
    await show({ 'bad.txt': unreadable });
    drop(file('bad.txt'));
    await expect.element(finding(/^Fejl 1 Filen kan ikke læses som en besked\. .* linje 3, tegn 14$/)).toBeVisible();
    await expect.element(page.getByText('Indholdet kan ikke vises')).toBeVisible();
    await shown!.expectNoFindings('unreadable');
  });
});

describe('what was found', () => {
  it('stands under whose rule it is, and leads to its place in the message and back', async () => {
    await show({ 'broken.json': broken });
    drop(file('broken.json'));
    await expect.element(page.getByText('Standardens regel')).toBeVisible();
    await expect.element(page.getByText('MedComs vejledning')).toBeVisible();
    await expect.element(page.getByText('profile-Communication.category · medcom-careCommunication-communication')).toBeVisible();
    // The first is looked at already: its place is open and in sight, below ninety lines that stay closed.
    await expect.poll(() => item(`${communication}.category[0].coding[0].code`)?.getAttribute('aria-selected')).toBe('true');
    expect(item('Bundle.entry[0].resource.focus[0]')).toBeNull();
    expect(item('Bundle')!.innerText.split('\n')).toEqual(['Bundle', '2 fejl, 1 adv.']);
    await finding(/^Advarsel 1/).click();
    await expect.poll(() => item(`${communication}.payload[0].title`)?.getAttribute('aria-selected')).toBe('true');
    expect(item(`${communication}.payload[0].title`)!.innerText.split('\n')).toEqual(['title', 'saar.jpeg', 'Advarsel 1']);
    item(`${communication}.priority`)!.click();
    await expect.element(finding(/^Fejl 2/)).toHaveAttribute('aria-selected', 'true');
  });

  it('is walked by keys: F8 from finding to finding, Enter into the message, arrows there, Esc back', async () => {
    await show({ 'broken.json': broken });
    drop(file('broken.json'));
    await expect.element(finding(/^Fejl 1/)).toBeVisible();
    await userEvent.keyboard('{F8}');
    await expect.element(finding(/^Fejl 2/)).toHaveFocus();
    await userEvent.keyboard('{Shift>}{F8}{/Shift}');
    await expect.element(finding(/^Fejl 1/)).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(finding(/^Advarsel 1/)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.getAttribute('data-path')).toBe(`${communication}.payload[0].title`);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    await expect.poll(() => item(`${communication}.payload[0]`)?.getAttribute('aria-expanded')).toBe('false');
    expect(item(`${communication}.payload[0].title`)).toBeNull();
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(finding(/^Fejl 2/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Escape}');
    await expect.element(finding(/^Fejl 2/)).toHaveFocus();
  });

  it('stays in sight in a message of many lines, of which only those in sight exist', async () => {
    await show({ 'broken.json': broken });
    drop(file('broken.json'));
    await expect.element(finding(/^Fejl 1/)).toBeVisible();
    item('Bundle.entry[0]')!.click();
    await expect.poll(() => item('Bundle.entry[0].resource')).not.toBeNull();
    item('Bundle.entry[0].resource')!.click();
    await expect.poll(() => item('Bundle.entry[0].resource.focus[0]')).not.toBeNull();
    expect(document.querySelectorAll('[role="treeitem"]').length).toBeLessThan(80);
    expect(item('Bundle.entry[0].resource.focus[0]')!.getAttribute('aria-setsize')).toBe('90');
    await finding(/^Advarsel 1/).click();
    await expect.poll(() => inSight(item(`${communication}.payload[0].title`), '[role="tree"]')).toBe(true);
    await userEvent.keyboard('{Enter}{Home}');
    await expect.poll(() => document.activeElement?.getAttribute('data-path')).toBe('Bundle');
    await userEvent.keyboard('{End}');
    await expect.poll(() => inSight(item(`${communication}.payload[0].title`), '[role="tree"]')).toBe(true);
    await expect.element(finding(/^Advarsel 1/)).toHaveAttribute('aria-selected', 'true');
  });

  it('is accessible in both colour schemes, with what is undecided open', async () => {
    await show({ 'broken.json': broken });
    drop(file('broken.json'));
    await page.getByText('Ikke afgjort', { exact: true }).click();
    await expect.element(page.getByText('The code list is not in any package.')).toBeVisible();
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset['theme'] = theme;
      await shown!.expectNoFindings(theme);
    }
    await page.viewport(1024, 700);
    await shown!.expectNoFindings('narrow');
  });
});

describe('a file that holds several letters', () => {
  it('is a line for each, so that a sound one hides no faulty one', async () => {
    const two = { ...remarks, format: 'edifact', parts: 2 } as const;
    const sha256 = await sha256Of(bytesOf('two.edi'));
    await show({ 'two.edi': { ...two, verdict: 'accept', issues: [], counts: { errors: 0, warnings: 0, information: 0 } } }, (mailroom) => { mailroom.conformance.judgements.set(`${sha256}#1`, { ...broken, format: 'edifact', parts: 2 }); });
    drop(file('two.edi'));
    await expect.element(page.getByRole('row', { name: /^two\.edi · brev 1 af 2\. Ingen fejl fundet/ })).toBeVisible();
    await expect.element(page.getByRole('row', { name: /^two\.edi · brev 2 af 2\. Opfylder ikke standarden/ })).toBeVisible();
    expect(called('conformance.judge')).toEqual([{ sha256 }, { sha256, part: 1 }]);
    await shown!.expectNoFindings('several letters');
  });
});

describe('converting', () => {
  const saved = downloadsForTests();
  const convert = page.getByRole('button', { name: 'Konvertér …' });
  const letter: Judgement = { ...remarks, format: 'edifact', verdict: 'unsupported', parts: 2 };

  it('is offered for each letter of a file that could be read, and gives the original back whole', async () => {
    const sha256 = await sha256Of(bytesOf('two.edi'));
    await show({ 'two.edi': letter, 'bad.txt': unreadable }, (mailroom) => { mailroom.conformance.judgements.set(`${sha256}#1`, letter); mailroom.conversions.set('oioxml', { refused: { code: 'convert-receipt', message: 'En kvittering omsættes ikke.', messageEn: 'A receipt is not converted.' } }); });
    drop(file('two.edi'));
    await page.getByRole('row', { name: /^two\.edi · brev 2 af 2/ }).click();
    await convert.click();
    const dialog = page.getByRole('dialog', { name: 'Konvertér til et andet format' });
    await dialog.getByRole('button', { name: /Format/ }).click();
    await page.getByRole('option', { name: 'OIO-XML' }).click();
    await dialog.getByRole('button', { name: 'Konvertér', exact: true }).click();
    await expect.element(dialog.getByText('En kvittering omsættes ikke.')).toBeVisible();
    expect(called('letters.convert')).toEqual([{ of: { sha256, part: 1 }, to: 'oioxml' }]);
    await expectNoFindings({ context: '[role="dialog"]', name: 'convert' });
    await dialog.getByRole('button', { name: 'Gem originalen' }).click();
    await expect.poll(() => saved.map(({ name }) => name)).toEqual(['two-2-original.edi']);
    expect(await saved[0]!.blob.text()).toBe('two.edi');
  });

  it('is not offered for what nobody could read, nor to who may not read messages', async () => {
    await show({ 'bad.txt': unreadable });
    expect(convert.elements()).toEqual([]);
    drop(file('bad.txt'));
    await expect.element(convert).toHaveAttribute('aria-disabled', 'true');
    await shown!.close();
    await show({ 'two.edi': letter }, (mailroom) => { mailroom.session = { ...mailroom.session, user: { ...mailroom.session.user!, access: ['administrator'] } }; });
    drop(file('two.edi'));
    await expect.element(page.getByRole('heading', { name: 'Filen kan ikke behandles' })).toBeVisible();
    expect(convert.elements()).toEqual([]);
  });
});

describe('a report', () => {
  const saved = downloadsForTests();

  it('is saved as a page that stands alone and is accessible, and as data, both without the content', async () => {
    await show({ 'broken.json': broken, 'sound.json': sound });
    await expect.element(page.getByRole('button', { name: 'Rapport' })).toHaveAttribute('aria-disabled', 'true');
    drop(file('broken.json'), file('sound.json'));
    await expect.element(page.getByRole('heading', { name: 'Opfylder ikke standarden' })).toBeVisible();
    for (const name of ['Alle filer, til at læse eller udskrive (HTML)', 'Denne fil, til programmer (JSON)']) {
      await page.getByRole('button', { name: 'Rapport' }).click();
      await page.getByRole('menuitem', { name }).click();
    }
    expect(saved.map(({ name }) => name)).toEqual(['kontrolrapport-2026-11-19-080000.html', 'kontrolrapport-2026-11-19-080000.json']);
    const [html = '', json = ''] = await Promise.all(saved.map(({ blob }) => blob.text()));
    for (const text of [html, json]) { expect(text).toContain('medcom-careCommunication-5'); expect(text).not.toMatch(/saar\.jpeg|b1d0/); }
    const frame = document.createElement('iframe');
    frame.srcdoc = html;
    frame.title = 'Rapport';
    frame.width = '900';
    frame.height = '700';
    document.body.append(frame);
    await new Promise((resolve) => { frame.onload = resolve; });
    await expectNoFindings({ context: { fromFrames: ['iframe[title="Rapport"]', 'body'] }, name: 'report' }).finally(() => { frame.remove(); });
  });
});

describe('packages of rules', () => {
  const details = (id: string, more: Partial<PackageDetails> = {}): PackageDetails => ({
    id, name: id.split('#')[0]!, version: id.split('#')[1]!, source: 'built-in', profiles: 12, valueSets: 4, missing: [], dependencies: [{ name: 'hl7.fhir.r4.core', wanted: '4.0.1', state: 'base' }],
    contents: [{ url: 'http://example.org/StructureDefinition/test-message', type: 'StructureDefinition' }], invariants: { named: 3, compiled: 2, interpreted: 1, notEvaluated: ['test-9'] }, ...more,
  });
  const core = details('medcom.fhir.dk.core#3.0.0');
  const loaded = details('test.fhir.dk.example#1.2.0', {
    source: 'loaded', missing: ['medcom.fhir.dk.core#2.4.0', 'test.fhir.dk.other#1.0.0'], sha256: 'c'.repeat(64), file: 'example.tgz', addedAt: now,
    dependencies: [{ name: 'hl7.fhir.r4.core', wanted: '4.0.1', state: 'base' }, { name: 'medcom.fhir.dk.core', wanted: '2.4.0', state: 'missing' }, { name: 'test.fhir.dk.other', wanted: '1.0.0', state: 'missing' }],
  });
  const upload = async (name: string) => { await userEvent.upload(page.getByRole('main').element().querySelector('input[type="file"]')!, file(name)); };

  it('are loaded, explained, used for judging, and removed', async () => {
    await show({ 'broken.json': broken }, (mailroom) => { mailroom.conformance.packages.push(core); });
    shown!.mailroom.conformance.additions.set(await sha256Of(bytesOf('example.tgz')), { package: loaded, issues: [issue({ severity: 'warning', message: 'To pakker mangler.' })] });
    drop(file('broken.json'));
    await page.getByRole('radio', { name: 'Regelpakker' }).click();
    await expect.element(page.getByText('MedCom Core 3.0.0')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Fjern MedCom Core 3.0.0' })).not.toBeInTheDocument();
    await upload('example.tgz');
    await expect.element(page.getByRole('heading', { name: 'test.fhir.dk.example 1.2.0 er indlæst' })).toBeVisible();
    await expect.element(page.getByText('To pakker mangler.')).toBeVisible();
    await expect.element(page.getByText('Indlæs også den pakke.', { exact: false })).toBeVisible();
    await expect.element(page.getByText('test-9')).toBeVisible();
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset['theme'] = theme;
      await shown!.expectNoFindings(`packages ${theme}`);
    }
    shown!.mailroom.conformance.additions.set(loaded.sha256!, { package: loaded, issues: [] });
    await page.getByRole('button', { name: 'Brug i stedet' }).click();
    await expect.poll(() => called('conformance.addPackage').at(-1)).toEqual({ sha256: loaded.sha256, name: 'example.tgz', overrides: { 'medcom.fhir.dk.core': '3.0.0' } });

    await page.getByRole('radio', { name: 'Filer' }).click();
    await page.getByRole('button', { name: /Kontrollér efter/ }).click();
    await page.getByRole('option', { name: 'test.fhir.dk.example 1.2.0 (indlæst)' }).click();
    await expect.poll(() => called('conformance.judge').at(-1)).toMatchObject({ packages: ['test.fhir.dk.example#1.2.0'] });

    await page.getByRole('radio', { name: 'Regelpakker' }).click();
    await page.getByRole('button', { name: 'Fjern test.fhir.dk.example 1.2.0' }).click();
    await expect.poll(() => called('conformance.removePackage')).toEqual([{ id: 'test.fhir.dk.example#1.2.0' }]);
    await expect.poll(() => called('conformance.judge').at(-1)).toEqual({ sha256: await sha256Of(bytesOf('broken.json')) });
    await page.getByRole('button', { name: 'Fortryd' }).click();
    await expect.element(page.getByRole('button', { name: 'Fjern test.fhir.dk.example 1.2.0' })).toBeVisible();
  });

  it('are refused in words', async () => {
    await show({});
    shown!.mailroom.conformance.additions.set(await sha256Of(bytesOf('wrong.tgz')), { issues: [issue({ message: 'Pakken indeholder ingen profiler. Hent den officielle pakke.' })] });
    await page.getByRole('radio', { name: 'Regelpakker' }).click();
    await expect.element(page.getByText('Der er ingen pakker endnu')).toBeVisible();
    await upload('wrong.tgz');
    await expect.element(page.getByRole('heading', { name: 'wrong.tgz blev ikke indlæst' })).toBeVisible();
    await expect.element(page.getByText('Pakken indeholder ingen profiler. Hent den officielle pakke.')).toBeVisible();
    const hash = await sha256Of(bytesOf('wrong.tgz'));
    await expect.poll(() => called('conformance.forget')).toEqual([{ sha256: hash }]);
    await shown!.expectNoFindings('refused');
  });
});
