/** Formatted text of a letter as a narrative and back: the same runs, whatever they hold. */
import type { Narrative } from 'fhir/r4';
import { SaxesParser } from 'saxes';
import { plainStyle, type TextRun } from '../messages';
import { xhtmlNamespace } from './narrative';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
// What XML cannot hold at all is left out; the reader of losses finds it.
const notXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const escaped = (text: string): string => text.replace(notXml, '').replace(/[&<>\r]/g, (letter) => escapes[letter]!).replaceAll('\n', '<br/>');

const tags = { normal: ['', ''], bold: ['<b>', '</b>'], italic: ['<i>', '</i>'], underline: ['<span style="text-decoration: underline">', '</span>'] } as const;

function markup({ text, font, style, alignment }: TextRun): string {
  const styled = `${tags[style][0]}${escaped(text)}${tags[style][1]}`;
  const fixed = font === 'fixed' ? `<tt>${styled}</tt>` : styled;
  return alignment === 'left' ? fixed : `<span style="text-align: ${alignment}">${fixed}</span>`;
}

/** Blanks count in a letter, so the reader is asked to keep them. The content of the div alone, for keeping beside a narrative. */
export const runsToXhtml = (runs: readonly TextRun[]): string => runs.map(markup).join('');
const open = `<div xmlns="${xhtmlNamespace}" style="white-space: pre-wrap">`;
export const runsToNarrative = (runs: readonly TextRun[]): Narrative => ({ status: 'generated', div: `${open}${runsToXhtml(runs)}</div>` });

const breaks: ReadonlySet<string> = new Set(['p', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Total: of a narrative that others wrote, blocks become lines, and what is no style of a letter becomes plain. */
export function narrativeToRuns(div: string): TextRun[] {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const runs: TextRun[] = [];
  const styles = [plainStyle];
  const add = (text: string): void => {
    const [style, last] = [styles.at(-1)!, runs.at(-1)];
    if (text === '') return;
    if (last && last.font === style.font && last.style === style.style && last.alignment === style.alignment) last.text += text;
    else runs.push({ text, ...style });
  };
  parser.on('error', () => undefined);
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('opentag', ({ name, attributes }) => {
    const css = typeof attributes.style === 'string' ? attributes.style : '';
    const alignment = /text-align:\s*(right|center)/.exec(css)?.[1] as TextRun['alignment'] | undefined;
    const style = /^(b|strong)$/.test(name) ? 'bold' : /^(i|em)$/.test(name) ? 'italic' : /text-decoration:\s*underline/.test(css) ? 'underline' : undefined;
    styles.push({ ...styles.at(-1)!, ...(style ? { style } : {}), ...(alignment ? { alignment } : {}), ...(/^(tt|pre|code)$/.test(name) ? { font: 'fixed' as const } : {}) });
    if (name === 'br') add('\n');
  });
  parser.on('closetag', ({ name }) => {
    styles.pop();
    if (breaks.has(name)) add('\n');
  });
  parser.write(div).close();
  return runs;
}
export const xhtmlToRuns = (xhtml: string): TextRun[] => narrativeToRuns(`<div>${xhtml}</div>`);
