/** Text of a message: plain, with line breaks, tags literal, nothing hidden; long texts open in two steps. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { cx } from '../../ui/cx';
import { beginning, plainPieces } from '../shared/plain-text';
import styles from './PlainText.module.css';

const LONG = 6000;
/** Characters laid out as one block; blocks outside the window cost nothing until they are scrolled to. */
const BLOCK = 4000;

function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let from = 0;
  while (text.length - from > BLOCK) {
    const line = text.indexOf('\n', from + BLOCK);
    if (line === -1) break;
    blocks.push(text.slice(from, line));
    from = line + 1;
  }
  blocks.push(text.slice(from));
  return blocks;
}

export function PlainText({ text, small }: { text: string; small?: boolean }) {
  const { t, i18n } = useTranslation('reader');
  const [all, setAll] = useState(false);
  const long = text.length > LONG;
  const blocks = useMemo(() => blocksOf(long && !all ? beginning(text, LONG) : text).map(plainPieces), [text, long, all]);
  const controls = blocks.reduce((sum, block) => sum + block.controls, 0);
  const count = new Intl.NumberFormat(i18n.language).format(text.length);
  return (
    <>
      <div className={cx(styles.text, small && styles.small)} dir="auto">
        {blocks.map((block, index) => (
          <div key={index} className={cx(styles.block, blocks.length > 1 && styles.lazy)}>
            {block.pieces.map((piece, n) => (piece.kind === 'text' ? piece.text : <bdi key={n} className={styles.control}>{piece.code}</bdi>))}
          </div>
        ))}
        {long && !all ? '…' : ''}
      </div>
      {controls > 0 ? <p className={styles.warning}>{t('controls', { count: controls })}</p> : null}
      {long ? <Button size="s" className={styles.more} onPress={() => { setAll(!all); }}>{all ? t('showLess') : t('showAll', { length: count })}</Button> : null}
    </>
  );
}
