/** Naming systems of the identifiers in MedCom messages (dk-core and MedCom core identifier profiles). */
export const identifierSystems = {
  cpr: 'urn:oid:1.2.208.176.1.2',
  xEcpr: 'urn:oid:1.2.208.176.1.6.1.1',
  sor: 'urn:oid:1.2.208.176.1.1',
  gln: 'https://www.gs1.org/gln',
  /** dk-core's newer spelling; read, never written. */
  glnHttp: 'http://www.gs1.org/gln',
  yder: 'urn:oid:1.2.208.176.1.4',
  cvr: 'http://cvr.dk',
  kombit: 'https://kombit.dk/sts/organisation',
  producer: 'http://medcomfhir.dk/ig/terminology/CodeSystem/MedComProducentID',
  authorisation: 'https://autregweb.sst.dk',
  lpr3: 'https://www.esundhed.dk/Registre/Landspatientregisteret',
} as const;

/** Regional replacement numbers: the generic system, then one for each region. */
export const dEcprSystems: readonly string[] = ['', '.177', '.179', '.181', '.183', '.187'].map((region) => `urn:oid:1.2.208.176.1.6.1.3${region}`);
