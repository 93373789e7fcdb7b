/** What a package builds on, how its rules are decided, and what is in it. A missing dependency can be replaced by another version. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackageDetails, PackageFacts } from '../../../shared/contract';
import { Button } from '../../ui/Button';
import { Select } from '../../ui/Select';
import { StateTag } from '../../ui/Tag';
import { lastPart } from './findings';
import styles from './packages.module.css';

type Dependency = PackageDetails['dependencies'][number];

/** @param onReplace loads the package again, with other versions in place of those it asks for: name -> version */
export function PackageDetail({ details, all, onReplace }: { details: PackageDetails; all: readonly PackageFacts[]; onReplace(overrides: Record<string, string>): void }) {
  const { t } = useTranslation('conformance');
  const { invariants, contents, dependencies } = details;
  const overrides = Object.fromEntries(dependencies.flatMap(({ name, state, used }) => (state === 'overridden' && used !== undefined ? [[name, used]] : [])));
  const rules = [['named', invariants.named], ['compiled', invariants.compiled], ['interpreted', invariants.interpreted], ['notEvaluated', invariants.notEvaluated.length]] as const;
  return (
    <div className={styles.detail}>
      <section>
        <h3 className={styles.h3}>{t('pack.dependencies')}</h3>
        <ul className={styles.dependencies}>
          {dependencies.map((dependency) => (
            <li key={dependency.name}>
              <span className={styles.id}>{dependency.name} {dependency.wanted}</span>
              {dependency.state === 'missing' ? <StateTag tone="warn" icon="triangle-alert">{t('pack.depends.missing')}</StateTag> : <span className={styles.soft}>{t(`pack.depends.${dependency.state}`, { used: dependency.used ?? '' })}</span>}
              {dependency.state === 'missing' && details.source === 'loaded' ? <Replacement dependency={dependency} all={all} onReplace={(version) => { onReplace({ ...overrides, [dependency.name]: version }); }} /> : null}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className={styles.h3}>{t('pack.rules')}</h3>
        <dl className={styles.facts}>{rules.map(([key, count]) => <div key={key}><dt>{t(`pack.${key}`)}</dt><dd>{count}</dd></div>)}</dl>
        {invariants.notEvaluated.length ? <p className={styles.id}>{invariants.notEvaluated.join(', ')}</p> : null}
      </section>
      <details className={styles.contents}>
        <summary><span className={styles.h3}>{t('pack.contents')}</span> <span className={styles.soft}>{t('pack.contentsCount', { count: contents.length })}</span></summary>
        <ul>{contents.map(({ url, type }) => <li key={`${type} ${url}`}><span className={styles.soft}>{type}</span> <span className={styles.id}>{lastPart(url)}</span></li>)}</ul>
      </details>
      {details.sha256 === undefined ? null : <p className={styles.id}>{[details.file, `SHA-256 ${details.sha256}`].filter(Boolean).join(' · ')}</p>}
    </div>
  );
}

function Replacement({ dependency: { name, wanted }, all, onReplace }: { dependency: Dependency; all: readonly PackageFacts[]; onReplace(version: string): void }) {
  const { t } = useTranslation('conformance');
  const versions = all.filter((other) => other.name === name).map(({ version }) => version);
  const [chosen, setChosen] = useState(versions.at(-1));
  const version = chosen !== undefined && versions.includes(chosen) ? chosen : versions.at(-1);
  if (version === undefined) return <p className={styles.soft}>{t('pack.noInstead')}</p>;
  return (
    <div className={styles.replacement}>
      <Select label={t('pack.instead', { name, wanted })} labelPlacement="hidden" placeholder="" options={versions.map((id) => ({ id, label: id }))} value={version} onChange={setChosen} />
      <Button size="s" onPress={() => { onReplace(version); }}>{t('pack.useInstead')}</Button>
    </div>
  );
}
