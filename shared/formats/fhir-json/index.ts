/** FHIR JSON. Fast by the platform's own parser; what that hides (doubled keys, depth, places) comes from one pass of our own. */
import type { Bundle } from 'fhir/r4';
import type { Issue } from '../../messages';
import { defaultLimits, type Format } from '../format';
import { textIssue } from '../text-issues';
import { narrativeIssues, refuseText, withoutBom } from '../whole-text';
import { scanJson } from './scan';

const isBundle = (value: unknown): value is Bundle => typeof value === 'object' && value !== null && 'resourceType' in value && value.resourceType === 'Bundle';

export const fhirJson: Format = {
  id: 'fhir-json',
  title: 'FHIR JSON',
  contentType: 'application/fhir+json',

  sniff: (head) => /^[\s\ufeff]*[{[]/.test(head.slice(0, 1024)),

  parse(input, limits = defaultLimits) {
    const refusal = refuseText(input, limits);
    if (refusal) return { issues: [refusal] };
    const text = withoutBom(input);
    const { fault, findings } = scanJson(text, limits.maxDepth, limits.maxItems);
    if (fault) return { issues: [textIssue(`text-${fault.kind}`, { detail: fault.what, at: { text, offset: fault.offset } })] };
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      // The pass accepts what the platform accepts; should they ever differ, the platform is right.
      return { issues: [textIssue('text-malformed', { detail: 'JSON', at: { text, offset: 0 } })] };
    }
    const issues: Issue[] = findings.map(({ kind, what, offset, path }) => textIssue(`text-${kind}`, { severity: 'error', detail: what, path: `Bundle${path}`, at: { text, offset } }));
    if (!isBundle(value)) return { issues: [textIssue('not-a-message'), ...issues] };
    return { document: { kind: 'fhir', format: 'fhir-json', bundle: value }, issues: [...issues, ...narrativeIssues(value, 'Bundle')] };
  },

  write: ({ bundle }) => JSON.stringify(bundle),
};
