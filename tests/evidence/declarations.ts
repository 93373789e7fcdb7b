/** What no step proves, and why. `judge.ts` holds these to what may be declared. */
import type { Declarations } from './judge';

export const declarations: Declarations = {
  person: {
    'PRC-01': 'MedCom giver karaktererne ved testen. Pakken viser, hvad vi selv har set ved hvert trin.',
    'PRC-02': 'MedCom skal godkende egentesten, og en person skal se, at det er den samme version, der testes.',
    'PRC-04': 'MedCom udsteder godkendelsen af Kvittering, før Korrespondancemeddelelse kan godkendes.',
    'PRC-05': 'Scripts køres på MedComs testbænk af en person, som henter rapporten der.',
    'PRC-06': 'Vises ved testen: en person indtaster den testperson, som MedCom nævner. Klienten tager imod alle gyldige numre.',
    'PRC-07': 'Kræver en aftale med en VANS-operatør og en prøve på dennes net.',
    'GEN-12': 'Vises ved testen: en person logger ind som administrativ og som klinisk bruger og viser, hvad hver af dem kan læse.',
    'PRC-08': 'Organisationen lader sine standarder registrere i SOR. Det kan klienten ikke gøre for den.',
    'PRC-09': 'En læseregel for dokumenterne. Hvor de er uenige, har vi fulgt den danske.',
  },
  outOfScope: {
    'CC-S-11': 'Klienten har ingen regional emneliste. Emnet skrives frit.',
    'CC-S-12': 'Uden emneliste kan et emne ikke sætte kategorien. Kategorien vælges altid af en person.',
    'CC-S-51': 'Klienten læser og skriver kun FHIR. Ældre formater konverteres af VANS-operatøren.',
    'CC-S-68': 'Gælder kun klienter, der ikke kan videresende udvalgte beskeder. Denne kan (CC-S-67).',
    'CC-R-37': 'Klienten fordeler ikke af sig selv efter kategori. Beskeder tildeles af en person.',
    'GEN-10': 'Tekstdelen vises ikke. Skærmen bygges af beskedens felter.',
    'ENV-05': 'Klienten sender ikke til kopimodtagere.',
    'ENV-06': 'Klienten sender ikke til kopimodtagere.',
  },
  notMet: {
    'GEN-05': 'Ikke opfyldt: validatoren er vores egen og er bygget af MedComs offentliggjorte profiler. Kravet ville være opfyldt af en officielt vedligeholdt HL7-validator foran eller bag den, både ved afsendelse og modtagelse.',
  },
};
