/** Whether a letter's tree is what the facts of its version ask for, whatever it was read from. Never throws. */
import { isCpr, isGln } from '../../identifiers';
import type { Issue } from '../../messages';
import type { LetterElement } from '../letter/tree';
import { letterIssue, type LetterIssueFacts, type LetterRule } from './issues';
import type { ContentShape, ElementParticle, LetterShape, Particle, TypeShape } from './shapes';
import { valueFault } from './values';

/** How much the findings weigh: a newer version is read with a note, an inferred shape is our own doubt. */
export interface Weight { nearest: boolean; inferred: boolean }

type Report = (rule: LetterRule, facts: LetterIssueFacts) => void;

/** Where the plan's sample has no business being wrong, although no schema says so. */
const essential: ReadonlySet<string> = new Set(['RehabilitationPlan.TypeOfRehabilitationPlan', 'RehabilitationPlan.Patient', 'RehabilitationPlan.Sender', 'RehabilitationPlan.Receiver', 'RehabilitationPlan.Letter']);

export function reporter(issues: Issue[], { nearest, inferred }: Weight): Report {
  return (rule, facts) => {
    const issue = letterIssue(rule, facts);
    if (issue.source === 'base' && inferred) issue.source = 'policy';
    if (issue.severity === 'error' && (nearest || (inferred && !essential.has(issue.path)))) issue.severity = 'warning';
    issues.push(issue);
  };
}

export function checkElement(element: LetterElement, particle: ElementParticle, path: string, report: Report): void {
  const { content, place } = element;
  const expected = particle.content;
  const wrong = (detail: string): void => report('letter-content', { path, place, detail });
  switch (expected.kind) {
    case 'value':
      if (content.kind !== 'value') return wrong('tekst / text');
      return checkValue(content.text, expected, path, place, report);
    case 'formatted':
      // One style only is how a value looks, so it is no fault.
      if (content.kind !== 'formatted' && content.kind !== 'value') wrong('formateret tekst / formatted text');
      return;
    case 'bytes':
      if (content.kind !== 'bytes') report('letter-base64', { path, place });
      return;
    case 'elements':
      if (content.kind !== 'elements') return wrong('elementer / elements');
      checkChildren(element, content.children, expected.type, path, report);
  }
}

function checkValue(text: string, { rule }: ContentShape & { kind: 'value' }, path: string, place: LetterElement['place'], report: Report): void {
  const fault = valueFault(text, rule);
  if (fault) return report(fault.rule, { path, place, ...(fault.detail !== undefined && { detail: fault.detail }) });
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (name === 'EANIdentifier' && !isGln(text)) report('letter-gln', { path, place });
  if (name === 'CivilRegistrationNumber' && !isCpr(text) && text !== '0000000000') report('letter-cpr', { path, place });
  if (rule.kind === 'date' && /(?:Sent|Authorisation)\.Date$/.test(path) && text < '1990') report('letter-old-date', { path, place });
}

function checkChildren(parent: LetterElement, children: readonly LetterElement[], type: TypeShape, path: string, report: Report): void {
  const counts = new Map<string, number>();
  for (const child of children) {
    const index = counts.get(child.name) ?? 0;
    counts.set(child.name, index + 1);
    const slot = type.slots.get(child.name);
    const at = `${path}.${child.name}${slot && slot.particle.max > 1 ? `[${index}]` : ''}`;
    if (!slot) report('letter-unknown-element', { path: at, what: child.name, place: child.place });
    else checkElement(child, slot.particle, at, report);
  }
  const where = { path, place: parent.place };
  for (const particle of type.particles) checkCount(particle, counts, where, report);
  checkBinary(children, path, report);
}

const present = (particle: Particle, counts: ReadonlyMap<string, number>): boolean => (particle.kind === 'element' ? counts.has(particle.name) : particle.of.some((inner) => present(inner, counts)));
const namesOf = (particle: Particle): string[] => (particle.kind === 'element' ? [particle.name] : particle.kind === 'choice' ? particle.of.flatMap(namesOf) : namesOf(particle.of[0]!));

function checkCount(particle: Particle, counts: ReadonlyMap<string, number>, where: { path: string; place: LetterElement['place'] }, report: Report): void {
  if (particle.kind === 'element') {
    const count = counts.get(particle.name) ?? 0;
    const path = `${where.path}.${particle.name}`;
    if (count < particle.min) report('letter-missing', { path, place: where.place });
    if (count > particle.max) report('letter-too-often', { path, detail: String(particle.max), place: where.place });
    return;
  }
  if (particle.kind === 'sequence') {
    for (const inner of particle.of) checkCount(inner, counts, where, report);
    return;
  }
  const taken = particle.of.filter((inner) => present(inner, counts));
  if (taken.length > 1 || (taken.length === 0 && particle.min > 0)) report('letter-choice', { ...where, detail: namesOf(particle).join(', ') });
  for (const inner of taken) checkCount(inner, counts, where, report);
}

/** What a binary object says of its bytes. */
function checkBinary(children: readonly LetterElement[], path: string, report: Report): void {
  const object = children.find(({ content }) => content.kind === 'bytes');
  if (object?.content.kind !== 'bytes') return;
  const { bytes } = object.content;
  const size = children.find(({ name }) => name === 'OriginalObjectSize')?.content;
  if (size?.kind === 'value' && Number(size.text) !== bytes.length) report('letter-size', { path, detail: size.text, place: object.place });
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) report('letter-gzip', { path, place: object.place });
}

/** All findings of a letter by the shape it is held against. */
export function checkLetter(root: LetterElement, shape: LetterShape, nearest = false): Issue[] {
  const issues: Issue[] = [];
  checkElement(root, shape.root, root.name, reporter(issues, { nearest, inferred: shape.inferred }));
  return issues;
}
