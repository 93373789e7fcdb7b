/** Global Location Number (in Denmark also "EAN-lokationsnummer"): 13 digits, the last a GS1 modulus-10 check digit. */

/** Check digit of the first twelve digits; undefined when these are not twelve digits. */
export function glnCheckDigit(twelve: string): number | undefined {
  if (!/^\d{12}$/.test(twelve)) return undefined;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(twelve[i]) * (i % 2 === 0 ? 1 : 3);
  return (10 - (sum % 10)) % 10;
}

export function isGln(value: string): boolean {
  return /^\d{13}$/.test(value) && glnCheckDigit(value.slice(0, 12)) === Number(value[12]);
}

/** What a person typed, without spaces; undefined when it is no GLN. */
export function parseGln(typed: string): string | undefined {
  const value = typed.replace(/\s+/g, '');
  return isGln(value) ? value : undefined;
}

/** `5790001382445` → `5790 0013 82445`, the grouping in print; anything else comes back unchanged. */
export function formatGln(value: string): string {
  return /^\d{13}$/.test(value) ? `${value.slice(0, 4)} ${value.slice(4, 8)} ${value.slice(8)}` : value;
}
