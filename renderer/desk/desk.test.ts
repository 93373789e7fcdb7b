import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearDesk, createDesk, PREFIX_MS, UNDO_MS, useDesk, useSearchDesk, useThreadDesk } from '.';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe('lists and panes', () => {
  it('keeps the list between its narrowest and widest', () => {
    const desk = createDesk();
    for (const [asked, got] of [[100, 320], [400.4, 400], [900, 560], [undefined, undefined], [Number.NaN, undefined]] as const) {
      desk.getState().setListWidth(asked);
      expect(desk.getState().listWidth).toBe(got);
    }
  });

  it('is empty for the next user, but for width and theme', () => {
    useThreadDesk.getState().setMarked(new Set(['t']));
    useThreadDesk.getState().setView('inbox', { filter: 'unread' });
    useSearchDesk.getState().setQuery('Elmer');
    useDesk.getState().setTheme('dark');
    clearDesk();
    expect(useThreadDesk.getState()).toMatchObject({ marked: new Set(), views: {} });
    expect(useSearchDesk.getState().query).toBe('');
    expect(useDesk.getState().theme).toBe('dark');
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
