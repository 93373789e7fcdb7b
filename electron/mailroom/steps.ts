/**
 * Points between two durable acts. A crash at any of them may repeat the step before it, but loses and doubles nothing;
 * `tests/faults` kills the process at each.
 */
export const stepNames = [
  'in:arrived', 'in:after-original', 'in:after-attachments', 'in:before-ledger', 'in:after-ledger', 'in:after-confirm',
  'out:after-composed', 'out:after-submit', 'out:after-attempt-original', 'out:after-attempt-ledger', 'out:after-send', 'out:after-handed-over',
  'ack:after-attempt-original', 'ack:after-attempt-ledger', 'ack:after-send', 'ack:after-handed-over',
  'clock:before-overdue', 'clock:after-overdue', 'handover:before-done', 'handover:after-done',
  'log:after-intent', 'log:after-append', 'log:after-head',
] as const;

/** Steps of a network whose envelopes are answered, and of one that is a folder; other networks never reach them. */
export const folderStepNames = [
  'receipt:after-attempt-ledger', 'receipt:after-send', 'receipt:after-handed-over', 'in:after-receipt',
  'folder:after-draft', 'folder:after-copy', 'folder:after-handover', 'folder:after-sent', 'folder:before-filed',
] as const;
export type StepName = (typeof stepNames)[number] | (typeof folderStepNames)[number];
