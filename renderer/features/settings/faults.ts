/** The training network's faults as a person sees them: shares in per cent, the delay in seconds. Pure. */
import type { FaultPlan } from '../../../shared/contract';

export const faultKinds = ['loss', 'lostResponse', 'refusal', 'duplication', 'reordering', 'corruption', 'delay'] as const satisfies readonly (keyof FaultPlan)[];

export const percentOf = (share: number): number => Math.round(share * 100);
export const shareOf = (percent: number): number => Math.min(1, Math.max(0, percent / 100));
export const secondsOf = (ms: number): number => Math.round(ms / 1000);
/** Longest delay that the contract takes: an hour. */
export const MAX_DELAY_SECONDS = 3600;

export const isQuiet = (plan: FaultPlan): boolean => faultKinds.every((kind) => plan[kind] === 0);
