/** Findings as the screen and the report order, number and name them. Pure. */
import type { Judgement } from '../../../shared/contract';
import type { Issue } from '../../../shared/messages';
import type { Language } from '../shared/times';

export type Severity = 'error' | 'warning' | 'information';
/** Whose rule it is, as a caseworker understands it: the published standard, MedCom's guidance in words, or this program alone. */
export type Origin = 'standard' | 'guidance' | 'own';

export interface Finding {
  issue: Issue;
  severity: Severity;
  origin: Origin;
  /** Place among all findings of its judgement, from 0. */
  at: number;
  /** Number among those of the same severity, from 1: "Fejl 2". */
  number: number;
}
export interface FindingGroup { severity: Severity; origin: Origin; findings: Finding[] }

const severities: readonly Severity[] = ['error', 'warning', 'information'];
const origins: readonly Origin[] = ['standard', 'guidance', 'own'];

const severityOf = ({ severity }: Issue): Severity => (severity === 'fatal' ? 'error' : severity);
const originOf = ({ source }: Issue): Origin => (source === 'policy' ? 'own' : source === 'medcom-text' ? 'guidance' : 'standard');

/** The gravest first, the standard's own before guidance; within a group as they were found. */
export function groupFindings(issues: readonly Issue[]): FindingGroup[] {
  let at = 0;
  return severities.flatMap((severity) => {
    let number = 0;
    return origins.flatMap((origin) => {
      const own = issues.filter((issue) => severityOf(issue) === severity && originOf(issue) === origin);
      return own.length ? [{ severity, origin, findings: own.map((issue) => ({ issue, severity, origin, at: at++, number: ++number })) }] : [];
    });
  });
}

export const findingsOf = (groups: readonly FindingGroup[]): Finding[] => groups.flatMap(({ findings }) => findings);

/** The sentence in the reader's language, its first part as a head: what is wrong; then what it means and what to do. */
export function sentencesOf({ message, messageEn }: Issue, language: Language): { head: string; rest: string } {
  const text = language === 'en' ? messageEn : message;
  const [, head, rest] = /^(.*?[^.][.!?])\s+([A-ZÆØÅ"»].*)$/s.exec(text) ?? [];
  return head === undefined ? { head: text, rest: '' } : { head, rest: rest ?? '' };
}

/** Last part of a canonical: `medcom-careCommunication-message`. */
export const lastPart = (canonical: string): string => canonical.split('/').at(-1) ?? canonical;

const guides: Readonly<Record<string, string>> = {
  acknowledgement: 'Acknowledgement', carecommunication: 'CareCommunication', conditionlist: 'ConditionList', core: 'MedCom Core', document: 'MedCom Document', homecareobservation: 'HomeCareObservation',
  hospitalnotification: 'HospitalNotification', messaging: 'MedCom Messaging', terminology: 'MedCom Terminology',
};

/** `medcom.fhir.dk.carecommunication#5.0.2` as people say it: `CareCommunication 5.0.2`. A package nobody here knows keeps its name. */
export function packageWords(id: string): string {
  const [name = id, version = ''] = id.split('#');
  const short = name === 'hl7.fhir.r4.core' ? 'FHIR R4' : name === 'hl7.fhir.dk.core' ? 'DK Core' : name.startsWith('medcom.fhir.dk.') ? guides[name.slice('medcom.fhir.dk.'.length)] : undefined;
  return [short ?? name, version].filter(Boolean).join(' ');
}

/** Name and version of what was judged by; undefined where nothing was recognised. */
export function guideWords({ guide, title, version }: Judgement, language: Language): string | undefined {
  if (title) return [title[language], guide?.split('#')[1] ?? version].filter(Boolean).join(' ');
  return guide === undefined ? undefined : packageWords(guide);
}

/**
 * `sound`: nothing wrong. `remarks`: the standard refuses nothing, but guidance or our own check finds errors.
 * `unreadable`: no message at all, or none that can be read.
 */
/** A letter in one of the older formats: judged by its format, answered with a receipt of its own kind, and no tree of resources. */
export const isLetter = ({ format }: Judgement): boolean => format === 'edifact' || format === 'oioxml';

export type Outcome = 'sound' | 'remarks' | 'broken' | 'unreadable' | 'unsupported';

export function outcomeOf({ verdict, counts, tree, format, standard }: Judgement): Outcome {
  if (verdict === 'unsupported') return 'unsupported';
  if (verdict === 'reject') return format === undefined || (standard === undefined && tree === undefined) ? 'unreadable' : 'broken';
  return counts.errors > 0 ? 'remarks' : 'sound';
}
