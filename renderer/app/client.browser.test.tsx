import { page, userEvent } from 'vitest/browser';
import { describe, expect, it } from 'vitest';
import type { Client } from '../../tests/screens/client';
import { deskForTests, row, rows, until } from '../../tests/screens/desk';
import { expectNoFindings } from '../../tests/doubles/axe';
import { makeMessages } from '../../tests/doubles/records';
import { errors } from '../../shared/i18n/da/errors';
import { DatabaseTrouble, type Trouble } from './DatabaseTrouble';
import { ErrorBoundary } from './ErrorBoundary';
import { currentRoute, navigate } from '../features/shared/navigation';

const desk = deskForTests();
let client: Client | undefined;

const title = () => document.querySelector('[data-title]')?.textContent;
const opened = (text: string) => until(() => title() === text);

async function open() {
  client = await desk.open();
  await row('wound');
  return client;
}

describe('the list', () => {
  it('is a grid that names its rows', async () => {
    await open();
    const grid = document.querySelector('[role="grid"]')!;
    expect(grid.getAttribute('aria-rowcount')).toBe('12');
    const first = await row('wound');
    expect(first.getAttribute('aria-rowindex')).toBe('1');
    expect(first.getAttribute('aria-label')).toBe('Ulæst. Svar. Korrespondance. Bruno Test Elmer, 2 5 0 9 4 7 9 9 8 9. Odense Kommune (test), Sygeplejen Syd. Sygepleje. Sår på venstre underben. 08:38. Har filer.');
    expect((await row('test')).getAttribute('aria-label')).toContain('til Assens Kommune (test). Medicin. Dosisdispensering. 06:44. Sendt igen (1).');
    expect(rows().filter((one) => one.tabIndex === 0)).toHaveLength(1);
    await expectNoFindings();
  });

  it('moves with j and k, opens with Enter, enters with Enter again, and comes back with Esc', async () => {
    await open();
    (await row('wound')).focus();
    await userEvent.keyboard('jj');
    await until(() => document.activeElement === document.querySelector('[data-key="knut"]'));
    expect(title()).toBeUndefined();
    await userEvent.keyboard('k{Enter}');
    await opened('Marevan og blødning');
    expect((await row('nancy')).getAttribute('aria-selected')).toBe('true');
    await userEvent.keyboard('{Enter}');
    await until(() => document.activeElement?.hasAttribute('data-title'));
    await userEvent.keyboard('{Escape}');
    await until(() => document.activeElement === document.querySelector('[data-key="nancy"]'));
  });

  it('keeps the CPR whole in the narrowest list', async () => {
    await page.viewport(1024, 700);
    await open();
    const line = (await row('knut')).querySelectorAll('span');
    const cpr = [...line].find((span) => span.textContent === '150282-4933')!;
    const name = [...line].find((span) => span.textContent === 'Knut Odvar Mosebryggersen')!;
    expect(cpr.scrollWidth).toBeLessThanOrEqual(cpr.clientWidth + 1);
    expect(cpr.getBoundingClientRect().right).toBeLessThanOrEqual((await row('knut')).getBoundingClientRect().right);
    expect(name.scrollWidth).toBeGreaterThan(name.clientWidth);
  });

  it('cuts the other side before what it is about', async () => {
    await open();
    const spans = [...(await row('wound')).querySelectorAll('span')];
    const topic = spans.find((span) => span.textContent === 'Sår på venstre underben')!;
    const side = spans.find((span) => span.textContent === 'Odense Kommune (test), Sygeplejen Syd')!;
    // To the part of a pixel: less is cut already.
    const range = document.createRange();
    range.selectNodeContents(topic);
    expect(range.getBoundingClientRect().width, `beside ${side.getBoundingClientRect().width}`).toBeLessThanOrEqual(topic.getBoundingClientRect().width);
    expect(side.scrollWidth).toBeGreaterThan(side.clientWidth);
    expect(side.clientWidth).toBeGreaterThanOrEqual(56);
  });

  it('handles and moves on, and takes it back', async () => {
    const { archive } = await open();
    (await row('wound')).click();
    await opened('Sår på venstre underben');
    await userEvent.keyboard('e');
    await opened('Marevan og blødning');
    await until(() => !document.querySelector('[data-key="wound"]'));
    await until(() => document.activeElement === document.querySelector('[data-key="nancy"]'));
    await userEvent.keyboard('{Control>}z{/Control}');
    await row('wound');
    expect((await archive.database.get()!.threads.get('wound'))?.handledAt).toBeUndefined();
  });

  it('marks several with x and Shift, and decides for all of them at once', async () => {
    const { archive } = await open();
    (await row('nancy')).focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await until(() => rows().filter((one) => one.getAttribute('aria-selected') === 'true').length === 2);
    await userEvent.keyboard('jx');
    await until(() => rows().filter((one) => one.getAttribute('aria-selected') === 'true').length === 3);
    await expectNoFindings();
    await userEvent.keyboard('e');
    await until(() => !document.querySelector('[data-key="knut"]'));
    expect(await archive.database.get()!.threads.filter((thread) => thread.handledAt !== undefined).count()).toBe(3);
  });

  it('draws a screenful of many rows, asks for more near the end, and holds still when new ones come', async () => {
    client = await desk.open({ fill: (mailroom) => { mailroom.addAll(makeMessages({ count: 400, replies: 0 }).items); } });
    await until(() => rows().length > 5);
    const grid = document.querySelector<HTMLElement>('[role="grid"]')!;
    await until(() => grid.getAttribute('aria-rowcount') === '400');
    expect(rows().length).toBeLessThan(40);
    await until(() => { grid.scrollTop = grid.scrollHeight; return rows().some((one) => Number(one.getAttribute('aria-rowindex')) === 400); });
    expect(rows().length).toBeLessThan(40);
    grid.scrollTop = 3000;
    const kept = await until(() => rows().find((one) => { const { top, bottom } = one.getBoundingClientRect(); return top > 200 && bottom < 700; }));
    const [key, top] = [kept.dataset.key!, kept.getBoundingClientRect().top];
    client.mailroom.addAll(makeMessages({ count: 3, seed: 7, replies: 0, sent: 0, from: '2026-11-19T07:00:00.000Z' }).items);
    await until(() => grid.getAttribute('aria-rowcount') === '403');
    const now = (await row(key)).getBoundingClientRect().top;
    expect(Math.abs(now - top)).toBeLessThan(2);
  });
});

describe('the reader', () => {
  it('shows the patient, every segment in the order it was written, and its way', async () => {
    await open();
    (await row('wound')).click();
    await opened('Sår på venstre underben');
    const articles = [...document.querySelectorAll('article')];
    expect(articles.map((article) => article.querySelector('time')?.textContent)).toEqual(['18. nov. 2026 kl. 13:20', '18. nov. 2026 kl. 14:05', '19. nov. 2026 kl. 08:38']);
    expect(articles[1]!.querySelector('[aria-label="Leveringsforløb"]')?.textContent).toBe('Sendt14:05:12Afleveret til netværket14:05:14Modtaget14:06:01');
    expect(articles[2]!.textContent).toContain('Nyt svar');
    const band = document.querySelector('[data-ground="banner"]')!;
    expect(band.textContent).toContain('Bruno Test Elmer250947-9989Mand, 79 år · Testvej 12, 5000 Odense C · Tlf. 65 00 00 77');
    articles[2]!.querySelector<HTMLElement>('button')!.click();
    await until(() => document.activeElement === articles[1]);
    await expectNoFindings();
  });

  it('marks as read what was looked at, and not what was passed', async () => {
    const { mailroom } = await open();
    (await row('wound')).focus();
    await userEvent.keyboard('jj{Enter}');
    await opened('Status');
    await until(() => mailroom.marks.get('knut-a')?.read);
    expect(mailroom.marks.get('nancy-a')?.read).toBeUndefined();
  });

  it('shows dangerous text literally and long text in part', async () => {
    await open();
    await navigate('inbox', 'odd');
    await until(() => document.querySelector('article'));
    expect(document.querySelectorAll('script[src=""], article script, article b')).toHaveLength(0);
    expect(document.querySelector('article')!.textContent).toContain('<b>Fed</b> <script>alert(1)</script> 5U+202E01U+202C mgU+0000');
    const before = document.querySelector('article')!.textContent.length;
    expect(before).toBeLessThan(8000);
    // By key: a pointer would first wait for a long page to stand still.
    (await until(() => [...document.querySelectorAll<HTMLElement>('article button')].find((button) => button.textContent.startsWith('Vis alt')))).focus();
    await userEvent.keyboard('{Enter}');
    await until(() => document.querySelector('article')!.textContent.length > 180_000);
  });

  it('shows every kind of file, and never one that lies', async () => {
    await open();
    await navigate('inbox', 'knut');
    await opened('Status');
    await until(() => document.querySelectorAll('article img').length === 3 && document.querySelectorAll('article canvas').length === 1);
    const text = document.querySelector('article')!.textContent;
    expect(text).toContain('Indholdet passer ikke til filtypen');
    expect(text).toContain('Filen kan ikke vises endnu');
    expect(document.querySelector('article a[href]')).toBeNull();
    await page.getByRole('button', { name: 'https://traening.example.test' }).click();
    await until(() => document.querySelector('[role="alertdialog"]')?.textContent?.includes('Vil du åbne traening.example.test?'));
    await expectNoFindings();
  });

  it('begins an answer to the newest message as a stored draft', async () => {
    const { archive } = await open();
    await navigate('inbox', 'wound');
    await opened('Sår på venstre underben');
    await userEvent.keyboard('r');
    await until(() => currentRoute().view === 'compose');
    const draft = (await archive.database.get()!.drafts.toArray())[0]?.draft;
    expect(draft).toMatchObject({ kind: 'reply', answers: 'wound-c', receiver: '5790000000029', category: 'nursing' });
  });
});

describe('the frame', () => {
  it('always names the training network, and says what works while offline', async () => {
    const { mailroom } = await open();
    expect(document.querySelector('footer')?.textContent).toContain('Øvelsesnetværk');
    mailroom.session = { ...mailroom.session, network: { ...mailroom.session.network, state: 'offline', since: '2026-11-19T05:10:00.000Z' } };
    const line = await until(() => [...document.querySelectorAll('[role="status"]')].find((one) => one.textContent.startsWith('Offline siden 06:10.')));
    expect(line.textContent).toContain('Du kan læse, søge, skrive og lægge i udbakken.');
    await expectNoFindings();
  });
  it.each(['folder-missing', 'folder-foreign', 'folder-read-only', 'folder-full'] as const)('says of the folder of a line what is wrong with it and who can help: %s', async (reason) => {
    const { mailroom } = await open();
    mailroom.session = { ...mailroom.session, network: { ...mailroom.session.network, id: 'vans-folder', title: 'VANS-mappe', training: false, state: 'offline', reason } };
    const line = await until(() => [...document.querySelectorAll('[role="status"]')].find((one) => one.textContent.includes(errors[reason].what)));
    expect(line.textContent).toContain(errors[reason].next);
    expect(document.body.textContent).not.toContain('Øvelsesnetværk');
    await expectNoFindings();
  });
  it('has its own order for a municipality', async () => {
    client = await desk.open({ empty: true, session: { role: 'municipality' } });
    await until(() => document.querySelector('h1'));
    const names = () => [...document.querySelectorAll('nav a')].map((link) => link.getAttribute('aria-label'));
    expect(names().slice(0, 6)).toEqual(['Indbakke', 'Kræver handling', 'Ikke fordelt', 'Mine', 'Genoptræning', 'Borgere']);
    client.mailroom.session = { ...client.mailroom.session, role: 'general-practice' };
    await until(() => names()[2] === 'Mine');
    expect(names()).toContain('Patienter');
  });
  it('goes where g leads, and shows every shortcut', async () => {
    await open();
    await userEvent.keyboard('gm');
    await until(() => document.querySelector('h1')?.textContent === 'Mine');
    await userEvent.keyboard('?');
    await until(() => document.querySelector('[role="dialog"] h2')?.textContent === 'Genveje');
    await expectNoFindings();
  });
  it('is dark when asked to be', async () => {
    const { mailroom } = await open();
    mailroom.session = { ...mailroom.session, settings: { ...mailroom.session.settings, theme: 'dark' } };
    await until(() => document.documentElement.dataset.theme === 'dark');
    (await row('wound')).click();
    await opened('Sår på venstre underben');
    await expectNoFindings();
    delete document.documentElement.dataset.theme;
  });
});

describe('trouble', () => {
  it.each<Trouble>(['damaged', 'newer', 'other-tab', 'full'])('offers repair and never deletion: %s', async (trouble) => {
    client = await desk.open({ empty: true, screen: <DatabaseTrouble trouble={trouble} code="archive-damaged" /> });
    const card = await until(() => document.querySelector('[role="alertdialog"]'));
    const buttons = [...card.querySelectorAll('button')].map((button) => button.textContent);
    expect(buttons.join(' ')).not.toMatch(/slet|nulstil|fjern/i);
    expect(card.textContent).toContain('archive-damaged');
    await expectNoFindings();
  });
  it('rebuilds a damaged archive first of all', async () => {
    client = await desk.open({ empty: true, screen: <DatabaseTrouble trouble="damaged" code="archive-damaged" /> });
    await until(() => document.activeElement?.textContent?.startsWith('Byg igen'));
    await userEvent.keyboard('{Enter}');
    await until(() => client!.mailroom.calls.some((call) => call.name === 'rebuild.page'));
  });
  it('keeps a broken screen to itself, and puts nothing of it into the report', async () => {
    const Broken = () => { throw new Error('Bruno Test Elmer 2509479989'); };
    client = await desk.open({ empty: true, screen: <ErrorBoundary resetKey="a" version="1" view="inbox"><Broken /></ErrorBoundary> });
    await until(() => document.querySelector('[role="alert"] h1')?.textContent === 'Skærmen kunne ikke vises');
    expect(document.body.textContent).not.toContain('2509479989');
  });
});
