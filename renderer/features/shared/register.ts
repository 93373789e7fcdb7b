/** Facts about the organisation register that several screens say. Pure. */
import type { Instant } from '../../../shared/messages';

/** A register older than this many days is said to be old: organisations change what they receive. */
const OLD_DAYS = 30;

const DAY_MS = 86_400_000;
export const daysSince = (snapshotAt: Instant, now: Instant): number => Math.floor((Date.parse(now) - Date.parse(snapshotAt)) / DAY_MS);
export const isOld = (snapshotAt: Instant, now: Instant): boolean => daysSince(snapshotAt, now) > OLD_DAYS;
