/** How scripts write formatted text: one line each, `# ` a bold heading, `| ` fixed font (tables), `~ ` italic. */
import type { TextRun } from '../../../../../shared/messages';

type Style = Pick<TextRun, 'font' | 'style'>;
const marks: readonly { mark: string; style: Style }[] = [
  { mark: '# ', style: { font: 'proportional', style: 'bold' } },
  { mark: '| ', style: { font: 'fixed', style: 'normal' } },
  { mark: '~ ', style: { font: 'proportional', style: 'italic' } },
];
const plain: Style = { font: 'proportional', style: 'normal' };

/** Runs in the letter tree's normal form: none is empty, and neighbours differ in style. */
export function runsOf(text: string): TextRun[] {
  const runs: TextRun[] = [];
  for (const line of text.split('\n')) {
    const marked = marks.find(({ mark }) => line.startsWith(mark));
    const { font, style } = marked?.style ?? plain;
    const said = `${marked ? line.slice(marked.mark.length) : line}\n`;
    const last = runs.at(-1);
    if (last?.font === font && last.style === style) last.text += said;
    else runs.push({ text: said, font, style, alignment: 'left' });
  }
  return runs;
}
