/** The form of a rehabilitation plan, in the order in which the municipality reads it. */
import { use, useId } from 'react';
import type { AbilityAreaId, AbilityGradient, PlanDraft } from '../../../../shared/messages';
import { abilityAreas } from '../../../../shared/standards/rehabilitation-plan/ability';
import { latestStartOf } from '../../../../shared/standards/rehabilitation-plan/deadline';
import { RadioCards } from '../../../ui/RadioCards';
import { Select } from '../../../ui/Select';
import { FieldError } from '../../../ui/FieldError';
import { dayText } from '../../shared/plan-days';
import { useTexts } from '../../shared/words';
import { Day, Line, Moment, PartyLine, Rows, Ties, Words } from './fields';
import { ContactPick, SignatureFields, type FormProps } from './common';
import { Section } from './Section';
import styles from './letter.module.css';

const types = ['almen', 'specialiseret', 'rehabilitering'] as const;
const gradients: readonly AbilityGradient[] = ['none', 'mild', 'moderate', 'severe', 'complete'];

export function PlanForm({ draft, change, contacts, receiverField }: FormProps) {
  const { t, language } = useTexts('letter-drafts');
  const { refOf, errorOf, onLeave } = use(Ties);
  const extendedId = useId();
  const { plan } = draft;
  if (!plan) return null;
  const set = (patch: Partial<PlanDraft>): void => { change((old) => (old.plan ? { ...old, plan: { ...old.plan, ...patch } } : old)); };
  const latest = latestStartOf({ discharge: plan.discharged?.date, plannedStart: plan.startEarliest });
  const free = abilityAreas.filter(({ id }) => !plan.ability.some(({ area }) => area === id));
  const area = (id: AbilityAreaId): string => abilityAreas.find((one) => one.id === id)!.heading;
  const words = (field: 'abilitySummary' | 'need' | 'health' | 'information' | 'practical' | 'safety', rows = 3) => <Words path={`plan.${field}`} label={t(`plan.${field}`)} placeholder={t(`plan.${field}Hint`, { defaultValue: '' })} rows={rows} value={plan[field]} onChange={(text) => { set({ [field]: text }); }} />;
  const typeError = errorOf('plan.type');
  return (
    <>
      <Section kind="plan" id="type">
        <div className={styles.choice} ref={refOf('plan.type')} tabIndex={-1}>
          <RadioCards compact className={styles.cards} label={t('plan.type')} value={plan.type} onChange={(type) => { set({ type }); onLeave('plan.type'); }} cards={types.map((id) => ({ id, title: t(`plan.types.${id}.title`), description: t(`plan.types.${id}.text`) }))} />
          {typeError ? <FieldError>{typeError}</FieldError> : null}
        </div>
        <div className={styles.three}>
          <Day path="plan.discharged" label={t('plan.discharged')} value={plan.discharged?.date} onChange={(date) => { set({ discharged: date === undefined ? undefined : { date } }); }} />
          <Day path="plan.startEarliest" label={t('plan.startEarliest')} value={plan.startEarliest} onChange={(startEarliest) => { set({ startEarliest }); }} />
          <div className={styles.computed}><span>{t('plan.latest')}</span><output>{latest ? dayText(latest.latestStart, '0000', language) : t('plan.latestUnknown')}</output></div>
        </div>
        <Line path="plan.deadlineText" label={t('plan.deadlineText')} value={plan.deadlineText} onChange={(deadlineText) => { set({ deadlineText }); }} />
      </Section>
      <Section kind="plan" id="ability">
        {words('abilitySummary')}
        <fieldset className={styles.rows} aria-labelledby={extendedId}>
          <div className={styles.rowsHead} ref={refOf('plan.ability')} tabIndex={-1}>
            <span id={extendedId} className={styles.rowsTitle}>{t('plan.extended')}</span>
            {free.length > 0 ? <Select label={t('plan.addArea')} labelPlacement="hidden" size="m" className={styles.addArea} placeholder={t('plan.addArea')} value={undefined} options={free.map(({ id, heading }) => ({ id, label: heading }))} onChange={(id) => { set({ ability: [...plan.ability, { area: id as AbilityAreaId, text: '' }] }); }} /> : null}
          </div>
          {plan.ability.map((one, index) => {
            const put = (patch: Partial<typeof one>): void => { set({ ability: plan.ability.map((other, at) => (at === index ? { ...other, ...patch } : other)) }); };
            return (
              <div key={one.area} className={styles.area}>
                <span>{area(one.area)}</span>
                <Line path={`plan.ability[${index}]`} hidden label={area(one.area)} value={one.text} onChange={(text) => { put({ text }); }} />
                <Select label={t('plan.gradient', { area: area(one.area) })} labelPlacement="hidden" placeholder={t('plan.gradientNone')} value={one.gradient} options={[...gradients.map((id) => ({ id, label: t(`plan.gradients.${id}`) })), { id: 'remove', label: t('plan.removeArea') }]} onChange={(id) => { if (id === 'remove') set({ ability: plan.ability.filter((_, at) => at !== index) }); else put({ gradient: id as AbilityGradient }); }} />
              </div>
            );
          })}
          {errorOf('plan.ability') ? <FieldError>{errorOf('plan.ability')}</FieldError> : null}
        </fieldset>
      </Section>
      <Section kind="plan" id="need">{words('need')}</Section>
      <Section kind="plan" id="stay">
        <Moment path="plan.admitted" label={t('plan.admitted')} value={plan.admitted} onChange={(admitted) => { set({ admitted }); }} />
        {words('health')}
        <Rows<PlanDraft['diagnoses'][number]> coded path="plan.diagnoses" title={t('diagnoses')} add={t('addDiagnosis')} rows={plan.diagnoses} blank={{ role: plan.diagnoses.length === 0 ? 'primary' : 'secondary', code: '', text: '' }} onChange={(diagnoses) => { set({ diagnoses }); }}>
          {(row, put, path) => <>
            <Select label={t('role')} labelPlacement="hidden" placeholder={t('role')} value={row.role} options={[{ id: 'primary', label: t('plan.primary') }, { id: 'secondary', label: t('plan.secondary') }]} onChange={(role) => { put({ ...row, role: role === 'primary' ? 'primary' : 'secondary' }); }} />
            <Line path={`${path}.code`} hidden label={t('code')} value={row.code} onChange={(code) => { put({ ...row, code }); }} /><Line path={`${path}.text`} hidden label={t('diagnosis')} value={row.text} onChange={(text) => { put({ ...row, text }); }} />
          </>}
        </Rows>
        <Moment path="plan.control" label={t('plan.control')} value={plan.control.at} onChange={(at) => { const { place, text } = plan.control; set({ control: { place, text, ...(at && { at }) } }); }} />
        <div className={styles.two}>
          <Line path="plan.control.place" label={t('plan.controlPlace')} value={plan.control.place} onChange={(place) => { set({ control: { ...plan.control, place } }); }} /><Line path="plan.control.text" label={t('plan.controlText')} value={plan.control.text} onChange={(text) => { set({ control: { ...plan.control, text } }); }} />
        </div>
      </Section>
      <Section kind="plan" id="consent">
        <div className={styles.choice} ref={refOf('plan.consent')} tabIndex={-1}><RadioCards compact className={styles.cards} label={t('plan.consent')} value={plan.consent} onChange={(consent) => { set({ consent }); }} cards={[{ id: 'ja', title: t('plan.consentYes') }, { id: 'nej', title: t('plan.consentNo') }]} /></div>
        {words('information', 2)}{words('safety', 2)}{words('practical', 2)}
      </Section>
      <Section kind="plan" id="contact">
        <PartyLine path="plan.region" label={t('plan.region')} value={plan.region} onChange={(region) => { set({ region }); }} />
        <PartyLine path="plan.municipality" label={t('plan.municipality')} value={plan.municipality} onChange={(municipality) => { set({ municipality }); }} />
        <Rows path="plan.relatives" title={t('plan.relatives')} add={t('plan.addRelative')} rows={plan.relatives} blank={{ relation: '', name: '', phone: '' }} onChange={(relatives) => { set({ relatives }); }}>
          {(row, put, path) => <><Line path={`${path}.name`} hidden label={t('name')} value={row.name} onChange={(name) => { put({ ...row, name }); }} /><Line path={`${path}.relation`} hidden label={t('plan.relation')} value={row.relation} onChange={(relation) => { put({ ...row, relation }); }} /><Line path={`${path}.phone`} hidden label={t('phone')} value={row.phone} onChange={(phone) => { put({ ...row, phone }); }} /></>}
        </Rows>
      </Section>
      <Section kind="plan" id="receivers">
        {receiverField}
        <div className={styles.choice} ref={refOf('plan.practice')} tabIndex={-1}>
          <RadioCards compact className={styles.cards} label={t('plan.practice')} value={plan.practice === undefined ? undefined : plan.practice === 'deselected' ? 'deselected' : 'copy'} onChange={(id) => { set({ practice: id === 'copy' ? { copy: { name: '' } } : 'deselected' }); }} cards={[{ id: 'copy', title: t('plan.practiceCopy') }, { id: 'deselected', title: t('plan.practiceNo') }]} />
        </div>
        {plan.practice !== undefined && plan.practice !== 'deselected' ? <ContactPick path="plan.practice.copy" label={t('plan.practiceName')} contacts={contacts.filter(({ role }) => role === 'general-practice')} value={plan.practice.copy} onChange={(copy) => { set({ practice: { copy: copy ?? { name: '' } } }); }} /> : null}
        <Rows path="plan.copies" title={t('plan.copies')} add={t('addCopy')} rows={plan.copies} blank={{ name: '' }} onChange={(copies) => { set({ copies }); }}>
          {(row, put, path) => <ContactPick hidden path={path} label={t('organisation')} contacts={contacts} value={row} onChange={(next) => { put(next ?? { name: '' }); }} />}
        </Rows>
        <Rows path="plan.finalStatusTo" title={t('plan.finalStatusTo')} add={t('plan.addFinal')} rows={plan.finalStatusTo} blank={{ name: '' }} onChange={(finalStatusTo) => { set({ finalStatusTo }); }}>
          {(row, put, path) => <ContactPick hidden path={path} label={t('organisation')} contacts={contacts} value={row} onChange={(next) => { put(next ?? { name: '' }); }} />}
        </Rows>
      </Section>
      <Section kind="plan" id="signature">
        <SignatureFields draft={draft} change={change} />
        <Rows path="plan.coWriters" title={t('plan.coWriters')} add={t('plan.addCoWriter')} rows={plan.coWriters} blank={{ name: '', title: '', phone: '' }} onChange={(coWriters) => { set({ coWriters }); }}>
          {(row, put, path) => <><Line path={`${path}.name`} hidden label={t('name')} value={row.name} onChange={(name) => { put({ ...row, name }); }} /><Line path={`${path}.title`} hidden label={t('personTitle')} value={row.title} onChange={(title) => { put({ ...row, title }); }} /><Line path={`${path}.phone`} hidden label={t('phone')} value={row.phone} onChange={(phone) => { put({ ...row, phone }); }} /></>}
        </Rows>
      </Section>
    </>
  );
}
