/** SOR codes: digits, at least eleven (fourteen to sixteen are in use). They carry no rule of their own beyond that. */
export const isSor = (value: string): boolean => /^\d{11,}$/.test(value);

const endpointBase = 'https://sor2.sum.dsdn.dk/#id=';

/** The address by which MessageHeader.source and destination name a unit (MedCom Messaging, endpoint convention). */
export const sorEndpoint = (sor: string): string => `${endpointBase}${sor}`;

/** SOR code in such an address; undefined for any other address. */
export function sorOfEndpoint(endpoint: string): string | undefined {
  if (!endpoint.startsWith(endpointBase)) return undefined;
  const sor = endpoint.slice(endpointBase.length);
  return isSor(sor) ? sor : undefined;
}
