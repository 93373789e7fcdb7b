/**
 * The only listener for the keyboard map. Single keys work when no text field has focus and no dialog or menu is open; a prefix
 * waits one second for its second key.
 */
import { isSingleKey, keyOf, runShortcut, shortcutActions, shortcutTable, type ShortcutAction, type ShortcutFacts } from '../features/shared/shortcuts';

const TEXT_INPUTS = new Set(['text', 'search', 'password', 'email', 'number', 'tel', 'url', 'date', 'time', 'datetime-local', 'month', 'week']);

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && TEXT_INPUTS.has(target.type);
}

/** Dialogs, menus and lists that are open own the keyboard. */
const isCovered = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null;

/** The pressed key as the table writes it: `j`, `?`, `Ctrl+Enter`, `Shift+F8`. On macOS the command key stands for Ctrl. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const single = [...event.key].length === 1;
  const key = single && (event.ctrlKey || event.metaKey) ? event.key.toUpperCase() : event.key;
  // Shift is part of a character already; `?` is `?` however it is typed.
  return [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey && !single ? 'Shift' : '', key].filter(Boolean).join('+');
}

export interface PrefixState { waiting(): boolean; begin(): void; end(): void }

/** What a key means now: an action, the beginning of a two-key sequence, or nothing. */
export function meaningOf(name: string, waiting: boolean): ShortcutAction | 'prefix' | undefined {
  const keys = shortcutActions.map((action) => [action, keyOf(action)] as const);
  if (waiting) {
    const second = keys.find(([, key]) => key?.split(' ')[1] === name);
    if (second) return second[0];
  }
  const direct = keys.find(([, key]) => key === name);
  if (direct) return direct[0];
  return keys.some(([, key]) => key !== undefined && key.includes(' ') && key.split(' ')[0] === name) ? 'prefix' : undefined;
}

/** Returns the function that stops listening. */
export function listenForShortcuts(target: Window, prefix: PrefixState): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.key === 'Shift' || event.key === 'Control' || event.key === 'Alt' || event.key === 'Meta') return;
    const waiting = prefix.waiting();
    const meaning = meaningOf(keyName(event), waiting);
    if (waiting) prefix.end();
    if (meaning === undefined) return;
    const typing = isTextField(event.target);
    if (meaning === 'prefix') {
      if (!typing && !isCovered() && !event.repeat) { prefix.begin(); event.preventDefault(); }
      return;
    }
    const facts: ShortcutFacts = shortcutTable[meaning];
    if (typing && !facts.inText) return;
    if (isSingleKey(facts.key) && isCovered()) return;
    // Moving may repeat while a key is held; deciding may not.
    if (event.repeat && facts.group !== 'move') return;
    if (runShortcut(meaning, event)) event.preventDefault();
  };
  target.addEventListener('keydown', onKeyDown);
  return () => { target.removeEventListener('keydown', onKeyDown); };
}
