/** Writes the letter of one step, and the binary letter with its file where it has one. */
import type { Letter } from '../../../../../shared/formats/letter/tree';
import { toInstant, type Organisation } from '../../../../../shared/messages';
import { envelopeNumber, letterIdOf } from '../../../../../shared/standards/medcom/letter-standard';
import type { Random } from '../../../../mailroom/ports/network';
import { attachment } from '../attachments';
import type { Languages } from '../languages';
import { patients } from '../patients';
import type { OutgoingLetter } from '../state';
import { binaryLetter, correspondenceLetter, dischargeLetter, inEnvelope, type LetterFile, type LetterHeader } from './build';
import { planLetter } from './build-plan';
import type { LetterContent, LetterStep } from './content';
import { letterFile, letterNumber } from './file';

function letterOf(header: LetterHeader, content: LetterContent, file: LetterFile | undefined): Letter {
  switch (content.type) {
    case 'plan': return planLetter(header, content);
    case 'correspondence': return correspondenceLetter(header, content);
    default: return dischargeLetter(header, content, file);
  }
}

/** Who sends to whom, when the script began (milliseconds), and the episodes of care of the letters so far, by their keys. */
export interface LetterScene { sender: Organisation; receiver: Organisation; begins: number; episodes: Map<string, string>; languages: Pick<Languages, 'letters'>; random: Random }

export function performLetter(step: LetterStep, { sender, receiver, begins, episodes, languages, random }: LetterScene): OutgoingLetter[] {
  const { content, format } = step;
  const dueAt = begins + step.afterSeconds * 1000;
  const writtenAt = toInstant(new Date(step.minutesAgo > 0 ? begins - step.minutesAgo * 60_000 : dueAt));
  const episode = (step.corrects === undefined ? undefined : episodes.get(step.corrects)) ?? random.uuid().replaceAll('-', '');
  episodes.set(step.key, episode);
  const shared = { sender, receiver, writtenAt, author: sender.persons[step.author ?? 0] ?? sender.persons[0]!, patient: patients[step.patient] };
  const outgoing = (letter: (header: LetterHeader) => Letter, header: Pick<LetterHeader, 'corrected' | 'episode'>, due: number): OutgoingLetter => {
    const identifier = letterNumber('B', random.uuid());
    const interchange = inEnvelope(letter({ ...shared, ...header, identifier }), shared, envelopeNumber(random.uuid()));
    return { id: letterIdOf(sender.gln, identifier), kind: 'letter', from: sender.gln, to: receiver.gln, ...letterFile(languages.letters, format, interchange), dueAt: due, writtenAt, dispatches: 0, awaiting: false };
  };
  const file = 'file' in content ? content.file : undefined;
  const attached: LetterFile | undefined = file && { identifier: random.uuid(), description: file.description, attachment: attachment(file.attachment) };
  const letter = outgoing((header) => letterOf(header, content, attached), { corrected: step.corrects !== undefined, episode }, dueAt);
  return attached ? [letter, outgoing((header) => binaryLetter(header, attached), { corrected: false }, dueAt + file!.afterSeconds * 1000)] : [letter];
}
