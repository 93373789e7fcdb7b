/** Published sample messages for tests, where they are at hand: the folder named by SEKTORPOST_CORPUS, or ../shared/data beside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const candidate = process.env.SEKTORPOST_CORPUS ?? fileURLToPath(new URL('../../shared/data', import.meta.url));

/** Undefined where there is no corpus; tests over it are then not registered at all. */
export const corpusFolder: string | undefined = existsSync(candidate) ? candidate : undefined;

export interface Sample { file: string; xmlTwin?: string; format: 'json' | 'xml'; type: string; version: string; expectedValidity?: string; activity?: string; bundleId?: string; messageHeaderId?: string; sources?: readonly string[] }

/** The published FHIR samples with what is known of each; empty without a corpus. */
export function fhirSamples(): (Sample & { text(): string; twinText(): string | undefined })[] {
  const examples = corpusFolder === undefined ? undefined : join(corpusFolder, 'medcom/examples');
  if (examples === undefined || !existsSync(join(examples, 'index.json'))) return [];
  const read = (file: string) => readFileSync(join(examples, file), 'utf8');
  return (JSON.parse(read('index.json')) as Sample[]).map((sample) => ({
    ...sample, text: () => read(sample.file), twinText: () => (sample.xmlTwin === undefined ? undefined : read(sample.xmlTwin)),
  }));
}
