/** 2. General FHIR and display duties. */
import { section } from './row';

export const generalRequirements = section('CareCommunication', 'R', [
  ['GEN-01', 'M', 'TRN', 'FILE+SD', 'Både XML og JSON modtages', 'Both XML and JSON are accepted', '3.2.2.2'],
  ['GEN-02', 'M', 'TRN', 'EXP', 'Hvordan FHIR indlæses, er beskrevet', 'How FHIR is loaded is explained', '3.2.2.1'],
  ['GEN-03', 'M', 'TRN', 'LOG+SD', 'Udgående beskeder og kvitteringer valideres før afsendelse', 'Outgoing messages and acknowledgements are validated first', '3.4.1.17'],
  ['GEN-04', 'M', 'TRN', 'LOG+EXP', 'Indgående beskeder valideres, før nogen ser dem', 'Incoming messages are validated before anyone sees them', '3.2.2.3'],
  ['GEN-05', 'G', 'TRN', 'EXP', 'Validatoren bygger på en officiel HL7-implementering', 'The validator builds on an official HL7 implementation', '2.5'],
  ['GEN-06', 'G', 'TRN', 'LOG', 'Der føres log, som fejl kan findes i', 'Logs sufficient for trouble-shooting are kept', '2.6'],
  ['GEN-07', 'G', 'MSG', 'FILE', 'Alle ressourcer har en sikker, genereret tekstdel', 'Every resource carries a safe, generated narrative', '2.7'],
  ['GEN-08', 'M', 'MSG', 'FILE', 'Tekstdelen rummer alt, som standarden kræver, og intet filindhold', 'Narratives hold every flagged element and no file content', '3.4.1.14'],
  ['GEN-09', 'G', 'MSG', 'FILE', 'Tekstdelen har id og henvisninger og er på dansk og engelsk', 'Narratives have ids and references, in Danish and English', '2.9'],
  ['GEN-10', 'C', 'UI', 'SD', 'Vises tekstdelen, vises dens linjeskift', 'If the narrative is shown, its line breaks render', '3.2.1.12'],
  ['GEN-11', 'G', 'UI', 'SD', 'Alt væsentligt i beskeden kan ses, og den kan åbnes som en helhed', 'Every must-support element is visible, the message opens as a whole', '2.11'],
  ['GEN-12', 'G', 'UI', 'DEMO', 'Kun kliniske roller læser klinisk indhold', 'Only clinical roles read clinical content', '2.12'],
  ['GEN-13', 'G', 'UI', 'FILE', 'CPR-nummeret står på hver udskrevet side', 'The CPR number is on each printed page', '2.13'],
  ['GEN-14', 'M', 'TRN', 'SD', 'Indhold ud over standarden forhindrer ikke indlæsning', 'Content beyond the standard does not break loading', '3.2.1.9'],
  ['GEN-15', 'M', 'TRN', 'SD', 'Id, som ikke er UUID, tåles', 'Ids that are not UUIDs are tolerated', '3.2.1.8'],
  ['GEN-16', 'G', 'MSG', 'FILE', 'Tidspunkter har altid tidszone', 'Times always carry a zone', '2.16'],
  ['GEN-17', 'M', 'UI', 'SD', 'Tidspunkter vises som dansk tid, sommer og vinter', 'Instants are shown as Danish local time, summer and winter', '3.2.1.4'],
  ['GEN-18', 'G', 'TRN', 'EXP+FILE', 'Flere versioner af standarden kan modtages', 'Several versions of the standard are handled', '2.18'],
  ['GEN-19', 'G', 'MSG', 'FILE', 'Rækkefølgen af ressourcer er ligegyldig', 'The order of entries does not matter', '2.19'],
  ['GEN-20', 'G', 'MSG', 'FILE', 'Manglende, ikke-krævede værdier stopper ikke modtagelsen', 'Absent optional values do not stop reception', '2.20'],
  ['GEN-21', 'M', 'TRN', 'EXP', 'Hvor kodesystemer kommer fra, og hvordan de opdateres', 'Where terminology comes from and how it is updated', '2.21'],
]);
