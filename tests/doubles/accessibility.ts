/** What every judgement by axe shares, in a test's page and in the real client: when to look, and how to say what was found. */
import type { Result } from 'axe-core';

/**
 * Waits until the page is as a person sees it: fonts loaded, and nothing half-way. A colour in the middle of a fade or a
 * change of theme belongs to no design, and a slow machine looks at just that moment. Whatever ends is brought to its end;
 * what never ends (a progress bar) is left alone.
 *
 * It refers to nothing outside itself: the journeys hand it over to the client's page as text.
 */
export async function atRest(): Promise<void> {
  // A page that draws no frame has no motion either, and must not be waited for for ever.
  const frame = () => new Promise<void>((resolve) => { requestAnimationFrame(() => { resolve(); }); setTimeout(resolve, 1_000); });
  const passing = () => document.getAnimations().filter((animation) => animation.playState !== 'finished' && Number.isFinite(Number(animation.effect?.getComputedTiming().endTime ?? 0)));
  await document.fonts.ready;
  // What ends may begin something else (an overlay first enters, then stands), so rest is two frames in a row without motion.
  for (let still = 0, tries = 0; still < 2 && tries < 100; tries += 1) {
    await frame();
    const moving = passing();
    for (const animation of moving) animation.finish();
    still = moving.length ? 0 : still + 1;
  }
}

/** One line for each place and rule: the rule, what is wrong there (for contrast: both colours and the ratio), where, and the element. */
export function readable(violations: Pick<Result, 'id' | 'help' | 'nodes'>[]): string[] {
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html, any, all, none }) => {
    const reasons = [...any, ...all, ...none].map(({ message }) => message).join('; ');
    return `${id}: ${reasons || help} at ${target.join(' ')} in ${html.slice(0, 200)}`;
  }));
}
