/**
 * The only listener for the keyboard map. Single keys work when no text field has focus and no dialog or menu is open; a prefix
 * waits one second for its second key.
 */
import { isSingleKey, keyOf, runShortcut, shortcutActions, shortcutTable, type ShortcutAction, type ShortcutFacts } from '../features/shared/shortcuts';

const TEXT_INPUTS = new Set(['text', 'search', 'password', 'email', 'number', 'tel', 'url', 'date', 'time', 'datetime-local', 'month', 'week']);

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // A closed select box takes letters too: they choose in it.
  if (target.getAttribute('aria-haspopup') === 'listbox') return true;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && TEXT_INPUTS.has(target.type);
}

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

/** Dialogs, menus and lists that are open own the keyboard; those that are fading away no longer do. */
const isCovered = (): boolean => [...document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')].some((element) => !element.closest('[data-exiting]'));

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

/**
 * Plain characters are taken on the way in: components that listen for any key of their own would else swallow them.
 * Chords are taken on the way out, so that a dialog may hold one back. Returns the function that stops listening.
 */
export function listenForShortcuts(target: Window, prefix: PrefixState): () => void {
  const take = (event: KeyboardEvent, goingIn: boolean) => {
    if (event.defaultPrevented || event.isComposing || modifiers.has(event.key)) return;
    const name = keyName(event);
    if (isSingleKey(name) !== goingIn) return;
    const waiting = prefix.waiting();
    const meaning = meaningOf(name, waiting);
    if (waiting && goingIn) prefix.end();
    if (meaning === undefined) return;
    const typing = isTextField(event.target);
    if (meaning === 'prefix') {
      if (!typing && !isCovered() && !event.repeat) { prefix.begin(); event.preventDefault(); }
      return;
    }
    const facts: ShortcutFacts = shortcutTable[meaning];
    if (typing && !facts.inText) return;
    if (goingIn && isCovered()) return;
    // Moving may repeat while a key is held; deciding may not.
    if (event.repeat && facts.group !== 'move') return;
    if (runShortcut(meaning, event)) event.preventDefault();
  };
  const onIn = (event: KeyboardEvent) => { take(event, true); };
  const onOut = (event: KeyboardEvent) => { take(event, false); };
  target.addEventListener('keydown', onIn, true);
  target.addEventListener('keydown', onOut);
  return () => { target.removeEventListener('keydown', onIn, true); target.removeEventListener('keydown', onOut); };
}
