/**
 * A mutant is a valid message with one small edit and the one published rule that the edit breaks. The verdict follows from
 * the rule, never from what a validator says; where the two differ, a person reads the rule again.
 */
import type { Chance } from '../faults/random';
import { copyOf, Spot, type Loose } from './spot';

/**
 * `base` FHIR R4 itself refuses it, `profile` an element rule of the guide (cardinality, fixed value, binding, slicing, target),
 * `invariant` a published key, `intent` MedCom's text asks for it and no published rule does, `control` still valid.
 */
export type Tier = 'base' | 'profile' | 'invariant' | 'intent' | 'control';

export type GuideName = 'carecommunication' | 'hospitalnotification' | 'acknowledgement' | 'homecareobservation' | 'conditionlist';
/** `name`, or `name#major` for one generation of it. */
export type GuideFilter = GuideName | `${GuideName}#${number}`;

export interface Guide { name: GuideName; version: string }

export interface Mutated {
  bundle: Loose;
  /** FHIRPath with index: where the edit is. */
  path: string;
  /** What is sent, where the edit isn't to be seen in the parsed Bundle (a doubled key). */
  text?: string;
}

export interface Kind {
  /** `group: what is done`. */
  name: string;
  tier: Tier;
  /** Published key, or the element and the fact. */
  rule: string;
  /** Guides in which the rule stands; absent: all. */
  guides?: readonly GuideFilter[];
  /** Undefined where the seed lacks the place. Never changes what it is given. */
  apply(bundle: Loose, random: Chance): Mutated | undefined;
}

/** Changes a copy in place and says where; undefined: not applicable. */
export type Edit = (bundle: Spot, random: Chance) => string | undefined;

export const kind = (name: string, tier: Tier, rule: string, edit: Edit, ...guides: GuideFilter[]): Kind => ({
  name, tier, rule, ...(guides.length > 0 && { guides }),
  apply(bundle, random) {
    const copy = copyOf(bundle);
    const path = edit(new Spot(copy, 'Bundle'), random);
    return path === undefined ? undefined : { bundle: copy, path };
  },
});

export function fits({ guides }: Kind, guide: Guide): boolean {
  return guides === undefined || guides.some((filter) => filter === guide.name || filter === `${guide.name}#${guide.version.split('.')[0]!}`);
}

export const messages: readonly GuideFilter[] = ['carecommunication', 'hospitalnotification', 'acknowledgement', 'homecareobservation'];
