import { createContext, useContext, useEffect, useState } from 'react';
import type { Instant } from '../../../shared/messages';

/** Where screens get the time from; tests and screenshots set their own. */
export const ClockContext = createContext<() => Instant>(() => new Date().toISOString());
export const useClock = () => useContext(ClockContext);

/** The time, told anew at every `everyMs` (a minute, unless said otherwise). */
export function useNow(everyMs = 60_000): Instant {
  const clock = useClock();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const tick = () => { setNow(clock()); };
    // On the stroke, so that clocks on screen change together.
    const time = Date.parse(clock());
    let interval: ReturnType<typeof setInterval> | undefined;
    const first = setTimeout(() => { tick(); interval = setInterval(tick, everyMs); }, everyMs - (time % everyMs));
    return () => { clearTimeout(first); clearInterval(interval); };
  }, [clock, everyMs]);
  return now;
}
