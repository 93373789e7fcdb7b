/** From what the steps left to a verdict on each requirement. Nothing here knows a requirement by name. */
import type { Artefact, Judged, Kind, Requirement, StepRecord } from './model';

/** Declared by a person, with the reason that the pack prints. */
export interface Declarations {
  /** What only a person can show or judge. */
  readonly person: Readonly<Record<string, string>>;
  /** Functions that the product does not offer. */
  readonly outOfScope: Readonly<Record<string, string>>;
  /** Binding rules that we know we don't meet, with what would meet them. */
  readonly notMet: Readonly<Record<string, string>>;
}

const forPersons: ReadonlySet<Kind> = new Set(['EXP', 'DEMO', 'ITB']);

/** What no machine can show: the process at MedCom, and evidence that is nothing but words, a demonstration or a report of theirs. */
export const mayNeedPerson = ({ classes, kinds }: Requirement): boolean => classes.every((each) => each === 'PRC') || kinds.every((kind) => forPersons.has(kind));

/** @throws Error when a declaration names an unknown requirement, or one that it may not be made for. */
export function checkDeclarations(requirements: readonly Requirement[], { person, outOfScope, notMet }: Declarations): void {
  const of = (id: string): Requirement => {
    const found = requirements.find((requirement) => requirement.id === id);
    if (!found) throw new Error(`${id} is declared but is no requirement`);
    return found;
  };
  for (const id of Object.keys(person)) if (!mayNeedPerson(of(id))) throw new Error(`${id} must be proved: its evidence is more than words, a demonstration or a report`);
  for (const id of Object.keys(outOfScope)) if (of(id).level === 'M') throw new Error(`${id} is mandatory and can't be out of scope`);
  for (const id of Object.keys(notMet)) if (of(id).level !== 'G') throw new Error(`${id} must be met: only a rule without a test step may be listed as not met`);
  const all = [person, outOfScope, notMet].flatMap((each) => Object.keys(each));
  const twice = all.find((id, at) => all.indexOf(id) !== at);
  if (twice !== undefined) throw new Error(`${twice} is declared twice`);
}

function judge(requirement: Requirement, steps: readonly StepRecord[], declared: Declarations): Judged {
  const { id, kinds } = requirement;
  const mine = steps.filter(({ proves }) => proves.includes(id));
  const checks = mine.flatMap((step) => step.checks.filter(({ requirements }) => requirements.includes(id)));
  const artefacts = mine.flatMap((step) => step.artefacts.filter(({ requirements }) => requirements.includes(id)));
  const made = (verdict: Judged['verdict'], reason?: string, notMet?: true): Judged => ({ requirement, verdict, checks, artefacts, ...(reason === undefined ? {} : { reason }), ...(notMet ? { notMet } : {}) });

  // What a run saw to be wrong is wrong, whatever somebody declared.
  const fault = mine.find((step) => step.fault !== undefined);
  if (fault) return made('red', `Trinnet “${fault.title}” blev afbrudt: ${fault.fault ?? ''}`);
  const failed = checks.filter(({ held }) => !held);
  if (failed.length) return made('red', failed.map(({ what, expected, seen }) => `${what}: ventede ${expected}, så ${seen}`).join(' · '));

  const { person: { [id]: person }, outOfScope: { [id]: outOfScope }, notMet: { [id]: notMet } } = declared;
  if (person !== undefined) return made('person', person);
  if (outOfScope !== undefined) return made('outOfScope', outOfScope);
  if (notMet !== undefined) return made('outOfScope', notMet, true);

  if (mine.length === 0) return made('red', 'Intet trin viser det');
  const silent = mine.find((step) => !step.checks.some(({ requirements }) => requirements.includes(id)));
  if (silent) return made('red', `Trinnet “${silent.title}” kontrollerede det ikke`);
  const missing = kinds.filter((kind) => !artefacts.some((artefact) => artefact.kind === kind));
  if (missing.length) return made('red', `Mangler bevis: ${missing.join(', ')}`);
  return made('proved');
}

export const judgeAll = (requirements: readonly Requirement[], steps: readonly StepRecord[], declared: Declarations): Judged[] => requirements.map((requirement) => judge(requirement, steps, declared));

export interface Counts { proved: number; person: number; outOfScope: number; red: number }
export function countOf(judged: readonly Judged[]): Counts {
  const counts: Counts = { proved: 0, person: 0, outOfScope: 0, red: 0 };
  for (const { verdict } of judged) counts[verdict] += 1;
  return counts;
}

/** A, B … Z, AA, AB …: the running letter of PRC-03. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? letterOf(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** `CareCommunication_3.4.1.2_B_R`, with the type after it. */
export const nameShape = /^(CareCommunication|Acknowledgement)_\d+(\.\d+)*_[A-Z]+_[SR]\.(png|xml|json|log|txt|pdf)$/;

/** Gives each requirement's step its own running letters. */
export function namer(): (requirement: Requirement) => string {
  const used = new Map<string, number>();
  return ({ standard, step, side }) => {
    const key = `${standard}_${step}_${side}`;
    const index = used.get(key) ?? 0;
    used.set(key, index + 1);
    return `${standard}_${step}_${letterOf(index)}_${side}`;
  };
}

export const misnamed = (artefacts: readonly Artefact[]): string[] => artefacts.map(({ path }) => path.split('/').at(-1) ?? '').filter((name) => !nameShape.test(name));
