/** In a real history: a step back is only asked for, and takes effect a moment later. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { currentRoute, goBack, navigate } from './navigation';

const views = () => window.navigation.entries().slice(0, (window.navigation.currentEntry?.index ?? 0) + 1).map(({ url }) => /#\/([a-z-]+)/.exec(url ?? '')?.[1]);

describe('going back', () => {
  beforeEach(async () => { await navigate('sent'); });

  it('returns to where the person was', async () => {
    await navigate('compose', 'draft-1');
    await goBack('inbox');
    expect(currentRoute()).toEqual({ view: 'sent' });
  });

  it('lets what is asked for meanwhile come after it, not be taken back by it', async () => {
    await navigate('compose', 'draft-1');
    void goBack('inbox');
    await navigate('outbox');
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    expect(currentRoute()).toEqual({ view: 'outbox' });
    expect(views().slice(-2)).toEqual(['sent', 'outbox']);
  });

  it('goes to the place that was named where there is nothing to go back to', async () => {
    const can = vi.spyOn(window.navigation, 'canGoBack', 'get').mockReturnValue(false);
    await navigate('compose', 'draft-2');
    await goBack('drafts');
    can.mockRestore();
    expect(currentRoute()).toEqual({ view: 'drafts' });
    expect(views().at(-1)).toBe('drafts');
  });
});
