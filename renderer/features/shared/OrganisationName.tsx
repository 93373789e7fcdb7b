/** The name of an organisation as a message gives it, or as the organisation register does, which is said (CC-R-21). */
import { useTranslation } from 'react-i18next';
import type { OrganisationView } from '../../../shared/messages';
import { useOrganisationNames, type OrganisationWords } from '../../archive';
import { plainLine } from './plain-text';
import styles from './OrganisationName.module.css';

/** The first of several descriptions of one organisation that has a name; else the first that has a number. */
export function bestNamed(words: readonly OrganisationWords[]): OrganisationWords {
  return words.find(({ from }) => from === 'message' || from === 'register') ?? words.find(({ from }) => from === 'number') ?? { text: '', from: 'nobody' };
}

interface OrganisationNameProps { of: readonly (OrganisationView | undefined)[]; /** On paper: in brackets, since there is no grey. */ plain?: boolean }

/** `of`: descriptions of the same organisation, the nearest first. */
export function OrganisationName({ of, plain = false }: OrganisationNameProps) {
  const { t: tc } = useTranslation('common');
  const nameOf = useOrganisationNames();
  const { text, from } = bestNamed(of.map(nameOf));
  const shown = plainLine(text) || tc('unknownOrganisation');
  if (from !== 'register') return <>{shown}</>;
  return <>{shown} <span className={styles.source}>{plain ? `(${tc('nameFromRegister')})` : tc('nameFromRegister')}</span></>;
}
