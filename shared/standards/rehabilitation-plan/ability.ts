/** The extended description of functional ability: three chapters of ICF with twenty areas, told apart by their headings. */
import type { Ability, AbilityArea, AbilityAreaId, AbilityChapter, TextRun } from '../../messages';
import { sectionsOf } from '../medcom/letter-sections';

/** In the order of the plan; `heading` is what the Danish plan prints. */
export const abilityAreas = [
  { id: 'mental', chapter: 'body', heading: 'Mentale funktioner' },
  { id: 'senses-and-pain', chapter: 'body', heading: 'Sanser og smerter' },
  { id: 'voice-and-speech', chapter: 'body', heading: 'Stemme og tale' },
  { id: 'heart-blood-lungs', chapter: 'body', heading: 'Kardiovaskulære, hæmatologiske, immunologiske og respiratoriske funktioner' },
  { id: 'digestion-and-hormones', chapter: 'body', heading: 'Fordøjelse, stofskifte og hormonelle funktioner' },
  { id: 'genitals-and-urinary', chapter: 'body', heading: 'Kønsorganer, urinveje og forplantning' },
  { id: 'movement-apparatus', chapter: 'body', heading: 'Bevægeapparatet' },
  { id: 'skin', chapter: 'body', heading: 'Hud og tilhørende strukturers funktioner' },
  { id: 'learning', chapter: 'activities', heading: 'Læring og anvendelse af viden' },
  { id: 'tasks-and-demands', chapter: 'activities', heading: 'Almindelige opgaver og krav' },
  { id: 'communication', chapter: 'activities', heading: 'Kommunikation' },
  { id: 'mobility', chapter: 'activities', heading: 'Bevægelse og færden' },
  { id: 'self-care', chapter: 'activities', heading: 'Omsorg for sig selv' },
  { id: 'domestic-life', chapter: 'activities', heading: 'Husførelse' },
  { id: 'relationships', chapter: 'activities', heading: 'Interpersonelt samspil og kontakt' },
  { id: 'major-life-areas', chapter: 'activities', heading: 'Vigtige livsområder' },
  { id: 'community', chapter: 'activities', heading: 'Samfundsliv, socialt liv og medborgerskab' },
  { id: 'products', chapter: 'environment', heading: 'Produkter og teknologi' },
  { id: 'support', chapter: 'environment', heading: 'Støtte og kontakt' },
  { id: 'attitudes', chapter: 'environment', heading: 'Holdninger' },
] as const satisfies readonly { id: AbilityAreaId; chapter: AbilityChapter; heading: string }[];

/** Letters only: the headings come with dashes, doubled spaces and the misspelling of MedCom's own sample (`stoftsskifte`). */
const keyOf = (heading: string): string => heading.toLowerCase().replace('stoftsskifte', 'stofskifte').replace(/[^\p{L}]/gu, '');

const byKey = new Map(abilityAreas.map((area) => [keyOf(area.heading), area]));
const chapterHeading = /^8\s*[abc]\s*[.:)]/i;

/** Splits the description at its bold chapter headings and italic area headings; text under a heading nobody knows is kept as other. */
export function abilityOf(runs: readonly TextRun[]): Ability {
  const found = new Map<AbilityAreaId, TextRun[]>();
  const other: Ability['other'] = [];
  for (const { heading, runs: text } of sectionsOf(runs, ['bold', 'italic', 'underline'])) {
    const area = heading === undefined ? undefined : byKey.get(keyOf(heading));
    if (area && !found.has(area.id)) found.set(area.id, text);
    // A chapter's heading says nothing itself; text right below it does.
    else if (heading !== undefined && chapterHeading.test(heading)) { if (text.length > 0) other.push({ heading, runs: text }); }
    else other.push({ ...(heading !== undefined && { heading }), runs: text });
  }
  const areas = abilityAreas.map((area): AbilityArea => {
    const text = found.get(area.id) ?? [];
    return { ...area, runs: text, filled: text.length > 0 };
  });
  return { areas, filled: areas.filter((area) => area.filled).length, other };
}
