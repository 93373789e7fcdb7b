/** English for `da/convert`. */
export const convert = {
  menu: 'Convert …', notYet: 'The file must be checked first.', faulty: 'The file cannot be read and cannot be converted.', title: 'Convert to another format', text: 'The original is not changed. The result is saved as a file and is not sent.', target: 'Format', choose: 'Choose a format', run: 'Convert', running: 'Converting …',
  'fhir-json': 'FHIR (JSON)', 'fhir-xml': 'FHIR (XML)', oioxml: 'OIO-XML', edifact: 'EDIFACT',
  draft: 'Project draft', draftText: 'MedCom has no FHIR standard for this letter. The result is a project draft that other systems cannot be expected to read.',
  refused: 'The message cannot be converted', lossless: 'Everything is there', losslessText: 'All fields stand in the result as in the original.',
  losses_one: '{{count}} field is not as in the original', losses_other: '{{count}} fields are not as in the original', lossesText: 'The original is kept and can always be opened.', field: 'Field', happened: 'What happened', kept: 'Kept', tableLabel: 'Fields that are not as in the original',
  keptText: 'Kept as text', keptRaw: 'Kept raw', keptDropped: 'Left out', preview: 'What the receiver reads', save: 'Save the result', saveNumbered: 'Save file {{number}}', original: 'Save the original', close: 'Close', saved: 'The file is saved', again: 'Choose another format',
} as const;
