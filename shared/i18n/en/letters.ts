/** Letters in the old formats: discharge summaries, correspondence letters and others, in lists and on their own screen. */
export const letters = {
  kind: { inpatient: 'Discharge summary', outpatient: 'Outpatient summary', casualty: 'Emergency summary', correspondence: 'Correspondence letter', other: 'Letter', text: 'Letter', plan: 'Rehabilitation plan' },
  short: { discharge: 'Discharge summary', correspondence: 'Correspondence', plan: 'Rehabilitation', letter: 'Letter', file: 'File' },
  title: { inpatient: 'Discharge summary, admission {{when}}', outpatient: 'Discharge summary, outpatient {{when}}', casualty: 'Discharge summary, emergency {{when}}', correspondence: 'Correspondence letter', other: 'Letter {{when}}' },
  row: { inpatient: 'Admitted {{when}}', outpatient: 'Outpatient', casualty: 'Emergency', other: 'Examination' },
  projectDraft: 'Project draft, not a MedCom standard',
  corrected: 'Corrected', cancelled: 'Cancelled', noted: 'Note', cancelledText: 'The sender has withdrawn the letter. Do not use what it says.', correctedText: 'The letter replaces an earlier one.', supersededText: 'A corrected letter has come. The newest stands first.', earlier: 'Earlier letter, {{time}}', newest: 'Newest letter', show: 'Show', hide: 'Hide',
  approved: 'approved {{time}}', fetched: 'fetched {{time}}', toolbar: 'Actions for the letter', write: 'Write to the ward', writeSender: 'Write to the sender', correct: 'Correct and send as corrected letter', original: 'Original', note: 'Note', about: 'Messages about the letter',
  recommendation: {
    label: 'Recommended follow-up', probable: 'Probable', marked: 'Marked for follow-up',
    found: 'Probable recommendation: found as the first heading. {{version}} has no coded field.', mark: 'Probable recommendation of follow-up', markCoded: 'Recommendation of follow-up', noteHint: 'Write a note if the recommendation is not followed, and why.',
  },
  strip: { title_one: '{{count}} matter is shown differently from the original', title_other: '{{count}} matters are shown differently from the original', compare: 'Compare with the original' },
  how: { 'looked-up': 'Looked up', approximated: 'Approximated', 'text-only': 'Text only', 'not-shown': 'Not shown', 'newer-version': 'Newer version' },
  showing: {
    'sender-number': 'Name of the sender, by number {{detail}}', 'bold-italic_one': 'Bold + italic shown as bold ({{count}} place)', 'bold-italic_other': 'Bold + italic shown as bold ({{count}} places)', 'fixed-table_one': 'A table shown as text of fixed width', 'fixed-table_other': '{{count}} tables shown as text of fixed width',
    'cave-text': 'CAVE. Can not be used in look-ups or warnings', 'medicine-text': 'Medicine. Can not be used in look-ups or warnings', 'no-follow-up-field': 'Recommended follow-up, found by its heading. {{detail}} has no coded field',
    'version-nearest': '{{detail}} is newer than the published version and read as the nearest one. A mark for follow-up may be missing here', 'type-as-text': '{{detail}} has no screen of its own. All content stands as text', 'unplaced_one': '{{count}} piece of information has no place in the letter and stands at the end, as it was sent', 'unplaced_other': '{{count}} pieces of information have no place in the letter and stand at the end, as they were sent',
    'file-missing_one': '{{count}} file has not come yet', 'file-missing_other': '{{count}} files have not come yet', 'file-packed': 'The file is packed and must be saved to be opened', findings: 'The letter is built with faults. See the original',
  },
  fact: {
    admitted: 'Admitted', discharged: 'Discharged', firstVisit: 'First visit', lastVisit: 'Last visit', visit: 'Visit', examined: 'Examined', from: 'From', to: 'To', contact: 'Contact', copies: 'Copy to', cave: 'CAVE', status: 'Status', referred: 'Referred', referral: 'Referral', relatives: 'Relatives', occupation: 'Occupation', priority: 'Priority', signed: 'Signed {{time}}', phone: 'Phone {{phone}}', type: 'Type', number: 'Letter number', speciality: 'Speciality', diagnoses: 'Diagnoses and procedures', uncoded: 'without code', noCave: 'Not stated',
  },
  status: { doed: 'dead' },
  role: { main: 'Main', 'main-additional': 'Additional', bidiagnose: 'Other', operation: 'Procedure', roentgenundersoegelse: 'X-ray', henv_diagnose: 'Referred for', tillaegsdiagnose: 'Additional', uspec_diagnose: 'Diagnosis', midl_diagnose: 'Provisional', skadesmekanisme: 'Mechanism of injury', other: 'Diagnosis' },
  references: 'Files and references', elsewhere: 'The material exists, but does not come with the letter', unplaced: 'Information without a place in the letter', noText: 'The letter has no text.',
  changes: { title: 'Corrected since the earlier letter', none: 'The letter is marked as corrected, but its content is the same.', unknown: 'The letter is marked as corrected. The earlier letter was not received here, so the changes can not be shown.', removed: 'Removed: {{text}}', added: 'Added: {{text}}', plain: 'Text' },
  source: { title: 'Original: {{format}}', note: 'The letter as it came. Nothing is changed.', save: 'Save as file', close: 'Close', loading: 'Fetching the original …', failed: 'The original could not be fetched', label: 'Text of the original', encoding: 'Character set: {{encoding}}', long: 'The first {{size}} are shown. Save the file to see the rest.' },
  group: { marked: 'Marked for follow-up', unmarked: 'Not marked, can wait until the next contact' },
  tab: { label: 'Kind', all: 'All', letters: 'Discharge summaries', correspondence: 'Correspondence', plans: 'Rehabilitation' },
  head: { letters: 'Discharge summaries', marked_one: '{{count}} marked', marked_other: '{{count}} marked' },
  empty: { letters: 'No discharge summaries', plans: 'No rehabilitation plans', correspondence: 'No correspondence' },
  /** What a receiver is registered for. */
  takes: { discharge: 'discharge summaries', correspondence: 'correspondence letters', plan: 'rehabilitation plans' },
} as const;
