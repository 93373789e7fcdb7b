import type { Kind } from '../kind';
import { acknowledgement } from './acknowledgement';
import { careCommunication } from './care-communication';
import { conditionList } from './condition-list';
import { controls } from './controls';
import { envelope } from './envelope';
import { headers } from './header';
import { homeCareObservation } from './home-care-observation';
import { hospitalNotification } from './hospital-notification';
import { jsonKinds } from './json';
import { organizations, patients, provenances } from './people';

/** Every kind written by hand, each for one published rule or sentence of MedCom's text. */
export const kinds: readonly Kind[] = [
  ...envelope, ...headers, ...patients, ...provenances, ...organizations, ...jsonKinds, ...careCommunication, ...hospitalNotification, ...acknowledgement, ...homeCareObservation, ...conditionList, ...controls,
];

/** Where the client knowingly judges otherwise than the published rule, and why. Anything else that is missed is a fault. */
export const knownDisagreements: Readonly<Record<string, string>> = {
  'care: roles by text only': 'MedCom\'s own receiving tests of 4.0 send roles as text and want them accepted; the client warns',
};
