/** What a step leaves: checks of what was seen, and the files that show it. A check never throws; what the step can't do without does. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { formatById, formatOf } from '../../shared/formats/registry';
import type { Artefact, Check, Requirement, StepRecord } from './model';

export type Want<T> = T | RegExp | ((seen: T) => boolean);
type Ids = string | readonly string[];

export interface Recorder {
  /** A fact that stands still. `expected` is only for what a function can't say of itself. */
  check<T>(ids: Ids, what: string, seen: T, want: Want<T>, expected?: string): void;
  /** A fact that follows in its own time: looked at until it is as wanted, or patience ends. */
  see<T>(ids: Ids, what: string, look: () => Promise<T> | T, want: Want<T>, expected?: string): Promise<void>;
  /** The element comes into sight. */
  shows(ids: Ids, what: string, locator: Locator): Promise<void>;
  /** The element is not there. Ask only once the screen that might hold it is. */
  hides(ids: Ids, what: string, locator: Locator): Promise<void>;
  shot(ids: Ids, page: Page, caption: string): Promise<void>;
  /** A message byte for byte as it was stored, and the same in the other format. */
  message(ids: Ids, bytes: Uint8Array, caption: string): Promise<void>;
  envelope(ids: Ids, text: string, caption: string): Promise<void>;
  log(ids: Ids, lines: readonly string[], caption: string): Promise<void>;
  explanation(ids: Ids, text: string, caption: string): Promise<void>;
  pdf(ids: Ids, bytes: Uint8Array, caption: string): Promise<void>;
  /** A list that is itself the evidence. */
  list(ids: Ids, lines: readonly string[], caption: string): Promise<void>;
}

const PATIENCE_MS = 12_000;
/** What should be gone is gone soon. */
const GONE_MS = 3_000;
const LONGEST = 300;
const listOf = (ids: Ids): readonly string[] => (typeof ids === 'string' ? [ids] : ids);

export function textOf(value: unknown): string {
  const text = value instanceof RegExp ? `${value}` : typeof value === 'string' ? value : value === undefined ? 'intet' : JSON.stringify(value);
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} …` : line;
}

function holds<T>(seen: T, want: Want<T>): boolean {
  if (typeof want === 'function') return (want as (seen: T) => boolean)(seen);
  if (want instanceof RegExp) return want.test(String(seen));
  return JSON.stringify(seen) === JSON.stringify(want);
}

export interface RecorderOptions {
  out: string;
  folder: string;
  step: { id: string; title: string; proves: readonly string[] };
  requirementOf(id: string): Requirement;
  nameOf(requirement: Requirement): string;
}

export function createRecorder({ out, folder, step, requirementOf, nameOf }: RecorderOptions): { recorder: Recorder; finish(fault?: string): StepRecord } {
  const checks: Check[] = [];
  const artefacts: Artefact[] = [];

  function known(ids: Ids): readonly string[] {
    const list = listOf(ids);
    const strange = list.find((id) => !step.proves.includes(id));
    if (strange !== undefined) throw new Error(`step ${step.id} does not say that it proves ${strange}`);
    return list;
  }
  const add = <T>(ids: Ids, what: string, seen: T, want: Want<T>, expected = typeof want === 'function' ? 'opfyldt' : textOf(want)): boolean => {
    const held = holds(seen, want);
    checks.push({ requirements: known(ids), what, expected, seen: textOf(seen), held });
    return held;
  };
  /** Under the name that PRC-03 wants, after the first of the requirements that it is for. */
  async function keep(ids: Ids, kind: Artefact['kind'], caption: string, files: readonly { type: string; content: Uint8Array | string }[]): Promise<void> {
    const requirements = known(ids);
    const name = nameOf(requirementOf(requirements[0]!));
    await mkdir(join(out, folder), { recursive: true });
    for (const { type, content } of files) {
      await writeFile(join(out, folder, `${name}.${type}`), content);
      artefacts.push({ requirements, kind, path: `${folder}/${name}.${type}`, caption });
    }
  }

  async function watch<T>(patience: number, ids: Ids, what: string, look: () => Promise<T> | T, want: Want<T>, expected?: string): Promise<void> {
    const end = performance.now() + patience;
    for (;;) {
      const seen = await look();
      if (holds(seen, want) || performance.now() > end) { add(ids, what, seen, want, expected); return; }
      await new Promise((done) => { setTimeout(done, 100); });
    }
  }
  const see: Recorder['see'] = (ids, what, look, want, expected) => watch(PATIENCE_MS, ids, what, look, want, expected);

  const recorder: Recorder = {
    check: (ids, what, seen, want, expected) => { add(ids, what, seen, want, expected); },
    see,
    shows: (ids, what, locator) => see(ids, what, async () => ((await locator.first().isVisible()) ? 'vises' : 'vises ikke'), 'vises'),
    hides: (ids, what, locator) => watch(GONE_MS, ids, what, async () => ((await locator.filter({ visible: true }).count()) === 0 ? 'vises ikke' : 'vises'), 'vises ikke'),
    async shot(ids, page, caption) { await keep(ids, 'SD', caption, [{ type: 'png', content: await page.screenshot({ animations: 'disabled' }) }]); },
    async message(ids, bytes, caption) {
      const text = Buffer.from(bytes).toString('utf8');
      const format = formatOf(text);
      const document = format?.parse(text).document;
      if (!format || !document) throw new Error(`${caption}: not a message in a known format`);
      const other = formatById(format.id === 'fhir-json' ? 'fhir-xml' : 'fhir-json')!;
      const type = (id: string) => (id === 'fhir-json' ? 'json' : 'xml');
      await keep(ids, 'FILE', caption, [{ type: type(format.id), content: bytes }, { type: type(other.id), content: other.write({ ...document, format: other.id }) }]);
    },
    envelope: (ids, text, caption) => keep(ids, 'ENV', caption, [{ type: text.trimStart().startsWith('<') ? 'xml' : 'json', content: text }]),
    log: (ids, lines, caption) => keep(ids, 'LOG', caption, [{ type: 'log', content: `${lines.join('\n')}\n` }]),
    explanation: (ids, text, caption) => keep(ids, 'EXP', caption, [{ type: 'txt', content: `${text.trim()}\n` }]),
    list: (ids, lines, caption) => keep(ids, 'FILE', caption, [{ type: 'txt', content: `${lines.join('\n')}\n` }]),
    pdf: (ids, bytes, caption) => keep(ids, 'FILE', caption, [{ type: 'pdf', content: bytes }]),
  };
  return { recorder, finish: (fault) => ({ id: step.id, title: step.title, proves: step.proves, checks, artefacts, ...(fault === undefined ? {} : { fault }) }) };
}
