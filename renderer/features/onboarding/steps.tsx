/** The pages of first start. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkChoice, Organisation, Session } from '../../../shared/messages';
import { Checkbox } from '../../ui/Checkbox';
import { ComboBox, type ComboOption } from '../../ui/ComboBox';
import { Icon } from '../../ui/Icon';
import { Note } from '../../ui/Note';
import { RadioCards } from '../../ui/RadioCards';
import { Tag } from '../../ui/Tag';
import { TextField } from '../../ui/TextField';
import { NetworkFields, type OwnProblem } from '../shared/NetworkFields';
import { PasswordField } from '../shared/PasswordField';
import { RoleField } from '../shared/RoleField';
import { findOrganisations, initialsOf, usesFolder, VANS_FOLDER, workplaces, type Answers, type Problem } from './answers';
import styles from './onboarding.module.css';

export interface StepProps {
  answers: Answers;
  change(patch: Partial<Answers>): void;
  /** Words below a field; only after a person tried to go on. */
  errorOf(field: keyof Answers): string | undefined;
  /** The same as a key, for fields that have their own words. */
  problemOf(field: keyof Answers): Problem | undefined;
  networks: readonly NetworkChoice[];
  organisations: readonly Organisation[] | undefined;
  session: Session;
}

export function PasswordStep({ answers, change, errorOf }: StepProps) {
  const { t } = useTranslation('onboarding');
  const words = { showLabel: t('password.show'), hideLabel: t('password.hide'), kind: 'new' } as const;
  return (
    <>
      <PasswordField {...words} label={t('password.label')} value={answers.password} onChange={(password) => { change({ password }); }} error={errorOf('password')} hint={t('password.hint')} autoFocus />
      <PasswordField {...words} label={t('password.repeat')} value={answers.repeat} onChange={(repeat) => { change({ repeat }); }} error={errorOf('repeat')} />
      <Note icon="hard-drive"><p>{t('password.disk')}</p></Note>
    </>
  );
}

const full = ({ name, unit }: Pick<Organisation, 'name' | 'unit'>): string => (unit ? `${name}, ${unit}` : name);
interface PlaceOption extends ComboOption { place: Organisation }
const toOption = (place: Organisation): PlaceOption => ({ id: place.gln, text: full(place), place });

export function WorkplaceStep({ answers, change, errorOf, organisations }: StepProps) {
  const { t } = useTranslation('onboarding');
  const { t: tn } = useTranslation('network');
  const chosen = organisations?.find(({ gln }) => gln === answers.gln);
  const [query, setQuery] = useState(chosen ? full(chosen) : '');
  const selected = chosen && toOption(chosen);
  const options = useMemo(() => findOrganisations(organisations ?? [], answers.role, chosen && query === full(chosen) ? '' : query).map(toOption), [organisations, answers.role, query, chosen]);
  const written = ({ place }: PlaceOption) => <span className={styles.option}><span className={styles.optionText}><span className={styles.medium}>{full(place)}</span> <span className={styles.soft}>· {place.address}</span></span><span className={styles.id}>{t('workplace.location', { gln: place.gln })}</span></span>;
  const forget = { gln: undefined, name: '', personRole: undefined, phone: '', initials: '' };
  return (
    <>
      <RadioCards
        label={t('workplace.roles')} hideLabel value={answers.role} onChange={(role) => { setQuery(''); change({ role, ...forget }); }}
        cards={workplaces.map((role) => ({ id: role, title: t(`workplace.${role}`), description: t(`workplace.${role}Text`), icon: role === 'municipality' ? 'building-2' : 'stethoscope' }))}
      />
      {answers.unlisted ? null : <ComboBox<PlaceOption>
        label={t(answers.role === 'municipality' ? 'workplace.findMunicipality' : 'workplace.findPractice')} size="l" icon="search" placeholder={organisations ? t('workplace.placeholder') : t('workplace.loading')} emptyText={t(organisations ? 'workplace.none' : 'workplace.loading')} clearLabel={t('workplace.clear')}
        options={options} selected={selected} query={query} onQuery={setQuery} onSelect={(option) => { if (option?.id !== answers.gln) change({ ...forget, gln: option?.id }); }} renderOption={written} hint={t('workplace.hint')} error={errorOf('gln')}
      />}
      <Checkbox isSelected={answers.unlisted} onChange={(unlisted) => { setQuery(''); change({ ...forget, unlisted, network: unlisted ? VANS_FOLDER : undefined }); }}>{tn('unlisted')}</Checkbox>
    </>
  );
}

export function NetworkStep({ answers, change, problemOf, networks, session }: StepProps) {
  const { t } = useTranslation('onboarding');
  const { t: tn } = useTranslation('network');
  const chosen = usesFolder(answers) ? VANS_FOLDER : answers.network ?? session.network.id;
  const listed = networks.length ? networks : [{ ...session.network, folder: false, organisations: true }];
  return (
    <>
      <RadioCards
        label={t('network.label')} hideLabel value={chosen} onChange={(network) => { change({ network }); }} autoFocus
        cards={listed.map(({ id, title, training, organisations }) => {
          const off = answers.unlisted && organisations;
          const words = training ? { title: t('network.training'), description: off ? tn('unlistedOnly') : t('network.trainingText') } : id === VANS_FOLDER ? { title: tn('vans-folder'), description: tn('vans-folderText') } : { title };
          return { id, icon: training ? 'graduation-cap' : 'server', isDisabled: off, ...words, ...(training ? { tag: <Tag tone="wait" icon="info">{t('trainingOnly')}</Tag> } : {}) };
        })}
      />
      {chosen === VANS_FOLDER ? (
        <>
          <NetworkFields answers={answers} change={change} problemOf={(field) => problemOf(field) as OwnProblem | undefined} className={styles.two} />
          <Note><p>{tn('unproved')}</p></Note>
        </>
      ) : null}
    </>
  );
}

const OTHER = 'other';

export function YouStep({ answers, change, errorOf, organisations }: StepProps) {
  const { t } = useTranslation('onboarding');
  const persons = usesFolder(answers) ? [] : organisations?.find(({ gln }) => gln === answers.gln)?.persons ?? [];
  const [choice, setChoice] = useState(() => { const at = persons.findIndex(({ name }) => name === answers.name); return at >= 0 ? String(at) : answers.name ? OTHER : undefined; });
  const roleOf = (index: number): string => { const role = persons[index]?.role; return role === undefined ? '' : 'text' in role ? role.text : role.display; };
  const choose = (id: string) => {
    setChoice(id);
    const person = id === OTHER ? undefined : persons[Number(id)];
    change(person ? { name: person.name, personRole: person.role, phone: person.phone, initials: person.initials } : { name: '', personRole: undefined, phone: '', initials: '' });
  };
  const own = !persons.length || choice !== undefined;
  return (
    <>
      {persons.length ? <RadioCards label={t('you.choose')} compact className={styles.people} value={choice} onChange={choose} autoFocus cards={[...persons.map(({ name, phone }, at) => ({ id: String(at), title: name, description: [roleOf(at), phone].filter(Boolean).join(' · ') })), { id: OTHER, title: t('you.other'), description: t('you.otherText') }]} /> : null}
      {own ? (
        <>
          <TextField label={t('you.name')} size="l" value={answers.name} onChange={(name) => { change({ name, ...(answers.initials === initialsOf(answers.name) ? { initials: initialsOf(name) } : {}) }); }} error={errorOf('name')} isRequired autoComplete="off" autoFocus={!persons.length} />
          <RoleField label={t('you.role')} size="l" placeholder={t('you.rolePlaceholder')} clearLabel={t('you.clearRole')} role={answers.personRole} onChange={(personRole) => { change({ personRole }); }} error={errorOf('personRole')} />
          <div className={styles.two}>
            <TextField label={t('you.phone')} size="l" type="tel" numeric value={answers.phone} onChange={(phone) => { change({ phone }); }} error={errorOf('phone')} isRequired autoComplete="off" />
            <TextField label={t('you.initials')} size="l" value={answers.initials} onChange={(initials) => { change({ initials }); }} error={errorOf('initials')} hint={t('you.initialsHint')} maxLength={3} isRequired autoComplete="off" />
          </div>
        </>
      ) : errorOf('name') ? <Note tone="bad" role="alert"><p>{t('you.choose')}</p></Note> : null}
    </>
  );
}

export function TestStep({ answers, organisations, session }: StepProps) {
  const { t } = useTranslation('onboarding');
  const { t: tn } = useTranslation('network');
  const onFolder = usesFolder(answers);
  const place = onFolder ? { name: answers.ownName.trim(), unit: answers.ownUnit.trim(), gln: answers.ownGln.replace(/\s+/g, '') } : organisations?.find(({ gln }) => gln === answers.gln);
  const training = session.network.training && !onFolder;
  const networkName = onFolder ? tn('vans-folder') : session.network.title;
  const online = session.network.state === 'online';
  const role = answers.personRole;
  return (
    <>
      <div role="status"><ul className={styles.checks}>
        <li className={styles.ok}><Icon name="circle-check" />{t('test.store')}</li>
        <li className={styles.ok}><Icon name="circle-check" />{t('test.organisation', { name: place ? full(place) : '' })}</li>
        <li className={online ? styles.ok : styles.wait}><Icon name={online ? 'circle-check' : 'clock'} /><span>{t('test.network', { network: networkName })}{online ? null : <span className={styles.soft}> {t('test.offline')}</span>}</span></li>
      </ul></div>
      <dl className={styles.facts} aria-label={t('test.summary')}>
        <dt>{t('test.role')}</dt><dd>{t(`workplace.${answers.role}`)}</dd>
        <dt>{t('test.organisationLabel')}</dt><dd>{place ? full(place) : ''} <span className={styles.id}>{place?.gln}</span></dd>
        <dt>{t('test.person')}</dt><dd>{[answers.name.trim(), role === undefined ? '' : 'text' in role ? role.text : role.display, answers.phone.trim()].filter(Boolean).join(', ')}</dd>
        <dt>{t('test.networkLabel')}</dt><dd>{training ? t('network.training') : networkName}</dd>
      </dl>
      {training ? <Note><p>{t('test.testMessage')}</p></Note> : null}
    </>
  );
}
