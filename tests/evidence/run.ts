/** `npm run evidence`: drives the real client through the protocol steps and writes what it saw. Last line of stdout: the counts. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { declarations } from './declarations';
import { checkDeclarations, countOf, judgeAll, misnamed, namer, type Counts } from './judge';
import type { Judged, StepRecord } from './model';
import { createRecorder } from './recorder';
import { requirementOf, requirements } from './requirements';
import { steps as allSteps } from './steps';
import type { Step } from './step';
import { openWorld, type World } from './world';
import { writePack } from './pack/write';

export interface EvidenceOptions {
  /** The project's folder. */
  root: string;
  args: string[];
  /** The folder whose dist/ is tried; the project's own if absent. */
  product?: string;
  meddle?(page: Page): Promise<void>;
}
export interface EvidenceResult { status: number; counts: Counts; judged: readonly Judged[]; out: string }

const say = (line: string): void => { process.stderr.write(`${line}\n`); };
const USAGE = 'npm run evidence [-- --out DIR] [--only ID[,ID…]] [--json]';

/** Runs what was asked for and prints; never throws for a fault of the product, which is a red row. */
export async function runEvidence({ root, args, product = root, meddle }: EvidenceOptions): Promise<EvidenceResult> {
  const { values } = parseArgs({ args, options: { out: { type: 'string' }, only: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } } });
  checkDeclarations(requirements, declarations);
  const only = values.only?.flatMap((value) => value.split(','));
  const strange = only?.find((id) => !requirements.some((requirement) => requirement.id === id));
  if (strange !== undefined) throw new Error(`No such requirement: ${strange}. ${USAGE}`);
  const asked = only ? requirements.filter(({ id }) => only.includes(id)) : requirements;
  const out = resolve(root, values.out ?? join('test-results', 'evidence'));
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });

  const wanted = allSteps.filter(({ proves }) => proves.some((id) => asked.some((requirement) => requirement.id === id)));
  const records = await runSteps(wanted, { out, product, ...(meddle ? { meddle } : {}) });
  if (asked.some(({ id }) => id === NAMES)) records.push(await namesRecord(records, out));
  const judged = judgeAll(asked, records, declarations);
  const counts = countOf(judged);
  await writePack({ root, out, judged, records, counts, version: await versionOf(root) });

  for (const { requirement, verdict, notMet, reason } of judged) {
    if (values.json) console.log(JSON.stringify({ id: requirement.id, level: requirement.level, verdict, ...(notMet ? { notMet } : {}), ...(reason === undefined ? {} : { reason }) }));
    else if (verdict === 'red') say(`red   ${requirement.level} ${requirement.id}: ${reason ?? ''}`);
  }
  say(`The evidence is in ${out}`);
  console.log(JSON.stringify(counts));
  return { status: counts.red > 0 ? 1 : 0, counts, judged, out };
}

async function runSteps(steps: readonly Step[], { out, product, meddle }: { out: string; product: string; meddle?: (page: Page) => Promise<void> }): Promise<StepRecord[]> {
  const nameOf = namer();
  const records: StepRecord[] = [];
  let world: World | undefined;
  try {
    for (const [at, step] of steps.entries()) {
      const begun = performance.now();
      world ??= await openWorld({ product, ...(meddle ? { meddle } : {}) });
      const { recorder, finish } = createRecorder({ out, folder: `${String(at + 1).padStart(2, '0')}-${step.id}`, step, requirementOf, nameOf });
      let fault: string | undefined;
      try { await step.run(world, recorder); } catch (error) { fault = shortened(error); }
      if (fault !== undefined) await world.photograph(join(out, `fault-${step.id}`)).catch(() => undefined);
      const record = finish(fault);
      records.push(record);
      const failed = record.checks.filter(({ held }) => !held).length;
      say(`${fault === undefined && failed === 0 ? 'ok    ' : 'FAILED'} ${step.id}: ${record.checks.length} checks, ${failed} failed, ${record.artefacts.length} files (${((performance.now() - begun) / 1000).toFixed(1)} s)${fault === undefined ? '' : ` ${fault}`}`);
      // What a broken step left open must not break the next one.
      if (fault !== undefined) { await world.close().catch(() => []); world = undefined; }
    }
  } finally {
    for (const fault of await world?.close() ?? []) say(`page: ${fault}`);
  }
  return records;
}

const NAMES = 'PRC-03';
/** The pack judges its own names last, when all are there. */
async function namesRecord(records: readonly StepRecord[], out: string): Promise<StepRecord> {
  const artefacts = records.flatMap((record) => record.artefacts);
  const step = { id: 'filnavne', title: 'Filernes navne', proves: [NAMES] };
  const { recorder, finish } = createRecorder({ out, folder: 'filnavne', step, requirementOf, nameOf: namer() });
  recorder.check(NAMES, 'Alle filer er navngivet efter standard, trin, bogstav, retning og type', misnamed(artefacts), []);
  recorder.check(NAMES, 'Intet navn er brugt to gange', artefacts.length - new Set(artefacts.map(({ path }) => basename(path))).size, 0);
  await recorder.list(NAMES, artefacts.map(({ path }) => path), 'Alle filer i pakken');
  return finish();
}

const versionOf = async (root: string): Promise<string> => (JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** The first lines of a browser's error say what was waited for; the rest is its call log, with colours. */
 
const shortened = (error: unknown): string => (error instanceof Error ? error.message : String(error)).replaceAll(/\u001b\[[0-9;]*m/g, '').split('\n').slice(0, 4).join(' ').slice(0, 400);
