/** Invariants of medcom.fhir.dk.carecommunication 4.0.3 and 5.0.2. Keys are `key@hash`; see index.ts. */
import { has, obj } from '../../../fhir/validation/invariants/kit';
import type { Invariant, InvariantTable, Surroundings } from '../../../fhir/validation/types';
import { equal, existsAt, extensionValues, firstEntryConforms, follow, hasExtension, matching, onePatient, resolveAll, resourcesOf } from './kit';

const profile = (name: string): string => `http://medcomfhir.dk/ig/carecommunication/StructureDefinition/${name}`;
const header = profile('medcom-careCommunication-messageHeader');
const provenance = profile('medcom-careCommunication-provenance');
const authorExtension = 'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-practitioner-extension';

/** `meta.profile.startsWith(…)`: with more than one profile, or none, there is no result. */
const claims = (resource: unknown, start: string): boolean => {
  const profiles = follow([resource], 'meta.profile');
  return profiles.length === 1 && typeof profiles[0] === 'string' && profiles[0].startsWith(start);
};

type Compared = (references: readonly unknown[], around: Surroundings) => readonly unknown[];
const asIs: Compared = (references) => references;

/**
 * Rules 11 and 12: the organisation of a CareTeam or PractitionerRole equals the one in the header. Version 4 compares the
 * references as written, version 5 what they lead to.
 */
const sameOrganisation = (of: (communications: unknown[]) => readonly unknown[], inHeader: string, exempt: string, compared: Compared): Invariant =>
  (focus, around) => {
    const communications = resourcesOf(focus, 'Communication');
    const parties = resolveAll(follow(of(communications), 'reference'), around);
    const expected = compared(follow(resourcesOf(focus, 'MessageHeader'), inHeader), around);
    return equal(compared(follow(parties, 'managingOrganization.reference'), around), expected) === true
      || equal(compared(follow(parties, 'organization.reference'), around), expected) === true
      || !existsAt(communications, exempt);
  };

const sender = (compared: Compared): Invariant => sameOrganisation(extensionValues, 'sender.reference', 'extension', compared);
const recipient = (compared: Compared): Invariant => sameOrganisation((communications) => follow(communications, 'recipient'), 'destination.receiver.reference', 'recipient', compared);

/** What the extensions of those segments that name an author refer to, whichever extension it is. */
const referredBySegments = (communication: unknown, around: Surroundings): unknown[] =>
  resolveAll(follow(extensionValues(follow([communication], 'payload').filter((payload) => hasExtension(payload, authorExtension))), 'reference'), around);

/** `category.coding.code = code` */
const categoryIs = (communication: unknown, code: string): boolean | undefined => equal(follow([communication], 'category.coding.code'), [code]);

export const careCommunicationInvariants: InvariantTable = {
  // 4.0.3
  'medcom-careCommunication-1@740605e1': firstEntryConforms(header),
  // 5.0.2: goes by what the header says of itself.
  'medcom-careCommunication-1@317f6dd6': (focus) => {
    const first = obj(follow([focus], 'entry')[0]).resource;
    return obj(first).resourceType === 'MessageHeader' && claims(first, header);
  },
  'medcom-careCommunication-2@48519b7e': onePatient,
  // 4.0.3: one Provenance of the right profile hides the others.
  'medcom-careCommunication-3@a9ff82a0': (focus) => resourcesOf(focus, 'Provenance').some((resource) => equal(follow([resource], 'meta.profile'), [provenance]) === true),
  // 5.0.2
  'medcom-careCommunication-3@2408fa1c': (focus) => resourcesOf(focus, 'Provenance').every((resource) => claims(resource, provenance)),
  'medcom-careCommunication-4@8bfe23ea': (focus) => existsAt(resourcesOf(focus, 'Practitioner'), 'name'),
  'medcom-careCommunication-5@dcbeddcf': (focus) => categoryIs(focus, 'regarding-referral') !== false || !has(focus, 'priority'),
  'medcom-careCommunication-6@f17dcbff': (focus) => { const other = categoryIs(focus, 'other'); return other === false || (other === true && has(focus, 'topic')); },
  // 4.0.3: one author with a role hides the others.
  'medcom-careCommunication-7@b360d174': (focus, around) => existsAt(referredBySegments(focus, around), 'code.coding.code'),
  // 5.0.2
  'medcom-careCommunication-7@4e0e5ff8': (focus, around) =>
    resolveAll(extensionValues(follow([focus], 'payload'), authorExtension), around).every((role) => existsAt([role], 'code.coding.code') !== existsAt([role], 'code.text')),
  'medcom-careCommunication-8@2f295652': (focus, around) => existsAt(resolveAll(follow(referredBySegments(focus, around), 'practitioner'), around), 'name'),
  'medcom-careCommunication-9@af79e7e0': (focus, around) =>
    !has(focus, 'encounter') || existsAt(resolveAll(follow([focus], 'encounter.reference'), around), 'episodeOfCare.identifier'),
  'medcom-careCommunication-11@f257ba65': sender(asIs),
  'medcom-careCommunication-11@8c9252c6': sender(resolveAll),
  'medcom-careCommunication-12@22f06758': recipient(asIs),
  'medcom-careCommunication-12@19aa94b6': recipient(resolveAll),
  'medcom-careCommunication-13@f2d98b5a': (focus) => existsAt(resourcesOf(focus, 'PractitionerRole'), 'practitioner.reference'),
  'medcom-careCommunication-15@958974e0': (focus) => !has(focus, 'encounter') || existsAt([focus], 'encounter.reference'),
  // As published, with no group: what begins with the address or ends in 5.x passes.
  'medcom-carecommunication-definition-url@249a57a6': matching(/^http:\/\/medcomfhir.dk\/ig\/messagedefinitions\/MessageDefinition\/MedComCareCommunicationMessageDefinition|5[.][0-9]{1,2}$/),
};
