/**
 * Formatted text of a letter: bold, italic, underlined, of fixed width, aligned, line by line. Made of elements of our own and
 * never of what the letter says about itself, so that tags in it are text.
 */
import { Fragment, useMemo, type ReactNode } from 'react';
import type { TextRun } from '../../../../shared/messages';
import { cx } from '../../../ui/cx';
import { plainPieces } from '../plain-text';
import styles from './letter.module.css';

interface Block { fixed: boolean; alignment: TextRun['alignment']; lines: TextRun[][] }

/** Lines of one alignment and width together; a line is of fixed width when all that is said in it is. */
export function blocksOf(runs: readonly TextRun[]): Block[] {
  const lines: TextRun[][] = [[]];
  for (const run of runs) run.text.replace(/\r\n?/g, '\n').split('\n').forEach((text, index) => {
    if (index > 0) lines.push([]);
    if (text !== '') lines.at(-1)!.push({ ...run, text });
  });
  if (lines.at(-1)!.length === 0) lines.pop();
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const fixed = line.length === 0 ? last?.fixed ?? false : line.every(({ font }) => font === 'fixed');
    const alignment = line.find(({ text }) => text.trim() !== '')?.alignment ?? last?.alignment ?? 'left';
    if (last && last.fixed === fixed && last.alignment === alignment) last.lines.push(line);
    else blocks.push({ fixed, alignment, lines: [line] });
  }
  return blocks;
}

/** Characters that would hide or turn round what stands beside them are made visible. */
const shown = (text: string): ReactNode => plainPieces(text).pieces.map((piece, n) => (piece.kind === 'text' ? <Fragment key={n}>{piece.text}</Fragment> : <bdi key={n} className={styles.control}>{piece.code}</bdi>));

function Styled({ run, fixed }: { run: TextRun; fixed: boolean }) {
  const className = cx(run.font === 'fixed' && !fixed && styles.mono, run.style === 'underline' && styles.underline) || undefined;
  const text = shown(run.text);
  if (run.style === 'bold') return <strong className={className}>{text}</strong>;
  if (run.style === 'italic') return <em className={className}>{text}</em>;
  return className === undefined ? <>{text}</> : <span className={className}>{text}</span>;
}

export function Runs({ runs, small = false }: { runs: readonly TextRun[]; small?: boolean }) {
  const blocks = useMemo(() => blocksOf(runs), [runs]);
  return (
    <div className={cx(styles.runs, small && styles.small)} dir="auto">
      {blocks.map((block, index) => (
        <div
          key={index} className={cx(block.fixed && styles.fixed, block.alignment !== 'left' && styles[block.alignment])}
          // What is wider than the pane scrolls, which a keyboard must reach too.
          {...(block.fixed ? { tabIndex: 0, role: 'group' } : {})}
        >
          {block.lines.map((line, n) => <div key={n} className={styles.line}>{line.length === 0 ? <br /> : line.map((run, m) => <Styled key={m} run={run} fixed={block.fixed} />)}</div>)}
        </div>
      ))}
    </div>
  );
}
