/**
 * Regular expressions that can't hang. Expressions come from packages that anybody may have written, and JavaScript's engine
 * needs exponential time for `(a+)+b`; here all alternatives advance together through the text (Thompson, Pike), so time is at
 * most length of the text times size of the pattern. Semantics are those of the HL7 validator: found anywhere in the text
 * unless anchored, and `.` is any character. Look-around, back references and possessive quantifiers are refused.
 */
export interface Pattern {
  /** Undefined: text and pattern together are too large to be judged. */
  found(text: string): boolean | undefined;
}

type Test = (codePoint: number) => boolean;
type Assertion = 'start' | 'end' | 'boundary' | 'no-boundary';

type Tree =
  | { kind: 'empty' }
  | { kind: 'char'; test: Test }
  | { kind: 'assert'; assertion: Assertion }
  | { kind: 'sequence' | 'either'; parts: readonly Tree[] }
  | { kind: 'repeat'; part: Tree; min: number; max: number };

type Step =
  | { kind: 'char'; test: Test }
  | { kind: 'assert'; assertion: Assertion }
  | { kind: 'split'; to: readonly number[] }
  | { kind: 'match' };

const MAX_DEPTH = 100;
const MAX_STEPS = 20_000;
const MAX_WORK = 50_000_000;

class Refused extends Error {}

/** A test of one character by JavaScript's own engine, which can't take long over one character. ASCII is looked up. */
function testOf(source: string): Test {
  const pattern = compileClass(source);
  const ascii = Array.from({ length: 128 }, (_, code) => pattern.test(String.fromCharCode(code)));
  return (codePoint) => (codePoint < 128 ? ascii[codePoint]! : pattern.test(String.fromCodePoint(codePoint)));
}

function compileClass(source: string): RegExp {
  for (const flags of ['su', 's']) {
    try { return new RegExp(`^${source}$`, flags); } catch { /* Unicode mode knows fewer escapes; the other mode may take it. */ }
  }
  throw new Refused();
}

class Reader {
  private at = 0;
  private readonly source: string;

  constructor(source: string) { this.source = source; }

  whole(): Tree {
    const tree = this.either(0);
    if (this.at < this.source.length) throw new Refused();
    return tree;
  }

  private either(depth: number): Tree {
    if (depth > MAX_DEPTH) throw new Refused();
    const parts = [this.sequence(depth)];
    while (this.source[this.at] === '|') { this.at += 1; parts.push(this.sequence(depth)); }
    return parts.length === 1 ? parts[0]! : { kind: 'either', parts };
  }

  private sequence(depth: number): Tree {
    const parts: Tree[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') parts.push(this.repeated(depth));
    return parts.length === 0 ? { kind: 'empty' } : parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  }

  private repeated(depth: number): Tree {
    const part = this.atom(depth);
    const range = this.quantifier();
    if (!range) return part;
    const next = this.source[this.at];
    // A lazy quantifier finds the same texts; a possessive one doesn't, and a second quantifier is an error.
    if (next === '?') this.at += 1;
    else if (next === '+' || next === '*' || this.quantifier()) throw new Refused();
    return { kind: 'repeat', part, min: range[0], max: range[1] };
  }

  private quantifier(): readonly [number, number] | undefined {
    const match = /^(?:([*+?])|\{(\d{1,5})(,(\d{0,5}))?\})/.exec(this.source.slice(this.at, this.at + 16));
    if (!match) return undefined;
    this.at += match[0].length;
    if (match[1] !== undefined) return match[1] === '*' ? [0, Infinity] : match[1] === '+' ? [1, Infinity] : [0, 1];
    const min = Number(match[2]);
    const max = match[3] === undefined ? min : match[4] === '' ? Infinity : Number(match[4]);
    if (max < min) throw new Refused();
    return [min, max];
  }

  private atom(depth: number): Tree {
    const letter = String.fromCodePoint(this.source.codePointAt(this.at)!);
    this.at += letter.length;
    switch (letter) {
      case '(': return this.group(depth);
      case '[': return { kind: 'char', test: testOf(this.characterClass()) };
      case '.': return { kind: 'char', test: () => true };
      case '^': return { kind: 'assert', assertion: 'start' };
      case '$': return { kind: 'assert', assertion: 'end' };
      case '\\': return this.escape();
      case '*': case '+': case '?': case '{': throw new Refused();
      default: { const code = letter.codePointAt(0)!; return { kind: 'char', test: (other) => other === code }; }
    }
  }

  private group(depth: number): Tree {
    if (this.source[this.at] === '?') {
      if (this.source[this.at + 1] !== ':') throw new Refused();
      this.at += 2;
    }
    const tree = this.either(depth + 1);
    if (this.source[this.at] !== ')') throw new Refused();
    this.at += 1;
    return tree;
  }

  /** Text of a class with its brackets. Java's nested classes and intersections mean something else in JavaScript. */
  private characterClass(): string {
    const start = this.at - 1;
    if (this.source[this.at] === '^') this.at += 1;
    for (let first = true; ; first = false) {
      const letter = this.source[this.at];
      if (letter === undefined || letter === '[' || this.source.startsWith('&&', this.at) || (first && letter === ']')) throw new Refused();
      this.at += letter === '\\' ? 2 : 1;
      if (letter === ']') return this.source.slice(start, this.at);
    }
  }

  private escape(): Tree {
    const rest = this.source.slice(this.at);
    if (/^[bB]/.test(rest)) { this.at += 1; return { kind: 'assert', assertion: rest.startsWith('b') ? 'boundary' : 'no-boundary' }; }
    const match = /^(?:[dDwWsStnrfv]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[A-Za-z_=]{1,40}\}|[^A-Za-z0-9])/u.exec(rest);
    if (!match) throw new Refused();
    this.at += match[0].length;
    const only = match[0];
    if (/^[^A-Za-z0-9]$/u.test(only)) { const code = only.codePointAt(0)!; return { kind: 'char', test: (other) => other === code }; }
    return { kind: 'char', test: testOf(`\\${only}`) };
  }
}

/** `writes` is what writing has cost: a part repeated a million times may be one that adds no step. */
interface Program { steps: Step[]; writes: number }

/** Writes the tree as steps; each part continues with the step that follows it. */
function write(tree: Tree, program: Program): void {
  const { steps } = program;
  if (steps.length > MAX_STEPS || (program.writes += 1) > 5 * MAX_STEPS) throw new Refused();
  switch (tree.kind) {
    case 'empty': return;
    case 'char': case 'assert': steps.push(tree); return;
    case 'sequence': for (const part of tree.parts) write(part, program); return;
    case 'either': return writeEither(tree.parts, program);
    case 'repeat': return writeRepeat(tree, program);
  }
}

function writeEither(parts: readonly Tree[], program: Program): void {
  const { steps } = program;
  const starts: number[] = [];
  const ends: number[][] = [];
  steps.push({ kind: 'split', to: starts });
  for (const part of parts) {
    starts.push(steps.length);
    write(part, program);
    const end: number[] = [];
    ends.push(end);
    steps.push({ kind: 'split', to: end });
  }
  for (const end of ends) end.push(steps.length);
}

function writeRepeat({ part, min, max }: { part: Tree; min: number; max: number }, program: Program): void {
  const { steps } = program;
  for (let i = 0; i < min; i++) write(part, program);
  if (max === Infinity) {
    const loop = steps.length;
    const to: number[] = [];
    steps.push({ kind: 'split', to });
    to.push(steps.length);
    write(part, program);
    steps.push({ kind: 'split', to: [loop] });
    to.push(steps.length);
    return;
  }
  const skips: number[][] = [];
  for (let i = min; i < max; i++) {
    const to: number[] = [];
    steps.push({ kind: 'split', to });
    to.push(steps.length);
    skips.push(to);
    write(part, program);
  }
  for (const to of skips) to.push(steps.length);
}

const isWord = (code: number | undefined): boolean => code !== undefined && (code === 95 || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122));

function holds(assertion: Assertion, before: number | undefined, after: number | undefined): boolean {
  if (assertion === 'start') return before === undefined;
  if (assertion === 'end') return after === undefined;
  return (isWord(before) !== isWord(after)) === (assertion === 'boundary');
}

/** All steps that can be reached without reading a character; true when the end is among them. */
function reach(steps: readonly Step[], from: number, active: number[], seen: Uint32Array, mark: number, before: number | undefined, after: number | undefined): boolean {
  const open = [from];
  while (open.length > 0) {
    const at = open.pop()!;
    if (seen[at] === mark) continue;
    seen[at] = mark;
    const step = steps[at]!;
    if (step.kind === 'match') return true;
    if (step.kind === 'char') active.push(at);
    else if (step.kind === 'split') open.push(...step.to);
    else if (holds(step.assertion, before, after)) open.push(at + 1);
  }
  return false;
}

function search(steps: readonly Step[], text: string): boolean | undefined {
  if (text.length * steps.length > MAX_WORK) return undefined;
  const seen = new Uint32Array(steps.length);
  let active: number[] = [];
  let before: number | undefined;
  for (let position = 0, mark = 1; ; mark++) {
    const code = text.codePointAt(position);
    const next: number[] = [];
    // Steps after the character just read were put into `active` as positions to be reached.
    for (const at of active) if (reach(steps, at, next, seen, mark, before, code)) return true;
    if (reach(steps, 0, next, seen, mark, before, code)) return true;
    if (code === undefined) return false;
    active = next.filter((at) => { const step = steps[at]!; return step.kind === 'char' && step.test(code); }).map((at) => at + 1);
    before = code;
    position += code > 0xffff ? 2 : 1;
  }
}

/** Undefined when the pattern is malformed or asks for what isn't offered here. */
export function compilePattern(source: string): Pattern | undefined {
  try {
    const steps: Step[] = [];
    write(new Reader(source).whole(), { steps, writes: 0 });
    steps.push({ kind: 'match' });
    return { found: (text) => search(steps, text) };
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
