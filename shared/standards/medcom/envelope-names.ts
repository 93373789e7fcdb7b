/**
 * THE table of what a message type is called on an envelope: name, version and the statistics postfix behind the hash (terminology 2.0,
 * 2025-09-22; versions from MedCom's governance page). Never in code elsewhere, since the version moves with the governance.
 */
import { categoryCodes, eventCodes } from './codes';

interface EnvelopeName {
  /** SOR-EDI type; `MCM:` is written before it. */
  type: string;
  version: string;
  /** Postfixes that may be written. */
  postfixes: ReadonlySet<string>;
  /** Postfixes that were once written and are still read. */
  former: ReadonlySet<string>;
  /** For a message whose own code is none of these, which no valid one is. */
  otherwise: string;
}

export const envelopeNames = {
  [eventCodes.careCommunication]: { type: 'FDIS91', version: '5.0', postfixes: categoryCodes, former: new Set(['assessment']), otherwise: 'other' },
  [eventCodes.hospitalNotification]: { type: 'FDIS20', version: '3.0.0', postfixes: new Set(['AcuteAmbulant', 'AdmissionInpatient', 'OnLeave', 'EndOfLeave', 'EndHospitalStay']), former: new Set(), otherwise: 'AcuteAmbulant' },
  [eventCodes.acknowledgement]: { type: 'FCTL', version: '2.0.0', postfixes: new Set(['ok', 'transient-error', 'fatal-error']), former: new Set(), otherwise: 'fatal-error' },
} as const satisfies Record<string, EnvelopeName>;

/** `MCM:FDIS91#nursing`, `5.0`. Total: the combination is always one that the statistics know. */
export function envelopeNameOf(event: keyof typeof envelopeNames, postfix: string | undefined): { name: string; version: string } {
  const { type, version, postfixes, otherwise }: EnvelopeName = envelopeNames[event];
  return { name: `MCM:${type}#${postfix !== undefined && postfixes.has(postfix) ? postfix : otherwise}`, version };
}
