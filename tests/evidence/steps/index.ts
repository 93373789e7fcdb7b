/** Every step, in the order in which they are run. */
import type { Step } from '../step';
import { composeNew } from './compose';

export const steps: readonly Step[] = [composeNew];
