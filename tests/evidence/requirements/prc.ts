/** 1. The certification process. */
import { section } from './row';

export const processRequirements = section('CareCommunication', 'S', [
  ['PRC-01', 'M', 'PRC', 'EXP', 'Hvert trin får en karakter; kun små fejl må stå tilbage', 'Each step is graded; only minor faults may remain', '1.1'],
  ['PRC-02', 'M', 'PRC', 'EXP', 'Egentest godkendes, før der testes hos MedCom, med samme produktversion', 'Self-test approved before the live test, same product version', '1.2'],
  ['PRC-03', 'M', 'PRC', 'FILE', 'Filer er navngivet efter standard, trin, bogstav og retning', 'Artefacts are named by standard, step, letter and direction', '1.3'],
  ['PRC-04', 'M', 'PRC', 'EXP', 'Kvittering er godkendt, før korrespondance kan godkendes', 'Acknowledgement is approved before correspondence can be', '1.4'],
  ['PRC-05', 'M', 'PRC', 'ITB', 'Automatiske scripts er kørt uden fejl', 'The automatic scripts ran without errors', '1.5'],
  ['PRC-06', 'M', 'PRC', 'DEMO', 'Enhver national testperson kan bruges under testen', 'Any national test person can be used', '1.6'],
  ['PRC-07', 'M', 'PRC', 'EXP', 'Gennemgående prøve med VANS-operatøren, også af konvertering', 'End-to-end trial with the VANS operator, conversion included', '3.4.5.1'],
  ['PRC-08', 'G', 'PRC', 'EXP', 'Modtagelse er registreret i SOR, og begge parter har lokationsnummer', 'Readiness is registered in SOR, both sides have a GLN', '1.8'],
  ['PRC-09', 'G', 'PRC', 'EXP', 'Dansk tekst går forud for engelsk', 'The Danish text prevails', '1.9'],
]);
