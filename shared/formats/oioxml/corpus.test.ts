/** Letters of our own and every published sample through the tree and back: element for element the same, and valid by the published schemas where both they and a validator are at hand. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../../../tests/corpus';
import { chanceOf } from '../../../tests/faults/random';
import { allLetters } from '../../../tests/fixtures/oioxml';
import { shaken } from '../../../tests/fixtures/shaken';
import { readOioXml, writeOioXml } from '.';
import { decode } from './bytes';

const legacy = corpusFolder === undefined ? undefined : join(corpusFolder, 'legacy');
const schemas = legacy === undefined ? undefined : join(legacy, 'schemas');

function filesIn(folder: string): { file: string; bytes: Uint8Array }[] {
  if (legacy === undefined || !existsSync(join(legacy, folder))) return [];
  return readdirSync(join(legacy, folder)).filter((name) => name.endsWith('.xml')).map((name) => ({ file: `${folder}/${name}`, bytes: readFileSync(join(legacy, folder, name)) }));
}
const samples = [...filesIn('samples'), ...filesIn('synthetic')];

/**
 * What the XML says, read without the code under test: every element with its namespace, every text. White space with a line
 * feed is how the file is laid out.
 */
function tokensOf(xml: string): string[] {
  const tokens: string[] = [];
  let text = '';
  const flush = (): void => {
    const said = text.replace(/\s*[\r\n\t]\s*/g, '\n').replace(/^\n|\n$/g, '').replaceAll('\n', ' ');
    if (said !== '') tokens.push(`"${said}"`);
    text = '';
  };
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('opentag', ({ local, uri }) => {
    if (local === 'Space') { text += ' '; return; }
    flush();
    tokens.push(`<${uri} ${local}`);
  });
  parser.on('closetag', ({ local }) => { if (local !== 'Space') { flush(); tokens.push(`/${local}`); } });
  parser.on('text', (said) => { text += said; });
  parser.write(xml).close();
  return tokens;
}

function throughTheTree(bytes: Uint8Array): { before: string[]; after: string[]; written: Uint8Array } {
  const { interchange } = readOioXml(bytes);
  const { bytes: written } = writeOioXml(interchange!);
  return { before: tokensOf(decode(bytes).text!), after: tokensOf(decode(written!).text!), written: written! };
}

describe('letters of our own', () => {
  it.each(Object.entries(allLetters))('%s is the same after the tree', (_, text) => {
    const { before, after } = throughTheTree(new TextEncoder().encode(text));
    expect(after).toEqual(before);
  });
});

/** Letters of our own with elements taken out, doubled, moved, renamed or filled otherwise. */
const wronglyWritten = (count: number, names: readonly string[]): { name: string; xml: string }[] => Array.from({ length: count }, (_, index) => {
  const chance = chanceOf(index + 99);
  const name = chance.pick(names);
  return { name, xml: shaken(allLetters[name]!, chance) };
});

it('letters that a system wrote wrongly are read, and what was read is written and read again', () => {
  let wrong = 0;
  for (const { xml } of wronglyWritten(300, Object.keys(allLetters))) {
    const { interchange, issues } = readOioXml(new TextEncoder().encode(xml));
    expect(interchange).toBeDefined();
    if (issues.some(({ severity }) => severity === 'error')) wrong += 1;
    const { bytes } = writeOioXml(interchange!);
    if (bytes) expect(readOioXml(bytes).interchange?.letters).toHaveLength(interchange!.letters.length);
  }
  expect(wrong).toBeGreaterThan(150);
});

if (samples.length > 0) describe('published letters', () => {
  it.each(samples)('$file is the same after the tree', ({ bytes }) => {
    const { before, after } = throughTheTree(bytes);
    expect(after).toEqual(before);
  });

  it.each(samples)('$file is read without an error', ({ bytes }) => {
    expect(readOioXml(bytes).issues.filter(({ severity }) => severity === 'fatal' || severity === 'error')).toEqual([]);
  });
});

/** The published schema of a letter's namespace; none is published for plans and the referrals of 2013. */
function schemaOf(xml: string): string | undefined {
  const date = /schemas\/(\d{4}\/\d\d\/\d\d)\//.exec(xml)?.[1];
  const path = date && schemas && join(schemas, date.replaceAll('/', '-'), 'EMessage.xsd');
  return path && existsSync(path) ? path : undefined;
}

const validator = spawnSync('xmllint', ['--version']).error === undefined;

/** What the validator says against it; an empty string for a valid letter. */
function schemaFaults(written: Uint8Array, schema: string): string {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, '-'], { input: written, encoding: 'utf8' });
  return status === 0 ? '' : stderr;
}

if (validator && schemas !== undefined && existsSync(schemas)) describe('written letters against the published schemas', () => {
  const written = [...samples, ...Object.entries(allLetters).map(([file, text]) => ({ file, bytes: new TextEncoder().encode(text) }))]
    .map(({ file, bytes }) => ({ file, bytes: writeOioXml(readOioXml(bytes).interchange!).bytes! }))
    .flatMap(({ file, bytes }) => { const schema = schemaOf(decode(bytes).text!); return schema === undefined || file === 'referral' ? [] : [{ file, bytes, schema }]; });

  it.each(written)('$file is valid', ({ bytes, schema }) => {
    expect(schemaFaults(bytes, schema)).toBe('');
  });

  it('what we find wrong is what the validator finds wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'letters-'));
    const letters = wronglyWritten(300, Object.keys(allLetters).filter((name) => schemaOf(allLetters[name]!) !== undefined && name !== 'referral')).map(({ name, xml }, index) => {
      const path = join(folder, `${index}-${name}.xml`);
      writeFileSync(path, xml);
      return { path, schema: schemaOf(xml)!, ours: readOioXml(new TextEncoder().encode(xml)).issues.some(({ source, severity }) => source === 'base' || severity === 'error') };
    });
    const said = [...new Set(letters.map(({ schema }) => schema))].map((schema) => spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, ...letters.filter((letter) => letter.schema === schema).map(({ path }) => path)], { encoding: 'utf8' }).stderr).join('');
    rmSync(folder, { recursive: true });
    const theirs = (path: string): boolean => !said.includes(`${path} validates`);
    expect(letters.filter(({ path, ours }) => ours !== theirs(path)).map(({ path }) => path)).toEqual([]);
    expect(letters.filter(({ path }) => theirs(path)).length).toBeGreaterThan(200);
    expect(letters.some(({ path }) => !theirs(path))).toBe(true);
  });

  it('the validator finds what is wrong', () => {
    const { bytes, schema } = written.find(({ file }) => file === 'discharge')!;
    expect(schemaFaults(new TextEncoder().encode(decode(bytes).text!.replace('<Patient>', '<Patient><Odd/>')), schema)).toContain('Odd');
  });
});
