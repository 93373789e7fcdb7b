/** The conversion strip of a discharge summary: what of it was found rather than read, approximated, or could not be placed. */
import type { Letter } from '../../formats/letter/tree';
import type { ClinicalText, DischargeLetterView, Showing } from '../../messages';
import { formattingShowing, nameless, senderShowing, unplacedShowing, versionShowing } from '../medcom/letter-showing';

/** Published versions by root element. Another one is read as the nearest of them; how it marks a follow-up is not published. */
const published: Readonly<Record<string, readonly string[]>> = {
  DischargeLetter: ['XD0133L'], OutPatientDischargeLetter: ['XD0233L'], CasualtyWardLetter: ['XD0333L'], RadiologyReport: ['XD0533L'], DoctorsCallCenterLetter: ['XD0633L'], PrivateSpecialistLetter: ['XD0733L'],
  PhysiotherapyLetter: ['XD0833L'], PsychologistLetter: ['XD1033L'], ClinicalEmail: ['XD9133L', 'XD9134L'], AdministrativeEmail: ['XD9133L', 'XD9134L'],
};

const medicine = /medicin|medikament/i;
const speaksOfMedicine = (texts: readonly ClinicalText[]): boolean => texts.some(({ sections }) => sections.some(({ heading }) => heading !== undefined && medicine.test(heading)));

/** `written`: the version as the letter's own format spells it. */
export function showingOf({ root, version }: Letter, view: Omit<DischargeLetterView, 'showing'>, written: string): Showing[] {
  return [
    ...versionShowing(version, published[root.name] ?? [], written),
    ...senderShowing(view.sender), ...formattingShowing(root),
    ...(view.recommendation?.certainty === 'probable' ? [{ how: 'text-only', what: 'no-follow-up-field', detail: written, clinical: true } as const] : []),
    ...(view.warnings?.certainty === 'probable' ? [{ how: 'text-only', what: 'cave-text', clinical: true } as const] : []),
    ...(speaksOfMedicine(view.texts) ? [{ how: 'text-only', what: 'medicine-text', clinical: true } as const] : []),
    ...unplacedShowing(view.unplaced), ...nameless(view.references),
  ];
}
