/**
 * Shapes of the letters, read from their written facts (`facts/`). One line a fact, one space of indentation a level:
 *
 *     codes StatusCodeType nytbrev|rettetbrev                    a code list; blanks count
 *     pattern Time_hh_mm (([0-1][0-9])|(2[0-3])):[0-5][0-9]
 *     type PatientType
 *      (choice                                                   one of the lines below it; `(sequence` all of them
 *       CivilRegistrationNumber /CivilRegistrationNumberType     a pattern
 *       AlternativeIdentifier 10..10                             a length in characters
 *      PersonGivenName 1..70 0..1                                the last word is the cardinality where it isn't 1..1
 *      EpisodeOfCareStatusCode #EpisodeOfCareStatusCode01Type    a code list
 *     namespace http://… EnvelopeType                            of the letters behind it, with the type of their envelope
 *     letter XD0133L XDIS01 DischargeLetter DischargeLetterType  version, type, root element, its type
 *
 * Further types: `=XD0133L` fixed, `date`, `positive`, `base64`, `formatted`, `breakable` (line breaks only), and names of types.
 * `inferred` on a line of its own: what follows is read off samples, not off a schema. `prefix a urn:…` lets an element be
 * written `a:Name` when it is of another namespace than the letter.
 */
export type ValueRule =
  | { kind: 'text'; min: number; max: number }
  | { kind: 'codes'; name: string; codes: ReadonlySet<string> }
  | { kind: 'pattern'; name: string; pattern: RegExp }
  | { kind: 'fixed'; value: string }
  | { kind: 'date' | 'positive' };

export type ContentShape =
  | { kind: 'value'; rule: ValueRule }
  /** `namespace` is that of the formatting elements. */
  | { kind: 'formatted'; breakable: boolean; namespace: string }
  | { kind: 'bytes' }
  | { kind: 'elements'; type: TypeShape };

export interface ElementParticle { kind: 'element'; name: string; namespace: string; min: number; max: number; content: ContentShape }
export interface GroupParticle { kind: 'choice' | 'sequence'; min: number; max: number; of: Particle[] }
export type Particle = ElementParticle | GroupParticle;

export interface TypeShape {
  particles: Particle[];
  /** Every element that may stand here, in the order of the schema. */
  slots: ReadonlyMap<string, { order: number; particle: ElementParticle }>;
}

export interface LetterShape {
  version: string;
  /** Type code (`XDIS01`); receipts have none. */
  type: string | undefined;
  root: ElementParticle;
  envelope: ElementParticle;
  namespace: string;
  /** Read off samples: deviations are our own doubt, not the standard's refusal. */
  inferred: boolean;
}


function cardinality(word: string | undefined): { min: number; max: number } {
  const [min, max] = (word ?? '1..1').split('..');
  return { min: Number(min), max: max === '*' ? Infinity : Number(max) };
}

class FactsReader {
  private readonly codes = new Map<string, ReadonlySet<string>>();
  private readonly patterns = new Map<string, RegExp>();
  private readonly written = new Map<string, string[]>();
  private readonly built = new Map<string, TypeShape>();
  private readonly prefixes = new Map<string, string>();
  readonly letters: LetterShape[] = [];
  private inferred = false;
  private namespace = '';
  private envelope = '';

  constructor(facts: string) {
    let open: string[] | undefined;
    for (const line of facts.split('\n')) {
      if (line.startsWith(' ')) { open?.push(line); continue; }
      const [word, name, ...rest] = line.split(' ');
      const tail = rest.join(' ');
      if (word === 'codes') this.codes.set(name!, new Set(tail.split('|')));
      else if (word === 'pattern') this.patterns.set(name!, new RegExp(`^(?:${tail})$`));
      else if (word === 'type') this.written.set(name!, open = []);
      else if (word === 'inferred') this.inferred = true;
      else if (word === 'prefix') this.prefixes.set(name!, tail);
      else if (word === 'namespace') [this.namespace, this.envelope] = [name!, tail];
      else if (word === 'letter') this.letters.push(this.letter(name!, rest));
    }
  }

  private letter(version: string, [type, root, rootType]: string[]): LetterShape {
    return {
      version, type: type === '-' ? undefined : type, namespace: this.namespace, inferred: this.inferred,
      root: this.element(`${root} ${rootType}`), envelope: this.element(`${this.prefixes.size > 0 ? 'a:' : ''}Envelope ${this.envelope}`),
    };
  }

  private element(line: string): ElementParticle {
    const [written, type, times] = line.trim().split(' ');
    const [prefix, name] = written!.includes(':') ? written!.split(':') : ['', written];
    return { kind: 'element', name: name!, namespace: this.prefixes.get(prefix) ?? this.namespace, ...cardinality(times), content: this.content(type!) };
  }

  private content(type: string): ContentShape {
    if (type === 'formatted' || type === 'breakable') return { kind: 'formatted', breakable: type === 'breakable', namespace: this.prefixes.get('a') ?? this.namespace };
    if (type === 'base64') return { kind: 'bytes' };
    if (this.written.has(type)) return { kind: 'elements', type: this.type(type) };
    return { kind: 'value', rule: this.rule(type) };
  }

  private rule(type: string): ValueRule {
    if (type === 'date' || type === 'positive') return { kind: type };
    const name = type.slice(1);
    if (type.startsWith('=')) return { kind: 'fixed', value: name };
    if (type.startsWith('#')) return { kind: 'codes', name, codes: this.codes.get(name)! };
    if (type.startsWith('/')) return { kind: 'pattern', name, pattern: this.patterns.get(name)! };
    const [min, max] = type.split('..');
    return { kind: 'text', min: Number(min), max: max === '' ? Infinity : Number(max) };
  }

  /** Types are built for each namespace: their elements are of the namespace of the letter that uses them. */
  private type(name: string): TypeShape {
    const key = `${this.namespace} ${name}`;
    const known = this.built.get(key);
    if (known) return known;
    const particles: Particle[] = [];
    const open: Particle[][] = [particles];
    for (const line of this.written.get(name)!) {
      const level = line.search(/\S/);
      open.length = level;
      const words = line.trim();
      if (!words.startsWith('(')) { open[level - 1]!.push(this.element(words)); continue; }
      const [kind, times] = words.slice(1).split(' ');
      const of: Particle[] = [];
      open[level - 1]!.push({ kind: kind === 'choice' ? 'choice' : 'sequence', ...cardinality(times), of });
      open.push(of);
    }
    const slots = new Map<string, { order: number; particle: ElementParticle }>();
    const list = (all: Particle[]): void => {
      for (const particle of all) {
        if (particle.kind === 'element') slots.set(particle.name, { order: slots.size, particle });
        else list(particle.of);
      }
    };
    list(particles);
    const shape = { particles, slots };
    this.built.set(key, shape);
    return shape;
  }
}

export const readFacts = (facts: string): LetterShape[] => new FactsReader(facts).letters;
