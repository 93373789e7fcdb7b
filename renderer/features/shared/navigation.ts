/**
 * Where the person is. The address holds the name of the view and nothing else: ids of messages and patients stay in the
 * history entry, so that no address bar, title or log ever carries them. Back, forward and reload work as everywhere.
 */
import { useSyncExternalStore } from 'react';

export interface Route {
  /** First part of the path: `inbox`, `compose`, `settings` … */
  view: string;
  /** Thread, draft or patient opened in the view. */
  id?: string;
}

type Guard = (next: Route) => Promise<void>;

const listeners = new Set<() => void>();
const guards = new Set<Guard>();
const FIRST: Route = { view: 'inbox' };

const isState = (value: unknown): value is { sektorpost: Route } =>
  typeof value === 'object' && value !== null && 'sektorpost' in value && typeof (value).sektorpost === 'object';

function fromWindow(): Route {
  const view = /^#\/([a-z-]+)/.exec(window.location.hash)?.[1];
  const state: unknown = window.history.state;
  if (isState(state) && state.sektorpost.view === (view ?? state.sektorpost.view)) return state.sektorpost;
  return view ? { view } : FIRST;
}

let current: Route | undefined;
const now = (): Route => (current ??= fromWindow());

function set(route: Route): void {
  current = route;
  for (const listener of listeners) listener();
}

if (typeof window !== 'undefined') {
  const changed = () => { set(fromWindow()); };
  window.addEventListener('popstate', changed);
  window.addEventListener('hashchange', changed);
}

export const currentRoute = now;

let goingBack: Promise<void> | undefined;

/**
 * One step back in the history, or to `otherwise` where there is none. A step back takes effect a moment later; what is asked for
 * meanwhile waits for it, or it would be that newer step that is taken back.
 */
export async function goBack(otherwise: string): Promise<void> {
  if (!window.navigation.canGoBack) { await navigate(otherwise, undefined, { replace: true }); return; }
  // Given up for another way of leaving: nothing is left to wait for then. The window's own event may come after the promise.
  const done = (window.navigation.back().finished ?? Promise.resolve()).then(() => undefined, () => undefined).then(() => { set(fromWindow()); });
  goingBack = done;
  await done;
  if (goingBack === done) goingBack = undefined;
}

/** Goes to a view, after everything that must be saved first has been. `replace` leaves no step to go back to. */
export async function navigate(view: string, id?: string, options: { replace?: boolean } = {}): Promise<void> {
  const route: Route = id === undefined ? { view } : { view, id };
  if (goingBack) await goingBack;
  const here = now();
  if (here.view === route.view && here.id === route.id) return;
  for (const guard of guards) await guard(route);
  window.history[options.replace ? 'replaceState' : 'pushState']({ sektorpost: route }, '', `#/${view}`);
  set(route);
}

/** Called before every change of route (autosave, for instance). It may delay, never forbid. */
export function beforeNavigation(guard: Guard): () => void {
  guards.add(guard);
  return () => { guards.delete(guard); };
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
};

export const useRoute = (): Route => useSyncExternalStore(subscribe, now);
