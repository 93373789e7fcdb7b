/** What every part of the mailroom works with. Made in `index.ts`; nothing here is reached for. */
import type { BridgeFault, ErrorCode } from '../../shared/contract';
import type { Instant, Organisation } from '../../shared/messages';
import type { Disk } from './disk';
import type { KeyedLock } from './keyed-lock';
import type { Ledger } from './ledger/ledger';
import type { Library } from './library';
import type { Originals } from './originals/store';
import type { Clock, Log, Random } from './ports/network';
import type { Profile } from './profile/profile';
import type { StepName } from './steps';

export interface Room {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly ledger: Ledger;
  readonly originals: Originals;
  readonly profile: Profile;
  readonly disk: Disk;
  readonly library: Library;
  readonly locks: KeyedLock;
  step(name: StepName): Promise<void>;
  now(): Instant;
  /** Our own organisation; CodedError `not-open` before onboarding. */
  self(): Organisation;
  /** Tells every page, and keeps it among the findings when it is lasting. */
  notice(level: 'info' | 'warn' | 'bad', code: ErrorCode, params?: BridgeFault['params']): void;
}

/** Ids in logs are shortened: enough to follow one message, too little to look somebody up. */
export const short = (id: string): string => id.replace(/^urn:uuid:/, '').slice(0, 8);
