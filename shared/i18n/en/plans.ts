/** Rehabilitation plans: the municipality's list, the plan itself and what is decided about it. */
export const plans = {
  title: 'Rehabilitation', open_one: '{{count}} open', open_other: '{{count}} open', label: 'Rehabilitation plans',
  tab: { label: 'Lists', visitation: 'To assess', offered: 'Start offered' },
  group: { visitation: 'Level or start missing', offered: 'Start offered' },
  empty: { visitation: 'No plans are waiting', visitationText: 'New rehabilitation plans from the hospitals appear here by themselves.', offered: 'No plans with a start offered', offeredText: 'When you have chosen a level and offered a start, the plan moves here. Mark it as handled when the training has ended.' },
  noSelection: 'Choose a plan in the list', noSelectionText: 'The plans whose deadline is nearest stand first.',
  row: {
    left_one: '{{count}} day', left_other: '{{count}} days', today: 'today', over_one: '{{count}} day over', over_other: '{{count}} days over', deadline: 'due {{day}}', unknown: 'Deadline unknown', unknownText: 'date missing', firstContact: 'first contact', postponed: 'postponed',
    hospital: 'The hospital', region: 'The region', provides: 'provides it', ok: 'Plenty of time', warn: 'The deadline is near', bad: 'The deadline has passed', elsewhere: 'Provided by others', offeredWord: 'Start offered', told: 'final status sent', noType: 'No type', unread: 'Unread',
  },
  type: { almen: 'General', specialiseret: 'Specialised', rehabilitering: 'Rehabilitation' },
  typeLong: { almen: 'general rehabilitation', specialiseret: 'rehabilitation training at specialised level', rehabilitering: 'rehabilitation at specialised level' },
  heading: 'Rehabilitation plan, {{type}}', headingNoType: 'Rehabilitation plan without a type',
  noType: 'The plan has no type', noTypeText: 'The hospital must choose general or specialised training or rehabilitation. Write to the hospital before you choose a level.', unknownType: 'The plan’s type “{{type}}” is not known', cancelled: 'The hospital has withdrawn the plan', cancelledText: 'Do not start training by this plan. Contact the hospital if in doubt.',
  toolbar: 'Actions for the plan', offer: 'Offer start', changeOffer: 'Change offered start', write: 'Write to the hospital', forward: 'Send on to another municipality', finalStatus: 'Send final status', fetched: 'fetched {{time}}', sent: 'sent {{time}}',
  home: 'Discharged {{day}}', leaving: 'Expected discharge {{day}}',
  level: {
    title: 'Choose a level for general rehabilitation', chosenTitle: 'Level of general rehabilitation', none: 'Not chosen', basal: 'Basic', avanceret: 'Advanced', basalText: 'Limited loss of function. Generally qualified staff.', avanceretText: 'Extensive loss of function that affects several parts of life. Special competence.',
    note: 'The municipality chooses the level; it is not in the hospital’s plan.', done: 'Level chosen: {{level}}',
  },
  seven: {
    title: '7-day deadline', left_one: '{{count}} day left', left_other: '{{count}} days left', today: 'Last day today', over_one: '{{count}} day over', over_other: '{{count}} days over', unknown: 'Cannot be calculated', discharged: 'Discharged {{day}}', leaves: 'Leaves {{day}}', from: 'From {{day}}',
    choice: 'Indicative. If start cannot be offered by {{day}}, the citizen must be told about free choice.', passed: 'Indicative. If start was not offered by {{day}}, the citizen must be told about free choice.', noChoice: 'Indicative. Free choice does not cover training that must take place in hospital.', noDay: 'The plan has no date of discharge. Enter the day to count from.',
    offeredIn: 'Offered {{day}}', offeredLate: 'Offered {{day}}, after the deadline', firstContact: 'First contact {{day}}', written: 'The hospital’s deadline: “{{text}}”', confirm: 'Confirm {{day}}', other: 'Enter a date', counted: 'Counted from {{day}}, as you have confirmed.', clear: 'Remove the date', ask: 'Is this a later start to count the deadline from?', later: 'If training must wait for health reasons, the deadline is counted from a later day.', set: 'The deadline counts from {{day}}', cleared: 'The deadline counts from discharge again',
  },
  day: { title: 'From when does the deadline count?', label: 'Date of the later start', hint: 'Use it only if the plan says, for health reasons, that training shall start later. The 7 days then count from it.', written: 'The plan says: “{{text}}”', save: 'Save date', missing: 'Enter a date' },
  offerDialog: {
    title: 'Offer start', label: 'Date of first contact', hint: 'The day that is offered to the citizen. It counts even if the appointment is cancelled later.', save: 'Save offered start', late: 'The date is after {{day}}', lateText: 'Tell the citizen about the free choice of private providers before you agree on the date. You can still save it.', lateHospital: 'The date is after the indicative deadline. You can still save it.', early: 'The date is before discharge', done: 'Start offered {{day}}', undone: 'The offered start is removed', remove: 'Remove offered start', missing: 'Enter a date', noLevel: 'No level is chosen yet. The plan stays under To assess.',
  },
  provider: {
    title: 'Who provides the training?', municipality: 'The municipality', hospital: 'The hospital, outpatient', region: 'The region', unknown: 'Unknown', label: 'Provided by', indicative: 'indicative',
    since: 'From {{day}}: {{provider}}', until: 'Until {{day}}: {{provider}}', source: 'Source: {{source}}. Indicative, agreements may differ.',
    sources: { 'health-act': 'section 140 of the Danish Health Act', 'plan-order': 'the executive order on rehabilitation plans', 'health-reform': 'the Danish health reform (bill L 42, 2025-26)' },
  },
  need: 'Need and potential', ability: 'Functional ability at discharge', filled: '{{filled}} of {{total}} areas are filled in.', showAll: 'Show all', showFilled: 'Show only those filled in', notFilled: 'Not filled in', abilityOther: 'More about functional ability', noAbility: 'The plan does not describe functional ability.', noNeed: 'The plan does not describe the need for rehabilitation.',
  chapter: { body: 'Body functions and structures', activities: 'Activities and participation', environment: 'Environmental factors' },
  safety: 'Safety and practical matters', safetyWord: 'Safety', practicalWord: 'Practical', health: 'Health', information: 'Information given to citizen and relatives', diagnoses: 'Diagnoses', classifications: 'ICF codes', gradient: 'Degree', excerpts: 'Excerpts from the record', team: 'Treating team', references: 'References', elsewhere: 'The material exists, but does not come with the plan', file: 'Sent as an attachment of its own', unplaced: 'Information without a place in the plan', primary: 'Primary diagnosis', secondary: 'Secondary diagnosis', coWriters: 'Co-writers',
  stay: { title: 'Stay', admitted: 'Admitted', discharged: 'Discharged', expected: 'Leaves', diagnosis: 'Diagnosis', control: 'Follow-up', consent: 'Consent', yes: 'Yes', none: 'Not stated', deadline: 'Deadline' },
  contact: { title: 'Contact and copies', region: 'Region', municipality: 'Municipality', copies: 'Copy to', deselected: 'The citizen does not want a copy sent to their own GP', noCopy: 'Not stated', finalStatus: 'Final status', relatives: 'Relatives', relation: { mor: 'mother', far: 'father', barn: 'child', aegtefaelle: 'spouse', samlever: 'partner', soeskende: 'sibling', anden: 'other' }, phone: 'Phone', noPhone: 'No phone: {{reason}}', email: 'E-mail', careOf: 'c/o', sender: 'Hospital', occupation: 'Occupation' },
  status: {
    title: 'Final status', text: 'The plan asks to be told when the training has ended.', none: 'The plan names no receiver of the final status. Choose one yourself.', write: 'Write to {{name}}', again: 'Write again to {{name}}', choose: 'Choose a receiver', unresolved: 'The plan has no location number for the receiver. Choose it when you write.', notSent: 'Not sent', sentAt: 'Sent {{time}}', other: 'Also sent to',
    topic: 'Slutstatus genoptræning', body: 'Slutstatus for genoptræning\n\nPlan: {{type}}{{level}}, sendt {{sent}} fra {{sender}}.\nFørste kontakt tilbudt: {{offered}}\n\nForløbet er afsluttet: \nMål nået: \nFunktionsevne ved afslutning: \nVidere aftaler: ', levelPart: ', {{level}} niveau', notOffered: 'ikke angivet',
  },
  writeTopic: 'Vedr. genoptræningsplan', forwardTopic: 'Genoptræningsplan, {{type}}', forwardBody: 'Planen er sendt til os, men borgeren hører til hos jer. Sygehusets tekst følger her. Brev {{number}} fra {{sender}}, sendt {{sent}}.\n\n{{text}}',
  other: {
    title_one: 'The citizen has another rehabilitation plan', title_other: 'The citizen has {{count}} other rehabilitation plans', text: 'See them side by side, and note whether one replaces the other.', compare: 'Show side by side', dialog: 'Plans of {{name}}', this: 'This plan', another: 'Other plan', open: 'Open the plan', sent: 'Sent', type: 'Type', level: 'Level', discharged: 'Discharged', deadline: 'Deadline', offered: 'First contact', sender: 'Hospital', need: 'Need', diagnosis: 'Diagnosis', status: 'Final status', handled: 'Handled', notDecided: 'Not chosen',
    replaces: 'Note: replaces the other plan', parallel: 'Note: runs in parallel', replacesNote: 'Replaces the plan of {{day}}', parallelNote: 'Runs in parallel with the plan of {{day}}', noted: 'Noted on the plan', hint: 'Only a note of your own. Neither plan changes.',
  },
  correspondence: 'Messages about the plan', note: 'Note', done: 'Undone',
} as const;
