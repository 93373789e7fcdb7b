/** Every scenario by its name. */
import { diskFull } from './disk-full';
import { flipTail, tearTail } from './ledger-damage';
import { lettersKillEachStep } from './letter-scenarios';
import { archiveEmptied, killWithChromium } from './page-scenarios';
import { clockJump, damagedLedger, killEachStep, killRandom, networkFaults, type Scenario } from './scenarios';
import { vansClockJump, vansFolderTrouble, vansKillEachStep } from './vans-scenarios';

/** `share`: part of the run's messages that a scenario gets; `chromium`: one side's archive is the real page. */
export const scenarios: Record<string, { share: number; run: Scenario; chromium?: true; network?: 'vans-folder' }> = {
  'kill-each-step': { share: 0.28, run: killEachStep },
  'kill-random': { share: 0.18, run: killRandom },
  'kill-with-chromium': { share: 0.15, run: killWithChromium, chromium: true },
  'archive-emptied': { share: 0.06, run: archiveEmptied, chromium: true },
  'ledger-torn-tail': { share: 0.07, run: damagedLedger(tearTail) },
  'ledger-flipped-tail': { share: 0.07, run: damagedLedger(flipTail) },
  'disk-full': { share: 0.06, run: diskFull },
  'clock-jump': { share: 0.05, run: clockJump },
  'network-faults': { share: 0.08, run: networkFaults },
  'letters-kill-each-step': { share: 0.08, run: lettersKillEachStep },
  'vans-kill-each-step': { share: 0.12, run: vansKillEachStep, network: 'vans-folder' },
  'vans-folder-trouble': { share: 0.08, run: vansFolderTrouble, network: 'vans-folder' },
  'vans-clock-jump': { share: 0.04, run: vansClockJump, network: 'vans-folder' },
};
