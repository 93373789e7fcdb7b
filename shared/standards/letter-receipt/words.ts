/** MedCom's five reasons to refuse a letter, in words that a nurse understands. */
import type { Refusal, RefuseCode } from '../../formats/letter/receipts';
import type { Outcome } from '../../messages';

const words: Readonly<Record<RefuseCode, string>> = {
  ikke_specificeret: 'Brevet er afvist uden nærmere angivelse',
  ukendt_lokationsnummer: 'Ukendt lokationsnummer: modtageren findes ikke under det nummer',
  problem_med_modtagerID: 'Der er en fejl i modtagerens nummer',
  problem_med_version: 'Modtageren kan ikke læse den version af brevet',
  syntaksfejl: 'Der er en fejl i den måde, brevet er skrevet på',
};

/** MedCom's reason first, then what the refusing system says itself. */
export const refusalText = ({ code, text }: Refusal): string => `${words[code]}.${text === '' ? '' : ` ${text.replaceAll('\n', ' ')}`}`;

export const refusalOutcome = (refusal: Refusal): Outcome => ({ severity: 'error', code: refusal.code, text: refusalText(refusal) });
