import { z } from 'zod';

/**
 * Where a finding comes from. `text`…`invariant` are what the published standard itself refuses;
 * `medcom-text` is MedCom's prose that no profile states; `policy` is our own rule.
 */
export const issueSourceSchema = z.enum(['text', 'base', 'profile', 'invariant', 'medcom-text', 'policy']);
export type IssueSource = z.infer<typeof issueSourceSchema>;

export const issueSchema = z.object({
  severity: z.enum(['fatal', 'error', 'warning', 'information']),
  /** Published rule key (`medcom-careCommunication-6`) or our own code (`text-truncated`). */
  rule: z.string().min(1),
  /** FHIRPath with index, XML or JSON position, or segment and element. Empty when the whole file is meant. */
  path: z.string(),
  /** Danish sentence: what is wrong, what it means, what to do. */
  message: z.string(),
  /** The same sentence in English. */
  messageEn: z.string(),
  source: issueSourceSchema,
  /** Canonical of the profile that asks for it, for source `profile` and `invariant`. */
  profile: z.string().optional(),
  /** What kind of fault a profile's element has; an acknowledgement names it by MedCom's code (ACK-14). */
  fault: z.enum(['missing', 'code', 'too-long', 'type']).optional(),
  line: z.number().int().positive().optional(),
  column: z.number().int().positive().optional(),
});
export type Issue = z.infer<typeof issueSchema>;

/** True when the published standard itself refuses the message (what a fatal-error acknowledgement may say). */
export function isRejection(issue: Issue): boolean {
  return (issue.severity === 'fatal' || issue.severity === 'error') && issue.source !== 'medcom-text' && issue.source !== 'policy';
}
