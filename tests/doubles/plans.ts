/** Rehabilitation plans as the mailroom hands them over: read by the real reader, about official test persons. */
import { letterDocuments } from '../../shared/formats/letter/formats';
import { readOioXml } from '../../shared/formats/oioxml';
import type { MessageRecord, PatientView, RehabilitationPlanView } from '../../shared/messages';
import { rehabilitationPlan } from '../../shared/standards/rehabilitation-plan';
import { planLetter } from '../fixtures/oioxml';
import { persons } from './records';

export interface PlanOptions {
  /** Number of the letter; the message's id is the sender's location number and this. */
  identifier?: string;
  patient?: PatientView;
  letter?: Parameters<typeof planLetter>[0];
  /** Day of discharge; `undefined` leaves what the letter says. */
  discharged?: string;
  /** What is changed in the view, beside the letter's own parts. */
  plan?: Partial<RehabilitationPlanView>;
  at?: string;
}

export function planRecord({ identifier = 'P2611180001', patient = persons[2], letter = {}, discharged, plan = {}, at = '2026-11-18T08:26:00.000Z' }: PlanOptions = {}): MessageRecord {
  const { interchange } = readOioXml(new TextEncoder().encode(planLetter(letter).replace('P2611180001', identifier)));
  const view = rehabilitationPlan.view(letterDocuments('oioxml', interchange!)[0]!, 'GGOP100');
  const read = view.letter as RehabilitationPlanView;
  const own: RehabilitationPlanView = { ...read, ...(discharged === undefined ? {} : { stay: { ...read.stay, expectedEnd: { date: discharged } } }), ...plan };
  const address = { ...(view.patient?.address === undefined ? {} : { address: view.patient.address }), phone: '65000055' };
  return { messageId: view.messageId, direction: 'in', at, format: 'oioxml', original: 'a'.repeat(64), view: { ...view, sentAt: at, patient: { ...patient, ...address }, letter: own } };
}
