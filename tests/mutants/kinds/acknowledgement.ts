/** Acknowledgement 2.0: the response and its outcome. */
import { kind, type Kind, type Tier } from '../kind';
import type { Spot } from '../spot';

const response = (name: string, tier: Tier, rule: string, edit: (header: Spot, bundle: Spot) => string | undefined): Kind =>
  kind(`response: ${name}`, tier, rule, (bundle) => { const found = bundle.resource('MessageHeader'); return found && edit(found, bundle); }, 'acknowledgement');
const outcome = (name: string, tier: Tier, rule: string, edit: (issue: Spot, outcome: Spot) => string | undefined): Kind =>
  kind(`outcome: ${name}`, tier, rule, (bundle) => { const found = bundle.resource('OperationOutcome'); const issue = found?.at('issue'); return found && issue && edit(issue, found); }, 'acknowledgement');
const dropOutcome = (bundle: Spot): string | undefined => bundle.dropItem('entry', (entry) => entry.at('resource')?.get('resourceType') === 'OperationOutcome');

export const acknowledgement: readonly Kind[] = [
  response('none', 'profile', 'response 1..1', (header) => header.drop('response')),
  response('unknown code', 'base', 'response-code', (header) => header.at('response')?.set('code', 'maybe')),
  response('no code', 'base', 'response.code 1..1', (header) => header.at('response')?.drop('code')),
  response('no identifier', 'base', 'response.identifier 1..1', (header) => header.at('response')?.drop('identifier')),
  response('identifier with prefix', 'base', 'id', (header) => header.at('response')?.set('identifier', 'urn:uuid:3c2b0f64-7df1-4c36-9e5b-0b9d6c3e7a10')),
  response('fatal without outcome', 'invariant', 'medcom-acknowledgement-1', (header, bundle) => {
    if (header.at('response')?.text('code') === 'ok') return undefined;
    header.at('response')?.drop('details');
    return dropOutcome(bundle);
  }),
  response('ok turned fatal without outcome', 'invariant', 'medcom-acknowledgement-1', (header, bundle) =>
    (header.at('response')?.text('code') !== 'ok' || bundle.resource('OperationOutcome') !== undefined ? undefined : header.at('response')?.set('code', 'fatal-error'))),
  response('details of a wrong kind', 'profile', 'response.details target', (header) => header.at('response')?.set('details', structuredClone(header.get('sender')))),
  outcome('issue without code', 'base', 'issue.code 1..1', (issue) => issue.drop('code')),
  outcome('issue of an unknown code', 'base', 'issue-type', (issue) => issue.replace('code', 'forkert')),
  outcome('issue without severity', 'base', 'issue.severity 1..1', (issue) => issue.drop('severity')),
  outcome('issue of an unknown severity', 'base', 'issue-severity', (issue) => issue.replace('severity', 'slem')),
  outcome('no issue', 'base', 'issue 1..*', (_, found) => found.drop('issue')),
  outcome('details of an unknown code', 'profile', 'issue.details.coding required issue-details', (issue) => issue.at('details.coding')?.set('code', 'MSG_BREVDUE')),
  outcome('details of another system', 'profile', 'issue.details.coding required issue-details', (issue) => issue.at('details.coding')?.set('system', 'http://example.org/errors')),
  outcome('text as number', 'base', 'JSON type', (issue) => issue.at('details')?.set('text', 7)),
];
