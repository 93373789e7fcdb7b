/** Grammar of FHIRPath (N1): tokens to a tree. */
import { Refusal, tokens, type Token } from './lexer';

export interface TypeName { namespace?: 'FHIR' | 'System'; name: string }

export type Operator = '*' | '/' | 'div' | 'mod' | '+' | '-' | '&' | '|' | '<' | '>' | '<=' | '>=' | '=' | '!=' | '~' | '!~' | 'in' | 'contains' | 'and' | 'or' | 'xor' | 'implies';

export type Ast =
  | { kind: 'nothing' }
  | { kind: 'literal'; value: string | number | boolean }
  | { kind: 'temporal'; text: string }
  | { kind: 'special'; name: '$this' | '$index' | '$total' }
  | { kind: 'variable'; name: string }
  | { kind: 'member'; on?: Ast; name: string }
  | { kind: 'call'; on?: Ast; name: string; args: readonly Ast[] }
  | { kind: 'item'; on: Ast; index: Ast }
  | { kind: 'sign'; negative: boolean; operand: Ast }
  | { kind: 'binary'; operator: Operator; left: Ast; right: Ast }
  | { kind: 'type'; operator: 'is' | 'as'; operand: Ast; type: TypeName };

/** From the loosest to the tightest. `is` and `as` stand between union and addition. */
const levels: readonly (readonly string[])[] = [
  ['implies'], ['or', 'xor'], ['and'], ['in', 'contains'], ['=', '!=', '~', '!~'], ['<', '>', '<=', '>='], ['|'], ['is', 'as'], ['+', '-', '&'], ['*', '/', 'div', 'mod'],
];

/** Reserved in grammar, so an element of that name must be quoted; `as`, `contains`, `in` and `is` may be names. */
const reserved = new Set(['and', 'or', 'xor', 'implies', 'div', 'mod', 'true', 'false']);

const units = /^(?:year|month|week|day|hour|minute|second|millisecond)s?$/;

/** Deep trees would exhaust the stack on every evaluation. */
const MAX_DEPTH = 150;
const MAX_LENGTH = 20_000;
const MAX_CHAIN = 400;

class Parser {
  private position = 0;
  private depth = 0;
  private readonly list: readonly Token[];

  constructor(list: readonly Token[]) { this.list = list; }

  whole(): Ast {
    const ast = this.expression();
    if (this.peek.kind !== 'end') throw new Refusal(`syntax at ${this.peek.at}`);
    return ast;
  }

  private get peek(): Token { return this.list[this.position]!; }

  private take(): Token { const token = this.peek; this.position += 1; return token; }

  private is(text: string): boolean { return this.peek.kind === 'symbol' && this.peek.text === text; }

  private expect(text: string): void {
    if (!this.is(text)) throw new Refusal(`syntax at ${this.peek.at}`);
    this.position += 1;
  }

  private expression(level = 0): Ast {
    if (level === 0 && (this.depth += 1) > MAX_DEPTH) throw new Refusal('too deep');
    const ast = level === levels.length ? this.signed() : this.binary(level);
    if (level === 0) this.depth -= 1;
    return ast;
  }

  private binary(level: number): Ast {
    let left = this.expression(level + 1);
    for (let links = 0; ; links++) {
      const { kind, text } = this.peek;
      if ((kind !== 'symbol' && kind !== 'name') || !levels[level]!.includes(text)) return left;
      if (links > MAX_CHAIN) throw new Refusal('too long');
      this.position += 1;
      left = text === 'is' || text === 'as' ? { kind: 'type', operator: text, operand: left, type: this.typeName() } : { kind: 'binary', operator: text as Operator, left, right: this.expression(level + 1) };
    }
  }

  private typeName(): TypeName {
    const names = [this.name()];
    if (this.is('.')) { this.position += 1; names.push(this.name()); }
    return asTypeName(names);
  }

  private name(): string {
    const token = this.take();
    if (token.kind !== 'name' && token.kind !== 'quoted-name') throw new Refusal(`syntax at ${token.at}`);
    return token.text;
  }

  private signed(): Ast {
    if (!this.is('-') && !this.is('+')) return this.postfix();
    if ((this.depth += 1) > MAX_DEPTH) throw new Refusal('too deep');
    const operand: Ast = { kind: 'sign', negative: this.take().text === '-', operand: this.signed() };
    this.depth -= 1;
    return operand;
  }

  private postfix(): Ast {
    let ast = this.term();
    for (let links = 0; ; links++) {
      if (links > MAX_CHAIN) throw new Refusal('too long');
      if (this.is('.')) { this.position += 1; ast = this.invocation(ast); }
      else if (this.is('[')) {
        this.position += 1;
        ast = { kind: 'item', on: ast, index: this.expression() };
        this.expect(']');
      } else return ast;
    }
  }

  private invocation(on?: Ast): Ast {
    const name = this.name();
    if (!this.is('(')) return { kind: 'member', ...(on && { on }), name };
    this.position += 1;
    const args: Ast[] = [];
    if (!this.is(')')) {
      args.push(this.expression());
      while (this.is(',')) { this.position += 1; args.push(this.expression()); }
    }
    this.expect(')');
    return { kind: 'call', ...(on && { on }), name, args };
  }

  private term(): Ast {
    const token = this.peek;
    if (token.kind === 'name' || token.kind === 'quoted-name') return this.named(token);
    this.position += 1;
    switch (token.kind) {
      case 'string': return { kind: 'literal', value: token.text };
      case 'number': return this.number(token);
      case 'temporal': return { kind: 'temporal', text: token.text };
      case 'variable': return { kind: 'variable', name: token.text };
      default:
    }
    if (token.text === '(') {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    if (token.text === '{') { this.expect('}'); return { kind: 'nothing' }; }
    throw new Refusal(`syntax at ${token.at}`);
  }

  private named(token: Token): Ast {
    if (token.kind === 'quoted-name') return this.invocation();
    const { text } = token;
    if (text === '$this' || text === '$index' || text === '$total') { this.position += 1; return { kind: 'special', name: text }; }
    if (text === 'true' || text === 'false') { this.position += 1; return { kind: 'literal', value: text === 'true' }; }
    if (reserved.has(text)) throw new Refusal(`syntax at ${token.at}`);
    return this.invocation();
  }

  private number(token: Token): Ast {
    if (this.peek.kind === 'string' || (this.peek.kind === 'name' && units.test(this.peek.text))) throw new Refusal('quantity literal');
    return { kind: 'literal', value: Number(token.text) };
  }
}

export function asTypeName(names: readonly string[]): TypeName {
  if (names.length === 1) return { name: names[0]! };
  const [namespace, name] = names;
  if (namespace !== 'FHIR' && namespace !== 'System') throw new Refusal(`type ${names.join('.')}`);
  return { namespace, name: name! };
}

/** Throws Refusal. */
export function parse(source: string): Ast {
  if (source.length > MAX_LENGTH) throw new Refusal('too long');
  return new Parser(tokens(source)).whole();
}
