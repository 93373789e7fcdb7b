/** The valid files that are mangled, in both of FHIR's formats. */
import type { Bundle } from 'fhir/r4';
import { fhirJson } from '../../shared/formats/fhir-json';
import { fhirXml } from '../../shared/formats/fhir-xml';
import { corpusSeeds, ownSeeds } from '../mutants/seeds';

export function sampleFiles(withCorpus: boolean): Uint8Array[] {
  const encoder = new TextEncoder();
  return [...ownSeeds(), ...(withCorpus ? corpusSeeds() : [])].flatMap(({ bundle }) =>
    [fhirJson, fhirXml].map((format) => encoder.encode(format.write({ kind: 'fhir', format: format.id, bundle: bundle as unknown as Bundle }))));
}
