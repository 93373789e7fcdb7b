import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { mailroomDouble } from '../../tests/doubles/mailroom';
import { planRecord, type PlanOptions } from '../../tests/doubles/plans';
import { persons } from '../../tests/doubles/records';
import type { Draft, MessageRecord } from '../../shared/messages';
import { openArchive, type Archive } from './archive';
import { withheld } from './gate';
import * as queries from './store/queries';
import { latestStartOf } from '../../shared/standards/rehabilitation-plan/deadline';
import type { ArchiveDb } from './store/schema';

const NOW = '2026-11-19T08:00:00.000Z';
let opened: Archive | undefined;
let profiles = 0;

async function rig(plans: readonly MessageRecord[]) {
  const profileId = `test-plans-${performance.timeOrigin}-${++profiles}`;
  const mailroom = mailroomDouble({ profileId });
  for (const message of plans) mailroom.add({ kind: 'message', message });
  const archive = openArchive({ bridge: mailroom.connect(), now: () => NOW, profileId, engine: 'page' });
  opened = archive;
  await expect.poll(() => archive.database.get(), { timeout: 20_000 }).toBeDefined();
  const db = archive.database.get()!;
  await expect.poll(() => db.messages.count()).toBe(plans.length);
  return { mailroom, archive, db };
}
afterEach(async () => {
  await opened?.close();
  for (const { name } of await indexedDB.databases()) if (name?.includes('test-plans-')) await Dexie.delete(name);
});

const all = async (db: ArchiveDb, list: 'visitation' | 'offered', limit = 100) => {
  const rows = [];
  let after: string | undefined;
  for (;;) {
    const slice = await queries.planPages(db, list).read({ limit, ...(after === undefined ? {} : { after }) });
    rows.push(...slice.rows);
    if (!slice.more || slice.lastKey === undefined) return rows;
    after = slice.lastKey;
  }
};
const made = (...options: PlanOptions[]): MessageRecord[] => options.map((one, index) => planRecord({ identifier: `P${String(index)}`, ...one }));
const idOf = (n: number): string => `5790001382445#P${String(n)}`;

it('lists open plans by the last day for start, with those whose days nobody knows first', async () => {
  const { db, archive } = await rig(made(
    { patient: persons[2], discharged: '2026-11-17' }, { patient: persons[3], discharged: '2026-11-18', plan: { type: 'rehabilitering' } }, { patient: persons[4], discharged: '2026-11-11' },
    { patient: persons[0], plan: { stay: { expectedEndText: 'I næste uge' } } },
  ));
  expect((await all(db, 'visitation')).map(({ plan }) => [plan?.messageId, plan?.latestStart, plan?.type])).toEqual([[idOf(3), undefined, 'almen'], [idOf(2), '2026-11-18', 'almen'], [idOf(0), '2026-11-24', 'almen'], [idOf(1), '2026-11-25', 'rehabilitering']]);
  expect(await queries.counts(db, 'MP')).toMatchObject({ plans: 4 });

  await archive.commands.decidePlan(idOf(0), { plannedStart: '2026-12-10' });
  const moved = (await all(db, 'visitation')).at(-1)?.plan;
  expect(moved).toMatchObject({ messageId: idOf(0), postponed: true, ...{ latestStart: latestStartOf({ plannedStart: '2026-12-10' })?.latestStart } });
});

it('moves a plan to the offered ones when level and start are decided, back when that is undone, and away when it is handled', async () => {
  const { db, archive, mailroom } = await rig(made({ discharged: '2026-11-17' }, { patient: persons[3], plan: { type: 'specialiseret' } }));
  const lists = async () => [(await all(db, 'visitation')).map(({ plan }) => plan?.messageId), (await all(db, 'offered')).map(({ plan }) => plan?.messageId)];
  await archive.commands.decidePlan(idOf(0), { offered: '2026-11-23' });
  expect(await lists()).toEqual([[idOf(0), idOf(1)], []]);
  await archive.commands.decidePlan(idOf(0), { offered: '2026-11-23', level: 'basal' });
  // A specialised plan has no level.
  await archive.commands.decidePlan(idOf(1), { offered: '2026-11-20' });
  expect(await lists()).toEqual([[], [idOf(1), idOf(0)]]);
  await archive.commands.decidePlan(idOf(0), undefined);
  expect(await lists()).toEqual([[idOf(0)], [idOf(1)]]);
  await expect.poll(() => mailroom.marks.get(idOf(0))).toMatchObject({ plan: null });
  await archive.commands.handle([idOf(1)], true);
  expect(await lists()).toEqual([[idOf(0)], []]);
  expect(await queries.counts(db, 'MP')).toMatchObject({ plans: 1 });
});

it('keeps decisions in the mailroom, from where a rebuild brings them back', async () => {
  const { db, archive, mailroom } = await rig(made({}));
  const decision = { level: 'avanceret', plannedStart: '2026-11-28', offered: '2026-12-01' } as const;
  await archive.commands.decidePlan(idOf(0), decision);
  await expect.poll(() => mailroom.marks.get(idOf(0))?.plan).toEqual(decision);
  await expect.poll(async () => (await db.marks.get(idOf(0)))?.pending).toBeUndefined();
  await db.marks.clear();
  await archive.commands.rebuild();
  const [row] = await all(db, 'offered');
  expect(row?.plan).toMatchObject({ level: 'avanceret', offered: '2026-12-01', latestStart: '2026-12-05', postponed: true });
  expect(await queries.counts(db, 'MP')).toMatchObject({ plans: 1 });
});

it('notes the messages that told the final status, once each', async () => {
  const { db, archive } = await rig(made({}));
  const draft: Draft = { id: 'draft-1', standard: 'care-communication', kind: 'new', finalStatusOf: idOf(0), receiver: '5790000000050', category: 'training', text: 'Forløbet er afsluttet.', attachments: [], signature: { name: 'Mette Prøve', phone: '65000020' }, createdAt: NOW, updatedAt: NOW, createdBy: 'user-1' };
  const first = await archive.commands.send(draft);
  await archive.commands.send({ ...draft });
  const second = await archive.commands.send({ ...draft, id: 'draft-2' });
  expect((await db.marks.get(idOf(0)))?.plan?.finalStatus).toEqual([...new Set([first.messageId, second.messageId])]);
  expect((await all(db, 'visitation'))[0]?.plan?.told).toBe(new Set([first.messageId, second.messageId]).size);
});

it('shows every plan of a citizen side by side, and neither those taken back nor those sent from here as work', async () => {
  const [one, two, back, other] = made({}, { at: '2026-11-19T07:00:00.000Z' }, {}, { patient: persons[0] });
  const { db } = await rig([one!, two!, { ...back!, view: { ...back!.view, status: 'cancelled' } }, { ...other!, direction: 'out' }]);
  expect((await queries.plansOf(db, 'cpr:0101604896')).map(({ plan }) => plan?.messageId)).toEqual([idOf(1), idOf(0)]);
  expect(await queries.counts(db, 'MP')).toMatchObject({ plans: 2 });
});

it('pages through thousands of plans without losing or doubling one', async () => {
  const { db } = await rig(made(...Array.from({ length: 230 }, (_, index): PlanOptions => ({ discharged: `2026-11-${String(1 + (index * 7) % 28).padStart(2, '0')}` }))));
  const rows = await all(db, 'visitation', 50);
  const days = rows.map(({ plan }) => plan!.latestStart!);
  expect([rows.length, new Set(rows.map(({ threadId }) => threadId)).size, days.join()]).toEqual([230, 230, [...days].sort().join()]);
});

it('withholds what the plan says from whoever may not read', async () => {
  const { db } = await rig(made({}));
  const detail = withheld((await queries.threadDetail(db, idOf(0)))!);
  expect(JSON.stringify(detail)).not.toContain('Gang uden rollator');
  expect(detail.messages[0]?.view.letter).toBeUndefined();
});
