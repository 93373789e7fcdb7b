/**
 * Findings about a FHIR draft of this project: base structure of R4, what HL7 Europe's discharge report fixes (sections with title and
 * code, one hospital course …), and what MedCom asks of every organisation. The guide's own profiles are not at hand (docs/not-verified.md).
 */
import type { Bundle } from 'fhir/r4';
import { createEngine } from '../../../fhir/validation/engine';
import type { Engine } from '../../../fhir/validation/types';
import type { FhirDocument } from '../../../formats/format';
import { identifierSystems } from '../../../identifiers';
import type { Issue } from '../../../messages';
import { profilePackages } from '../../profile-packages';
import { at, items, objs, str, strAt, type Loose } from '../loose';
import { openBundle, type Message } from '../message';
import { finding } from '../rule-kit';
import { projectDrafts } from './names';

let engine: Engine | undefined;
/** By base R4 only: no package holds the draft's own profiles. */
const baseIssues = (bundle: Bundle): Issue[] => [...(engine ??= createEngine('medcom.fhir.dk.messaging#4.0.2', { packages: profilePackages, invariants: {} })).validateBundle(bundle, projectDrafts.planMessage).issues];

const missing = (path: string, da: string, en: string): Issue => finding('error', 'base', 'draft-missing', path, `${da} mangler, så udkastet er ufuldstændigt.`, `${en} is missing, so the draft is incomplete.`);

/** Every organisation of the header must have SOR and GLN in MedCom's messages; a letter has no SOR code. */
function organisationRules(message: Message): Issue[] {
  const header = message.header?.resource;
  const references = [header?.sender, ...objs(header?.destination).map(({ receiver }) => receiver)];
  return references.flatMap((reference) => {
    const found = reference === undefined ? undefined : message.resolve(reference);
    if (!found) return [];
    const has = (system: string): boolean => objs(found.resource.identifier).some((identifier) => identifier.system === system && str(identifier.value) !== undefined);
    return has(identifierSystems.sor) && has(identifierSystems.gln) ? [] : [finding('warning', 'policy', 'draft-organisation', found.path, 'Organisationen har ikke både SOR-kode og lokationsnummer, som MedCom kræver. Udkastet følger derfor ikke MedComs regler for organisationer.', 'The organisation does not have both SOR code and location number, as MedCom demands. The draft therefore does not conform to MedCom\'s rules for organisations.')];
  });
}

function compositionOf(message: Message, path: string): Issue[] {
  const [found] = message.all('Composition');
  if (!found) return [missing(path, 'Dokumentets forside (Composition)', 'The Composition')];
  const need: readonly [name: string, da: string, en: string][] = [['type', 'Typen', 'The type'], ['subject', 'Patienten', 'The patient'], ['encounter', 'Kontakten', 'The encounter'], ['author', 'Forfatteren', 'The author'], ['title', 'Titlen', 'The title']];
  return need.flatMap(([name, da, en]) => (items(found.resource[name]).length > 0 ? [] : [missing(`${found.path}.${name}`, da, en)]));
}

function reportRules(report: Message): Issue[] {
  const { bundle } = report;
  const [found] = report.all('Composition');
  const sections = objs(found?.resource.section);
  const codeOf = (section: Loose): string | undefined => strAt(section, 'code', 'coding', 'code');
  const course = sections.filter((section) => codeOf(section) === '8648-8').length;
  return [
    ...compositionOf(report, 'Bundle'),
    ...(str(at(bundle, 'identifier', 'value')) === undefined ? [missing('Bundle.identifier', 'Dokumentets nummer', 'The identifier of the document')] : []),
    ...(str(bundle.timestamp) === undefined ? [missing('Bundle.timestamp', 'Dokumentets tidspunkt', 'The time of the document')] : []),
    ...(found && strAt(found.resource, 'type', 'coding', 'code') !== '34105-7' ? [finding('error', 'base', 'draft-type', `${found.path}.type`, 'Dokumentet er ikke et udskrivningsbrev (LOINC 34105-7).', 'The document is no hospital discharge report (LOINC 34105-7).')] : []),
    ...(course === 1 ? [] : [finding('error', 'base', 'draft-hospital-course', `${found?.path ?? 'Bundle'}.section`, `Afsnittet om forløbet (8648-8) skal findes netop én gang; her er ${course}.`, `The section on the hospital course (8648-8) must stand exactly once; here are ${course}.`)]),
    ...sections.flatMap((section, index) => (str(section.title) !== undefined && codeOf(section) !== undefined ? [] : [missing(`${found!.path}.section[${index}]`, 'Afsnittets titel eller kode', 'Title or code of the section')])),
  ];
}

export function planDraftIssues({ bundle }: FhirDocument): Issue[] {
  const message = openBundle(bundle);
  return [...baseIssues(bundle), ...compositionOf(message, 'Bundle'), ...(message.all('ServiceRequest').length === 0 ? [missing('Bundle', 'Henvisningen til kommunen (ServiceRequest)', 'The request to the municipality (ServiceRequest)')] : []), ...organisationRules(message)];
}

/** `report`: the document within the message, or the Bundle itself. */
export function dischargeDraftIssues({ bundle }: FhirDocument, report: Bundle | undefined): Issue[] {
  if (!report) return [...baseIssues(bundle), missing('Bundle', 'Selve udskrivningsbrevet', 'The discharge report itself')];
  return [...baseIssues(bundle), ...(report === bundle ? [] : [...baseIssues(report), ...organisationRules(openBundle(bundle))]), ...reportRules(openBundle(report))];
}
