/** What first start asks, and when a step may be left. Pure. Keys of words are in namespace `onboarding`. */
import type { AuthorRole, Organisation, Person } from '../../../shared/messages';
import { noOwnAnswers, ownProblems, type OwnAnswers, type OwnProblem } from '../shared/NetworkFields';

export const steps = ['password', 'workplace', 'network', 'you', 'test'] as const;
export type Step = (typeof steps)[number];
export type Workplace = 'general-practice' | 'municipality';
export const workplaces: readonly Workplace[] = ['general-practice', 'municipality'];

export interface Answers extends OwnAnswers {
  /** No organisation of the list: a network without a table has to be chosen. */
  unlisted: boolean;
  /** Absent: the one that is offered. */
  network: string | undefined;
  password: string;
  repeat: string;
  role: Workplace;
  gln: string | undefined;
  name: string;
  personRole: AuthorRole | undefined;
  phone: string;
  initials: string;
}

export const VANS_FOLDER = 'vans-folder';
export const MIN_PASSWORD = 8;
const MAX_PASSWORD = 200;

export const noAnswers: Answers = { ...noOwnAnswers, unlisted: false, network: undefined, password: '', repeat: '', role: 'general-practice', gln: undefined, name: '', personRole: undefined, phone: '', initials: '' };

export type Problem = OwnProblem | 'short' | 'long' | 'different' | 'missing' | 'nameMissing' | 'roleMissing' | 'phoneMissing' | 'phoneInvalid' | 'initialsMissing';

/** On a VANS operator's folder a person says who they are. */
export const usesFolder = ({ unlisted, network }: Answers): boolean => (network ?? (unlisted ? VANS_FOLDER : undefined)) === VANS_FOLDER;

/** What keeps a step from being left, by the field it belongs to, in the order of the form. */
export function problems(step: Step, answers: Answers, organisations: readonly Organisation[]): Partial<Record<keyof Answers, Problem>> {
  if (step === 'password') {
    if (answers.password.length < MIN_PASSWORD) return { password: 'short' };
    if (answers.password.length > MAX_PASSWORD) return { password: 'long' };
    return answers.password === answers.repeat ? {} : { repeat: 'different' };
  }
  if (step === 'workplace') return answers.unlisted || organisations.some(({ gln, role }) => gln === answers.gln && role === answers.role) ? {} : { gln: 'missing' };
  if (step === 'network') return usesFolder(answers) ? ownProblems(answers) : {};
  if (step === 'you') {
    return {
      ...(answers.name.trim() ? {} : { name: 'nameMissing' }), ...(answers.personRole ? {} : { personRole: 'roleMissing' }),
      ...(!answers.phone.trim() ? { phone: 'phoneMissing' } : /^\+?\d[\d -]{2,}$/.test(answers.phone.trim()) ? {} : { phone: 'phoneInvalid' }),
      ...(/^\p{L}{2,3}$/u.test(answers.initials.trim()) ? {} : { initials: 'initialsMissing' }),
    };
  }
  return {};
}

/** First letters of the first and the last name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : words[0]?.slice(1)].map((word) => word?.[0] ?? '').join('').toLocaleUpperCase('da');
}

export const personOf = ({ name, personRole, phone, initials }: Answers): Person | undefined =>
  personRole && { name: name.trim(), role: personRole, phone: phone.trim(), initials: initials.trim().toLocaleUpperCase('da') };

const fold = (text: string): string => text.toLocaleLowerCase('da');

/** Organisations of the role whose name, unit, address or number holds every word. */
export function findOrganisations(organisations: readonly Organisation[], role: Workplace, query: string): Organisation[] {
  const words = fold(query).split(/[\s,·]+/).filter(Boolean);
  return organisations.filter((one) => one.role === role && words.every((word) => fold(`${one.name} ${one.unit} ${one.address} ${one.gln}`).includes(word)));
}
