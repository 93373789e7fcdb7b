/** Names of this project's drafts. They stand under an address that nobody serves (RFC 2606) and never under MedCom's or HL7's. */
import { fullUrlBase } from '../urls';

const own = (kind: string, name: string): string => `${fullUrlBase}/${kind}/${name}`;

export const draftVersion = 'draft 0.1';
export const draftNotice = 'Projektudkast, ikke en MedCom-standard / Project draft, not a MedCom standard';

export const projectDrafts = {
  eventSystem: own('CodeSystem', 'draft-events'),
  planEvent: 'rehabilitation-plan-draft', dischargeEvent: 'discharge-report-draft',
  planMessage: own('StructureDefinition', 'rehabilitation-plan-message'), dischargeMessage: own('StructureDefinition', 'discharge-report-message'), dischargeDocument: own('StructureDefinition', 'discharge-report-document'),
  letterPart: own('CodeSystem', 'letter-part'),
  tag: { system: own('CodeSystem', 'draft-status'), code: 'project-draft', display: draftNotice },
  documentCode: own('CodeSystem', 'document-types'),
  letterParty: own('NamingSystem', 'letter-party'),
  envelope: own('NamingSystem', 'letter-envelope'), letter: own('NamingSystem', 'letter-number'),
  extension: (name: string): string => own('StructureDefinition', name),
  codeSystem: (name: string): string => own('CodeSystem', name),
} as const;
