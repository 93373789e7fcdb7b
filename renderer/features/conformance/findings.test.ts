import { describe, expect, it } from 'vitest';
import type { Judgement } from '../../../shared/contract';
import type { Issue } from '../../../shared/messages';
import { findingsOf, groupFindings, guideWords, lastPart, outcomeOf, packageWords, sentencesOf } from './findings';

const issue = (severity: Issue['severity'], source: Issue['source'], message = 'Noget er galt.'): Issue => ({ severity, rule: 'r', path: 'Bundle', message, messageEn: 'Something is wrong. Mend it.', source });
const judgement = (more: Partial<Judgement>): Judgement => ({ verdict: 'accept', packages: [], issues: [], counts: { errors: 0, warnings: 0, information: 0 }, notEvaluated: [], ...more });

describe('findings', () => {
  it('stand by gravity and by whose rule it is, numbered as they stand', () => {
    const groups = groupFindings([issue('warning', 'base'), issue('error', 'policy'), issue('fatal', 'text'), issue('error', 'medcom-text'), issue('error', 'invariant'), issue('information', 'profile')]);
    expect(groups.map(({ severity, origin, findings }) => `${severity} ${origin} ${findings.map(({ number }) => number).join()}`)).toEqual(['error standard 1,2', 'error guidance 3', 'error own 4', 'warning standard 1', 'information standard 1']);
    expect(findingsOf(groups).map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('lead with their first sentence', () => {
    expect(sentencesOf(issue('error', 'base', 'Kategorien mangler. Vælg en, f.eks. sygepleje. Send igen.'), 'da')).toEqual({ head: 'Kategorien mangler.', rest: 'Vælg en, f.eks. sygepleje. Send igen.' });
    expect(sentencesOf(issue('error', 'base', 'Kategorien mangler, f.eks. sygepleje.'), 'da')).toEqual({ head: 'Kategorien mangler, f.eks. sygepleje.', rest: '' });
    expect(sentencesOf(issue('error', 'base'), 'en')).toEqual({ head: 'Something is wrong.', rest: 'Mend it.' });
  });

  it('name packages, guides and profiles as people do', () => {
    expect(packageWords('medcom.fhir.dk.carecommunication#5.0.2')).toBe('CareCommunication 5.0.2');
    expect(packageWords('hl7.fhir.dk.core#3.3.0')).toBe('DK Core 3.3.0');
    expect(packageWords('test.fhir.dk.example#1.2.0')).toBe('test.fhir.dk.example 1.2.0');
    const title = { da: 'Korrespondancemeddelelse', en: 'CareCommunication' };
    expect(guideWords(judgement({ title, version: '5.0', guide: 'medcom.fhir.dk.carecommunication#5.0.2' }), 'da')).toBe('Korrespondancemeddelelse 5.0.2');
    expect(guideWords(judgement({ title, version: '5.0' }), 'en')).toBe('CareCommunication 5.0');
    expect(guideWords(judgement({}), 'da')).toBeUndefined();
    expect(lastPart('http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-patient')).toBe('medcom-core-patient');
  });

  it('never call a file sound that has an error of any kind', () => {
    const errors = { errors: 1, warnings: 0, information: 0 };
    expect(outcomeOf(judgement({}))).toBe('sound');
    expect(outcomeOf(judgement({ counts: errors }))).toBe('remarks');
    expect(outcomeOf(judgement({ verdict: 'reject', counts: errors, format: 'fhir-json', standard: 'care-communication' }))).toBe('broken');
    expect(outcomeOf(judgement({ verdict: 'reject', counts: errors }))).toBe('unreadable');
    expect(outcomeOf(judgement({ verdict: 'unsupported' }))).toBe('unsupported');
  });
});
