/** What the evidence is made of: requirements of the certification checklist, and what a run found about each. */

/** M: a mandatory test step; C: tested only where the product offers the function; R: recommended; G: a binding rule without a step of its own; T: in the standard, outside today's trial. */
export const levels = ['M', 'C', 'R', 'G', 'T'] as const;
export type Level = (typeof levels)[number];
export const classes = ['UI', 'MSG', 'TRN', 'PRC'] as const;
export type Class = (typeof classes)[number];
/** Screen dump, stored message, stored envelope, log extract, written explanation, demonstration, report of MedCom's test bed. */
export const kinds = ['SD', 'FILE', 'ENV', 'LOG', 'EXP', 'DEMO', 'ITB'] as const;
export type Kind = (typeof kinds)[number];
/** The standard whose protocol tests it: the first word of an artefact's file name (PRC-03). */
export type StandardName = 'CareCommunication' | 'Acknowledgement';

export interface Requirement {
  readonly id: string;
  readonly level: Level;
  readonly classes: readonly Class[];
  /** What has to be there. Where the checklist asks for a "test", it is the kind of artefact that our test of it leaves. */
  readonly kinds: readonly Kind[];
  /** In our own words; Danish is what people read. */
  readonly title: { readonly da: string; readonly en: string };
  readonly who: readonly ('GP' | 'MUN')[];
  readonly standard: StandardName;
  /** S: what we send; R: what we receive. */
  readonly side: 'S' | 'R';
  /** Step of the test protocol; for rules without a step, our own number after the checklist's section. */
  readonly step: string;
}

export interface Check { readonly requirements: readonly string[]; readonly what: string; readonly expected: string; readonly seen: string; readonly held: boolean }
export interface Artefact { readonly requirements: readonly string[]; readonly kind: Kind; /** Below the output folder. */ readonly path: string; readonly caption: string }

/** What one step left behind. */
export interface StepRecord {
  readonly id: string;
  readonly title: string;
  readonly proves: readonly string[];
  readonly checks: readonly Check[];
  readonly artefacts: readonly Artefact[];
  /** Why the step ended early; then nothing it was to prove is proved. */
  readonly fault?: string;
}

/** `notMet` is counted among what is out of scope, under a name of its own. */
export type Verdict = 'proved' | 'person' | 'outOfScope' | 'red';
export interface Judged {
  readonly requirement: Requirement;
  readonly verdict: Verdict;
  /** Only with `outOfScope`: a binding rule that we know we don't meet. */
  readonly notMet?: true;
  readonly reason?: string;
  readonly checks: readonly Check[];
  readonly artefacts: readonly Artefact[];
}
