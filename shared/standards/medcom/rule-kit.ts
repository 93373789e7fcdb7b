/** Findings of rules that no profile states. Findings carry FHIRPath with indexes; values of patients' data are never repeated in them. */
import type { Issue, IssueSource } from '../../messages';
import { obj } from './loose';

export interface Place { value: unknown; path: string }

export const finding = (severity: Issue['severity'], source: IssueSource, rule: string, path: string, message: string, messageEn: string): Issue =>
  ({ severity, rule, path, message, messageEn, source });

/** MedCom's prose: no published profile refuses a message for it, so no answer may claim that one does. */
export const proseError = (rule: string, path: string, message: string, messageEn: string): Issue => finding('error', 'medcom-text', rule, path, message, messageEn);
export const proseWarning = (rule: string, path: string, message: string, messageEn: string): Issue => finding('warning', 'medcom-text', rule, path, message, messageEn);

/** A place below another; its path is written when somebody asks for it, which only a finding does. */
class Below implements Place {
  readonly value: unknown;
  constructor(value: unknown, private readonly above: Place, private readonly name: string, private readonly index = -1) { this.value = value; }
  get path(): string { return this.index === -1 ? `${this.above.path}.${this.name}` : `${this.above.path}.${this.name}[${this.index}]`; }
}

/** All values at a path, each with its own indexed path. Repeating elements are spread. */
export function placesAt(from: Place, path: string): Place[] {
  let places: Place[] = [from];
  for (const name of path.split('.')) {
    const next: Place[] = [];
    for (const place of places) {
      const child = obj(place.value)[name];
      if (Array.isArray(child)) {
        for (let index = 0; index < child.length; index++) if (child[index] !== null) next.push(new Below(child[index], place, name, index));
      } else if (child !== undefined && child !== null && child !== '') next.push(new Below(child, place, name));
    }
    places = next;
  }
  return places;
}
