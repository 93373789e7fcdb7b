/** A value that can be watched: how the archive tells the page about things that are not database rows. */
export interface Live<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}
export interface Settable<T> extends Live<T> { set(value: T): void }

export function live<T>(initial: T): Settable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
}
