/** How the requirement files are written: one line each. */
import type { Class, Kind, Level, Requirement, StandardName } from '../model';

type Rest = [level: Level, classes: string, kinds: string, da: string, en: string, step: string, who?: string];
export type Row = [id: string, ...Rest];

/** Lines of one section; `standard` and `side` name its artefacts (PRC-03). */
export const section = (standard: StandardName, side: 'S' | 'R', rows: readonly Row[]): Requirement[] => rows.map(([id, level, classes, kinds, da, en, step, who = 'GP+MUN']) => ({
  id, level, classes: classes.split('+') as Class[], kinds: kinds.split('+') as Kind[], title: { da, en }, who: who.split('+') as Requirement['who'], standard, side, step,
}));
