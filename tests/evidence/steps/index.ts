/** Every step, in the order in which they are run. */
import type { Step } from '../step';
import { negative, positive, transient } from './acknowledged';
import { ownFault, receiptClock } from './clock';
import { colleagues, terminology, unanswered } from './colleagues';
import { composeNew } from './compose';
import { narratives, printed, validated } from './content';
import { duplicates, refused } from './duplicates';
import { envelopes } from './envelope';
import { files, manyFiles } from './files';
import { forwarding } from './forward';
import { replacementNumbers } from './numbers';
import { published } from './published';
import { receiving } from './receive';
import { referral } from './referral';
import { replying } from './reply';
import { bothSides, late, parallel } from './threads';
import { converted, formatsAndIds } from './tolerate';

export const steps: readonly Step[] = [composeNew, referral, files, manyFiles, replying, forwarding, replacementNumbers, receiving, parallel, late, bothSides, duplicates, refused, unanswered, positive, negative, transient, receiptClock, ownFault, formatsAndIds, converted, narratives, validated, printed, colleagues, terminology, envelopes, ...published];
