/**
 * Formatted text: mixed content of text, `Break`, `Space` and styles in XML, runs of one style in the tree. Line feeds in the
 * XML are white space; a line ends only where `Break` stands. Styles don't nest, but for those within `FixedFont`.
 */
import { joinedRuns, plainStyle, sameStyle, type TextStyle } from '../../messages';
import type { TextRun } from '../letter/tree';
import type { XmlElement } from './nodes';

const styles: Readonly<Record<string, Partial<TextStyle>>> = {
  Bold: { style: 'bold' }, Italic: { style: 'italic' }, Underline: { style: 'underline' }, Right: { alignment: 'right' }, Center: { alignment: 'center' }, FixedFont: { font: 'fixed' },
};

export interface FormattedFault { rule: 'letter-nesting' | 'letter-unknown-element'; element: XmlElement }

/** White space with a line feed or a tab in it was put there by who laid out the XML; plain blanks were written. */
const laidOut = /[ \t\r\n]*[\t\r\n][ \t\r\n]*/;

class Runs {
  readonly runs: TextRun[] = [];
  private pending: TextStyle | undefined;

  text(words: string, style: TextStyle): void {
    words.split(laidOut).forEach((part, index) => {
      if (index > 0) this.pending ??= style;
      if (part !== '') this.put(part, style);
    });
  }

  /** A blank or a line break that an element stands for. */
  mark(text: ' ' | '\n', style: TextStyle): void {
    if (text === '\n') this.pending = undefined;
    this.put(text, style);
  }

  private put(text: string, style: TextStyle): void {
    const before = this.runs.at(-1)?.text.at(-1);
    if (this.pending && before !== undefined && before !== '\n' && before !== ' ' && !text.startsWith(' ')) this.runs.push({ text: ' ', ...this.pending });
    this.pending = undefined;
    this.runs.push({ text, ...style });
  }
}

/** What a style within a style comes to: bold wins, since bold and italic at once can't be sent. */
function within(outer: TextStyle, inner: Partial<TextStyle>): TextStyle {
  const style = outer.style === 'bold' ? 'bold' : inner.style ?? outer.style;
  return { font: inner.font ?? outer.font, style, alignment: inner.alignment ?? outer.alignment };
}

/** All text is in the runs, also that of elements which don't belong there; `breakable` text has no styles. */
export function readFormatted(element: XmlElement, breakable: boolean): { runs: TextRun[]; faults: FormattedFault[]; /** Times that a style within another one was dropped. */ collapsed?: number } {
  const out = new Runs();
  const faults: FormattedFault[] = [];
  let collapsed = 0;
  const walk = ({ children }: XmlElement, style: TextStyle, inside: 'text' | 'fixed' | 'style'): void => {
    for (const child of children) {
      if (typeof child === 'string') { out.text(child, style); continue; }
      if (child.name === 'Break' || child.name === 'Space') {
        out.mark(child.name === 'Break' ? '\n' : ' ', style);
        if (child.children.length > 0) { faults.push({ rule: 'letter-nesting', element: child }); walk(child, style, inside); }
        continue;
      }
      const known = styles[child.name];
      if (!known || breakable) { faults.push({ rule: 'letter-unknown-element', element: child }); walk(child, style, inside); continue; }
      if (inside === 'style' || (inside === 'fixed' && known.font !== undefined)) faults.push({ rule: 'letter-nesting', element: child });
      if (known.style !== undefined && style.style !== 'normal' && known.style !== style.style) collapsed += 1;
      walk(child, within(style, known), known.font ? 'fixed' : 'style');
    }
  };
  walk(element, plainStyle, 'text');
  return { runs: joinedRuns(out.runs), faults, ...(collapsed > 0 && { collapsed }) };
}

/** Names that only formatted text has: how it is told from other content where no facts say so. */
export const isFormatting = (name: string): boolean => name === 'Break' || name === 'Space' || name in styles;

const tagOf = ({ style, alignment }: TextStyle): string | undefined => (style !== 'normal' ? `${style.charAt(0).toUpperCase()}${style.slice(1)}` : alignment === 'left' ? undefined : alignment === 'right' ? 'Right' : 'Center');

interface Written {
  /** Pieces of XML; `lost` when a style could not be carried. */
  xml: string;
  lost: boolean;
}

/** `prefix` stands before the names of the formatting elements (`mm100:` or nothing); `escape` writes characters. */
export function writeFormatted(runs: readonly TextRun[], { breakable, prefix, escape }: { breakable: boolean; prefix: string; escape: (text: string) => string }): Written {
  const tag = (name: string, inner: string): string => `<${prefix}${name}>${inner}</${prefix}${name}>`;
  const line = (text: string): string => (/^ +$/.test(text) ? `<${prefix}Space/>`.repeat(text.length) : escape(text));
  const words = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').split('\n').map(line).join(`<${prefix}Break/>`);
  let lost = false;
  let xml = '';
  let fixed = '';
  const closeFixed = (): void => { if (fixed !== '') xml += tag('FixedFont', fixed); fixed = ''; };
  for (const run of joinedRuns(runs)) {
    lost ||= breakable ? !sameStyle(run, plainStyle) : run.style !== 'normal' && run.alignment !== 'left';
    const name = breakable ? undefined : tagOf(run);
    const styled = name === undefined ? words(run.text) : tag(name, words(run.text));
    if (run.font === 'fixed' && !breakable) fixed += styled;
    else { closeFixed(); xml += styled; }
  }
  closeFixed();
  return { xml, lost };
}
