import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearDesk, createDesk, neighbour, plainList, PREFIX_MS, UNDO_MS, useDesk } from '.';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe('selection', () => {
  it('marks one by one and from the anchor to a row', () => {
    const desk = createDesk();
    desk.getState().toggleMark('b');
    desk.getState().markTo('d', ['a', 'b', 'c', 'd', 'e']);
    expect(desk.getState().marked).toEqual(['b', 'c', 'd']);
    desk.getState().markTo('a', ['a', 'b', 'c', 'd', 'e']);
    expect(desk.getState().marked).toEqual(['a', 'b']);
    desk.getState().toggleMark('a');
    expect(desk.getState().marked).toEqual(['b']);
    desk.getState().clearMarks();
    expect(desk.getState().marked).toEqual([]);
  });

  it('forgets the message when another thread is opened', () => {
    const desk = createDesk();
    desk.getState().selectThread('t1');
    desk.getState().selectMessage('m1');
    desk.getState().selectThread('t1');
    expect(desk.getState().messageId).toBe('m1');
    desk.getState().selectThread('t2');
    expect(desk.getState().messageId).toBeUndefined();
  });

  it('moves on to the next row that stays', () => {
    expect(neighbour(['a', 'b', 'c'], 'b', [])).toBe('c');
    expect(neighbour(['a', 'b', 'c'], 'b', ['c'])).toBe('a');
    expect(neighbour(['a'], 'a', [])).toBeUndefined();
    expect(neighbour(['a', 'b'], 'gone', ['a'])).toBe('b');
  });
});

describe('lists and panes', () => {
  it('narrows each folder for itself', () => {
    const desk = createDesk();
    desk.getState().setList('inbox', { filter: 'unread' });
    desk.getState().setList('inbox', { category: 'medicine' });
    expect(desk.getState().lists).toEqual({ inbox: { ...plainList, filter: 'unread', category: 'medicine' } });
    desk.getState().resetList('inbox');
    expect(desk.getState().lists.inbox).toBeUndefined();
  });

  it('keeps the list between its narrowest and widest', () => {
    const desk = createDesk();
    for (const [asked, got] of [[100, 320], [400.4, 400], [900, 560], [undefined, undefined], [Number.NaN, undefined]] as const) {
      desk.getState().setListWidth(asked);
      expect(desk.getState().listWidth).toBe(got);
    }
  });

  it('is empty for the next user, but for width and theme', () => {
    useDesk.getState().selectThread('t');
    useDesk.getState().setSearchText('Elmer');
    useDesk.getState().setTheme('dark');
    clearDesk();
    expect(useDesk.getState()).toMatchObject({ threadId: undefined, searchText: '', theme: 'dark' });
  });
});

describe('undo', () => {
  it('undoes the newest first, each once', async () => {
    const desk = createDesk();
    const done: string[] = [];
    const offer = (name: string) => desk.getState().offerUndo({ text: name, undo: async () => { done.push(name); } });
    offer('one');
    const two = offer('two');
    offer('three');
    await desk.getState().undo(two);
    await desk.getState().undo();
    expect(await desk.getState().undo(two)).toBe(false);
    await desk.getState().undo();
    expect(done).toEqual(['two', 'three', 'one']);
    expect(await desk.getState().undo()).toBe(false);
  });

  it('goes after ten seconds, but not while paused', () => {
    const desk = createDesk();
    const kept = desk.getState().offerUndo({ text: 'kept', undo: async () => undefined });
    desk.getState().offerUndo({ text: 'gone', undo: async () => undefined });
    desk.getState().pauseUndo(kept, true);
    desk.getState().passTime(UNDO_MS - 1);
    expect(desk.getState().undos).toHaveLength(2);
    desk.getState().passTime(1);
    expect(desk.getState().undos.map((undo) => undo.text)).toEqual(['kept']);
  });
});

it('lets a g wait one second', () => {
  const desk = createDesk();
  desk.getState().beginPrefix();
  vi.advanceTimersByTime(PREFIX_MS - 1);
  desk.getState().beginPrefix();
  vi.advanceTimersByTime(PREFIX_MS - 1);
  expect(desk.getState().prefix).toBe(true);
  vi.advanceTimersByTime(1);
  expect(desk.getState().prefix).toBe(false);
  desk.getState().beginPrefix();
  desk.getState().endPrefix();
  expect(desk.getState().prefix).toBe(false);
});
