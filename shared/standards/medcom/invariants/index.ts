/**
 * Every invariant of the published MedCom profiles and of dk-core, as a named function.
 *
 * All stand under `key@hash` (the hash of the exact published text, see InvariantIR), also those with one published version:
 * a later package that words a rule anew is then compiled from its expression and never judged by yesterday's function.
 * The functions do what the HL7 validator makes of the published text, defects included (a rule that can't be broken, a pattern
 * without anchors, `.exists()` over a whole message). What MedCom meant beyond is a class of its own, `medcom-text`.
 */
import type { InvariantTable } from '../../../fhir/validation/types';
import { careCommunicationInvariants } from './care-communication';
import { coreInvariants, dkCoreInvariants } from './core';
import { acknowledgementInvariants, homeCareObservationInvariants, hospitalNotificationInvariants, messagingInvariants } from './other-messages';

export const medcomInvariants: InvariantTable = {
  ...dkCoreInvariants, ...coreInvariants, ...messagingInvariants, ...careCommunicationInvariants, ...hospitalNotificationInvariants, ...acknowledgementInvariants, ...homeCareObservationInvariants,
};
