/**
 * The keyboard map: which action has which key, and who answers it. One owner listens (renderer/app/shortcuts); screens
 * subscribe to actions, never to keys, so that a remapped or switched-off key is so everywhere.
 */
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';

export interface ShortcutFacts {
  /** One key, a chord (`Ctrl+Enter`), or a prefix and a key with a space between (`g i`). */
  key: string;
  group: 'move' | 'message' | 'go' | 'write' | 'program';
  /** Works while a text field has focus; single letters never do (WCAG 2.1.4). */
  inText?: true;
}

export const shortcutTable = {
  next: { key: 'j', group: 'move' },
  previous: { key: 'k', group: 'move' },
  'next-in-thread': { key: ']', group: 'move' },
  'previous-in-thread': { key: '[', group: 'move' },
  mark: { key: 'x', group: 'move' },
  'next-pane': { key: 'F6', group: 'move', inText: true },
  search: { key: '/', group: 'move' },
  'search-anywhere': { key: 'Ctrl+F', group: 'move', inText: true },
  reply: { key: 'r', group: 'message' },
  forward: { key: 'f', group: 'message' },
  handled: { key: 'e', group: 'message' },
  assign: { key: 'a', group: 'message' },
  snooze: { key: 'u', group: 'message' },
  note: { key: 'n', group: 'message' },
  original: { key: 'o', group: 'message' },
  patient: { key: 'p', group: 'message' },
  'plan-basic': { key: '1', group: 'message' },
  'plan-advanced': { key: '2', group: 'message' },
  'offer-start': { key: 't', group: 'message' },
  print: { key: 'Ctrl+P', group: 'message', inText: true },
  undo: { key: 'Ctrl+Z', group: 'message' },
  'new-message': { key: 'c', group: 'write' },
  send: { key: 'Ctrl+Enter', group: 'write', inText: true },
  'next-error': { key: 'F8', group: 'write', inText: true },
  'previous-error': { key: 'Shift+F8', group: 'write', inText: true },
  'go-inbox': { key: 'g i', group: 'go' },
  'go-needs-action': { key: 'g h', group: 'go' },
  'go-mine': { key: 'g m', group: 'go' },
  'go-plans': { key: 'g p', group: 'go' },
  'go-outbox': { key: 'g u', group: 'go' },
  'go-drafts': { key: 'g k', group: 'go' },
  'go-patients': { key: 'g b', group: 'go' },
  'go-conformance': { key: 'g t', group: 'go' },
  help: { key: '?', group: 'program' },
  lock: { key: 'Ctrl+L', group: 'program', inText: true },
} as const satisfies Record<string, ShortcutFacts>;

export type ShortcutAction = keyof typeof shortcutTable;
export const shortcutActions = Object.keys(shortcutTable) as ShortcutAction[];

/** Keys that are a plain character, alone or after the prefix: these can be remapped and switched off. */
export const isSingleKey = (key: string): boolean => key.split(' ').every((part) => [...part].length === 1);

type Handler = (event: KeyboardEvent) => void;
interface Keymap { single: boolean; overrides: Readonly<Record<string, string>> }

let keymap: Keymap = { single: true, overrides: {} };
const mapListeners = new Set<() => void>();
const handlers = new Map<ShortcutAction, Handler[]>();

/** From the settings of the person who is logged in. */
export function configureShortcuts(next: Keymap): void {
  keymap = next;
  for (const listener of mapListeners) listener();
}

/** The key that does it now; undefined when single keys are switched off. */
export function keyOf(action: ShortcutAction): string | undefined {
  const facts: ShortcutFacts = shortcutTable[action];
  const key = isSingleKey(facts.key) ? keymap.overrides[action] ?? facts.key : facts.key;
  return isSingleKey(key) && !keymap.single ? undefined : key;
}

const onMap = (listener: () => void) => {
  mapListeners.add(listener);
  return () => { mapListeners.delete(listener); };
};

/** For key caps and tooltips. */
export function useKeyOf(action: ShortcutAction): string | undefined {
  return useSyncExternalStore(onMap, () => keyOf(action));
}

/** The newest subscriber answers; true when there was one. */
export function runShortcut(action: ShortcutAction, event: KeyboardEvent): boolean {
  const handler = handlers.get(action)?.at(-1);
  if (!handler) return false;
  handler(event);
  return true;
}

/** Answers an action while the component is shown. The control with the same effect is shown beside it, always. */
export function useShortcut(action: ShortcutAction, handler: (event: KeyboardEvent) => void, enabled = true): void {
  const latest = useRef(handler);
  useLayoutEffect(() => { latest.current = handler; });
  useEffect(() => {
    if (!enabled) return undefined;
    const entry: Handler = (event) => { latest.current(event); };
    const list = handlers.get(action) ?? [];
    handlers.set(action, [...list, entry]);
    return () => { handlers.set(action, (handlers.get(action) ?? []).filter((other) => other !== entry)); };
  }, [action, enabled]);
}
