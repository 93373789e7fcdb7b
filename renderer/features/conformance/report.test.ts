import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../shared/contract';
import { conformance as da } from '../../../shared/i18n/da/conformance';
import { conformance as en } from '../../../shared/i18n/en/conformance';
import type { Issue } from '../../../shared/messages';
import { reportHtml, reportJson, reportName, withoutNumbers, type ReportFacts } from './report';

/** As i18next does it, for these texts. */
const wordsOf = (texts: object) => (key: string, values: Record<string, unknown> = {}): string => {
  const at = (path: string) => path.split('.').reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], texts);
  const text = at(key) ?? at(`${key}${values['count'] === 1 ? '_one' : '_other'}`);
  if (typeof text !== 'string') throw new Error(`no text ${key}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
};

const issue = (more: Partial<Issue>): Issue => ({ severity: 'error', rule: 'medcom-careCommunication-5', path: 'Bundle.entry[1].resource.priority', message: 'Prioritet må ikke bruges her. Fjern den.', messageEn: 'Priority may not be used here. Remove it.', source: 'invariant', ...more });
const judgement: Judgement = {
  format: 'fhir-json', standard: 'care-communication', version: '5.0', title: { da: 'Korrespondancemeddelelse', en: 'CareCommunication' }, guide: 'medcom.fhir.dk.carecommunication#5.0.2',
  packages: [{ id: 'medcom.fhir.dk.carecommunication#5.0.2', source: 'built-in' }, { id: 'test.fhir.dk.example#1.2.0', source: 'loaded' }], verdict: 'reject', answer: 'fatal-error',
  issues: [issue({}), issue({ severity: 'warning', source: 'medcom-text', rule: 'x', message: 'Feltet "2509479989" <b>findes</b> ikke.', path: 'Bundle.entry[2].resource.250947-9989' })],
  counts: { errors: 1, warnings: 1, information: 0 }, notEvaluated: [{ kind: 'value-set', what: 'http://example.org/vs', path: 'Bundle.id', reason: 'The code list is not here.' }],
  tree: [{ path: 'Bundle', depth: 0, name: 'Bundle', children: 1 }, { path: 'Bundle.entry[0].resource.name[0].family', depth: 1, name: 'family', value: 'Elmer' }],
};
const facts: ReportFacts = {
  program: 'Sektorpost', version: '1.2.3', at: '2026-11-19T07:41:20.000Z', language: 'da',
  files: [{ name: 'svar <2509479989>.json', bytes: 38_000, sha256: 'a'.repeat(64), at: '2026-11-19T07:41:19.000Z', judgement }],
};

describe('a report', () => {
  it('says tool, time, guide, packages, verdict, findings and what is undecided, in the reader\'s language', () => {
    const html = reportHtml(facts, wordsOf(da));
    for (const text of ['<html lang="da">', 'med Sektorpost 1.2.3', '19. nov. 2026', '08:41:20', 'Opfylder ikke standarden', 'Korrespondancemeddelelse 5.0.2', 'CareCommunication 5.0.2, test.fhir.dk.example 1.2.0 (indlæst)', 'Fejl 1', 'Standardens regel', 'Prioritet må ikke bruges her.', 'Bundle.entry[1].resource.priority', 'medcom-careCommunication-5', 'MedComs vejledning', 'Ikke afgjort', 'The code list is not here.', 'Afvist (fatal-error)', 'a'.repeat(64)]) expect(html).toContain(text);
    const english = reportHtml({ ...facts, language: 'en' }, wordsOf(en));
    for (const text of ['<html lang="en">', 'Does not meet the standard', 'CareCommunication 5.0.2', 'Priority may not be used here.']) expect(english).toContain(text);
  });

  it('never claims what nobody has given', () => {
    for (const html of [reportHtml(facts, wordsOf(da)), reportHtml({ ...facts, language: 'en' }, wordsOf(en))]) expect(html.replace(/ikke en godkendelse eller certificering|no approval or certification/, '')).not.toMatch(/godkend|certific|approv/i);
  });

  it('holds neither content nor numbers of people, and no markup from the file', () => {
    const html = reportHtml(facts, wordsOf(da));
    expect(html).not.toMatch(/Elmer|250947/);
    expect(html).not.toContain('<b>');
    expect(html).toContain('svar &lt;[nummer skjult]&gt;.json');
    const json = reportJson(facts, '[nummer skjult]');
    expect(json).not.toMatch(/Elmer|250947/);
    expect(JSON.parse(json)).toMatchObject({ tool: 'Sektorpost', toolVersion: '1.2.3', files: [{ bytes: 38_000, sha256: 'a'.repeat(64), verdict: 'reject', guide: 'medcom.fhir.dk.carecommunication#5.0.2', issues: [{ rule: 'medcom-careCommunication-5' }, { source: 'medcom-text' }] }] });
    expect(JSON.parse(json)).not.toHaveProperty('files.0.tree');
  });

  it('hides every kind of number of a person, and nothing else', () => {
    const hide = (text: string) => withoutNumbers(text, '*');
    for (const number of ['2509479989', '250947-9989', '0703921VJ5', '1206550VK9', '070392-1VJ5']) expect(hide(`(${number})`)).toBe('(*)');
    for (const other of ['5790000000012', 'urn:oid:1.2.208.176.1.2', '111000016003', 'Bundle.entry[1].resource', '2026-11-19T08:41:20', 'a'.repeat(64)]) expect(hide(other)).toBe(other);
  });

  it('begins with an overview when it is about several files', () => {
    const html = reportHtml({ ...facts, files: [facts.files[0]!, { ...facts.files[0]!, name: 'god.json', judgement: { ...judgement, verdict: 'accept', issues: [], counts: { errors: 0, warnings: 0, information: 0 }, notEvaluated: [] } }] }, wordsOf(da));
    expect(html).toContain('<caption>Oversigt</caption>');
    expect(html).toContain('Ingen fejl fundet efter Korrespondancemeddelelse 5.0.2 · ingen bemærkninger<');
    expect(reportHtml(facts, wordsOf(da))).not.toContain('Oversigt');
  });

  it('is told apart by its time', () => { expect(reportName('kontrolrapport', facts.at, 'html')).toBe('kontrolrapport-2026-11-19-074120.html'); });
});
