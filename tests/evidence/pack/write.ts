/** The folder that a person opens: index.html to read and print, index.json for programs. Neither needs anything from outside. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Counts } from '../judge';
import { classes, type Judged, type StepRecord } from '../model';
import { page } from './page';
import { packCss } from './style';

export interface Pack { /** The project's folder: the design tokens are read there. */ root: string; out: string; judged: readonly Judged[]; records: readonly StepRecord[]; counts: Counts; version: string }

export interface ClassCount extends Counts { class: string }
/** A requirement of two classes counts in both. */
export const countByClass = (judged: readonly Judged[]): ClassCount[] => classes.map((each) => {
  const count: ClassCount = { class: each, proved: 0, person: 0, outOfScope: 0, red: 0 };
  for (const { requirement, verdict } of judged) if (requirement.classes.includes(each)) count[verdict] += 1;
  return count;
});

export async function writePack({ root, out, judged, records, counts, version }: Pack): Promise<void> {
  const tokens = await readFile(join(root, 'renderer', 'ui', 'tokens.css'), 'utf8');
  const byClass = countByClass(judged);
  await writeFile(join(out, 'index.json'), `${JSON.stringify({
    product: 'Sektorpost', version, disclaimer: 'Own evidence of the vendor. Neither an approval nor a certification by MedCom.', counts, byClass,
    requirements: judged.map(({ requirement, ...rest }) => ({ ...requirement, ...rest })), steps: records,
  }, undefined, 2)}\n`);
  await writeFile(join(out, 'index.html'), page({ judged, records, counts, byClass, version, css: `${tokens}\n${packCss}` }));
}
