/** Findings of rules that no profile states. Findings carry FHIRPath with indexes; values of patients' data are never repeated in them. */
import type { Issue, IssueSource } from '../../messages';
import { obj } from './loose';

export interface Place { value: unknown; path: string }

export const finding = (severity: Issue['severity'], source: IssueSource, rule: string, path: string, message: string, messageEn: string): Issue =>
  ({ severity, rule, path, message, messageEn, source });

/** MedCom's prose: no published profile refuses a message for it, so no answer may claim that one does. */
export const proseError = (rule: string, path: string, message: string, messageEn: string): Issue => finding('error', 'medcom-text', rule, path, message, messageEn);
export const proseWarning = (rule: string, path: string, message: string, messageEn: string): Issue => finding('warning', 'medcom-text', rule, path, message, messageEn);

/** All values at a path, each with its own indexed path. Repeating elements are spread. */
export function placesAt(from: Place, path: string): Place[] {
  return path.split('.').reduce<Place[]>((places, name) => places.flatMap((place) => childrenOf(place, name)), [from]);
}

function childrenOf(place: Place, name: string): Place[] {
  const child = obj(place.value)[name];
  if (Array.isArray(child)) return child.flatMap((value: unknown, index) => (value === null ? [] : [{ value, path: `${place.path}.${name}[${index}]` }]));
  return child === undefined || child === null || child === '' ? [] : [{ value: child, path: `${place.path}.${name}` }];
}
