/** The patient band: who the message is about, always in sight; or the search for that person. */
import { useEffect, useMemo, useRef, useState, type Ref } from 'react';
import type { Draft, PatientId } from '../../../shared/messages';
import { classifyPatientId, dEcprSystems, formatCpr, identifierSystems, parsePatientId } from '../../../shared/identifiers';
import type { PatientRow } from '../../archive/types';
import { Button } from '../../ui/Button';
import { ComboBox, type ComboOption } from '../../ui/ComboBox';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { draftPatient } from '../shared/drafts';
import { PatientBanner } from '../shared/PatientBanner';
import { useTexts } from '../shared/words';
import { patientName } from './words';
import styles from './composer.module.css';

type Patient = NonNullable<Draft['patient']>;

export interface PatientBarProps {
  patient: Draft['patient'];
  /** A reply stays with its patient. */
  locked: boolean;
  found: readonly PatientRow[];
  onSearch(text: string): void;
  onPatient(patient: Patient | undefined): void;
  onBlur(): void;
  error: string | undefined;
  inputRef: Ref<HTMLInputElement>;
}

interface Option extends ComboOption { row?: PatientRow; number?: string; enter?: true }

export function PatientBar({ patient, locked, found, onSearch, onPatient, onBlur, error, inputRef }: PatientBarProps) {
  const { t } = useTexts('compose');
  const [changing, setChanging] = useState(false);
  const [query, setQuery] = useState('');
  const [manual, setManual] = useState<string>();
  // Each of the two takes the other's place, and focus must not go with the one that leaves.
  const [cancelled, setCancelled] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => { if (changing) field.current?.querySelector('input')?.focus(); }, [changing]);
  const search = (text: string) => { setQuery(text); onSearch(text); };
  const typed = parsePatientId(query);
  const options = useMemo((): Option[] => {
    const rows: Option[] = found.map((row) => ({ id: row.patientKey, text: `${row.name} ${row.ids.map(({ value }) => formatCpr(value)).join(' · ')}`, row }));
    const known = typed !== undefined && found.some(({ ids }) => ids.some(({ value }) => value === typed));
    return [...rows, typed !== undefined && !known ? { id: 'number', text: t('patient.addNumber', { number: formatCpr(typed) }), number: typed } : { id: 'enter', text: t('patient.add'), enter: true }];
  }, [found, typed, t]);
  const looksLikeNumber = /^\s*\d{6}[ -]?[0-9a-z]{4}\s*$/i.test(query);

  if (patient && !changing) {
    return (
      <PatientBanner patient={{ ...patient, name: patientName(patient), deceased: patient.deceased ?? false }}>
        {locked ? null : <Button size="s" autoFocus={cancelled} onPress={() => { setChanging(true); search(''); }}>{t('patient.change')}</Button>}
      </PatientBanner>
    );
  }
  const take = (next: Patient) => { setCancelled(false); setChanging(false); setManual(undefined); setQuery(''); onPatient(next); };
  const choose = (option: Option | undefined) => {
    if (option?.row) take(draftPatient(option.row.view)!);
    else if (option) { setManual(option.number ?? ''); setQuery(''); }
  };
  return (
    <>
      <section className={styles.banner} aria-label={t('patient.banner')} data-ground="banner">
        <div ref={field} className={styles.bannerField}>
          <ComboBox<Option>
            label={t('patient.label')} labelPlacement="side" icon="search" options={options} selected={undefined} query={query} onQuery={search} onSelect={choose} placeholder={t('patient.placeholder')} emptyText={t('patient.none')} inputRef={inputRef}
            error={looksLikeNumber && typed === undefined ? t('patient.notDate') : manual === undefined ? error : undefined} onBlur={() => { if (manual === undefined) onBlur(); }}
            renderOption={(option) => (option.row
              ? <span className={styles.optMain}><span className={styles.optText}><span className={styles.medium}>{option.row.name}</span></span><span className={styles.number}>{option.row.ids.map(({ value }) => formatCpr(value)).join(' · ')}</span></span>
              : <span className={styles.medium}>{option.text}</span>)}
          />
        </div>
        {changing ? <Button size="s" onPress={() => { setCancelled(true); setChanging(false); setManual(undefined); }}>{t('patient.cancel')}</Button> : null}
      </section>
      {manual === undefined ? null : <ManualPatient key={manual} number={manual} onUse={take} onCancel={() => { setManual(undefined); }} />}
    </>
  );
}

const regionOf = (system: string): string => /\.(\d{3})$/.exec(system)?.[1] ?? 'generic';

/** A person nobody has written about here before: number and name, checked as far as a form can. */
function ManualPatient({ number: first, onUse, onCancel }: { number: string; onUse(patient: Patient): void; onCancel(): void }) {
  const { t } = useTexts('compose');
  const [number, setNumber] = useState(first ? formatCpr(first) : '');
  const [given, setGiven] = useState('');
  const [family, setFamily] = useState('');
  const [system, setSystem] = useState(dEcprSystems[0]!);
  const [asked, setAsked] = useState(false);
  const value = parsePatientId(number);
  const type = value === undefined ? undefined : classifyPatientId(value);
  const numberError = !asked || value !== undefined ? undefined : /^\s*\d{6}[ -]?[0-9a-z]{4}\s*$/i.test(number) ? t('patient.notDate') : t('patient.notNumber');
  const nameError = asked && !(given.trim() && family.trim()) ? t('patient.nameMissing') : undefined;
  const use = () => {
    setAsked(true);
    if (value === undefined || type === undefined || !given.trim() || !family.trim()) return;
    const id: PatientId = { type, value, system: type === 'cpr' ? identifierSystems.cpr : type === 'x-ecpr' ? identifierSystems.xEcpr : system };
    onUse({ ids: [id], family: family.trim(), given: given.trim().split(/\s+/) });
  };
  return (
    <form className={styles.manual} aria-label={t('patient.addTitle')} onSubmit={(event) => { event.preventDefault(); use(); }}>
      <div className={styles.manualRow}>
        <TextField label={t('patient.number')} value={number} onChange={setNumber} error={numberError} numeric autoComplete="off" autoFocus={!first} />
        <TextField label={t('patient.given')} value={given} onChange={setGiven} error={nameError} autoComplete="off" autoFocus={Boolean(first)} />
        <TextField label={t('patient.family')} value={family} onChange={setFamily} error={nameError} autoComplete="off" />
        {type === 'd-ecpr' ? <Select label={t('patient.region')} options={dEcprSystems.map((id) => ({ id, label: t(`regions.${regionOf(id)}`) }))} value={system} onChange={setSystem} placeholder={t('patient.region')} /> : null}
      </div>
      <div className={styles.manualEnd}>
        <Button type="submit" variant="primary">{t('patient.use')}</Button>
        <Button onPress={onCancel}>{t('patient.cancel')}</Button>
        <span className={styles.soft}>{t('patient.hint')}</span>
      </div>
    </form>
  );
}
