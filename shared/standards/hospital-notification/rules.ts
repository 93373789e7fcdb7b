/** What HospitalNotification's prose asks and its profiles don't state: its rules -1 and -3 are written so that they are always met. */
import type { Issue } from '../../messages';
import type { Message } from '../medcom/message';
import { activityRules, chainRules } from '../medcom/rules';

const events = ['admit-emergency', 'admit-inpatient', 'start-leave-inpatient', 'end-leave-inpatient', 'discharge-emergency-home', 'discharge-inpatient-home'];
const activities: ReadonlySet<string> = new Set(events.flatMap((event) => [event, `revise-${event}`, `cancel-${event}`]));
/** A correction or cancellation names what it corrects. */
const building: ReadonlySet<string> = new Set([...activities].filter((activity) => /^(revise|cancel)-/.test(activity)));

export const textRules = (message: Message): Issue[] => [...activityRules(message, (activity) => activities.has(activity)), ...chainRules(message, building)];
