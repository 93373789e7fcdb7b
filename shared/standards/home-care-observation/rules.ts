/** What HomeCareObservation's prose asks and its profiles don't state. */
import type { Issue } from '../../messages';
import { str } from '../medcom/loose';
import type { Message } from '../medcom/message';
import { proseError } from '../medcom/rule-kit';
import { chainRules, patientNumberRules } from '../medcom/rules';

const building: ReadonlySet<string> = new Set(['modified-message', 'retract-message']);
/** medcom-hcobs-definition-url as its pattern was meant; the published one accepts whatever ends in 1.x. */
const definition = /^http:\/\/medcomfhir\.dk\/ig\/messagedefinitions\/MessageDefinition\/MedComHomeCareObservationMessageDefinition[|]1[.][0-9]{1,2}$/;

export function textRules(message: Message): Issue[] {
  const stated = str(message.header?.resource.definition);
  return [
    ...patientNumberRules(message), ...chainRules(message, building),
    ...(stated === undefined || definition.test(stated) ? [] : [proseError('medcom-hcobs-definition-url', `${message.header!.path}.definition`, 'Meddelelsen henviser ikke til definitionen af kommunale prøvesvar 1.x.', 'The message does not refer to the HomeCareObservation 1.x definition.')]),
  ];
}
