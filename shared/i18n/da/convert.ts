/** At omsætte en besked til et andet format. */
export const convert = {
  menu: 'Konvertér …', notYet: 'Filen skal være kontrolleret først.', faulty: 'Filen kan ikke læses og kan derfor ikke konverteres.', title: 'Konvertér til et andet format', text: 'Originalen bliver ikke ændret. Resultatet gemmes som en fil og sendes ikke.', target: 'Format', choose: 'Vælg et format', run: 'Konvertér', running: 'Konverterer …',
  'fhir-json': 'FHIR (JSON)', 'fhir-xml': 'FHIR (XML)', oioxml: 'OIO-XML', edifact: 'EDIFACT',
  draft: 'Projektudkast', draftText: 'Der findes ingen MedCom-standard i FHIR for dette brev. Resultatet er et projektudkast, som andre systemer ikke kan forventes at læse.',
  refused: 'Beskeden kan ikke konverteres', lossless: 'Alt er med', losslessText: 'Alle felter står i resultatet, som de står i originalen.',
  losses_one: '{{count}} felt er ikke som i originalen', losses_other: '{{count}} felter er ikke som i originalen', lossesText: 'Originalen er bevaret og kan altid åbnes.', field: 'Felt', happened: 'Hvad der er sket', kept: 'Bevaret', tableLabel: 'Felter, der ikke er som i originalen',
  keptText: 'Bevaret som tekst', keptRaw: 'Bevaret råt', keptDropped: 'Ikke med', preview: 'Sådan læser modtageren det', save: 'Gem resultatet', saveNumbered: 'Gem fil {{number}}', original: 'Gem originalen', close: 'Luk', saved: 'Filen er gemt', again: 'Vælg et andet format',
} as const;
