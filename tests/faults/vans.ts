/** A VANS operator's folders as a carrier of a run: the operator is played in the runner, and does to envelopes what a run asks for. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FaultPlan } from '../../shared/contract';
import type { Organisation } from '../../shared/messages';
import { systemClock } from '../../electron/node/system';
import { startOperator, type OnTheWay, type Operator } from '../../electron/networks/vans-folder/operator';
import type { HubProcess } from './hub';
import { sure, type Mailroom } from './mailroom-process';
import type { Chance } from './random';

const EVERY_MS = 120;

/** @param folders one per location number; what is mounted there is the caller's */
export async function startVansCarrier(folders: Readonly<Record<string, string>>, chance: Chance): Promise<HubProcess> {
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  let plan: Partial<FaultPlan> = {};
  let deaths = 0;
  const decide = (): OnTheWay => {
    if (chance.happens(plan.loss ?? 0)) return 'lose';
    if (chance.happens(plan.duplication ?? 0)) return 'twice';
    return chance.happens(plan.corruption ?? 0) ? 'slowly' : 'deliver';
  };
  const start = (): Operator => startOperator({ folders: () => Object.values(folders), clock: systemClock, everyMs: EVERY_MS, decide });
  let operator = start();
  const files = async (folder: string): Promise<number> => (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.')).length;
  return {
    // No hub is there: the worker is given the name of a file that nobody writes.
    networkFile: join(Object.values(folders)[0]!, 'no-hub.json'),
    get deaths() { return deaths; },
    async setFaults(next) { plan = next; },
    async waiting(wanted) {
      let count = 0;
      for (const gln of wanted) count += await files(join(folders[gln]!, 'in')) + await files(join(folders[gln]!, 'out'));
      return count;
    },
    async kill() { await operator.close(); deaths++; operator = start(); },
    async stop() { await operator.close(); },
  };
}

/** Sets a side up on its folder, with the other side in its register, since no network tells it who there is. */
export async function setUpOnFolder(mailroom: Mailroom, folder: string, self: Organisation, other: Organisation, password: string): Promise<void> {
  const { gln, sor, name, unit, address, phone } = self;
  await sure(mailroom, 'session.setup', { role: self.role, gln, person: self.persons[0]!, password, network: 'vans-folder', options: { folder }, organisation: { gln, sor, name, unit, address, phone } });
  const bytes = Buffer.from(`SOR;GLN;Navn;Enhed;Type;Adresse;Modtager\n${other.sor};${other.gln};${other.name};${other.unit};Almen praksis;Testvej 1;FDIS91 5.0, FCTL 2.0\n`, 'utf8');
  const { uploadId } = (await mailroom.once('bytes.begin', { bytes: bytes.length })).result;
  await mailroom.once('bytes.put', { uploadId, offset: 0 }, bytes);
  const { sha256 } = (await mailroom.once('bytes.end', { uploadId })).result;
  await mailroom.once('register.import', { sha256, source: 'Prøve', snapshotAt: '2026-03-01T00:00:00.000Z' });
}
