/**
 * Invariants of medcom.fhir.dk.messaging 2.1.0 to 4.0.2, hospitalnotification 3.0.2, acknowledgement 2.0.3,
 * homecareobservation 1.2.1 and messagedefinitions 1.0.0. Keys are `key@hash`; see index.ts.
 */
import { isLoose, obj } from '../../../fhir/validation/invariants/kit';
import type { Invariant, InvariantTable } from '../../../fhir/validation/types';
import { equal, existsAt, extensionValues, firstEntryConforms, follow, hasExtension, matching, neverBites, onePatient, resolveAll, resourcesOf } from './kit';

export const messagingInvariants: InvariantTable = {
  'medcom-messaging-1@b2978666': neverBites,
  'medcom-messaging-1@6c93fea5': firstEntryConforms('http://medcomfhir.dk/ig/messaging/StructureDefinition/medcom-messaging-messageHeader'),
  'medcom-messaging-2@563b1c74': (focus) => resourcesOf(focus, 'Provenance').length > 0,
  'medcom-messaging-3@53d1ad94': neverBites,
  // The number says homecareObservation; the rule is on a requester organisation's contact.
  'medcom-homecareObservation-4@77ac03e3': (focus) => existsAt([focus], 'name') || hasExtension(focus, 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'),
  'NoSpacesRule@29aea382': matching(/^[^\s]+$/),
};

export const hospitalNotificationInvariants: InvariantTable = {
  'medcom-hospitalNotification-1@a970d058': neverBites,
  'medcom-hospitalNotification-2@48519b7e': onePatient,
  'medcom-hospitalNotification-3@a9c58e62': neverBites,
  // As published: a patient with a second identifier breaks it, whatever the second one is.
  'medcom-hospitalNotification-4@ee5e7195': (focus) => equal(follow(resourcesOf(focus, 'Patient'), 'identifier.system'), ['urn:oid:1.2.208.176.1.2']) === true,
  'medcom-hospitalNotification-5@3387efc8': (focus) => equal(follow(extensionValues(follow(resourcesOf(focus, 'MessageHeader'), 'destination')), 'code'), ['primary']) === true,
  'medcom-hospitalNotification-6@f5ec9a8c': (focus) => {
    const onLeave = equal(follow([focus], 'status'), ['onleave']);
    return onLeave === false || (onLeave === true && existsAt(extensionValues([focus]), 'start'));
  },
};

export const acknowledgementInvariants: InvariantTable = {
  'medcom-acknowledgement-1@90c72e58': (focus) => {
    const ok = equal(follow(resourcesOf(focus, 'MessageHeader'), 'response.code'), ['ok']);
    return ok === true || (ok === false && resourcesOf(focus, 'OperationOutcome').length > 0);
  },
  'medcom-acknowledgement-2@f973786b': (focus, around) => {
    const headers = resourcesOf(focus, 'MessageHeader');
    return headers.length === 1 && around.conformsTo(headers[0], 'http://medcomfhir.dk/ig/acknowledgement/StructureDefinition/medcom-messaging-acknowledgementHeader') !== false;
  },
};

/** `reference.resolve().code.coding.code.exists()` */
const performerHasCode: Invariant = (focus, around) => existsAt(resolveAll(follow([focus], 'reference'), around), 'code.coding.code');
const practitioners = (focus: unknown, around: Parameters<Invariant>[1]): unknown[] => resolveAll(follow(resolveAll(follow([focus], 'reference'), around), 'practitioner'), around);
/** `reference.resolve().practitioner.resolve().name.exists()` */
const performerHasName: Invariant = (focus, around) => existsAt(practitioners(focus, around), 'name');

export const homeCareObservationInvariants: InvariantTable = {
  'medcom-homecareObsMessage-1@74748a55': firstEntryConforms('http://medcomfhir.dk/ig/homecareobservation/StructureDefinition/medcom-homecareobservation-messageheader'),
  'medcom-homecareObsMessage-2@f123b628': (focus, around) => resourcesOf(focus, 'Provenance').every((resource) => {
    const { activity } = obj(resource);
    return isLoose(activity) && around.memberOf(activity, 'http://medcomfhir.dk/ig/terminology/ValueSet/medcom-HomeCareObservation-messagingActivities') !== false;
  }),
  'medcom-homecareReport-1@a41d0b28': performerHasCode,
  'medcom-homecareReport-2@6b1d84f3': performerHasName,
  'medcom-homecareReport-3@d67da2ee': (focus, around) => follow(practitioners(focus, around), 'telecom').some((telecom) => obj(telecom).system === 'phone'),
  'medcom-homecareReport-5@a41d0b28': performerHasCode,
  'medcom-homecareReport-6@6b1d84f3': performerHasName,
  // As published, with no group: what begins with the address or ends in 1.x passes.
  'medcom-hcobs-definition-url@2466e2bf': matching(/^http:\/\/medcomfhir.dk\/ig\/messagedefinitions\/MessageDefinition\/MedComHomeCareObservationMessageDefinition|1[.][0-9]{1,2}$/),
};
