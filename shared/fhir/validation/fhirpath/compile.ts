/** FHIRPath trees to closures. */
import { collectionFunctions, itemAt, type FunctionTable } from './functions';
import { fhirFunctions } from './fhir-functions';
import { Refusal } from './lexer';
import { child, isComplex, system, temporalOf, truth, type Collection, type Node } from './nodes';
import { asTypeName, type Ast, type Operator, type TypeName } from './parser';
import { distinct, spend, value, type Code, type Scope } from './scope';
import { parseTemporal } from './temporal';
import { LONGEST_TEXT, patternOf, textFunctions } from './text-functions';
import { isKindOf, isTypeName } from './types';
import { asBoolean, asInteger, asNumber, CannotTell, equalCollections, equivalentCollections, Fault, includes, order, single } from './values';

const functions = new Map(Object.entries({ ...collectionFunctions, ...textFunctions, ...fhirFunctions } satisfies FunctionTable));

const nothing: Collection = [];

const ofKind = (item: Node, type: TypeName): boolean => {
  if (item.type === undefined) throw new CannotTell(`type ${type.name}`);
  return isKindOf(item.type, type);
};

const known: Readonly<Record<string, string>> = { ucum: 'http://unitsofmeasure.org', sct: 'http://snomed.info/sct', loinc: 'http://loinc.org' };

function variable(name: string): Code {
  if (name === 'resource' || name === 'rootResource') return (_, { resource }) => [resource];
  if (name === 'context') return (_, { context }) => context;
  const address = Object.hasOwn(known, name) ? known[name]! : name.startsWith('vs-') ? `http://hl7.org/fhir/ValueSet/${name.slice(3)}` : name.startsWith('ext-') ? `http://hl7.org/fhir/StructureDefinition/${name.slice(4)}` : undefined;
  if (address === undefined) throw new Refusal(`%${name}`);
  const constant = [system(address)];
  return () => constant;
}

function special(name: '$this' | '$index' | '$total'): Code {
  if (name === '$this') return (_, { self }) => self;
  if (name === '$index') return (_, { index }) => (index === undefined ? nothing : [system(index)]);
  return (_, { total }) => total ?? nothing;
}

function member(on: Code | undefined, name: string): Code {
  // `Patient.name` at the start of a path names the type of what it starts from.
  const type = on === undefined && /^[A-Z]/.test(name) ? { name } : undefined;
  return (input, scope) => {
    const from = on ? on(input, scope) : input;
    spend(scope, from.length);
    if (type && from.some((item) => (item.type === undefined ? isComplex(item) && isTypeName(type) : isKindOf(item.type, type)))) return from;
    const found: Node[] = [];
    for (const item of from) child(item, name, found);
    spend(scope, found.length);
    return found;
  };
}

/** `Practitioner` or `FHIR.Practitioner` given to is(), as() or ofType(). */
function typeArgument(ast: Ast): TypeName {
  if (ast.kind === 'member' && ast.on === undefined) return checkedType(asTypeName([ast.name]));
  if (ast.kind === 'member' && ast.on?.kind === 'member' && ast.on.on === undefined) return checkedType(asTypeName([ast.on.name, ast.name]));
  throw new Refusal('type expected');
}

function checkedType(type: TypeName): TypeName {
  if (!isTypeName(type)) throw new Refusal(`type ${type.name}`);
  return type;
}

const isType = (on: Code, type: TypeName): Code => (input, scope) => {
  const item = single(on(input, scope));
  return item === undefined ? nothing : truth(ofKind(item, type));
};

/** as() of several items is read as ofType(): the standard's own dom-3 needs it. */
const asType = (on: Code, type: TypeName): Code => (input, scope) => on(input, scope).filter((item) => ofKind(item, type));

const itself: Code = (input) => input;

function call(ast: Extract<Ast, { kind: 'call' }>): Code {
  const on = ast.on ? compile(ast.on) : itself;
  const { name, args } = ast;
  if (name === 'is' || name === 'as' || name === 'ofType') {
    if (args.length !== 1) throw new Refusal(`${name}()`);
    const type = typeArgument(args[0]!);
    return name === 'is' ? isType(on, type) : asType(on, type);
  }
  const definition = functions.get(name);
  if (!definition) throw new Refusal(`${name}()`);
  if (args.length < definition.min || args.length > definition.max) throw new Refusal(`${name}() with ${args.length} arguments`);
  const [pattern] = args;
  if (name.startsWith('matches') && pattern?.kind === 'literal' && typeof pattern.value === 'string' && !patternOf(pattern.value)) throw new Refusal('regular expression');
  const run = definition.make(args.map(compile));
  return (input, scope) => run(on(input, scope), scope);
}

/** Results of decimals, without the noise of binary fractions; FHIRPath asks for eight places. */
const rounded = (number: number): Collection => (Number.isFinite(number) ? [system(Number.isInteger(number) ? number : Number(number.toFixed(8)))] : nothing);

const arithmetic = (apply: (a: number, b: number) => number | undefined) => (left: Collection, right: Collection): Collection => {
  if (left.length === 0 || right.length === 0) return nothing;
  const [a, b] = [asNumber(left), asNumber(right)];
  const found = a === undefined || b === undefined ? undefined : apply(a, b);
  return found === undefined ? nothing : rounded(found);
};

/** A text that doubles with every step would fill the memory. */
function bounded(text: string): string {
  if (text.length > LONGEST_TEXT) throw new CannotTell('text too long');
  return text;
}

function add(left: Collection, right: Collection): Collection {
  if (left.length === 0 || right.length === 0) return nothing;
  const [a, b] = [single(left)!, single(right)!];
  if (typeof a.value === 'string' && typeof b.value === 'string' && !(temporalOf(a) && temporalOf(b))) return [system(bounded(a.value + b.value))];
  return arithmetic((x, y) => x + y)(left, right);
}

function joined(left: Collection, right: Collection): Collection {
  const textOf = (side: Collection): string => {
    const item = single(side);
    if (item?.value === undefined) return '';
    if (typeof item.value !== 'string') throw new Fault('no text');
    return item.value;
  };
  return [system(bounded(textOf(left) + textOf(right)))];
}

const compared = (accept: (order: number) => boolean) => (left: Collection, right: Collection): Collection => {
  if (left.length === 0 || right.length === 0) return nothing;
  const found = order(left, right);
  return found === undefined ? nothing : truth(accept(found));
};

const not = (met: boolean | undefined): boolean | undefined => (met === undefined ? undefined : !met);

function within(item: Collection, collection: Collection): Collection {
  const one = single(item);
  return one === undefined ? nothing : truth(includes(collection, one));
}

const operators: Readonly<Record<Exclude<Operator, 'and' | 'or' | 'xor' | 'implies' | '|'>, (left: Collection, right: Collection) => Collection>> = {
  '*': arithmetic((a, b) => a * b),
  '/': arithmetic((a, b) => (b === 0 ? undefined : a / b)),
  div: arithmetic((a, b) => (b === 0 ? undefined : Math.trunc(a / b))),
  mod: arithmetic((a, b) => (b === 0 ? undefined : a % b)),
  '+': add,
  '-': arithmetic((a, b) => a - b),
  '&': joined,
  '<': compared((found) => found < 0),
  '>': compared((found) => found > 0),
  '<=': compared((found) => found <= 0),
  '>=': compared((found) => found >= 0),
  '=': (left, right) => truth(equalCollections(left, right)),
  '!=': (left, right) => truth(not(equalCollections(left, right))),
  '~': (left, right) => truth(equivalentCollections(left, right)),
  '!~': (left, right) => truth(!equivalentCollections(left, right)),
  in: within,
  contains: (left, right) => within(right, left),
};

type Truth = boolean | undefined;

/** Three-valued logic. The right side is not looked at where the left one decides. */
const logic: Readonly<Record<'and' | 'or' | 'xor' | 'implies', (left: Truth, right: () => Truth) => Truth>> = {
  and: (left, right) => { if (left === false) return false; const other = right(); return other === false ? false : left === undefined || other === undefined ? undefined : true; },
  or: (left, right) => { if (left === true) return true; const other = right(); return other === true ? true : left === undefined || other === undefined ? undefined : false; },
  xor: (left, right) => { const other = right(); return left === undefined || other === undefined ? undefined : left !== other; },
  implies: (left, right) => { if (left === false) return true; const other = right(); return left === true ? other : other === true ? true : undefined; },
};

function binary({ operator, left, right }: Extract<Ast, { kind: 'binary' }>): Code {
  const [first, second] = [compile(left), compile(right)];
  if (operator === 'and' || operator === 'or' || operator === 'xor' || operator === 'implies') {
    const apply = logic[operator];
    return (input, scope) => truth(apply(asBoolean(first(input, scope)), () => asBoolean(second(input, scope))));
  }
  if (operator === '|') {
    return (input, scope) => {
      const [a, b] = [first(input, scope), second(input, scope)];
      spend(scope, a.length + b.length);
      return distinct([...a, ...b], scope);
    };
  }
  const apply = operators[operator];
  const unordered = operator === '~' || operator === '!~';
  return (input, scope) => {
    const [a, b] = [first(input, scope), second(input, scope)];
    spend(scope, unordered ? a.length * b.length : a.length + b.length);
    return apply(a, b);
  };
}

function literal(text: string | number | boolean): Code {
  const constant = [system(text)];
  return () => constant;
}

function temporalLiteral(text: string): Code {
  const parsed = parseTemporal(text.replace(/T$/, ''));
  if (!parsed) throw new Refusal(`@${text}`);
  const constant = [system(parsed)];
  return () => constant;
}

/** Throws Refusal for what isn't offered here. */
export function compile(ast: Ast): Code {
  switch (ast.kind) {
    case 'nothing': return () => nothing;
    case 'literal': return literal(ast.value);
    case 'temporal': return temporalLiteral(ast.text);
    case 'special': return special(ast.name);
    case 'variable': return variable(ast.name);
    case 'member': return member(ast.on && compile(ast.on), ast.name);
    case 'call': return call(ast);
    case 'item': {
      const [on, index] = [compile(ast.on), compile(ast.index)];
      return (input, scope: Scope) => itemAt(on(input, scope), asInteger(value(index, scope)));
    }
    case 'sign': {
      const operand = compile(ast.operand);
      return (input, scope) => { const number = asNumber(operand(input, scope)); return number === undefined ? nothing : [system(ast.negative ? -number : number)]; };
    }
    case 'binary': return binary(ast);
    case 'type': {
      const [operand, type] = [compile(ast.operand), checkedType(ast.type)];
      return ast.operator === 'is' ? isType(operand, type) : asType(operand, type);
    }
  }
}
