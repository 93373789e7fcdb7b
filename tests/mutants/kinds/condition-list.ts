/** ConditionList 1.0: a document, not a message. */
import { kind, type Kind, type Tier } from '../kind';
import type { Spot } from '../spot';

const of = (type: string | undefined, group: string) => (name: string, tier: Tier, rule: string, edit: (found: Spot, bundle: Spot) => string | undefined): Kind =>
  kind(`${group}: ${name}`, tier, rule, (bundle) => { const found = type === undefined ? bundle : bundle.resource(type); return found && edit(found, bundle); }, 'conditionlist');
const document = of(undefined, 'document');
const composition = of('Composition', 'composition');
const condition = of('Condition', 'condition');
const patient = of('Patient', 'listed patient');
const organization = of('Organization', 'institution');
const dead = '11111111-0000-4000-8000-00000000dead';
const status = (found: Spot): Spot | undefined => found.items('category').flatMap((category) => category.items('coding')).find((coding) => coding.text('system') === 'http://snomed.info/sct');

export const conditionList: readonly Kind[] = [
  document('no identifier', 'profile', 'Bundle.identifier 1..1', (bundle) => bundle.drop('identifier')),
  document('identifier without system', 'base', 'bdl-9', (bundle) => bundle.at('identifier')?.drop('system')),
  document('no entry', 'profile', 'Bundle.entry 1..*', (bundle) => bundle.drop('entry')),
  document('entry without fullUrl', 'profile', 'Bundle.entry.fullUrl 1..1', (bundle) => bundle.items('entry').at(-1)?.drop('fullUrl')),
  document('two Compositions', 'profile', 'entry:composition 1..1', (bundle) => {
    const entry = bundle.items('entry')[0];
    const copy = entry && structuredClone(entry.value) as { fullUrl: string; resource: { id: string } };
    if (!copy) return undefined;
    copy.resource.id = 'second';
    copy.fullUrl = copy.fullUrl.replace(/[^/]*$/, 'second');
    return bundle.add('entry', copy);
  }),
  composition('no language', 'profile', 'language 1..1', (found) => found.drop('language')),
  composition('in English', 'profile', 'language pattern da', (found) => found.replace('language', 'en')),
  composition('preliminary', 'profile', 'status pattern final', (found) => found.replace('status', 'preliminary')),
  composition('unknown status', 'base', 'composition-status', (found) => found.replace('status', 'klar')),
  composition('of another type', 'profile', 'type pattern 11450-4', (found) => found.at('type.coding')?.set('code', '60591-5')),
  composition('no type', 'base', 'type 1..1', (found) => found.drop('type')),
  composition('no subject', 'profile', 'subject 1..1', (found) => found.drop('subject')),
  composition('subject outside the document', 'profile', 'subject bundled', (found) => found.replace('subject', { reference: `Patient/${dead}` })),
  composition('no date', 'base', 'date 1..1', (found) => found.drop('date')),
  composition('no author', 'base', 'author 1..*', (found) => found.drop('author')),
  composition('author outside the document', 'profile', 'author bundled', (found) => found.at('author')?.set('reference', `Organization/${dead}`)),
  composition('author is the patient', 'profile', 'author closed by type', (found) => found.add('author', structuredClone(found.get('subject')))),
  composition('no title', 'base', 'title 1..1', (found) => found.drop('title')),
  composition('confidentiality R', 'profile', 'confidentiality pattern N', (found) => found.replace('confidentiality', 'R')),
  composition('no confidentiality', 'profile', 'confidentiality 1..1', (found) => found.drop('confidentiality')),
  composition('no section', 'profile', 'section 1..*', (found) => found.drop('section')),
  composition('section without entry', 'profile', 'section.entry 1..*', (found) => { const section = found.at('section'); section?.set('text', { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div>' }); return section?.drop('entry'); }),
  composition('section entry of a wrong kind', 'profile', 'section.entry target', (found) => found.at('section.entry')?.set('reference', found.at('subject')?.text('reference'))),
  composition('section that is empty for a reason', 'base', 'cmp-2', (found) => found.at('section')?.set('emptyReason', { text: 'x' })),
  composition('meta without profile', 'profile', 'meta.profile 1..1', (found) => { const meta = found.at('meta'); meta?.set('versionId', '1'); return meta?.drop('profile'); }),
  condition('no category', 'profile', 'category 1..*', (found) => found.drop('category')),
  condition('no status', 'profile', 'category:status 1..1', (found) => found.dropItem('category', (item) => item.items('coding').some((coding) => coding.text('system') === 'http://snomed.info/sct'))),
  condition('unknown status', 'profile', 'category:status 1..1 or required status', (found) => status(found)?.set('code', '404684003')),
  condition('not recorded', 'profile', 'recordedDate 1..1', (found) => found.drop('recordedDate')),
  condition('recorded in Danish form', 'base', 'dateTime', (found) => found.replace('recordedDate', '02-03-2026')),
  condition('no subject', 'base', 'subject 1..1', (found) => found.drop('subject')),
  condition('two notes', 'profile', 'note 0..1', (found) => found.set('note', [{ text: 'x' }, { text: 'y' }]) && `${found.path}.note[1]`),
  condition('note without text', 'base', 'Annotation.text 1..1', (found) => `${found.set('note', [{ time: '2026-03-02' }])}[0]`),
  condition('unknown clinical status', 'profile', 'clinicalStatus required condition-clinical', (found) => found.set('clinicalStatus', { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'rask' }] })),
  condition('ended but active', 'base', 'con-4', (found) => { found.set('clinicalStatus', { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] }); return found.set('abatementDateTime', '2026-01-01'); }),
  condition('stage of nothing', 'base', 'con-1', (found) => found.add('stage', { type: { text: 'x' } })),
  patient('no gender', 'profile', 'gender 1..1', (found) => found.drop('gender')),
  patient('no birth date', 'profile', 'birthDate 1..1', (found) => found.drop('birthDate')),
  patient('no given name', 'profile', 'name:official.given 1..*', (found) => found.at('name')?.drop('given')),
  patient('second identifier', 'profile', 'identifier 1..1', (found) => found.add('identifier', { system: 'http://example.org', value: '1' })),
  organization('no name', 'profile', 'name 1..1', (found) => found.drop('name')),
  organization('no SOR', 'profile', 'identifier:SOR-ID 1..1', (found) => found.dropItem('identifier', (item) => item.text('system') === 'urn:oid:1.2.208.176.1.1')),
  organization('short SOR', 'invariant', 'min-digits-sor', (found) => found.items('identifier').find((item) => item.text('system') === 'urn:oid:1.2.208.176.1.1')?.set('value', '12345')),
];
