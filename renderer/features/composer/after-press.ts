/**
 * What is said below a field moves what stands beneath it. Said while a button of the mouse is down, the press that left the
 * field would end beside its target and do nothing, so it waits until the press is over.
 */
let pressed = false;
const PRESS_ENDS = ['pointerup', 'pointercancel'] as const;

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => { pressed = true; }, true);
  for (const end of PRESS_ENDS) window.addEventListener(end, () => { pressed = false; }, true);
}

/** Now, or right after the click that the present press becomes. */
export function afterPress(run: () => void): void {
  if (!pressed) { run(); return; }
  const ended = () => {
    for (const end of PRESS_ENDS) window.removeEventListener(end, ended, true);
    setTimeout(run);
  };
  for (const end of PRESS_ENDS) window.addEventListener(end, ended, true);
}
