/** Giving an action another key: which keys are free, which are not and why. Pure. */
import { isSingleKey, shortcutActions, shortcutTable, type ShortcutAction, type ShortcutFacts } from '../shared/shortcuts';

/** The key after which another waits for one second (`g i`); it can mean nothing else. */
const PREFIX = 'g';

type Overrides = Readonly<Record<string, string>>;

const factsOf = (action: ShortcutAction): ShortcutFacts => shortcutTable[action];
/** Only plain characters can be changed; chords and function keys are the system's own habits. */
export const canRemap = (action: ShortcutAction): boolean => isSingleKey(factsOf(action).key);

/** The key of an action as it is mapped, whether single keys are on or not. */
export const mappedKey = (action: ShortcutAction, overrides: Overrides): string => (canRemap(action) ? overrides[action] ?? factsOf(action).key : factsOf(action).key);

const hasPrefix = (action: ShortcutAction): boolean => factsOf(action).key.startsWith(`${PREFIX} `);

export type KeyCheck = { ok: true; key: string } | { ok: false; problem: 'not-a-character' | 'prefix' } | { ok: false; problem: 'taken'; by: ShortcutAction };

/** @param typed the one character a person typed; actions that follow the prefix keep it (`g x`). */
export function checkKey(action: ShortcutAction, typed: string, overrides: Overrides): KeyCheck {
  const sign = typed.trim().toLocaleLowerCase('da');
  if ([...sign].length !== 1) return { ok: false, problem: 'not-a-character' };
  if (sign === PREFIX && !hasPrefix(action)) return { ok: false, problem: 'prefix' };
  const key = hasPrefix(action) ? `${PREFIX} ${sign}` : sign;
  const by = shortcutActions.find((other) => other !== action && mappedKey(other, overrides) === key);
  return by === undefined ? { ok: true, key } : { ok: false, problem: 'taken', by };
}

/** Overrides with the key set; the usual key is no override. */
export function withKey(overrides: Overrides, action: ShortcutAction, key: string): Record<string, string> {
  const next = Object.fromEntries(Object.entries(overrides).filter(([other]) => other !== action));
  return key === factsOf(action).key ? next : { ...next, [action]: key };
}
