/**
 * The way to Send, whatever is written: own checks, saving, the mailroom's checks, warnings asked about once, the confirmation. What
 * keeps the draft back is told and led to.
 */
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, Issue } from '../../../shared/messages';
import { announce } from '../../ui/LiveRegion';
import { useShortcut } from '../shared/shortcuts';
import { errorWords } from '../shared/words';
import type { ComposerPorts, ComposerProps } from './Composer';
import type { DraftEditor } from './useDraftEditor';

export type SendingStep = 'writing' | 'checking' | 'asking' | 'sending';

interface SendingOptions<Finding> extends Pick<ComposerProps, 'onSent' | 'onClose' | 'onBlankClosed'> {
  editor: Pick<DraftEditor, 'draft' | 'flush' | 'stop' | 'latest'>;
  ports: Pick<ComposerPorts, 'checkDraft' | 'send' | 'removeDraft'>;
  findings: { all: readonly Finding[]; shown: readonly Finding[]; revealAll(): void; hear(draft: Draft, issues: Issue[]): readonly Finding[] };
  /** Everything else only asks. */
  blocks(finding: Finding): boolean;
  keyOf(finding: Finding): string;
  /** To the finding's field; to where writing begins when the mailroom refuses without saying what. */
  go(finding: Finding | undefined): void;
  blockedWords(count: number): string;
  /** The mailroom has nothing against this very draft. */
  onChecked?(draft: Draft): void;
}

export interface Sending {
  step: SendingStep;
  fault: { what: string; next: string } | undefined;
  /** Warnings have been asked about. */
  hasAsked: boolean;
  requestSend(): void;
  sendNow(): void;
  /** From the confirmation back to writing. */
  back(): void;
  close(): void;
  discard(): void;
  /** For the element around the form: Ctrl+Enter sends, and leaving it saves. */
  onKeyDownCapture(event: KeyboardEvent<HTMLElement>): void;
  onBlur(event: FocusEvent): void;
}

export function useSending<Finding>({ editor, ports, findings, blocks, keyOf, go, blockedWords, onChecked, onSent, onClose, onBlankClosed }: SendingOptions<Finding>): Sending {
  const { draft, flush, stop, latest } = editor;
  const { t: tError } = useTranslation('errors');
  const [step, setStep] = useState<SendingStep>('writing');
  const [fault, setFault] = useState<{ what: string; next: string }>();
  const [asked, setAsked] = useState<string>();
  const at = useRef(-1);

  const jump = (by: 1 | -1): void => {
    const { shown, all } = findings;
    const list = shown.length > 0 ? shown : all;
    if (shown.length === 0) findings.revealAll();
    if (list.length === 0) return;
    at.current = (at.current + by + list.length) % list.length;
    go(list[at.current]);
  };
  const block = (errors: readonly Finding[]): void => {
    setStep('writing');
    at.current = 0;
    announce(blockedWords(errors.length), 'alert');
    go(errors[0]);
  };
  const fail = (error: unknown): void => { setFault(errorWords(tError, error)); setStep('writing'); };

  const requestSend = async (): Promise<void> => {
    if (step !== 'writing') return;
    setFault(undefined);
    findings.revealAll();
    const wrong = findings.all.filter(blocks);
    if (wrong.length > 0) { block(wrong); return; }
    setStep('checking');
    await flush();
    const about = latest();
    let heard: readonly Finding[];
    try { heard = findings.hear(about, (await ports.checkDraft(about)).issues); } catch (error) { fail(error); return; }
    const errors = heard.filter(blocks);
    if (errors.length > 0) { block(errors); return; }
    onChecked?.(about);
    // Warnings ask once: the same warnings are not asked about again.
    const asks = heard.map(keyOf).join();
    if (asks !== '' && asks !== asked) { setAsked(asks); setStep('writing'); return; }
    setStep('asking');
  };
  const sendNow = async (): Promise<void> => {
    if (step !== 'asking') return;
    setStep('sending');
    try {
      const answer = await ports.send(latest());
      if (answer.submitted) { stop(); onSent(); return; }
      block(findings.hear(latest(), answer.issues).filter(blocks));
    } catch (error) { fail(error); }
  };
  const close = async (): Promise<void> => { await flush(); await onBlankClosed(latest()); onClose(); };
  const discard = async (): Promise<void> => { stop(); await ports.removeDraft(draft.id); onClose(); };

  useShortcut('send', (event) => { if (!event.repeat) void requestSend(); }, step === 'writing');
  useShortcut('next-error', () => { jump(1); });
  useShortcut('previous-error', () => { jump(-1); });
  const closeRef = useRef(close);
  useEffect(() => { closeRef.current = close; });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role="dialog"],[role="alertdialog"],[role="listbox"]')) return;
      event.preventDefault();
      void closeRef.current();
    };
    window.addEventListener('keydown', onKey);
    return () => { window.removeEventListener('keydown', onKey); };
  }, []);

  return {
    step, fault, hasAsked: asked !== undefined,
    requestSend: () => { void requestSend(); }, sendNow: () => { void sendNow(); }, back: () => { setStep('writing'); }, close: () => { void close(); }, discard: () => { void discard(); },
    // Before the control that has focus takes Enter for itself: the chord means send everywhere in the form.
    onKeyDownCapture(event) {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !event.currentTarget.contains(event.target as Node)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.nativeEvent.repeat) void requestSend();
    },
    onBlur(event) { if (!event.currentTarget.contains(event.relatedTarget)) void flush(); },
  };
}
