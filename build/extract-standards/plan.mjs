// Which packages are built in, where their facts lie, and which release stands for one that a package asks for and we don't hold.

const shared = (name) => (version) => `shared/standards/medcom/profiles/${name}-${version}.ts`;
const own = (standard) => (version) => `shared/standards/${standard}/profiles/${version}.ts`;

export const builtIn = [
  { name: 'hl7.fhir.dk.core', versions: ['3.4.0', '3.8.0'], file: shared('dk-core') },
  { name: 'medcom.fhir.dk.terminology', versions: ['1.1.1', '1.7.0', '2.0.2'], file: shared('terminology') },
  { name: 'medcom.fhir.dk.core', versions: ['2.0.0', '2.4.0', '3.0.1', '4.0.0'], file: shared('core') },
  { name: 'medcom.fhir.dk.messaging', versions: ['2.1.0', '2.2.2', '3.0.0', '4.0.2'], file: shared('messaging') },
  { name: 'medcom.fhir.dk.xdsmetadata', versions: ['1.0.1'], file: shared('xdsmetadata') },
  { name: 'medcom.fhir.dk.document', versions: ['1.0.1'], file: shared('document') },
  { name: 'medcom.fhir.dk.acknowledgement', versions: ['2.0.3'], file: own('acknowledgement') },
  { name: 'medcom.fhir.dk.carecommunication', versions: ['4.0.3', '5.0.2'], file: own('care-communication') },
  { name: 'medcom.fhir.dk.hospitalnotification', versions: ['3.0.2'], file: own('hospital-notification') },
  { name: 'medcom.fhir.dk.homecareobservation', versions: ['1.2.1'], file: own('home-care-observation') },
  { name: 'medcom.fhir.dk.conditionlist', versions: ['1.0.1'], file: own('condition-list') },
];

// docs/decisions/0030-profile-facts.md says why each.
const nearest = {
  'hl7.fhir.dk.core': { '2.0.0': '3.4.0', '3.2.0': '3.4.0', '3.5.0': '3.8.0' },
  'medcom.fhir.dk.core': { '2.0.1': '2.0.0', '2.3.0': '2.4.0' },
  'medcom.fhir.dk.messaging': { '2.0.0': '2.1.0' },
  'medcom.fhir.dk.terminology': { '1.4.0': '1.7.0', '1.8.1': '2.0.2', '2.0.1': '2.0.2' },
};

/** Where one package needs another stand-in than the rest. */
const exceptions = { 'medcom.fhir.dk.core#2.0.0': { 'medcom.fhir.dk.terminology': '1.1.1' } };

/** Every package rests on R4 (shared/fhir/r4/base-package.ts); lookups go there last. */
export const base = { 'hl7.fhir.r4.core': '4.0.1' };

/** Dependencies that say nothing of messages: terminology of HL7, extensions of R5, MessageDefinitions. */
export function resolved(id, declared) {
  const guides = Object.fromEntries(builtIn.filter(({ name }) => declared[name] !== undefined).map(({ name, versions }) => {
    const wanted = declared[name];
    const version = exceptions[id]?.[name] ?? (versions.includes(wanted) ? wanted : nearest[name]?.[wanted]);
    if (version === undefined) throw new Error(`${id} needs ${name}#${wanted}: say in plan.mjs which release stands for it`);
    return [name, version];
    // The order of lookups: the guides first, what they rest on after.
  }).reverse());
  return { ...guides, ...base };
}
