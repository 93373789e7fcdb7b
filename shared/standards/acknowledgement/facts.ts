/** What the Acknowledgement guide fixes. */
export const id = 'acknowledgement';
export const title = { da: 'Kvittering', en: 'Acknowledgement' };
export const currentVersion = '2.0';
export const responseCodes = ['ok', 'transient-error', 'fatal-error'] as const;
export const severities: ReadonlySet<string> = new Set(['fatal', 'error', 'warning', 'information']);
/** R4's issue types. */
export const issueTypes: ReadonlySet<string> = new Set((
  'invalid structure required value invariant security login unknown expired forbidden suppressed processing not-supported duplicate multiple-matches not-found deleted too-long code-invalid '
  + 'extension too-costly business-rule conflict transient lock-error no-store exception timeout incomplete throttled informational'
).split(' '));
