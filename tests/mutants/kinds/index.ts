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
