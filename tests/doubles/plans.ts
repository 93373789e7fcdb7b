/** Rehabilitation plans as the mailroom hands them over: read by the real reader, about official test persons. */
import { letterDocuments } from '../../shared/formats/letter/formats';
import { readOioXml } from '../../shared/formats/oioxml';
import type { MessageRecord, PatientView, PlanDecision, RehabilitationPlanView, Session } from '../../shared/messages';
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

/** A municipality that is logged in, instead of the practice that doubles begin as. */
export const asMunicipality = (session: Session): Session => ({ ...session, role: 'municipality', organisation: { ...session.organisation!, name: 'Odense Kommune (test)', role: 'municipality' } });

/** The morning of 19 November 2026 in a municipality: four plans that wait, two with a start offered. */
export const PLANS_NOW = '2026-11-19T07:41:20.000Z';
export function morningPlans(): { records: MessageRecord[]; decisions: { messageId: string; decision: PlanDecision }[] } {
  const options: (PlanOptions & { decision?: PlanDecision })[] = [
    { patient: persons[4], discharged: '2026-11-11' }, { patient: persons[2], discharged: '2026-11-17' }, { patient: persons[3], discharged: '2026-11-18', plan: { type: 'rehabilitering', typeText: 'rehabilitering' } },
    { patient: persons[0], discharged: '2026-11-17', decision: { plannedStart: '2026-11-28' } }, { patient: persons[5], discharged: '2026-11-16', decision: { level: 'basal', offered: '2026-11-23' } }, { patient: persons[6], discharged: '2026-11-13', decision: { level: 'avanceret', offered: '2026-11-20' } },
  ];
  const records = options.map((one, index) => planRecord({ identifier: `P${String(index + 1)}`, ...one }));
  return { records, decisions: options.flatMap(({ decision }, index) => (decision ? [{ messageId: records[index]!.messageId, decision }] : [])) };
}
