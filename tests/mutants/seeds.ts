/** The valid messages that are mutated: our own of every type, and the published ones that the official tooling accepts, where they are at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from '../corpus';
import { acknowledgements, asVersion4, careCommunications, conditionList, diagnoses, homeCareObservation, hospitalNotification, stays } from '../fixtures/other-messages';
import type { Guide, GuideName } from './kind';
import type { Loose } from './spot';

export interface Seed { name: string; guide: Guide; bundle: Loose }

export const guides: readonly Guide[] = [
  { name: 'carecommunication', version: '5.0.2' }, { name: 'carecommunication', version: '4.0.3' }, { name: 'hospitalnotification', version: '3.0.2' },
  { name: 'acknowledgement', version: '2.0.3' }, { name: 'homecareobservation', version: '1.2.1' }, { name: 'conditionlist', version: '1.0.1' },
];

export const guideId = ({ name, version }: Guide): string => `${name}#${version}`;

const plain = (bundle: unknown): Loose => JSON.parse(JSON.stringify(bundle)) as Loose;

export function ownSeeds(): Seed[] {
  const [five, four, hospital, answer, observation, conditions] = guides as readonly [Guide, Guide, Guide, Guide, Guide, Guide];
  const seed = (guide: Guide) => ([name, bundle]: [string, unknown]): Seed => ({ name: `own ${name}`, guide, bundle: plain(bundle) });
  const letters = careCommunications();
  return [
    ...Object.entries(letters).map(seed(five)),
    ...Object.entries(letters).map(([name, bundle]): [string, unknown] => [name, asVersion4(bundle)]).map(seed(four)),
    ...Object.entries(stays).map(([name, stay]): [string, unknown] => [name, hospitalNotification(stay)]).map(seed(hospital)),
    ...Object.entries(acknowledgements(letters.new)).map(seed(answer)),
    ...Object.entries({
      visit: homeCareObservation({ activity: 'new-message', photo: true }), unknown: homeCareObservation({ activity: 'new-message', initialsUnknown: true, restricted: true }),
      revised: homeCareObservation({ activity: 'modified-message', revises: 'revision' }), retracted: homeCareObservation({ activity: 'retract-message', revises: 'removal' }),
    }).map(seed(observation)),
    ...Object.entries({ list: conditionList(diagnoses), one: conditionList(diagnoses.slice(0, 1)) }).map(seed(conditions)),
  ];
}

interface Verdict { file: string; guide: string; version: string; verdict: string }

/** Published examples of the built-in guide versions with an official verdict of valid; empty without a corpus. */
export function corpusSeeds(): Seed[] {
  const list = corpusFolder === undefined ? undefined : join(corpusFolder, 'medcom/official-verdicts.json');
  if (list === undefined || !existsSync(list)) return [];
  return (JSON.parse(readFileSync(list, 'utf8')) as Verdict[]).flatMap(({ file, guide, version, verdict }) => {
    const known = guides.find((one) => one.name === guide as GuideName && one.version === version);
    if (!known || verdict !== 'valid') return [];
    return [{ name: file, guide: known, bundle: JSON.parse(readFileSync(join(corpusFolder!, 'medcom/examples', file), 'utf8')) as Loose }];
  });
}
