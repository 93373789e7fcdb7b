/**
 * The message as a tree: only the lines in sight exist, arrows move and open as in every tree, and lines with findings are marked
 * by colour, icon and word. The chosen finding's line is opened and brought into sight; a line's finding is chosen from here too.
 */
import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { TreeNode } from '../../../shared/contract';
import { cx } from '../../ui/cx';
import { Icon } from '../../ui/Icon';
import type { Finding, Severity } from './findings';
import { ancestorsOf, faultsOf, kindOf, lineOf, openAtFirst, treeOf, visibleLines, type Faults } from './tree';
import styles from './MessageTree.module.css';

/** Pointer targets are at least so high (WCAG 2.5.8). */
const LINE = 24;
const OVERSCAN = 12;
const DEEPEST_INDENT = 14;
const icons: Record<Severity, string> = { error: 'octagon-x', warning: 'triangle-alert', information: 'info' };

export interface MessageTreeHandle { focus(): void }
interface MessageTreeProps {
  nodes: readonly TreeNode[];
  findings: readonly Finding[];
  /** `at` of the finding that is looked at. */
  chosen: number | undefined;
  onChoose(at: number): void;
  /** Esc: back to where the finding stands in words. */
  onLeave(): void;
  ref?: Ref<MessageTreeHandle>;
}

export function MessageTree({ nodes, findings, chosen, onChoose, onLeave, ref }: MessageTreeProps) {
  const { t } = useTranslation('conformance');
  const tree = useMemo(() => treeOf(nodes), [nodes]);
  const faults = useMemo(() => faultsOf(tree, findings), [tree, findings]);
  const chosenFinding = chosen === undefined ? undefined : findings[chosen];
  const chosenLine = chosenFinding ? lineOf(tree, chosenFinding.issue.path) : -1;
  const [open, setOpen] = useState<ReadonlySet<number>>(() => openAtFirst(tree, faults));
  const [active, setActive] = useState(Math.max(0, chosenLine));
  const [shownFor, setShownFor] = useState(chosen);
  // A finding chosen elsewhere leads the tree there; what a person closed by hand afterwards stays closed.
  if (shownFor !== chosen) {
    setShownFor(chosen);
    if (chosenLine >= 0) {
      setActive(chosenLine);
      setOpen((old) => new Set([...old, ...ancestorsOf(tree, chosenLine)]));
    }
  }

  const shown = useMemo(() => visibleLines(tree, open), [tree, open]);
  const rowOf = useMemo(() => new Map(shown.map((at, row) => [at, row])), [shown]);
  const activeRow = rowOf.get(active) ?? 0;

  const scroller = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const [line, setLine] = useState(LINE);
  const [view, setView] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const element = scroller.current;
    if (!element || !probe.current) return undefined;
    const read = () => { setView((old) => (old.top === element.scrollTop && old.height === element.clientHeight ? old : { top: element.scrollTop, height: element.clientHeight })); };
    // A frame later: what this changes may be what is observed.
    let frame = 0;
    const observer = new ResizeObserver(() => { cancelAnimationFrame(frame); frame = requestAnimationFrame(() => { read(); setLine(Math.max(LINE, Math.ceil(probe.current?.getBoundingClientRect().height ?? 0) + 2)); }); });
    observer.observe(element);
    observer.observe(probe.current);
    element.addEventListener('scroll', read, { passive: true });
    return () => { cancelAnimationFrame(frame); observer.disconnect(); element.removeEventListener('scroll', read); };
  }, []);

  const bring = (row: number, middle: boolean) => {
    const element = scroller.current;
    if (!element) return;
    const top = row * line;
    if (top >= element.scrollTop && top + line <= element.scrollTop + element.clientHeight) return;
    element.scrollTop = middle ? top - element.clientHeight / 3 : top < element.scrollTop ? top : top + line - element.clientHeight;
    setView({ top: element.scrollTop, height: element.clientHeight });
  };
  const focusWanted = useRef(false);
  const lastChosen = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (lastChosen.current !== chosen) {
      lastChosen.current = chosen;
      const row = rowOf.get(chosenLine);
      if (row !== undefined) bring(row, true);
    }
    if (!focusWanted.current) return;
    const target = scroller.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]');
    if (!target) return;
    focusWanted.current = false;
    target.focus({ preventScroll: true });
    bring(activeRow, false);
  });
  useImperativeHandle(ref, () => ({
    focus() {
      scroller.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus({ preventScroll: true });
      bring(activeRow, false);
    },
  }));

  const toggle = (at: number, to?: boolean) => {
    setOpen((old) => {
      const next = new Set(old);
      if (to ?? !old.has(at)) next.add(at);
      else next.delete(at);
      return next;
    });
  };
  /** Moves there; a line with findings shows its first in words too. */
  const go = (at: number | undefined, byKey = true) => {
    if (at === undefined) return;
    setActive(at);
    focusWanted.current = byKey;
    const [first] = faults.get(at)?.own ?? [];
    if (first && at !== chosenLine) onChoose(first.at);
  };
  /** The next finding on the same line; a line may have several. */
  const nextOn = (at: number) => {
    const own = faults.get(at)?.own ?? [];
    const now = own.findIndex((finding) => finding.at === chosen);
    const next = own[(now + 1) % own.length];
    if (next) onChoose(next.at);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const page = Math.max(1, Math.floor(view.height / line) - 1);
    const here = tree.lines[active];
    const isOpen = open.has(active) && here?.leads;
    const keys: Record<string, () => void> = {
      ArrowDown: () => { go(shown[activeRow + 1]); }, ArrowUp: () => { go(shown[activeRow - 1]); }, Home: () => { go(shown[0]); }, End: () => { go(shown.at(-1)); },
      PageDown: () => { go(shown[Math.min(shown.length - 1, activeRow + page)]); }, PageUp: () => { go(shown[Math.max(0, activeRow - page)]); },
      ArrowRight: () => { if (!here?.leads) return; if (isOpen) go(active + 1); else toggle(active, true); },
      ArrowLeft: () => { if (isOpen) toggle(active, false); else if (here && here.parent >= 0) go(here.parent); },
      Enter: () => { if (faults.get(active)?.own.length) nextOn(active); else if (here?.leads) toggle(active); },
      ' ': () => { if (here?.leads) toggle(active); }, Escape: onLeave,
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const first = Math.max(0, Math.floor(view.top / line) - OVERSCAN);
  const last = Math.min(shown.length - 1, Math.ceil((view.top + view.height) / line) + OVERSCAN);
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  // The line that holds focus always exists; scrolled out of sight it would otherwise drop focus to the page.
  if (shown.length && (activeRow < first || activeRow > last)) rows.push(activeRow);

  const marks = (found: Faults): string => found.own.length ? ownWords(found.own, (finding) => t(`severity.${finding.severity}`)) : '';
  const below = ({ errorsBelow, warningsBelow }: Faults): string => [errorsBelow > 0 ? t('tree.errorsBelow', { count: errorsBelow }) : '', warningsBelow > 0 ? t('tree.warningsBelow', { count: warningsBelow }) : ''].filter(Boolean).join(', ');
  return (
    <div ref={scroller} className={styles.tree} role="tree" aria-label={t('tree.label')} onKeyDown={onKeyDown} data-scroller>
      <div className={styles.space} role="presentation" style={{ height: shown.length * line }}>
        {rows.map((row) => {
          const at = shown[row]!;
          const entry = tree.lines[at]!;
          const { node } = entry;
          const found = faults.get(at);
          const worst = found?.own[0]?.severity;
          const isOpen = open.has(at);
          const kind = kindOf(tree, entry);
          const value = node.missing ? t('tree.missing') : node.value;
          const [own, under] = found ? [marks(found), below(found)] : ['', ''];
          return (
            <div
              key={at} role="treeitem" aria-level={node.depth + 1} aria-posinset={entry.position} aria-setsize={entry.siblings} aria-selected={at === chosenLine}
              {...(entry.leads ? { 'aria-expanded': isOpen } : {})} tabIndex={row === activeRow ? 0 : -1} data-path={node.path}
              className={cx(styles.line, worst && styles[worst], at === chosenLine && styles.chosen)} style={{ top: row * line, height: line, '--d': Math.min(node.depth, DEEPEST_INDENT) } as React.CSSProperties}
              onClick={(event) => {
                const turned = (event.target as Element).closest('[data-toggle]') !== null;
                if (turned) setActive(at);
                else go(at, false);
                event.currentTarget.focus({ preventScroll: true });
                if (entry.leads && (turned || !found?.own.length)) toggle(at);
              }}
              onFocus={() => { if (at !== active) setActive(at); }}
            >
              {entry.leads || !worst ? <span className={styles.lead} data-toggle={entry.leads ? '' : undefined}>{entry.leads ? <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size="s" /> : null}</span> : null}
              {worst ? <span className={styles.lead}><Icon name={icons[worst]} size="s" /></span> : null}
              <span className={styles.name}>{node.name}</span>
              {kind ? <span className={styles.kind}>{kind}</span> : null}
              {value === undefined ? null : <span className={styles.value}>{value}</span>}
              {own ? <span className={styles.mark}>{own}</span> : under ? <span className={cx(styles.mark, styles.below)}>{under}</span> : null}
            </div>
          );
        })}
      </div>
      <div ref={probe} aria-hidden="true" className={styles.probe}>X</div>
    </div>
  );
}

const MOST_NUMBERS = 3;

/** "Fejl 1, 4 · Advarsel 2" */
function ownWords(own: readonly Finding[], word: (finding: Finding) => string): string {
  const groups = new Map<string, number[]>();
  for (const finding of own) groups.set(word(finding), [...groups.get(word(finding)) ?? [], finding.number]);
  return [...groups].map(([name, numbers]) => `${name} ${numbers.slice(0, MOST_NUMBERS).join(', ')}${numbers.length > MOST_NUMBERS ? ' …' : ''}`).join(' · ');
}
