/**
 * CareCommunication 3.0 and 2.x, which are read and never written. Their own profiles are no longer at hand; what MedCom's
 * common messaging profiles of their time ask, and what all versions of the guide have in common, is.
 */
import type { ElementIR, PackageIR, ProfileIR, TypeIR } from '../../fhir/validation/ir';

const ig = 'http://medcomfhir.dk/ig';
const own = `${ig}/carecommunication/StructureDefinition/medcom-careCommunication`;
const core = (name: string): string => `${ig}/core/StructureDefinition/medcom-core-${name}`;
const bundled = (...targets: string[]): TypeIR[] => [{ code: 'Reference', targets, bundled: true }];

const communication: ProfileIR = {
  url: `${own}-communication`, type: 'Communication',
  root: {
    children: [
      { name: 'category', min: 1, max: 1 },
      { name: 'subject', min: 1, types: bundled(core('patient')) },
      { name: 'topic', children: [{ name: 'text', min: 1 }] },
      { name: 'encounter', types: bundled(core('encounter')) },
      { name: 'recipient', types: bundled(core('practitionerrole'), core('careteam')) },
      { name: 'priority', binding: { valueSet: `${ig}/terminology/ValueSet/medcom-careCommunication-requestPriority`, strength: 'required' } },
      { name: 'payload', min: 1 },
    ],
  },
};
const focus: ElementIR = { name: 'focus', min: 1, types: bundled(communication.url) };

/** `messaging`: the release that these guides stood on. */
export function formerGuide(messaging: PackageIR): PackageIR {
  const common = (name: string): ProfileIR => messaging.profiles.find(({ url }) => url === `${ig}/messaging/StructureDefinition/medcom-messaging-${name}`)!;
  const [header, message] = [common('messageHeader'), common('message')];
  return {
    name: 'medcom.fhir.dk.carecommunication', version: '3.0', valueSets: [],
    dependsOn: { [messaging.name]: messaging.version, ...messaging.dependsOn },
    profiles: [
      communication,
      { ...message, url: `${own}-message` },
      { ...header, url: `${own}-messageHeader`, root: { ...header.root, children: [...header.root.children ?? [], focus] } },
    ],
  };
}
