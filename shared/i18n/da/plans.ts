/** Rehabilitation plans: the municipality's list, the plan itself and what is decided about it. */
export const plans = {
  title: 'Genoptræning', open_one: '{{count}} åben', open_other: '{{count}} åbne', label: 'Genoptræningsplaner',
  tab: { label: 'Lister', visitation: 'Til visitation', offered: 'Start tilbudt' },
  group: { visitation: 'Mangler niveau eller start', offered: 'Start tilbudt' },
  empty: { visitation: 'Ingen planer venter', visitationText: 'Nye genoptræningsplaner fra sygehusene vises her af sig selv.', offered: 'Ingen planer med tilbudt start', offeredText: 'Når I har valgt niveau og tilbudt start, flytter planen hertil. Markér den som behandlet, når forløbet er afsluttet.' },
  noSelection: 'Vælg en plan i listen', noSelectionText: 'De planer, hvor fristen er tættest på, står øverst.',
  row: {
    left_one: '{{count}} dag', left_other: '{{count}} dage', today: 'i dag', over_one: '{{count}} dag over', over_other: '{{count}} dage over', deadline: 'frist {{day}}', unknown: 'Frist ukendt', unknownText: 'dato mangler', firstContact: 'første kontakt', postponed: 'udsat',
    hospital: 'Sygehuset', region: 'Regionen', provides: 'står for træningen', ok: 'God tid', warn: 'Fristen er tæt på', bad: 'Fristen er overskredet', elsewhere: 'Står en anden for', offeredWord: 'Start tilbudt', told: 'slutstatus sendt', noType: 'Uden type', unread: 'Ulæst',
  },
  type: { almen: 'Almen', specialiseret: 'Specialiseret', rehabilitering: 'Rehabilitering' },
  typeLong: { almen: 'almen genoptræning', specialiseret: 'genoptræning på specialiseret niveau', rehabilitering: 'rehabilitering på specialiseret niveau' },
  heading: 'Genoptræningsplan, {{type}}', headingNoType: 'Genoptræningsplan uden type',
  noType: 'Planen har ingen type', noTypeText: 'Sygehuset skal vælge almen eller specialiseret genoptræning eller rehabilitering. Skriv til sygehuset, før I vælger niveau.', unknownType: 'Planens type “{{type}}” er ikke kendt', cancelled: 'Sygehuset har trukket planen tilbage', cancelledText: 'Start ikke træning efter planen. Kontakt sygehuset, hvis I er i tvivl.',
  toolbar: 'Handlinger for planen', offer: 'Tilbyd start', changeOffer: 'Ret tilbudt start', write: 'Skriv til sygehuset', forward: 'Send videre til en anden kommune', finalStatus: 'Send slutstatus', fetched: 'hentet {{time}}', sent: 'sendt {{time}}',
  home: 'Udskrevet {{day}}', leaving: 'Forventet udskrevet {{day}}',
  level: {
    title: 'Vælg niveau for almen genoptræning', chosenTitle: 'Niveau for almen genoptræning', none: 'Ikke valgt', basal: 'Basal', avanceret: 'Avanceret', basalText: 'Afgrænset funktionstab. Generelt kvalificeret personale.', avanceretText: 'Omfattende funktionstab med betydning for flere livsområder. Særlige kompetencer.',
    note: 'Niveauet vælges af kommunen og står ikke i sygehusets plan.', done: 'Niveau valgt: {{level}}',
  },
  seven: {
    title: '7-dages frist', left_one: '{{count}} dag tilbage', left_other: '{{count}} dage tilbage', today: 'Sidste dag i dag', over_one: '{{count}} dag over', over_other: '{{count}} dage over', unknown: 'Kan ikke regnes ud', discharged: 'Udskrevet {{day}}', leaves: 'Udskrives {{day}}', from: 'Fra {{day}}',
    choice: 'Vejledende. Kan start ikke tilbydes inden {{day}}, skal borgeren oplyses om frit valg.', passed: 'Vejledende. Er start ikke tilbudt inden {{day}}, skal borgeren oplyses om frit valg.', noChoice: 'Vejledende. Frit valg gælder ikke genoptræning, der skal foregå på sygehus.', noDay: 'Planen har ingen udskrivelsesdato. Angiv den dag, fristen skal regnes fra.',
    offeredIn: 'Tilbudt {{day}}', offeredLate: 'Tilbudt {{day}}, efter fristen', firstContact: 'Første kontakt {{day}}', written: 'Sygehusets frist: “{{text}}”', confirm: 'Bekræft {{day}}', other: 'Angiv dato', counted: 'Regnet fra {{day}}, som I har bekræftet.', clear: 'Fjern datoen', ask: 'Er det en senere start, som fristen skal regnes fra?', later: 'Skal træningen vente af helbredsmæssige grunde, regnes fristen fra en senere dag.', set: 'Fristen regnes fra {{day}}', cleared: 'Fristen regnes igen fra udskrivelsen',
  },
  day: { title: 'Hvornår skal fristen regnes fra?', label: 'Dato for senere start', hint: 'Brug kun datoen, hvis planen af helbredsmæssige grunde siger, at træningen skal starte senere. De 7 dage regnes så fra den.', written: 'I planen står: “{{text}}”', save: 'Gem dato', missing: 'Skriv en dato' },
  offerDialog: {
    title: 'Tilbyd start', label: 'Dato for første kontakt', hint: 'Den dag, borgeren bliver tilbudt. Den gælder, også hvis aftalen siden aflyses.', save: 'Gem tilbudt start', late: 'Datoen ligger efter {{day}}', lateText: 'Oplys borgeren om frit valg mellem private leverandører, før I aftaler datoen. Du kan gemme den alligevel.', lateHospital: 'Datoen ligger efter den vejledende frist. Du kan gemme den alligevel.', early: 'Datoen ligger før udskrivelsen', done: 'Start tilbudt {{day}}', undone: 'Tilbudt start er fjernet', remove: 'Fjern tilbudt start', missing: 'Skriv en dato', noLevel: 'Niveau er ikke valgt endnu. Planen bliver stående under Til visitation.',
  },
  provider: {
    title: 'Hvem står for træningen?', municipality: 'Kommunen', hospital: 'Sygehuset, ambulant', region: 'Regionen', unknown: 'Ukendt', label: 'Træning ved', indicative: 'vejledende',
    since: 'Fra {{day}}: {{provider}}', until: 'Indtil {{day}}: {{provider}}', source: 'Kilde: {{source}}. Vejledende, aftaler kan afvige.',
    sources: { 'health-act': 'sundhedslovens § 140', 'plan-order': 'bekendtgørelsen om genoptræningsplaner', 'health-reform': 'sundhedsreformen (lovforslag L 42, 2025-26)' },
  },
  need: 'Behov og potentiale', ability: 'Funktionsevne ved udskrivelsen', filled: '{{filled}} af {{total}} områder er udfyldt.', showAll: 'Vis alle', showFilled: 'Vis kun de udfyldte', notFilled: 'Ikke udfyldt', abilityOther: 'Andet om funktionsevnen', noAbility: 'Planen beskriver ikke funktionsevnen.', noNeed: 'Planen beskriver ikke behovet for genoptræning.',
  chapter: { body: 'Kroppens funktioner og anatomi', activities: 'Aktiviteter og deltagelse', environment: 'Omgivelsesfaktorer' },
  safety: 'Sikkerhed og praktisk', safetyWord: 'Sikkerhed', practicalWord: 'Praktisk', health: 'Helbred', information: 'Information til borger og pårørende', diagnoses: 'Diagnoser', classifications: 'ICF-koder', gradient: 'Grad', excerpts: 'Uddrag af journalen', team: 'Behandlingsteam', references: 'Henvisninger', elsewhere: 'Materialet findes, men følger ikke med planen', file: 'Sendes som bilag for sig', unplaced: 'Oplysninger uden plads i planen', primary: 'Aktionsdiagnose', secondary: 'Bidiagnose', coWriters: 'Medforfattere',
  stay: { title: 'Ophold', admitted: 'Indlagt', discharged: 'Udskrevet', expected: 'Udskrives', diagnosis: 'Diagnose', control: 'Kontrol', consent: 'Samtykke', yes: 'Ja', none: 'Ikke oplyst', deadline: 'Frist' },
  contact: { title: 'Kontakt og kopi', region: 'Region', municipality: 'Kommune', copies: 'Kopi til', deselected: 'Borgeren ønsker ikke kopi til egen læge', noCopy: 'Ikke oplyst', finalStatus: 'Slutstatus', relatives: 'Pårørende', relation: { mor: 'mor', far: 'far', barn: 'barn', aegtefaelle: 'ægtefælle', samlever: 'samlever', soeskende: 'søskende', anden: 'anden' }, phone: 'Telefon', noPhone: 'Ingen telefon: {{reason}}', email: 'E-mail', careOf: 'c/o', sender: 'Sygehus', occupation: 'Stilling' },
  status: {
    title: 'Slutstatus', text: 'Planen beder om besked, når forløbet er slut.', none: 'Planen nævner ingen modtager af slutstatus. Vælg selv en modtager.', write: 'Skriv til {{name}}', again: 'Skriv igen til {{name}}', choose: 'Vælg modtager', unresolved: 'Planen har intet lokationsnummer på modtageren. Vælg den, når du skriver.', notSent: 'Ikke sendt', sentAt: 'Sendt {{time}}', other: 'Også sendt til',
    topic: 'Slutstatus genoptræning', body: 'Slutstatus for genoptræning\n\nPlan: {{type}}{{level}}, sendt {{sent}} fra {{sender}}.\nFørste kontakt tilbudt: {{offered}}\n\nForløbet er afsluttet: \nMål nået: \nFunktionsevne ved afslutning: \nVidere aftaler: ', levelPart: ', {{level}} niveau', notOffered: 'ikke angivet',
  },
  writeTopic: 'Vedr. genoptræningsplan', forwardTopic: 'Genoptræningsplan, {{type}}', forwardBody: 'Planen er sendt til os, men borgeren hører til hos jer. Sygehusets tekst følger her. Brev {{number}} fra {{sender}}, sendt {{sent}}.\n\n{{text}}',
  other: {
    title_one: 'Borgeren har en anden genoptræningsplan', title_other: 'Borgeren har {{count}} andre genoptræningsplaner', text: 'Se dem ved siden af hinanden, og notér, om den ene afløser den anden.', compare: 'Vis ved siden af', dialog: 'Planer for {{name}}', this: 'Denne plan', another: 'Anden plan', open: 'Åbn planen', sent: 'Sendt', type: 'Type', level: 'Niveau', discharged: 'Udskrevet', deadline: 'Frist', offered: 'Første kontakt', sender: 'Sygehus', need: 'Behov', diagnosis: 'Diagnose', status: 'Slutstatus', handled: 'Behandlet', notDecided: 'Ikke valgt',
    replaces: 'Notér: afløser den anden plan', parallel: 'Notér: løber parallelt', replacesNote: 'Afløser planen fra {{day}}', parallelNote: 'Løber parallelt med planen fra {{day}}', noted: 'Noteret på planen', hint: 'Kun et notat hos jer. Ingen af planerne ændres.',
  },
  correspondence: 'Beskeder om planen', note: 'Notat', done: 'Fortrudt',
} as const;
