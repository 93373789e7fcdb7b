/** What the simulated organisations do, as plain data. The engine knows no organisation, patient or text of its own. */
import type { AcknowledgementCode, Outcome } from '../../../../shared/messages';
import type { AttachmentKey } from './attachments';
import type { LetterStep } from './letters/content';
import type { PatientKey } from './patients';

/** Organisations by what they are to the client; the first of the list that nobody real has claimed plays the part. */
export const parts = {
  municipality: ['municipality-odense', 'municipality-assens'],
  'municipality-2': ['municipality-assens', 'municipality-odense'],
  hospital: ['hospital-medical', 'hospital-orthopaedic'],
  ward: ['hospital-orthopaedic', 'hospital-medical'],
  gp: ['gp-testgade', 'gp-testvej'],
  'gp-2': ['gp-testvej', 'gp-testgade'],
  physiotherapist: ['physiotherapy'],
  specialist: ['specialist-converted'],
} satisfies Record<string, string[]>;
export type Part = keyof typeof parts;

/** A FHIR message of a script. */
export interface MessageStep {
  /** Unique within its script; later steps answer or forward by it. */
  key: string;
  from: Part;
  /** Which of the sender's persons signs. */
  author?: number;
  to: 'client' | Part;
  kind?: 'reply' | 'forward';
  answers?: string;
  patient: PatientKey;
  category: string;
  topic?: string;
  priority?: 'routine' | 'asap';
  text: string;
  attachments?: AttachmentKey[];
  /** Person or team at the receiver that it is meant for. */
  attention?: { kind: 'person' | 'team'; name: string; role?: string };
  /** When it was written, in minutes before the script began (0 = at the moment it goes out). */
  minutesAgo: number;
  /** When it goes out, in seconds after the script began. */
  afterSeconds: number;
  /** Written by an older system, in the former version of the standard. */
  version?: '4.0';
}

/** FHIR messages, and letters in the older formats. */
export type Step = MessageStep | LetterStep;

/** One conversation that comes up while the client runs; its steps' times count from its own beginning. */
export type Conversation = Step[];

/** A verdict other than ok. The first rule that fits decides. */
export interface VerdictRule {
  /** Key of the receiving organisation. */
  receiver?: string;
  category?: string;
  /** Part of the newest text, in lower case. */
  keyword?: string;
  /** Every nth message that this organisation has got, if nothing else says so. */
  every?: number;
  code: Exclude<AcknowledgementCode, 'ok'>;
  /** A transient error is over after this many refusals of the same message. */
  times?: number;
  outcome: Outcome;
}

/** How a simulated organisation answers what a person writes. */
export interface AnswerRule {
  receiver?: string;
  role?: string;
  category?: string;
  keyword?: string;
  texts: string[];
  /** Two people answer the same message without knowing of each other. */
  parallel?: true;
  /** The answer comes with a forward of the whole thread to this organisation (the first of the part that is not the sender). */
  forwardTo?: Part;
  forwardText?: string;
  attachments?: AttachmentKey[];
}

export interface Timing {
  /** Seconds until an acknowledgement goes out, and until a person answers: from, to. */
  acknowledge: [number, number];
  answer: [number, number];
  /** Seconds between conversations that begin by themselves. */
  pause: [number, number];
  /** Sender's own clock: unacknowledged messages go again after so many minutes, so many times (R2, R3). */
  acknowledgementMinutes: number;
  resends: number;
  /** Longest conversation that the simulation answers in, so that two scripts can't talk for ever. */
  deepestAnswer: number;
}
export const timing: Timing = { acknowledge: [0.3, 2], answer: [8, 40], pause: [150, 420], acknowledgementMinutes: 30, resends: 2, deepestAnswer: 8 };
