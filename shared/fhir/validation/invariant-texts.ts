/** Sentences of published invariants, by key. A key that isn't here is explained by its name alone. */
import type { Sentence } from './texts';

const identifierForm = (da: string, en: string): Sentence =>
  [`${da} har ikke den rette form (begynder med en dato og har ti tegn). Kontrollér nummeret.`, `${en} has the wrong form (it begins with a date and has ten characters). Check the number.`];
const narrative: Sentence = ['Den læsbare tekst (text.div) indeholder noget, der ikke er tilladt, f.eks. script eller formularer, eller er ikke gyldig XHTML.', 'The narrative (text.div) holds something that is not allowed, such as script or forms, or is no valid XHTML.'];
const entryTimes: Sentence = ['Begyndelsen ligger efter slutningen.', 'The start lies after the end.'];

export const invariantTexts: Readonly<Record<string, Sentence>> = {
  // Base FHIR R4.
  'ext-1': ['En udvidelse skal have enten en værdi eller egne udvidelser, ikke begge og ikke ingen af delene.', 'An extension must have either a value or extensions of its own, not both and not neither.'],
  'txt-1': narrative,
  'txt-2': ['Den læsbare tekst (text.div) er tom.', 'The narrative (text.div) is empty.'],
  'per-1': entryTimes,
  'ref-1': ['En henvisning peger på noget i samme ressource, som ikke findes dér.', 'A reference points to something within the resource that is not there.'],
  'qty-3': ['En enhed er angivet som kode uden at sige, hvilket kodesystem den er fra.', 'A unit is given as a code without naming its code system.'],
  'att-1': ['En vedhæftet fil siger ikke, hvilken filtype den har.', 'An attachment does not say which file type it has.'],
  'cpt-2': ['En kontaktoplysning siger ikke, om den er telefon, mail eller andet.', 'A contact detail does not say whether it is phone, e-mail or something else.'],
  'dom-2': ['En indlejret ressource må ikke selv indeholde ressourcer.', 'A contained resource may not contain resources itself.'],
  'dom-3': ['En indlejret ressource bruges ikke af den ressource, den står i.', 'A contained resource is not used by the resource that holds it.'],
  'dom-4': ['En indlejret ressource må ikke have version eller ændringstidspunkt.', 'A contained resource may not have a version or a time of change.'],
  'dom-5': ['En indlejret ressource må ikke have sikkerhedsmærker.', 'A contained resource may not have security labels.'],
  'bdl-1': ['Forsendelsen angiver et antal (total), som kun bruges ved søgning.', 'The Bundle gives a total, which is for searches only.'],
  'bdl-2': ['En post indeholder søgeoplysninger, som ikke hører hjemme i en meddelelse.', 'An entry holds search details, which do not belong in a message.'],
  'bdl-3': ['En post indeholder en forespørgsel (request), som ikke hører hjemme i en meddelelse.', 'An entry holds a request, which does not belong in a message.'],
  'bdl-4': ['En post indeholder et svar (response), som ikke hører hjemme i en meddelelse.', 'An entry holds a response, which does not belong in a message.'],
  'bdl-5': ['En post er tom.', 'An entry is empty.'],
  'bdl-8': ['En posts adresse (fullUrl) må ikke nævne en version.', 'An entry\'s fullUrl may not name a version.'],
  'bdl-9': ['Et dokument skal have et id (identifier) med system og værdi.', 'A document must have an identifier with system and value.'],
  'bdl-10': ['Et dokument skal have et tidspunkt.', 'A document must have a timestamp.'],
  'bdl-11': ['Et dokuments første post skal være dets indholdsfortegnelse (Composition).', 'A document\'s first entry must be its Composition.'],
  'bdl-12': ['En meddelelses første post skal være dens hoved (MessageHeader).', 'A message\'s first entry must be its MessageHeader.'],
  'org-1': ['En organisation har hverken navn eller nummer.', 'An organisation has neither a name nor an identifier.'],
  // Danish core.
  cpr: identifierForm('Et CPR-nummer', 'A CPR number'),
  'x-ecpr': identifierForm('Et nationalt erstatningsnummer', 'A national replacement number'),
  'd-ecpr': identifierForm('Et regionalt erstatningsnummer', 'A regional replacement number'),
  'min-digits-sor': ['En SOR-kode skal være mindst 11 cifre.', 'A SOR code must be at least 11 digits.'],
  'gln-length': ['Et lokationsnummer skal være 13 cifre.', 'A location number must be 13 digits.'],
  'gln-modulus-10': ['Et lokationsnummer har et forkert kontrolciffer.', 'A location number has a wrong check digit.'],
  uuidv5: ['Et forløbs-id fra LPR3 skal være »urn:uuid:« og en UUID af version 5.', 'An LPR3 episode identifier must be "urn:uuid:" and a version 5 UUID.'],
  'dk-core-organization-mandatory-identifier': ['En organisation har hverken SOR-kode eller et andet af de numre, der er krævet.', 'An organisation has neither a SOR code nor another of the required identifiers.'],
  'dk-core-observation-mandatory-units': ['Et målt resultat mangler enhed.', 'A measured result has no unit.'],
  'marital-status-unknown-usage': ['Den civilstand findes ikke i dansk ret.', 'That marital status does not exist in Danish law.'],
  // MedCom core and messaging.
  'medcom-uuidv4': ['Et id skal være »urn:uuid:« efterfulgt af en UUID med små bogstaver.', 'An identifier must be "urn:uuid:" followed by a UUID in lower case.'],
  uuid: ['Et id skal være en UUID med små bogstaver.', 'An identifier must be a UUID in lower case.'],
  'medcom-core-contact': ['Telefonnummeret i underskriften indeholder ingen cifre.', 'The phone number in the signature holds no digits.'],
  'medcom-messaging-1': ['Meddelelsens hoved (MessageHeader) opfylder ikke MedComs fælles krav.', 'The MessageHeader does not meet MedCom\'s common requirements.'],
  'medcom-messaging-2': ['Meddelelsen har ingen Provenance, så dens historik er ukendt. Mindst én er krævet.', 'The message has no Provenance, so its history is unknown. At least one is required.'],
  'medcom-messaging-3': ['Historikken (Provenance) opfylder ikke MedComs fælles krav.', 'The history (Provenance) does not meet MedCom\'s common requirements.'],
  // CareCommunication.
  'medcom-careCommunication-1': ['Meddelelsens første del skal være et hoved (MessageHeader), der angiver korrespondancemeddelelsens profil.', 'The first entry must be a MessageHeader that declares the CareCommunication header profile.'],
  'medcom-careCommunication-2': ['Meddelelsen skal handle om netop én patient.', 'The message must be about exactly one patient.'],
  'medcom-careCommunication-3': ['Historikken (Provenance) angiver ikke korrespondancemeddelelsens profil.', 'The Provenance does not declare the CareCommunication provenance profile.'],
  'medcom-careCommunication-4': ['Ingen sundhedsperson i meddelelsen har et navn. Underskriverens navn er krævet.', 'No practitioner in the message has a name. The author\'s name is required.'],
  'medcom-careCommunication-5': ['Prioritet må kun angives, når kategorien er »Vedr. henvisning«.', 'Priority is allowed only when the category is "Regarding referral".'],
  'medcom-careCommunication-6': ['Kategorien »Andet« kræver et emne.', 'The category "Other" requires a topic.'],
  'medcom-careCommunication-7': ['Underskriverens stilling skal angives enten som kode eller som tekst, ikke begge og ikke ingen (i version 4.0: som kode).', 'The author\'s role must be given either as a code or as text, not both and not neither (in version 4.0: as a code).'],
  'medcom-careCommunication-8': ['Underskriverens navn mangler.', 'The author\'s name is missing.'],
  'medcom-careCommunication-9': ['Forløbet har intet forløbs-id.', 'The encounter has no episode of care identifier.'],
  'medcom-careCommunication-11': ['Den specifikke afsender hører ikke til den organisation, meddelelsen er sendt fra.', 'The specific sender does not belong to the organisation the message is sent from.'],
  'medcom-careCommunication-12': ['Den specifikke modtager hører ikke til den organisation, meddelelsen er sendt til.', 'The specific recipient does not belong to the organisation the message is sent to.'],
  'medcom-careCommunication-13': ['Ingen stilling (PractitionerRole) peger på en person.', 'No PractitionerRole refers to a practitioner.'],
  'medcom-careCommunication-15': ['Forløbet (Encounter) skal både være med i meddelelsen og nævnt i den, eller slet ikke være der.', 'The encounter must be both in the message and referred to by it, or not be there at all.'],
  'medcom-carecommunication-definition-url': ['Meddelelsen henviser ikke til definitionen af korrespondancemeddelelse 5.x.', 'The message does not refer to the CareCommunication 5.x definition.'],
  // Acknowledgement.
  'medcom-acknowledgement-1': ['En negativ kvittering skal sige, hvad der er galt (OperationOutcome).', 'A negative acknowledgement must say what is wrong (OperationOutcome).'],
  'medcom-acknowledgement-2': ['Kvitteringens hoved (MessageHeader) opfylder ikke kvitteringens krav.', 'The MessageHeader does not meet the acknowledgement\'s requirements.'],
  // HospitalNotification.
  'medcom-hospitalNotification-1': ['Advisets hoved (MessageHeader) opfylder ikke advisets krav.', 'The MessageHeader does not meet the hospital notification\'s requirements.'],
  'medcom-hospitalNotification-2': ['Adviset skal handle om netop én patient.', 'The notification must be about exactly one patient.'],
  'medcom-hospitalNotification-3': ['Historikkens aktivitet er ikke en af advisets.', 'The activity is none of the hospital notification\'s.'],
  'medcom-hospitalNotification-4': ['Patienten skal have et CPR-nummer og intet andet nummer.', 'The patient must have a CPR number and no other identifier.'],
  'medcom-hospitalNotification-5': ['Et advis må kun have én modtager og ingen kopimodtagere.', 'A notification may have one receiver only and no copy receivers.'],
  'medcom-hospitalNotification-6': ['Ved orlov skal orlovens begyndelse angives.', 'A leave must say when it begins.'],
  // HomeCareObservation.
  'medcom-homecareObsMessage-1': ['Meddelelsens hoved (MessageHeader) opfylder ikke kravene til kommunale prøvesvar.', 'The MessageHeader does not meet the home care observation\'s requirements.'],
  'medcom-homecareObsMessage-2': ['Historikkens aktivitet er ikke en af dem, som kommunale prøvesvar tillader.', 'The activity is none of the home care observation\'s.'],
  'medcom-hcobs-definition-url': ['Meddelelsen henviser ikke til definitionen af kommunale prøvesvar 1.x.', 'The message does not refer to the HomeCareObservation 1.x definition.'],
  'medcom-homecareReport-1': ['Den sundhedsperson, der har udført undersøgelsen, mangler en stilling.', 'The performing practitioner has no role.'],
  'medcom-homecareReport-2': ['Den sundhedsperson, der har udført undersøgelsen, mangler et navn.', 'The performing practitioner has no name.'],
  'medcom-homecareReport-3': ['Den sundhedsperson, der har udført undersøgelsen, mangler et telefonnummer.', 'The performing practitioner has no phone number.'],
  'medcom-homecareReport-5': ['Den, der har vedhæftet filen, mangler en stilling.', 'The author of the attachment has no role.'],
  'medcom-homecareReport-6': ['Den, der har vedhæftet filen, mangler et navn.', 'The author of the attachment has no name.'],
  'medcom-homecareObservation-4': ['Den rekvirerende læges initialer mangler og er heller ikke angivet som ukendte.', 'The requesting doctor\'s initials are missing and not marked as unknown either.'],
};

export const invariantSentence = (key: string): Sentence =>
  invariantTexts[key] ?? [`Reglen ${key} er ikke opfyldt. Afsenderens system skal rettes.`, `The rule ${key} is not met. The sender's system must be corrected.`];
