/** The form of a discharge summary: what the practice is asked to do comes before what happened. */
import { use } from 'react';
import type { DischargeDiagnosisRole, DischargeDraft } from '../../../../shared/messages';
import { Checkbox } from '../../../ui/Checkbox';
import { Note } from '../../../ui/Note';
import { RadioCards } from '../../../ui/RadioCards';
import { Select } from '../../../ui/Select';
import { useTexts } from '../../shared/words';
import { ContactPick, SignatureFields, type FormProps } from './common';
import { Line, Moment, Rows, Ties, Words } from './fields';
import { Section } from './Section';
import styles from './letter.module.css';

const kinds = ['inpatient', 'outpatient', 'casualty'] as const;
const roles: readonly DischargeDiagnosisRole[] = ['main', 'main-additional', 'bidiagnose', 'operation', 'roentgenundersoegelse'];
type TextField = 'recommendation' | 'course' | 'information' | 'medicineInformation' | 'prevention' | 'planned' | 'cave';

export function DischargeForm({ draft, change, contacts, receiverField }: FormProps) {
  const { t } = useTexts('letter-drafts');
  const { refOf, onLeave } = use(Ties);
  const { discharge } = draft;
  if (!discharge) return null;
  const set = (patch: Partial<DischargeDraft>): void => { change((old) => (old.discharge ? { ...old, discharge: { ...old.discharge, ...patch } } : old)); };
  const words = (field: TextField, rows = 3) => <Words path={`discharge.${field}`} label={t(`discharge.${field}`)} rows={rows} value={discharge[field]} onChange={(text) => { set({ [field]: text }); }} />;
  return (
    <>
      <Section kind="discharge" id="dates">
        {discharge.corrects === undefined ? null : <div ref={refOf('discharge.corrects')} tabIndex={-1}><Note icon="rotate-ccw"><p>{t('discharge.corrects')}</p></Note></div>}
        <RadioCards compact className={styles.cards} label={t('discharge.kind')} value={discharge.kind} onChange={(kind) => { set({ kind }); }} cards={kinds.map((id) => ({ id, title: t(`discharge.kinds.${id}`) }))} />
        <div className={styles.two}>
          <Moment path="discharge.start" label={t(discharge.kind === 'inpatient' ? 'discharge.admitted' : 'discharge.firstVisit')} value={discharge.start} onChange={(start) => { set({ start }); }} />
          <Moment path="discharge.end" label={t(discharge.kind === 'inpatient' ? 'discharge.discharged' : 'discharge.lastVisit')} value={discharge.end} onChange={(end) => { set({ end }); }} />
        </div>
        <Line path="discharge.manner" label={t('discharge.manner')} value={discharge.manner} onChange={(manner) => { set({ manner }); }} />
      </Section>
      <Section kind="discharge" id="followUp">
        <div ref={refOf('discharge.followUp')} tabIndex={-1}><Checkbox isSelected={discharge.followUp} onChange={(followUp) => { set({ followUp }); onLeave('discharge.followUp'); }}>{t('discharge.followUp')}</Checkbox></div>
        {words('recommendation')}
      </Section>
      <Section kind="discharge" id="diagnoses">
        <Rows<DischargeDraft['diagnoses'][number]> coded path="discharge.diagnoses" title={t('diagnoses')} add={t('addDiagnosis')} rows={discharge.diagnoses} blank={{ role: discharge.diagnoses.length === 0 ? 'main' : 'bidiagnose', code: '', text: '' }} onChange={(diagnoses) => { set({ diagnoses }); }}>
          {(row, put, path) => <>
            <Select label={t('role')} labelPlacement="hidden" placeholder={t('role')} value={row.role} options={roles.map((id) => ({ id, label: t(`discharge.roles.${id}`) }))} onChange={(role) => { put({ ...row, role: role as DischargeDiagnosisRole }); }} />
            <Line path={`${path}.code`} hidden label={t('code')} value={row.code} onChange={(code) => { put({ ...row, code }); }} /><Line path={`${path}.text`} hidden label={t('diagnosis')} value={row.text} onChange={(text) => { put({ ...row, text }); }} />
          </>}
        </Rows>
        {words('cave', 2)}
      </Section>
      <Section kind="discharge" id="course">{words('course', 6)}{words('information')}{words('prevention', 2)}{words('planned')}</Section>
      <Section kind="discharge" id="medicine">
        {words('medicineInformation')}
        <Rows path="discharge.medicine" title={t('discharge.medicine')} add={t('discharge.addMedicine')} rows={discharge.medicine} blank={{ name: '', strength: '', dose: '', purpose: '' }} onChange={(medicine) => { set({ medicine }); }}>
          {(row, put, path) => <>{(['name', 'strength', 'dose', 'purpose'] as const).map((field) => <Line key={field} path={`${path}.${field}`} hidden label={t(`discharge.medicineFields.${field}`)} value={row[field]} onChange={(text) => { put({ ...row, [field]: text }); }} />)}</>}
        </Rows>
      </Section>
      <Section kind="discharge" id="receivers">
        {receiverField}
        <ContactPick path="discharge.copy" label={t('discharge.copy')} contacts={contacts} value={discharge.copy} onChange={(copy) => { set({ copy }); }} />
      </Section>
      <Section kind="discharge" id="signature">
        <SignatureFields draft={draft} change={change} />
        <div className={styles.two}>
          <Line path="discharge.dictatedBy" label={t('discharge.dictatedBy')} value={discharge.dictatedBy} onChange={(dictatedBy) => { set({ dictatedBy }); }} /><Line path="discharge.responsible" label={t('discharge.responsible')} value={discharge.responsible} onChange={(responsible) => { set({ responsible }); }} />
        </div>
      </Section>
    </>
  );
}
