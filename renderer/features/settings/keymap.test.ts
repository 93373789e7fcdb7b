import { describe, expect, it } from 'vitest';
import { canRemap, checkKey, mappedKey, withKey } from './keymap';

describe('remapping', () => {
  it('is for plain characters only', () => {
    expect(canRemap('reply')).toBe(true);
    expect(canRemap('go-inbox')).toBe(true);
    expect(canRemap('send')).toBe(false);
    expect(mappedKey('send', { send: 'x' })).toBe('Ctrl+Enter');
  });
  it('refuses a key that another action has, also a remapped one', () => {
    expect(checkKey('reply', 'F', {})).toEqual({ ok: false, problem: 'taken', by: 'forward' });
    expect(checkKey('reply', 'w', { forward: 'w' })).toEqual({ ok: false, problem: 'taken', by: 'forward' });
    expect(checkKey('reply', 'f', { forward: 'w' })).toEqual({ ok: true, key: 'f' });
    expect(checkKey('reply', 'r', {})).toEqual({ ok: true, key: 'r' });
  });
  it('keeps the prefix for itself, and with the actions that follow it', () => {
    expect(checkKey('reply', 'g', {})).toEqual({ ok: false, problem: 'prefix' });
    expect(checkKey('go-inbox', 'h', {})).toEqual({ ok: false, problem: 'taken', by: 'go-needs-action' });
    expect(checkKey('go-inbox', 'r', {})).toEqual({ ok: true, key: 'g r' });
  });
  it('takes one character and no more', () => {
    for (const typed of ['', '  ', 'ab']) expect(checkKey('reply', typed, {}), typed).toMatchObject({ problem: 'not-a-character' });
    expect(checkKey('reply', 'Ø', {})).toEqual({ ok: true, key: 'ø' });
  });
  it('forgets an override that is the usual key', () => {
    expect(withKey({ reply: 'w', forward: 'v' }, 'reply', 'r')).toEqual({ forward: 'v' });
    expect(withKey({}, 'reply', 'w')).toEqual({ reply: 'w' });
  });
});
