/** Every requirement of the sections that this product is tested on, in the order of the pack. */
import type { Requirement } from '../model';
import { acknowledgementRequirements } from './ack';
import { generalRequirements } from './gen';
import { processRequirements } from './prc';
import { receiveRequirements } from './receive';
import { composeRequirements } from './send-compose';
import { threadRequirements } from './send-thread';
import { envelopeRequirements, reliabilityRequirements } from './transport';

export interface Section { readonly id: string; readonly title: string; readonly requirements: readonly Requirement[] }

export const sections: readonly Section[] = [
  { id: 'CC-S', title: 'Korrespondance: afsendelse', requirements: [...composeRequirements, ...threadRequirements] },
  { id: 'CC-R', title: 'Korrespondance: modtagelse', requirements: receiveRequirements },
  { id: 'ACK', title: 'Kvittering', requirements: acknowledgementRequirements },
  { id: 'ENV', title: 'Konvolut', requirements: envelopeRequirements },
  { id: 'RM', title: 'Pålidelig forsendelse', requirements: reliabilityRequirements },
  { id: 'GEN', title: 'Generelle krav', requirements: generalRequirements },
  { id: 'PRC', title: 'Forløbet hos MedCom', requirements: processRequirements },
];

export const requirements: readonly Requirement[] = sections.flatMap((section) => section.requirements);

/** @throws Error for an id that the table does not have: a step that names it would prove nothing. */
export function requirementOf(id: string): Requirement {
  const found = requirements.find((requirement) => requirement.id === id);
  if (!found) throw new Error(`no requirement ${id}`);
  return found;
}
