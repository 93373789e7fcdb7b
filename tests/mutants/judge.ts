/** One mutant's verdict beside its label, and the sums. */
import { fhirJson } from '../../shared/formats/fhir-json';
import { isRejection, type Issue } from '../../shared/messages';
import { guides, judgeBy, type Guide as BuiltIn } from '../../shared/standards/guides';
import type { Guide, Mutated, Tier } from './kind';

/** Everything that is found in a file of a known guide, text checks included. */
export type Validate = (text: string, guide: Guide) => Issue[];

const all: readonly BuiltIn[] = Object.values(guides);

/** By the guide of the seed, whatever the mutant has become: which message it is may be what the edit broke. */
const guideOf = ({ name, version }: Guide): BuiltIn => all.find(({ id }) => id === `medcom.fhir.dk.${name}#${version}`)!;

export const validate: Validate = (text, guide) => {
  const parsed = fhirJson.parse(text);
  return parsed.document ? [...parsed.issues, ...judgeBy(guideOf(guide), parsed.document).issues] : parsed.issues;
};

const choices = 'abatement|age|allowed|asNeeded|author|born|bounds|chosen|collected|content|deceased|dose|effective|event|fastingStatus|item|location|medication|minimumVolume|module|multipleBirth|occurred|occurrence|onset|performed|product|rate|reported|scheduled|serviced|subject|target|time|timing|used|value';
const suffixed = new RegExp(`^(${choices})(?=[A-Z])(Base64Binary|Boolean|Canonical|Code|Date|DateTime|Decimal|Id|Instant|Integer|Markdown|Oid|PositiveInt|String|Time|UnsignedInt|Uri|Url|Uuid|Address|Age|Annotation|Attachment|CodeableConcept|Coding|ContactPoint|Count|Distance|Duration|HumanName|Identifier|Money|Period|Quantity|Range|Ratio|Reference|SampledData|Signature|Timing)$`);

/** `valueQuantity` and `value.ofType(Quantity)` name the element `value`. */
export function normalPath(path: string): string[] {
  return path.replace(/\.ofType\(\w+\)/g, '').replace(/\[x\]/g, '').split('.').map((segment) => {
    const [, name = segment, index = ''] = /^([^[]*)(.*)$/.exec(segment) ?? [];
    return `${suffixed.exec(name)?.[1] ?? name.replace(/^_/, '')}${index}`;
  });
}

const bare = (segment: string | undefined): string => (segment ?? '').replace(/\[\d+\]$/, '');

/** The edited place itself, what holds it, or something below it. An item and its list are one place. */
export function liesAt(issue: string, edit: string): boolean {
  const found = normalPath(issue);
  const wanted = normalPath(edit);
  const upTo = (count: number): boolean => found.slice(0, count).every((segment, index) => (index < count - 1 ? segment === wanted[index] : bare(segment) === bare(wanted[index])));
  if (found.length >= wanted.length) return upTo(wanted.length);
  return found.length === wanted.length - 1 && upTo(found.length);
}

export interface Judged {
  kind: string;
  tier: Tier;
  rule: string;
  guide: string;
  seed: string;
  path: string;
  /** Says what the label says. */
  right: boolean;
  /** An issue of the asked class stands at the edit. Undefined where nothing was to be found. */
  hit?: boolean;
  issues: readonly Pick<Issue, 'rule' | 'path' | 'severity' | 'source'>[];
}

const isError = ({ severity }: Issue): boolean => severity === 'fatal' || severity === 'error';
/** Text faults have a line, not always a path. */
const atText = (issue: Issue): boolean => issue.source === 'text' && issue.line !== undefined;

/** What the seed shows too isn't the mutant's. */
export function judge(label: { kind: string; tier: Tier; rule: string; guide: string; seed: string }, mutated: Mutated, found: readonly Issue[], before: readonly Issue[]): Judged {
  const old = new Set(before.map(({ rule, path }) => `${rule} ${path}`));
  const fresh = found.filter(({ rule, path }) => !old.has(`${rule} ${path}`));
  const asked = label.tier === 'intent' ? fresh.filter((issue) => issue.source === 'medcom-text') : fresh.filter((issue) => isError(issue) && isRejection(issue));
  const shown = (label.tier === 'control' ? fresh.filter(isError) : fresh).slice(0, 6).map(({ rule, path, severity, source }) => ({ rule, path, severity, source }));
  const control = label.tier === 'control';
  const right = control ? !fresh.some(isRejection) : asked.length > 0;
  return { ...label, path: mutated.path, right, ...(!control && { hit: asked.some((issue) => atText(issue) || liesAt(issue.path, mutated.path)) }), issues: shown };
}

export interface Sums { mutants: number; detected: number; hit: number }
export interface Report {
  mutants: number;
  /** Of the tiers base, profile and invariant. */
  breaking: number;
  detected: number;
  controls: number;
  falseRejections: number;
  /** Share of the detected whose issue lies at the edit. */
  pathHit: number;
  intent: { mutants: number; found: number };
  byTier: Record<string, Sums>;
  byGuide: Record<string, Sums>;
}

export function report(judged: readonly Judged[]): Report {
  const sums = (list: readonly Judged[]): Sums => ({ mutants: list.length, detected: list.filter(({ right }) => right).length, hit: list.filter(({ right, hit }) => right && hit === true).length });
  const grouped = (key: (one: Judged) => string, list: readonly Judged[]): Record<string, Sums> =>
    Object.fromEntries([...new Set(list.map(key))].map((name) => [name, sums(list.filter((one) => key(one) === name))]));
  const breaking = judged.filter(({ tier }) => tier !== 'control' && tier !== 'intent');
  const controls = judged.filter(({ tier }) => tier === 'control');
  const intent = judged.filter(({ tier }) => tier === 'intent');
  const { detected, hit } = sums(breaking);
  return {
    mutants: judged.length, breaking: breaking.length, detected, controls: controls.length, falseRejections: controls.filter(({ right }) => !right).length,
    pathHit: detected === 0 ? 0 : hit / detected, intent: { mutants: intent.length, found: intent.filter(({ right }) => right).length },
    byTier: grouped(({ tier }) => tier, judged), byGuide: grouped(({ guide }) => guide, breaking),
  };
}
