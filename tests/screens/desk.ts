/** The whole page in a browser test: where it stands, how it is taken down, and looking until something is there. */
import { page } from 'vitest/browser';
import { afterEach, beforeEach } from 'vitest';
import { useThreadDesk } from '../../renderer/desk/threads';
import { navigate } from '../../renderer/features/shared/navigation';
import { openClient, type Client } from './client';

/** For a test file: an empty page before each test, nothing left behind after it. */
export function deskForTests(): { open(...options: Parameters<typeof openClient> extends [unknown, ...infer Rest] ? Rest : never): Promise<Client> } {
  let client: Client | undefined;
  let element: HTMLElement;
  beforeEach(async () => {
    await page.viewport(1280, 800);
    await navigate('inbox', undefined, { replace: true });
    useThreadDesk.setState({ views: {}, active: {}, marked: new Set() });
    element = document.createElement('div');
    element.id = 'root';
    document.body.append(element);
  });
  afterEach(async () => {
    await client?.close();
    client = undefined;
    document.documentElement.removeAttribute('data-theme');
    document.body.replaceChildren();
  });
  return {
    async open(...options) {
      // A second one in the same test stands where the first one stood.
      document.body.replaceChildren(element);
      client = await openClient(element, ...options);
      return client;
    },
  };
}

/** The first thing found; throws with what was looked for after eight seconds. */
export async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (let tries = 0; tries < 800; tries += 1) {
    const value = look();
    if (value) return value;
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
  throw new Error(`waited in vain for ${String(look)}`);
}

export const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role="row"][data-key]')];
export const row = (key: string): Promise<HTMLElement> => until(() => document.querySelector<HTMLElement>(`[data-key="${key}"]`));
