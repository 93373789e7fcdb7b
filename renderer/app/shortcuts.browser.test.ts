import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configureShortcuts, keyOf, shortcutActions, shortcutTable, isSingleKey, useShortcut, type ShortcutAction } from '../features/shared/shortcuts';
import { createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { catalogues } from '../../shared/i18n';
import { isTextField, keyName, listenForShortcuts, meaningOf } from './shortcuts';

let done: ShortcutAction[] = [];
let prefix = false;
let stop: () => void;
let root: Root;
const Listener = ({ action }: { action: ShortcutAction }) => { useShortcut(action, () => { done.push(action); }); return null; };
const press = (key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
const add = <E extends HTMLElement>(element: E): E => { document.body.append(element); return element; };

beforeEach(() => {
  done = [];
  prefix = false;
  stop = listenForShortcuts(window, { waiting: () => prefix, begin: () => { prefix = true; }, end: () => { prefix = false; } });
  root = createRoot(add(document.createElement('div')));
  flushSync(() => { root.render(shortcutActions.map((action) => createElement(Listener, { key: action, action }))); });
});
afterEach(() => { stop(); root.unmount(); document.body.replaceChildren(); configureShortcuts({ single: true, overrides: {} }); });

describe('keyboard map', () => {
  it('runs what the key means', () => {
    press('j'); press('?'); press('l', document.body, { ctrlKey: true }); press('Enter', document.body, { metaKey: true }); press('F8', document.body, { shiftKey: true });
    expect(done).toEqual(['next', 'help', 'lock', 'send', 'previous-error']);
  });
  it('keeps single keys out of text fields, but not the chords', () => {
    const field = add(document.createElement('textarea'));
    press('e', field); press('g', field); press('i', field); press('Enter', field, { ctrlKey: true });
    expect(done).toEqual(['send']);
    expect(isTextField(add(Object.assign(document.createElement('input'), { type: 'checkbox' })))).toBe(false);
    expect(isTextField(add(Object.assign(document.createElement('input'), { type: 'search' })))).toBe(true);
  });
  it('keeps single keys out of open dialogs and menus', () => {
    const dialog = add(document.createElement('div'));
    dialog.setAttribute('role', 'dialog');
    press('e'); press('g');
    expect(done).toEqual([]);
    expect(prefix).toBe(false);
  });
  it('takes two keys as one, and forgets the first when another follows', () => {
    press('g'); press('h'); press('g'); press('x'); press('h');
    expect(done).toEqual(['go-needs-action', 'mark']);
  });
  it('reaches through elements that stop keys', () => {
    const button = add(document.createElement('button'));
    button.addEventListener('keydown', (event) => { event.stopPropagation(); });
    press('e', button);
    expect(done).toEqual(['handled']);
  });
  it('lets a dialog hold a chord back', () => {
    const box = add(document.createElement('div'));
    box.addEventListener('keydown', (event) => { event.preventDefault(); });
    press('Enter', box, { ctrlKey: true });
    expect(done).toEqual([]);
  });
  it('decides once however long a key is held, but moves on', () => {
    press('e', document.body, { repeat: true }); press('j', document.body, { repeat: true });
    expect(done).toEqual(['next']);
  });
  it('can be remapped and switched off', () => {
    configureShortcuts({ single: true, overrides: { handled: 'q' } });
    press('e'); press('q');
    expect(done).toEqual(['handled']);
    configureShortcuts({ single: false, overrides: {} });
    press('j'); press('g'); press('i'); press('F6');
    expect(done).toEqual(['handled', 'next-pane']);
    expect(keyOf('next')).toBeUndefined();
    expect(meaningOf('j', false)).toBeUndefined();
  });
  it('gives no key two meanings, and every action words', () => {
    const keys = shortcutActions.map((action) => shortcutTable[action].key);
    expect(new Set(keys).size).toBe(keys.length);
    const firsts = new Set<string>(keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]!));
    expect(keys.filter((key) => firsts.has(key))).toEqual([]);
    for (const action of shortcutActions) expect((catalogues.da.shortcuts.action as Record<string, string>)[action], action).toBeTypeOf('string');
    expect(isSingleKey('g i')).toBe(true);
    expect(isSingleKey('Ctrl+F')).toBe(false);
    expect(keyName({ key: 'p', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false })).toBe('Ctrl+P');
  });
});
