import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterDocuments, letterFormatById, letterFormats } from '../../../../../shared/formats/letter/formats';
import type { DischargeLetterView, MessageView, RehabilitationPlanView } from '../../../../../shared/messages';
import { acknowledgement, careCommunication, recognise, standards } from '../../../../../shared/standards/registry';
import { abilityAreas } from '../../../../../shared/standards/rehabilitation-plan/ability';
import { sevenDays } from '../../../../../shared/standards/rehabilitation-plan/deadline';
import { ManualClock, seededRandom, silentLog } from '../../../testing';
import { Hub } from '../../hub/hub';
import { organisationByKey } from '../../organisations';
import { attachment } from '../attachments';
import { perform, scriptFor } from '../director';
import type { OutgoingLetter } from '../state';
import { runsOf } from './text';

const clock = new ManualClock(Date.parse('2026-11-22T08:00:00.000Z'));
let directory: string;
let hub: Hub;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'letters-'));
  hub = await Hub.open({ directory, clock, random: seededRandom(1), log: silentLog });
});
afterAll(async () => { await hub.close(); await rm(directory, { recursive: true }); });

interface Sent extends Pick<OutgoingLetter, 'format' | 'name' | 'version' | 'dueAt'> { view: MessageView; sender: string; wantsReceipt: boolean }

/** The letters of a role's whole script, as a receiver reads them. */
function lettersFor(key: string): Sent[] {
  const { gln, role } = organisationByKey(key);
  const { inbox, ongoing } = scriptFor(role);
  const stage = { hub, languages: { formats: [], careCommunication, acknowledgement, letters: { formats: letterFormats, standards } }, clock, random: seededRandom(7) };
  const outgoing = [inbox, ...ongoing].flatMap((steps) => perform(steps, gln, clock.now(), stage));
  return outgoing.filter((each): each is OutgoingLetter => each.kind === 'letter').map(({ id, format, file, name, version, dueAt, from }) => {
    const { interchanges, issues } = letterFormatById(format).read(Buffer.from(file, 'base64'));
    expect(issues, id).toEqual([]);
    const [document, ...more] = letterDocuments(format, interchanges[0]!);
    expect(more).toEqual([]);
    const found = recognise(document!)!;
    const view = found.standard.view(document!, found.version);
    expect(view.messageId).toBe(id);
    expect(view.letter!.unplaced).toEqual([]);
    return { view, format, name, version, dueAt, sender: from, wantsReceipt: interchanges[0]!.acknowledgement === 'pluspositivkvitt' };
  });
}

const discharges = (all: Sent[]) => all.filter(({ view }) => view.standard === 'discharge-letter').map(({ view, ...rest }) => ({ ...rest, view, letter: view.letter as DischargeLetterView }));

describe('the letters of a practice', () => {
  it('are read without a finding, in both formats, under the names that registers use, and ask for receipts', () => {
    const all = lettersFor('gp-testgade');
    expect(new Set(all.map(({ name }) => name))).toEqual(new Set(['XDIS01', 'DIS01', 'DIS02', 'XDIS02', 'DIS03', 'XBIN01', 'XDIS91', 'DIS91']));
    expect(all.every(({ wantsReceipt }) => wantsReceipt)).toBe(true);
    for (const { name, format } of all) expect(name.startsWith('X')).toBe(format === 'oioxml');
    expect(new Set(all.map(({ view }) => view.messageId)).size).toBe(all.length);
  });

  it('recommend follow-up in several and not in others', () => {
    const morning = discharges(lettersFor('gp-testgade')).filter(({ dueAt }) => dueAt > clock.now().getTime());
    const marked = morning.filter(({ letter }) => letter.recommendation);
    expect(marked.length).toBeGreaterThanOrEqual(4);
    expect(morning.length - marked.length).toBeGreaterThanOrEqual(2);
    expect(new Set(marked.map(({ letter }) => letter.kind))).toEqual(new Set(['inpatient', 'casualty']));
    expect(marked[0]!.letter.recommendation!.runs[0]!.text).toContain('hæmoglobin');
  });

  it('have an allergy warning and a medicine table whose columns stand under each other', () => {
    const { letter } = discharges(lettersFor('gp-testgade')).find(({ letter: { warnings } }) => warnings)!;
    expect(letter.warnings!.runs.map(({ text }) => text).join('')).toContain('NSAID');
    const table = letter.texts.flatMap(({ sections }) => sections).find(({ heading }) => heading?.startsWith('Medicin'))!.runs;
    expect(table.map(({ font }) => font)).toEqual(['fixed']);
    const lines = table[0]!.text.trimEnd().split('\n');
    const columns = ['Styrke', 'Dosis', 'Bemærkning'].map((word) => lines[0]!.indexOf(word));
    for (const line of lines) for (const column of columns) expect(line.slice(column - 1, column + 1)).toMatch(/^ \S$/);
  });

  it('correct an earlier letter of the same stay', () => {
    const all = discharges(lettersFor('gp-testgade'));
    const corrected = all.find(({ view }) => view.status === 'corrected')!;
    const earlier = all.find(({ view, letter }) => view.status === 'new' && letter.head.episode === corrected.letter.head.episode)!;
    expect(earlier.sender).toBe(corrected.sender);
    expect([earlier.letter.start, earlier.letter.end]).toEqual([corrected.letter.start, corrected.letter.end]);
    expect(earlier.view.segments[0]!.text).not.toBe(corrected.view.segments[0]!.text);
    expect(corrected.dueAt).toBeGreaterThan(earlier.dueAt);
  });

  it('have their files come apart, whole and under the number that the letter names', () => {
    const all = lettersFor('gp-testgade');
    const files = all.filter(({ view }) => view.standard === 'binary-letter').flatMap(({ view, dueAt, sender }) => view.attachments.map((file) => ({ ...file, dueAt, sender })));
    const named = discharges(all).flatMap(({ letter, dueAt, sender }) => letter.references.map((reference) => ({ ...reference.file!, dueAt, sender })));
    expect(named).toHaveLength(2);
    for (const { identifier, bytes, sender, dueAt, extension } of named) {
      const file = files.find(({ id }) => id === identifier)!;
      expect(file).toMatchObject({ bytes, sender, contentType: `application/${extension ?? ''}` });
      expect(file.dueAt).toBeGreaterThan(dueAt);
    }
    expect(files.map(({ bytes }) => bytes)).toEqual([attachment('medicine-list').bytes.length, attachment('exercise-sheet').bytes.length]);
  });

  it('hold a question in each format', () => {
    const questions = lettersFor('gp-testgade').filter(({ view }) => view.standard === 'correspondence-letter').map(({ view, format }) => [format, view.topic, view.priority]);
    expect(questions).toEqual([['oioxml', 'Blodfortyndende før operation', 'asap'], ['edifact', 'Røntgen af knæ', undefined]]);
  });
});

describe('the letters of a municipality', () => {
  const plans = () => lettersFor('municipality-odense').filter(({ view }) => view.standard === 'rehabilitation-plan').map(({ view }) => view.letter as RehabilitationPlanView);

  it('are plans of every type, with everything that a composer would be held to', () => {
    const all = plans();
    expect(all.map(({ type }) => type).slice(0, 5)).toEqual(['almen', 'almen', 'specialiseret', 'rehabilitering', 'almen']);
    for (const plan of all) {
      expect(plan.patient?.id?.type).toBe('cpr');
      expect(plan.finalStatusTo.length).toBeGreaterThan(0);
      expect([plan.signedBy, plan.team, plan.diagnoses, plan.information, plan.need].every((each) => each.length > 0)).toBe(true);
      expect(plan.region?.phone).toBeDefined();
      expect(plan.municipality?.phone).toBeDefined();
      expect(plan.ability.filled).toBeGreaterThan(0);
      expect(plan.ability.other).toEqual([]);
    }
    expect(all.map(({ practice }) => practice)).toContain('deselected');
    expect(all.find(({ type }) => type === 'rehabilitering')!.ability.filled).toBe(abilityAreas.length);
  });

  it('put the seven days at different places, and say one deadline in words only', () => {
    const latest = plans().slice(0, 5).map(({ stay, deadline }) => sevenDays({ today: '2026-11-22', ...(stay.expectedEnd ? { discharge: stay.expectedEnd.date } : {}), ...(deadline.proposal === undefined ? {} : { plannedStart: deadline.proposal }) })?.latestStart);
    expect(new Set(latest).size).toBeGreaterThanOrEqual(4);
    const worded = plans().filter(({ deadline }) => deadline.text !== '');
    expect(worded.map(({ deadline }) => deadline.proposal !== undefined)).toEqual([true, false]);
  });
});

it('marks lines as heading, table or italic, and joins neighbours of one style', () => {
  expect(runsOf('# A\nb\nc\n| d\n~ e')).toEqual([
    { text: 'A\n', font: 'proportional', style: 'bold', alignment: 'left' }, { text: 'b\nc\n', font: 'proportional', style: 'normal', alignment: 'left' },
    { text: 'd\n', font: 'fixed', style: 'normal', alignment: 'left' }, { text: 'e\n', font: 'proportional', style: 'italic', alignment: 'left' },
  ]);
});
