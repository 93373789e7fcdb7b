/** The facts of a message that lists, counters and patients are computed from. Pure. */
import type { MessageRecord, PatientId, PatientView } from '../../../shared/messages';
import { messageTime } from '../../../shared/standards/thread';
import { letterFactsOf } from './letters';
import { planFactsOf } from './plans';
import type { MessageFacts, StoredPatient } from './rows';
import { foldText } from '../search/words';

/** Messages without a usable number stand together, so that none is out of reach. */
const NO_PATIENT = 'none';

/** CPR numbers before replacement numbers before anything else: the number a person is known by longest. */
const idRanks: Record<PatientId['type'], number> = { cpr: 0, 'x-ecpr': 1, 'd-ecpr': 2, other: 3 };
const keyOf = (id: PatientId): string => `${id.type}:${id.value.replace(/[-\s]/g, '').toUpperCase()}`;

export function patientKeysOf(patient: PatientView | undefined): [string, ...string[]] {
  const ids = [...(patient?.ids ?? [])].sort((a, b) => idRanks[a.type] - idRanks[b.type]);
  const [first, ...rest] = [...new Set(ids.map(keyOf))];
  return first === undefined ? [NO_PATIENT] : [first, ...rest];
}

/** The message's own place in time (R17), not when it came. */
const timeOf = (record: MessageRecord): string => messageTime(record.view) ?? record.at;

/** The conversation a message belongs to: its own where it names none. */
export const threadIdOf = (record: MessageRecord): string => record.view.threadId ?? record.messageId;

export function factsOf(record: MessageRecord, doc: number): MessageFacts {
  const { view, direction } = record;
  const other = direction === 'in' ? view.sender : view.receivers[0];
  const patientKeys = patientKeysOf(view.patient);
  const own = view.attachments;
  return {
    messageId: record.messageId, threadId: threadIdOf(record), direction, at: timeOf(record),
    standard: view.standard, version: view.version, activity: view.activity,
    patientKey: patientKeys[0], patientKeys, patientName: view.patient?.name ?? '', patientIds: view.patient?.ids ?? [], deceased: view.patient?.deceased ?? false,
    counterpart: other?.name ?? other?.gln ?? other?.sor ?? '', ...(other?.gln === undefined ? {} : { counterpartGln: other.gln }),
    ...(view.category === undefined ? {} : { category: view.category }), ...(view.topic === undefined ? {} : { topic: view.topic }),
    attachmentIds: own.map((attachment) => attachment.id), ...(record.lateByMinutes === undefined ? {} : { lateByMinutes: record.lateByMinutes }), ...planFactsOf(record), ...letterFactsOf(record), doc,
  };
}

/** The patient as this message describes them; undefined for a message about nobody. */
export function patientOf(record: MessageRecord): StoredPatient | undefined {
  const { patient } = record.view;
  if (!patient || patient.ids.length === 0) return undefined;
  const at = timeOf(record);
  const words = [...new Set([...foldText(patient.name), ...patient.ids.flatMap((id) => foldText(id.value))])];
  return { patientKey: patientKeysOf(patient)[0], name: patient.name, ids: patient.ids, view: patient, lastAt: at, threads: 0, words, viewAt: at };
}

/** The newest description wins; numbers known before stay findable. */
export function mergePatient(old: StoredPatient | undefined, next: StoredPatient): StoredPatient {
  if (!old) return next;
  // Equal times: the one that sorts first, so that the order of arrival doesn't matter.
  const newer = next.viewAt > old.viewAt || (next.viewAt === old.viewAt && JSON.stringify(next.view) < JSON.stringify(old.view)) ? next : old;
  const known = new Map([...old.ids, ...next.ids].map((id) => [keyOf(id), id]));
  const ids = [...known.values()].sort((a, b) => idRanks[a.type] - idRanks[b.type] || (a.value < b.value ? -1 : 1));
  return {
    ...newer, ids, lastAt: old.lastAt > next.lastAt ? old.lastAt : next.lastAt,
    words: [...new Set([...old.words, ...next.words])].sort(),
  };
}
