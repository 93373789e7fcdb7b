/** What a GP practice finds in its inbox on the first day. */
import type { MessageStep } from './script';

export const generalPracticeInbox: MessageStep[] = [
  {
    key: 'wound', from: 'municipality', author: 0, to: 'client', patient: 'bruno', category: 'nursing', minutesAgo: 2820, afterSeconds: 0, attachments: ['wound-photo'],
    text: 'Skiftet forbinding på venstre underben i dag. Såret måler nu 3 × 2 cm, let fibrinbelagt, ingen lugt og ingen rødme omkring.\n\nVi fortsætter med skift hver 2. dag. Vil I se på billedet og sige til, hvis kompression skal ændres?',
  },
  {
    key: 'dose', from: 'municipality', author: 1, to: 'client', patient: 'nancy', category: 'medicine', minutesAgo: 2700, afterSeconds: 0.2,
    text: 'Borgeren har fået doseret medicin for 2 uger. Der mangler recept på Metoprolol 50 mg, sidste pakke er brugt.\nVil I forny, så vi kan hente på torsdag?',
  },
  {
    key: 'discharge', from: 'hospital', author: 1, to: 'client', patient: 'knut', category: 'discharge', minutesAgo: 2580, afterSeconds: 0.4, attachments: ['medicine-list'],
    text: 'Patienten udskrives i dag til eget hjem efter 2 døgns observation. Epikrise følger.\n\nDer er ændret i blodtryksmedicin, se vedlagte liste. Vi beder om kontrol af blodtryk og kalium om 14 dage hos jer.',
  },
  {
    key: 'fall', from: 'municipality-2', author: 1, to: 'client', patient: 'lonni', category: 'nursing', minutesAgo: 2460, afterSeconds: 0.6, version: '4.0',
    text: 'Akutteamet er kaldt til borgeren efter fald i badeværelset. Ingen tegn på brud. Blodtryk liggende 138/82, stående 112/70, svimmel ved rejsning.\n\nVi foreslår gennemgang af medicin. Vi ser til hende igen i morgen formiddag.',
  },
  {
    key: 'training-start', from: 'physiotherapist', to: 'client', patient: 'bruno', category: 'training', minutesAgo: 2340, afterSeconds: 0.8,
    text: 'Har set patienten til 1. behandling for skuldergener. Aktiv abduktion til 80 grader, smerter VAS 5.\nPlan: 6 behandlinger over 5 uger og øvelser hjemme. Skriver igen ved afslutning.',
  },
  {
    key: 'referral', from: 'ward', author: 0, to: 'client', patient: 'lonni', category: 'regarding-referral', priority: 'asap', minutesAgo: 2220, afterSeconds: 1,
    text: 'Tak for henvisning vedr. hoftesmerter. Der mangler svar på røntgen af bækken, og henvisningen nævner ikke, om patienten får blodfortyndende.\nVi beder om begge dele hurtigst muligt, så vi kan give en tid.',
  },
  {
    key: 'assessment', from: 'municipality-2', author: 0, to: 'client', patient: 'knut', category: 'home-care-assessment', minutesAgo: 2100, afterSeconds: 1.2,
    text: 'Borgeren har søgt om hjælp til bad og rengøring. Til brug for visitationen beder vi om en kort status på funktionsevne og om forløbet ventes at være kortvarigt.',
  },
  {
    key: 'devices', from: 'municipality', author: 2, to: 'client', patient: 'nancy', category: 'assistive-devices', minutesAgo: 1980, afterSeconds: 1.4, attachments: ['bathroom-photo'],
    text: 'Der er bevilget toiletforhøjer og badebænk. Begge opsættes på tirsdag. Billede af badeværelset er vedlagt.\nBorgeren oplyser tiltagende smerter i højre knæ, det gives videre herfra.',
  },
  {
    key: 'tourist', from: 'hospital', author: 1, to: 'client', patient: 'peter', category: 'acute-ambulant', minutesAgo: 1860, afterSeconds: 1.6,
    text: 'Turist set i modtagelsen efter cykelstyrt. Skrammer renset, tetanus givet. Har erstatningsnummer, da CPR mangler.\nEr henvist til jer for fjernelse af 4 suturer om 10 dage, da han bor i Prøveby indtil da.',
  },
  {
    key: 'newcomer', from: 'municipality-2', author: 0, to: 'client', patient: 'maria', category: 'healthcare', minutesAgo: 1740, afterSeconds: 1.8,
    text: 'Nyankommen borger er tilmeldt jeres praksis. CPR-nummer er ikke tildelt endnu, derfor erstatningsnummer.\nHun ønsker en samtale om vaccinationer og har brug for tolk (spansk).',
  },
  {
    key: 'observation', from: 'municipality', author: 0, to: 'client', patient: 'bruno', category: 'examination-results', minutesAgo: 1500, afterSeconds: 2, attachments: ['blood-pressure-chart'],
    text: 'Hjemmemålt blodtryk de seneste 7 dage, se kurven. Gennemsnit 148/86. Puls 72-80, regelmæssig.\nBorgeren har taget sin medicin alle dage.',
  },
  {
    key: 'deceased', from: 'municipality', author: 1, to: 'client', patient: 'jens', category: 'decease', minutesAgo: 1440, afterSeconds: 2.2,
    text: 'Beboeren er fundet død i sin seng i morges kl. 6.15. Forventet dødsfald, familien er orienteret og på vej.\nVi beder jer komme og foretage ligsyn i dag.',
  },
  {
    key: 'psychiatry', from: 'municipality-2', author: 0, to: 'client', patient: 'test', category: 'psychiatry-social-disability', minutesAgo: 1380, afterSeconds: 2.4,
    text: 'Borgeren er flyttet til midlertidigt botilbud. Støtte-kontaktperson er tilknyttet 4 timer om ugen.\nHan har bedt om, at I indkalder ham til en samtale om søvn og medicin.',
  },
  {
    key: 'ward-asks', from: 'hospital', author: 2, to: 'municipality', patient: 'nancy', category: 'carecoordination', minutesAgo: 1320, afterSeconds: 0,
    text: 'Patienten ventes udskrevet torsdag. Hun kan gå med rollator, men er utryg ved trapper.\nKan I være klar med hjemmehjælp morgen og aften fra torsdag?',
  },
  {
    key: 'ward-answered', from: 'municipality', author: 0, to: 'hospital', kind: 'reply', answers: 'ward-asks', patient: 'nancy', category: 'carecoordination', minutesAgo: 1270, afterSeconds: 0.5,
    text: 'Ja, vi starter torsdag aften. Sygeplejersken kommer fredag formiddag og gennemgår medicin.\nVil I sende medicin med til 3 dage?',
  },
  {
    key: 'ward-agreed', from: 'hospital', author: 2, to: 'municipality', kind: 'reply', answers: 'ward-answered', patient: 'nancy', category: 'carecoordination', minutesAgo: 1230, afterSeconds: 1,
    text: 'Medicin til 3 dage sendes med. Smertestillende er trappet ned, se medicinkort.',
  },
  {
    key: 'ward-forwarded', from: 'municipality', author: 0, to: 'client', kind: 'forward', answers: 'ward-agreed', patient: 'nancy', category: 'carecoordination', minutesAgo: 1200, afterSeconds: 2.6,
    text: 'Sendes til jeres orientering: aftale med sygehuset om udskrivelsen. Vi vil gerne have jer med på en opfølgning i hjemmet i næste uge. Passer onsdag kl. 10?',
  },
  {
    key: 'addiction', from: 'municipality-2', author: 0, to: 'client', patient: 'knut', category: 'alcohol-and-drug-treatment', minutesAgo: 1100, afterSeconds: 2.8,
    text: 'Borgeren er startet i ambulant alkoholbehandling i mandags. Han har givet samtykke til, at vi orienterer jer.\nVi beder om aktuelle levertal, hvis de er taget inden for 3 måneder.',
  },
  {
    key: 'skin', from: 'specialist', to: 'client', patient: 'lonni', category: 'outpatient', minutesAgo: 960, afterSeconds: 3, attachments: ['skin-photo'],
    text: 'Set i dag med udslæt på begge underarme. Mest foreneligt med kontakteksem. Rp. gruppe III-steroid i 2 uger og derefter udtrapning.\nKontrol her om 6 uger.',
  },
  {
    key: 'outpatient', from: 'ward', author: 1, to: 'client', patient: 'bruno', category: 'outpatient', minutesAgo: 720, afterSeconds: 3.2,
    text: 'Kontrol efter håndledsbrud: god heling på røntgen i dag, gips fjernet. Øvelser er udleveret.\nIngen yderligere kontrol her. Ved tiltagende smerter eller føleforstyrrelser henvises igen.',
  },
  // The answer comes before the message it answers: the wire promises no order.
  {
    key: 'infusion', from: 'municipality', author: 0, to: 'client', patient: 'test', category: 'nursing', minutesAgo: 300, afterSeconds: 6,
    text: 'Borgeren har feber 38,4 og svie ved vandladning. Urinstix positiv for leukocytter og nitrit.\nVil I tage stilling til behandling i dag?',
  },
  {
    key: 'infusion-more', from: 'municipality', author: 1, to: 'client', kind: 'reply', answers: 'infusion', patient: 'test', category: 'nursing', minutesAgo: 270, afterSeconds: 3.4,
    text: 'Supplement: temperatur nu 38,9, puls 96. Borgeren er vågen og klar og drikker godt.',
  },
  {
    key: 'infusion-parallel', from: 'municipality', author: 2, to: 'client', kind: 'reply', answers: 'infusion', patient: 'test', category: 'nursing', minutesAgo: 265, afterSeconds: 3.6,
    text: 'Pårørende ringer og oplyser, at borgeren tidligere har reageret med udslæt på penicillin.',
  },
  {
    key: 'colleague', from: 'gp-2', author: 0, to: 'client', patient: 'lonni', category: 'other', topic: 'Skift af læge', minutesAgo: 180, afterSeconds: 3.8,
    text: 'Patienten er flyttet og har valgt jer som ny læge fra den 1. Journal sendes særskilt.\nAktuelt er der kun opfølgning på stofskifte om 2 måneder.',
  },
  {
    key: 'telemedicine', from: 'municipality', author: 0, to: 'client', patient: 'nancy', category: 'telemedicine', minutesAgo: 95, afterSeconds: 4, attachments: ['blood-pressure-chart'],
    attention: { kind: 'person', name: 'Anja Eksempel', role: 'Speciallæge i praksis' },
    text: 'KOL-hjemmemonitorering: iltmætning faldet fra 93 til 89 % over 2 dage, borgeren har mere slim end vanligt.\nVi har bedt hende måle igen i eftermiddag og ringer til jer, hvis tallet er under 88.',
  },
  {
    key: 'family', from: 'municipality', author: 1, to: 'client', patient: 'bruno', category: 'carecoordination', minutesAgo: 40, afterSeconds: 4.2,
    text: 'Datteren ønsker et møde om den fremtidige pleje. Vi foreslår fredag kl. 13 i hjemmet eller på telefon. Kan en fra jer deltage?',
  },
];
