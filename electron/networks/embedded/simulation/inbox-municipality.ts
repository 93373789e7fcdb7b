/** What a municipality finds in its inbox on the first day. */
import type { MessageStep } from './script';

export const municipalityInbox: MessageStep[] = [
  {
    key: 'prescription', from: 'gp', author: 0, to: 'client', patient: 'nancy', category: 'medicine', minutesAgo: 2840, afterSeconds: 0,
    text: 'Metoprolol 50 mg er fornyet og ligger på receptserveren. Dosis er uændret, 1 tablet morgen.\nVil I måle blodtryk ved næste besøg og sende tallet?',
  },
  {
    key: 'wound-plan', from: 'gp', author: 2, to: 'client', patient: 'bruno', category: 'nursing', minutesAgo: 2760, afterSeconds: 0.2, attachments: ['wound-photo'],
    text: 'Såret er set i klinikken i dag, billede vedlagt. Det er renere, men der er fortsat ødem.\n\nPlan: kompression klasse 2, skift hver 3. dag, og gigtvurdering hvis det ikke er mindre om 2 uger.',
  },
  {
    key: 'discharge', from: 'hospital', author: 2, to: 'client', patient: 'knut', category: 'discharge', minutesAgo: 2640, afterSeconds: 0.4, attachments: ['medicine-list'],
    text: 'Borgeren udskrives i dag kl. 14 til eget hjem. Selvhjulpen i bad, skal have hjælp til støttestrømper og øjendrypning 2 gange dagligt.\nMedicin til 2 døgn er sendt med.',
  },
  {
    key: 'rehabilitation', from: 'ward', author: 0, to: 'client', patient: 'lonni', category: 'training', minutesAgo: 2520, afterSeconds: 0.6,
    text: 'Opereret med hoftealloplastik i går, må støtte fuldt. Genoptræningsplan sendes særskilt.\nHun bor alene på 1. sal uden elevator, så trappetræning er vigtig før hjemsendelse.',
  },
  {
    key: 'observe', from: 'gp', author: 1, to: 'client', patient: 'test', category: 'nursing', minutesAgo: 2400, afterSeconds: 0.8, attention: { kind: 'team', name: 'Akutteamet' },
    text: 'Borgeren er startet på antibiotika for lungebetændelse i dag. Vi beder om tilsyn 2 gange dagligt i 3 dage med temperatur, puls og iltmætning.\nRing ved iltmætning under 90 eller påvirket tilstand.',
  },
  {
    key: 'old-system', from: 'gp-2', author: 0, to: 'client', patient: 'lonni', category: 'healthcare', minutesAgo: 2280, afterSeconds: 1, version: '4.0',
    text: 'Patienten er motiveret for rygestop. Vi beder jer tilbyde plads på holdet i efteråret.\nHun træffes bedst på telefon efter kl. 15.',
  },
  {
    key: 'assessment', from: 'gp', author: 0, to: 'client', patient: 'knut', category: 'home-care-assessment', minutesAgo: 2160, afterSeconds: 1.2,
    text: 'Svar på jeres spørgsmål: patienten har følger efter blodprop i venstre side og klarer ikke selv bad. Tilstanden er varig.\nDer er ingen grund til at vente med hjælpen.',
  },
  {
    key: 'tourist', from: 'hospital', author: 1, to: 'client', patient: 'peter', category: 'acute-ambulant', minutesAgo: 2040, afterSeconds: 1.4,
    text: 'Turist behandlet for forstuvet ankel. Har erstatningsnummer. Låner krykker i 14 dage, mens han bor i kommunen.\nKrykkerne afleveres hos jer, når han rejser.',
  },
  {
    key: 'newcomer', from: 'gp', author: 2, to: 'client', patient: 'maria', category: 'healthcare', minutesAgo: 1920, afterSeconds: 1.6,
    text: 'Har set borgeren i dag, erstatningsnummer indtil CPR er tildelt. Hun er gravid i 14. uge og ønsker kontakt til sundhedsplejen.\nTolk (spansk) er nødvendig.',
  },
  {
    key: 'deceased', from: 'gp', author: 1, to: 'client', patient: 'jens', category: 'decease', minutesAgo: 1790, afterSeconds: 1.8,
    text: 'Ligsyn er foretaget i dag kl. 9.30. Dødsattest er udfyldt, og familien er orienteret.\nI bedes lukke besøg og hente hjælpemidler efter aftale med datteren.',
  },
  {
    key: 'physio-status', from: 'physiotherapist', to: 'client', patient: 'bruno', category: 'training', minutesAgo: 1680, afterSeconds: 2, attachments: ['exercise-sheet'],
    text: 'Afsluttet efter 6 behandlinger. Går nu 300 m med stok og kan klare trappe med gelænder.\nHar brug for ophold i genoptræningshold for at holde niveauet. Øvelser er vedlagt.',
  },
  {
    key: 'referral', from: 'ward', author: 1, to: 'client', patient: 'nancy', category: 'regarding-referral', priority: 'routine', minutesAgo: 1560, afterSeconds: 2.2,
    text: 'Vedr. henvisning til knæskole: der mangler oplysning om, hvorvidt borgeren kan transportere sig selv.\nBesked bedes sendt, så vi kan planlægge start.',
  },
  {
    key: 'psychiatry', from: 'gp', author: 0, to: 'client', patient: 'test', category: 'psychiatry-social-disability', minutesAgo: 1450, afterSeconds: 2.4,
    text: 'Patienten er vurderet i dag. Søvnbesvær og uro, ingen selvmordstanker. Medicin justeret.\nVi beder om, at kontaktpersonen støtter ham i fast døgnrytme.',
  },
  {
    key: 'gp-asks', from: 'gp', author: 0, to: 'hospital', patient: 'bruno', category: 'outpatient', minutesAgo: 1350, afterSeconds: 0,
    text: 'Patienten har haft svingende blodtryk siden medicinskift i ambulatoriet. Kan I tage stilling til dosis?',
  },
  {
    key: 'gp-answered', from: 'hospital', author: 0, to: 'gp', kind: 'reply', answers: 'gp-asks', patient: 'bruno', category: 'outpatient', minutesAgo: 1310, afterSeconds: 0.5, attachments: ['blood-pressure-chart'],
    text: 'Tallene er gennemgået. Vi foreslår, at dosis halveres, og at blodtryk måles hjemme i 2 uger.',
  },
  {
    key: 'gp-agreed', from: 'gp', author: 0, to: 'hospital', kind: 'reply', answers: 'gp-answered', patient: 'bruno', category: 'outpatient', minutesAgo: 1290, afterSeconds: 1,
    text: 'Tak. Vi følger forslaget og beder hjemmesygeplejen om målingerne.',
  },
  {
    key: 'gp-forwarded', from: 'gp', author: 0, to: 'client', kind: 'forward', answers: 'gp-agreed', patient: 'bruno', category: 'nursing', minutesAgo: 1260, afterSeconds: 2.6,
    text: 'Vil I måle blodtryk 2 gange dagligt i 14 dage? Baggrunden fremgår af drøftelsen med sygehuset nedenfor.',
  },
  {
    key: 'addiction', from: 'hospital', author: 1, to: 'client', patient: 'knut', category: 'alcohol-and-drug-treatment', minutesAgo: 1120, afterSeconds: 2.8,
    text: 'Borgeren har været indlagt til afrusning i 3 døgn og ønsker videre behandling hos jer.\nHan er afrejst i dag og har fået medicin for abstinenser til 2 døgn.',
  },
  {
    key: 'devices', from: 'physiotherapist', to: 'client', patient: 'nancy', category: 'assistive-devices', minutesAgo: 930, afterSeconds: 3, attachments: ['bathroom-photo'],
    text: 'Borgeren har brug for gelænder ved begge trapper og et greb i badet, se billedet.\nHun har prøvet rollator med godt resultat.',
  },
  {
    key: 'results', from: 'gp', author: 2, to: 'client', patient: 'lonni', category: 'examination-results', minutesAgo: 700, afterSeconds: 3.2,
    text: 'Blodprøver fra i går: hæmoglobin 7,1, CRP 12, kreatinin 88. Alt som ventet.\nJernbehandling fortsættes, ny kontrol om 4 uger.',
  },
  // The answers come before the message they answer: the wire promises no order.
  {
    key: 'insulin', from: 'gp', author: 1, to: 'client', patient: 'knut', category: 'medicine', minutesAgo: 320, afterSeconds: 6,
    text: 'Blodsukker har ligget mellem 14 og 18 den seneste uge. Natinsulin øges fra 16 til 20 enheder fra i aften.\nVi beder om blodsukker før morgenmad i 7 dage.',
  },
  {
    key: 'insulin-more', from: 'gp', author: 2, to: 'client', kind: 'reply', answers: 'insulin', patient: 'knut', category: 'medicine', minutesAgo: 290, afterSeconds: 3.4,
    text: 'Supplement: recept på insulin og målestrimler er sendt til apoteket.',
  },
  {
    key: 'insulin-parallel', from: 'gp', author: 0, to: 'client', kind: 'reply', answers: 'insulin', patient: 'knut', category: 'medicine', minutesAgo: 285, afterSeconds: 3.6,
    text: 'Patienten har ringet. Han har haft et tilfælde med lavt blodsukker i går aftes, så vent med øgning til i morgen.',
  },
  {
    key: 'other', from: 'gp-2', author: 1, to: 'client', patient: 'lonni', category: 'other', topic: 'Ændret telefontid', minutesAgo: 170, afterSeconds: 3.8,
    text: 'Vores telefontid for sygeplejersker flyttes til kl. 10-11 fra næste uge. Akutte henvendelser som hidtil.',
  },
  {
    key: 'telemedicine', from: 'hospital', author: 0, to: 'client', patient: 'nancy', category: 'telemedicine', minutesAgo: 90, afterSeconds: 4,
    text: 'Tallene fra hjemmemonitoreringen er set. Grænsen for alarm ændres til 88 %.\nVil I sikre, at borgeren måler på samme tid hver dag?',
  },
  {
    key: 'visit', from: 'gp', author: 0, to: 'client', patient: 'bruno', category: 'carecoordination', minutesAgo: 35, afterSeconds: 4.2,
    text: 'Jeg kan deltage i mødet med datteren fredag kl. 13 på telefon. Vil I ringe op?',
  },
];
