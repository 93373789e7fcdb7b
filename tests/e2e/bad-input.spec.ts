/** What should never have been sent: none of it is shown as a message, each gets the answer it can get, and nothing in it runs. */
import { beforeAll, describe, expect, it } from 'vitest';
import { common } from '../../shared/i18n/da/common';
import { reader } from '../../shared/i18n/da/reader';
import { openFolder, openThread, rows, segments, starting, waitForRows } from './support/journeys';
import { bruno, nancy, type Peer } from './support/peer';
import { shot, useStage, type Player } from './support/stage';

describe('bad input over the network', () => {
  const stage = useStage();
  let gp: Player;
  let town: Peer;
  const opened: string[] = [];

  beforeAll(async () => {
    town = await stage().peer('municipality-odense');
    gp = await stage().player('gp-testgade');
    gp.page.on('dialog', (dialog) => { opened.push(dialog.message()); void dialog.dismiss(); });
    gp.page.on('popup', (popup) => { opened.push(popup.url()); });
  });

  const refuse = async (change: (resource: Record<string, unknown>) => void): Promise<string> => {
    const { document, messageId } = town.write({ to: gp.gln, topic: 'Må ikke vises', text: 'Må ikke vises' });
    await town.dispatch(gp.gln, document, { change: (bundle) => { for (const { resource } of bundle.entry ?? []) if (resource) change(resource as unknown as Record<string, unknown>); } });
    const [answer] = await town.answersTo(messageId);
    expect(answer?.view.acknowledgement?.code).toBe('fatal-error');
    return answer?.view.acknowledgement?.outcomes.map(({ text }) => text).join(' ') ?? '';
  };

  it('holds back what cannot be read, where nobody can be answered', async () => {
    const sound = (format?: 'fhir-xml') => town.bytesOf(town.write({ to: gp.gln, topic: 'Må ikke vises', text: 'Må ikke vises: æøå' }).document, format);
    const json = sound();
    await town.sendBytes(gp.gln, json.subarray(0, json.length - 700));
    await town.sendBytes(gp.gln, Buffer.from(Buffer.from(sound()).toString('utf8'), 'latin1'));
    await town.sendBytes(gp.gln, Buffer.from(`<!DOCTYPE Bundle [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${Buffer.from(sound('fhir-xml')).toString('utf8').replace(/^<\?xml[^>]*>/, '')}`));
    await town.sendBytes(gp.gln, Buffer.from('Dette er ingen besked.'));
    await town.sendBytes(gp.gln, Buffer.from(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`));
    await gp.page.getByRole('link', { name: starting(`${common.nav.needsAction}, 5 opgaver`) }).waitFor();
    expect(town.acknowledgements).toHaveLength(0);
  });

  it('refuses what breaks the standard, with the reason', async () => {
    expect(await refuse((resource) => { if (resource['resourceType'] === 'Communication') resource['category'] = []; })).toMatch(/\w/);
    expect(await refuse((resource) => { if (resource['resourceType'] === 'MessageHeader') resource['definition'] = 'http://medcomfhir.dk/ig/messagedefinitions/MessageDefinition/MedComCareCommunicationMessageDefinition|9.0'; })).toMatch(/version/);
    await gp.page.getByRole('link', { name: starting(`${common.nav.needsAction}, 7 opgaver`) }).waitFor();
    await openFolder(gp.page, common.nav.needsAction);
    expect(await waitForRows(gp.page, 7)).toBe(7);
    expect(await gp.page.getByText('Må ikke vises').count()).toBe(0);
    await shot(gp.page, 'bad-input', 'quarantine');
    await openFolder(gp.page, common.nav.inbox);
    await expect.poll(() => rows(gp.page).count()).toBe(0);
  });

  it('shows text as text, whatever is written in it', async () => {
    const nasty = '<script>window.hacked = 1</script><img src=x onerror="window.hacked=2"> <b>fed</b> &lt;i&gt; 5\u202e01\u202c mg javascript:alert(1)';
    const { document, messageId } = town.write({ to: gp.gln, topic: 'Besked med <b>tegn</b>', patient: bruno, text: `${nasty}\n${'Lang tekst. '.repeat(16_700)}` });
    await town.dispatch(gp.gln, document);
    expect((await town.answersTo(messageId))[0]?.view.acknowledgement?.code).toBe('ok');
    await openThread(gp.page, 'Besked med <b>tegn</b>');
    const shown = segments(gp.page).first();
    await shown.getByText('<script>window.hacked = 1</script>').waitFor();
    await shown.getByText(starting('2 usynlige styretegn')).waitFor();
    await shot(gp.page, 'bad-input', 'nasty-text');
    await shown.getByRole('button', { name: /^Vis alt/ }).click();
    await shown.getByRole('button', { name: reader.showLess }).waitFor();
    expect((await shown.innerText()).length).toBeGreaterThan(200_000);
    expect(await gp.page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    expect(await shown.locator('script, img[src="x"], b').count()).toBe(0);
    expect(opened).toEqual([]);
  });

  it('does not show a file that is not what it says', async () => {
    const { document, messageId } = town.write({
      to: gp.gln, topic: 'Falsk fil', patient: nancy, text: 'Se filen.', files: [{ title: 'Falsk', contentType: 'application/pdf', bytes: Buffer.from('<html><script>parent.hacked = 3</script></html>') }],
    });
    await town.dispatch(gp.gln, document);
    expect((await town.answersTo(messageId))[0]?.view.acknowledgement?.code).toBe('ok');
    await openFolder(gp.page, common.nav.inbox);
    await openThread(gp.page, 'Falsk fil');
    await gp.page.getByText(starting(reader.attachment.lying)).waitFor();
    expect(await gp.page.getByRole('button', { name: /^Vis Falsk/ }).count()).toBe(0);
    expect(await gp.page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    await shot(gp.page, 'bad-input', 'lying-file');
  });
});
