/** Letters over real folders: two mailrooms, an operator between them, and what stands in the envelopes that he carries. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client, until } from '../../../tests/doubles/client';
import { Wire } from '../../../tests/doubles/wire';
import { municipality, practice } from '../../../tests/fixtures/care-communication';
import { correspondence, discharge, edifact, latin1 } from '../../../tests/fixtures/edifact-letters';
import { dischargeDraftOf, planDraftOf } from '../../../tests/fixtures/letter-drafts';
import { vansPieces, wrapParcel } from '../../../shared/envelopes/vans';
import { readLetterFile } from '../../../shared/formats/letter/file';
import { readReceipt } from '../../../shared/formats/letter/receipts';
import type { Draft, Organisation } from '../../../shared/messages';
import { sha256Of } from '../../node/hash';
import { ManualClock } from '../testing';
import { arrivalOf } from './incoming';
import { vansFolderNetwork } from './index';
import { startOperator, type Operator } from './operator';

let base: string;
let clock: ManualClock;
let gp: Client;
let town: Client;
let operator: Operator;

const folderOf = ({ gln }: Organisation): string => join(base, gln);
/** No network tells who there is: each knows the other from a register. */
async function onFolder(own: Organisation, other: Organisation, takes: string, seed: number): Promise<Client> {
  await mkdir(folderOf(own));
  const client = await new Client(new Wire([]), own, { seed, clock, line: { network: vansFolderNetwork(), options: { folder: folderOf(own) } } }).start();
  await client.register(`SOR;GLN;Navn;Enhed;Type;Adresse;Modtager\n${other.sor};${other.gln};${other.name};${other.unit};${other.role === 'municipality' ? 'Kommune' : 'Almen praksis'};Testvej 1;${takes}\n`);
  await client.call('contacts.add', { gln: other.gln });
  return client;
}
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'vans-letters-'));
  clock = new ManualClock();
  gp = await onFolder(practice, municipality, 'GGOP100, DIS01, FDIS91 5.0', 1);
  town = await onFolder(municipality, practice, 'FDIS91 5.0', 2);
  operator = startOperator({ folders: () => [folderOf(practice), folderOf(municipality)], clock, everyMs: 200 });
});
afterEach(async () => { await operator.close(); await gp.end(); await town.end(); await rm(base, { recursive: true }); });

const tick = (): void => { clock.advance(100); };
const waitFor = (condition: () => Promise<boolean>): Promise<void> => until(condition, tick);

/** Whole files in one of its folders; what is being written has a dot before its name. */
const filesIn = async (organisation: Organisation, place: string): Promise<string[]> => (await readdir(join(folderOf(organisation), place))).filter((name) => !name.startsWith('.')).sort();
/** What an organisation put out, oldest first, without the operator's own receipts for envelopes. */
async function sentBy(organisation: Organisation) {
  const folder = join(folderOf(organisation), 'sent');
  const files = await Promise.all((await filesIn(organisation, 'sent')).map(async (name) => arrivalOf(name, await readFile(join(folder, name)))));
  return files.flatMap((file) => {
    if (file.kind !== 'message') return [];
    const { parcel: { header, bytes }, quote } = file;
    const [filed] = readLetterFile(bytes)!.interchanges.flatMap(({ letters }) => letters);
    return [{ format: quote!.meta.document.format, name: header.name, version: header.version, contentType: header.contentType, sender: header.sender, receiver: header.receiver, bytes, receipt: filed && readReceipt(filed.letter) }];
  });
}
async function send(draft: Draft): Promise<string> {
  const { submitted, messageId, issues } = await gp.call('messages.submit', { draft });
  expect(submitted, JSON.stringify(issues)).toBe(true);
  return messageId!;
}

describe('letters through a VANS folder', () => {
  it.each([
    ['a discharge summary', () => dischargeDraftOf({}, { receiver: municipality.gln }), 'discharge-letter', 'EDIFACT', 'application/edifact', /^X?DIS01$/, /^X?CTL03$/],
    ['a plan', () => planDraftOf(), 'rehabilitation-plan', 'XML', 'application/xml', /^GGOP$/, /^XCTL03$/],
  ] as const)('%s goes out in an envelope that says how it is written, and its receipt comes back in one', async (_, draft, standard, format, contentType, name, receipt) => {
    const id = await send(draft());
    await waitFor(async () => (await gp.show()).states().get(id) === 'accepted');
    expect([...(await town.show()).messages.values()].map(({ messageId, direction, view }) => [messageId, direction, view.standard])).toEqual([[id, 'in', standard]]);
    // A copy is put among what was sent after it is out.
    await waitFor(async () => (await sentBy(practice)).length > 0 && (await sentBy(municipality)).length > 0);
    const [letter, ...more] = await sentBy(practice);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ format, contentType, name: expect.stringMatching(name) as string, sender: practice.gln, receiver: municipality.gln, receipt: undefined });
    const answers = await sentBy(municipality);
    expect(answers).toMatchObject([{ format, contentType, name: expect.stringMatching(receipt) as string, sender: municipality.gln, receiver: practice.gln, receipt: { kind: 'positive', letters: [{ identifier: id.split('#')[1] }] } }]);
    // Nothing is left lying about, on either side, once the receipts for the envelopes have come, too.
    const left = async (place: string) => (await Promise.all([practice, municipality].map((organisation) => filesIn(organisation, place)))).flat();
    await waitFor(async () => (await left('in')).length + (await left('out')).length === 0);
    expect(await left('failed')).toEqual([]);
  });

  it('of one file are answered each by what it is worth: CTL03 for those that came through, CTL02 for the one that did not', async () => {
    const broken = { ...correspondence, segments: correspondence.segments.map((segment) => segment.replace('PAS+', 'PAX+')) };
    const bytes = latin1(edifact([discharge, broken], { sender: practice.gln, receiver: municipality.gln }));
    const parcel = { envelopeId: 'e0000000-0000-4000-8000-000000000001', messageId: 'e0000000-0000-4000-8000-000000000002', sender: practice.gln, receiver: municipality.gln, name: 'DIS01', version: 'D0133L', contentType: 'application/edifact', length: bytes.length, sha256: sha256Of(bytes), at: clock.now().toISOString() };
    await writeFile(join(folderOf(municipality), 'in', 'several.xml'), [...vansPieces(wrapParcel(parcel, bytes))].join(''));
    await waitFor(async () => (await sentBy(municipality)).length === 2);
    const answers = await sentBy(municipality);
    expect(answers.map(({ format, name, receipt }) => [format, name.replace(/^X/, ''), receipt?.kind, receipt?.letters.map(({ identifier }) => identifier)]).sort()).toEqual([
      ['EDIFACT', 'CTL02', 'negative', ['B260914000002']], ['EDIFACT', 'CTL03', 'positive', ['B260914000001']],
    ]);
    const shown = await town.show();
    expect([[...shown.messages.values()].map(({ view }) => view.standard), shown.quarantine.size]).toEqual([['discharge-letter'], 1]);
  });
});
