/** What a hospital says in a letter, as plain data. Days and minutes count from the moment it is written. */
import type { PlanType } from '../../../../../shared/messages';
import type { AttachmentKey } from '../attachments';
import type { PatientKey } from '../patients';
import type { Part } from '../script';

export interface Coded { code: string; text: string }

interface Stay {
  /** Minutes before it was written. */
  fromMinutes: number;
  toMinutes: number;
}

export interface DischargeContent extends Stay {
  type: 'discharge' | 'outpatient' | 'casualty';
  diagnosis: Coded;
  additional?: Coded[];
  /** `kind` is the letter's own description (`bidiagnose`, `operation` …); codes are SKS. */
  others?: (Coded & { kind: string })[];
  /** In the notation of `runsOf`. */
  text: string;
  relative?: { relation: string; family: string; given: string };
  /** Comes in a binary letter of its own, so many seconds later. */
  file?: { attachment: AttachmentKey; description: string; afterSeconds: number };
}

export interface CorrespondenceContent {
  type: 'correspondence';
  subject: string;
  priority: 'rutine' | 'høj_prioritet';
  text: string;
}

export interface PlanContent {
  type: 'plan';
  level: PlanType;
  admittedDaysAgo: number;
  /** Negative when the citizen is home already. */
  dischargedInDays: number;
  /** `{day}` is the day so many days ahead. */
  deadline?: { text: string; inDays?: number };
  information: string;
  practical: string;
  safety: string;
  control?: { inDays: number } | { text: string };
  health: string;
  ability: string;
  /** By the plan's own headings (`standards/rehabilitation-plan/ability`): chapter, area, text. */
  extended: readonly { chapter: string; areas: readonly (readonly [heading: string, text: string])[] }[];
  need: string;
  diagnoses: Coded[];
  diagnosisText?: string;
  icf: readonly { code: Coded; gradient?: Coded }[];
  excerpt?: { type: string; daysAgo: number; text: string };
  /** The practice gets a copy, or the patient said no. */
  practice: 'copy' | 'deselected';
  occupation?: string;
  relative?: { relation: string; family: string; given: string; phone: string };
  link?: { description: string; url: string };
}

export type LetterContent = DischargeContent | CorrespondenceContent | PlanContent;

/** A letter of a script; see `Step` for what the fields mean that both have. */
export interface LetterStep {
  kind: 'letter';
  key: string;
  from: Part;
  author?: number;
  to: 'client';
  patient: PatientKey;
  minutesAgo: number;
  afterSeconds: number;
  /** What the sender's system writes. */
  format: 'oioxml' | 'edifact';
  /** Key of an earlier letter of the script that this one replaces: same episode of care. */
  corrects?: string;
  content: LetterContent;
  answers?: undefined;
}
