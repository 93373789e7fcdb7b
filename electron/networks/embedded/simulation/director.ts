/** Puts scripts on: the first inbox of a client, and the conversations that come up while it runs. */
import type { FhirDocument } from '../../../../shared/formats/format';
import { toInstant, type Organisation } from '../../../../shared/messages';
import type { Clock, Random } from '../../../mailroom/ports/network';
import type { Hub } from '../hub/hub';
import { formatOf, organisationByGln, organisationByKey } from '../organisations';
import { write } from './compose';
import { generalPracticeInbox } from './inbox-general-practice';
import { municipalityInbox } from './inbox-municipality';
import type { Languages } from './languages';
import { dischargeSummaries, ongoingSummaries } from './letters/discharge-summaries';
import { performLetter } from './letters/perform';
import { ongoingPlans, rehabilitationPlans } from './letters/rehabilitation-plans';
import { generalPracticeOngoing, municipalityOngoing } from './ongoing';
import { patients } from './patients';
import { parts, type Conversation, type MessageStep, type Part, type Step } from './script';
import type { Outgoing } from './state';

interface Script { inbox: Step[]; ongoing: Conversation[] }

const fromOthers = (steps: MessageStep[], ...but: Part[]): MessageStep[] => steps.filter((step) => !but.includes(step.from) && (step.to === 'client' || !but.includes(step.to)) && step.kind !== 'forward');

/** Hospitals and others get what practices and municipalities write, without what only a hospital would say. */
function scriptForOthers(): Script {
  const inbox = [
    ...fromOthers(generalPracticeInbox, 'hospital', 'ward').map((step) => ({ ...step, key: `gp-${step.key}`, ...(step.answers === undefined ? {} : { answers: `gp-${step.answers}` }) })),
    ...fromOthers(municipalityInbox, 'hospital', 'ward').map((step) => ({ ...step, key: `m-${step.key}`, ...(step.answers === undefined ? {} : { answers: `m-${step.answers}` }) })),
  ];
  return { inbox, ongoing: [...generalPracticeOngoing, ...municipalityOngoing].filter((steps) => steps.every((step) => step.from !== 'hospital' && step.from !== 'ward')) };
}

/** A letter after every second conversation. */
const between = (conversations: Conversation[], letters: Conversation[]): Conversation[] => conversations.flatMap((one, index) => [one, ...(index % 2 === 1 && letters[(index - 1) / 2] ? [letters[(index - 1) / 2]!] : [])]);

export function scriptFor(role: Organisation['role']): Script {
  if (role === 'general-practice') return { inbox: [...generalPracticeInbox, ...dischargeSummaries], ongoing: between(generalPracticeOngoing, ongoingSummaries) };
  if (role === 'municipality') return { inbox: [...municipalityInbox, ...rehabilitationPlans], ongoing: between(municipalityOngoing, ongoingPlans) };
  return scriptForOthers();
}

/** Who plays a part for this client: the first of the list that is neither the client nor claimed. */
export function playerOf(part: Part, client: string, isClaimed: (gln: string) => boolean): Organisation | undefined {
  return parts[part].map(organisationByKey).find((each) => each.gln !== client && !isClaimed(each.gln));
}

export interface Stage { hub: Hub; languages: Languages; clock: Clock; random: Random }

/**
 * Writes all messages of some steps. Steps whose sender nobody can play, and those that build on them, are left out.
 * `begins` is the script's time zero.
 */
export function perform(steps: Step[], client: string, begins: Date, { hub, languages, random }: Stage): Outgoing[] {
  const organisation = organisationByGln(client);
  if (!organisation) return [];
  const isClaimed = (gln: string) => hub.isClaimed(gln);
  const done = new Map<string, FhirDocument>();
  const episodes = new Map<string, string>();
  const outgoing: Outgoing[] = [];
  for (const step of steps) {
    const sender = playerOf(step.from, client, isClaimed);
    const receiver = step.to === 'client' ? organisation : playerOf(step.to, client, isClaimed);
    if (!sender || !receiver || sender.gln === receiver.gln) continue;
    if (step.kind === 'letter') { outgoing.push(...performLetter(step, { sender, receiver, begins: begins.getTime(), episodes, languages, random })); continue; }
    const predecessor = step.answers === undefined ? undefined : done.get(step.answers);
    if (step.answers !== undefined && !predecessor) continue;
    const dueAt = begins.getTime() + step.afterSeconds * 1000;
    const writtenAt = toInstant(new Date(step.minutesAgo > 0 ? begins.getTime() - step.minutesAgo * 60_000 : dueAt));
    const { messageId, document } = write(languages.careCommunication, {
      kind: step.kind ?? 'new', sender, receiver, author: sender.persons[step.author ?? 0] ?? sender.persons[0]!, at: writtenAt, patient: patients[step.patient],
      category: step.category, text: step.text, ...(step.topic === undefined ? {} : { topic: step.topic }), ...(step.priority === undefined ? {} : { priority: step.priority }),
      ...(step.attachments ? { attachments: step.attachments } : {}), ...(step.attention ? { attention: step.attention } : {}), ...(step.version ? { version: step.version } : {}),
    }, () => random.uuid(), predecessor);
    done.set(step.key, document);
    outgoing.push({ id: messageId, kind: 'message', from: sender.gln, to: receiver.gln, bundle: document.bundle, format: formatOf(sender.gln), dueAt, writtenAt, dispatches: 0, awaiting: false });
  }
  return outgoing;
}
