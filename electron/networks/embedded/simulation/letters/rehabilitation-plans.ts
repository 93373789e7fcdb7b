/** Rehabilitation plans for a municipality on its first day, and what comes while the client runs. */
import type { Conversation } from '../script';
import type { LetterStep, PlanContent } from './content';

/** Headings as the Danish plan prints them; `standards/rehabilitation-plan/ability` reads by the same. */
const body = '8a. Kroppens funktioner og anatomi';
const activities = '8b. Aktiviteter og deltagelse';
const environment = '8c. Omgivelsesfaktorer';

const informed = 'Planen er gennemgået og udleveret på papir. Patienten er enig i målene og i, at planen sendes til kommunen.';

const hip: PlanContent = {
  type: 'plan', level: 'almen', admittedDaysAgo: 3, dischargedInDays: -1, information: informed, occupation: 'Lærer', practice: 'copy',
  practical: 'Bor alene på 1. sal uden elevator. Har badebænk og toiletforhøjer. Kan ikke selv køre bil de første 6 uger.',
  safety: 'Må støtte fuldt. Hoften må ikke bøjes over 90 grader de første 6 uger.',
  control: { inDays: 13 }, relative: { relation: 'aegtefaelle', family: 'Lauridsen', given: 'Ib', phone: '66000112' },
  health: 'Slidgigt i højre hofte gennem flere år. Planlagt hoftealloplastik uden problemer. Smerter er dækket af tabletter.',
  ability: 'Går sikkert med to stokke indendørs, 150 m ad gangen. Klarer 12 trin med gelænder. Selvhjulpen i bad på badebænk, skal have hjælp til støttestrømper.',
  extended: [
    { chapter: body, areas: [['Sanser og smerter', 'Smerter ved belastning 4 på en skala til 10, ingen i hvile.'], ['Bevægeapparatet', 'Bøjning af hoften 80 grader. Nedsat kraft i sædemuskulaturen i højre side.']] },
    { chapter: activities, areas: [['Bevægelse og færden', 'Går med to stokke. Kan ikke gå udendørs alene endnu.'], ['Omsorg for sig selv', 'Mangler hjælp til støttestrømper og sko.'], ['Husførelse', 'Kan lave let mad. Indkøb klares af familien.']] },
    { chapter: environment, areas: [['Produkter og teknologi', 'Badebænk, toiletforhøjer og gribetang er udleveret.'], ['Støtte og kontakt', 'Familien kommer hver dag den første uge.']] },
  ],
  need: 'Mål: gang uden stokke og trappegang uden gelænder om 3 måneder, så patienten kan genoptage undervisning.\nDer er behov for styrketræning, gangtræning og balance. Potentialet er godt.',
  diagnoses: [{ code: 'DM169', text: 'Slidgigt i hofteled' }], icf: [{ code: { code: 'd450', text: 'Gang' }, gradient: { code: 'd450.2', text: 'Moderat problem' } }, { code: { code: 'b730', text: 'Muskelstyrke' }, gradient: { code: 'b730.2', text: 'Moderat problem' } }],
};

const shoulder: PlanContent = {
  type: 'plan', level: 'almen', admittedDaysAgo: 8, dischargedInDays: -6, information: informed, practice: 'copy',
  practical: 'Arbejder ikke. Foretrækker træning om formiddagen. Har brug for kørsel, da slyngen bæres dag og nat de første 4 uger.',
  safety: 'Ingen aktiv løft af armen de første 4 uger. Slyngen tages kun af ved bad og øvelser.',
  health: 'Brud i venstre overarm efter fald i hjemmet, sat sammen med skinne og skruer. Ukompliceret forløb.',
  ability: 'Selvhjulpen i det meste med én hånd. Skal have hjælp til bad og til at skære mad ud.',
  extended: [
    { chapter: body, areas: [['Sanser og smerter', 'Smerter om natten, sover siddende.'], ['Bevægeapparatet', 'Hævelse af hånd og fingre. Nedsat bevægelighed i albue.']] },
    { chapter: activities, areas: [['Omsorg for sig selv', 'Hjælp til bad 2 gange om ugen.'], ['Husførelse', 'Datteren hjælper med indkøb og rengøring.']] },
  ],
  need: 'Mål: kan bruge armen til personlig pleje og let husarbejde om 3 måneder.\nDer er behov for vejledt træning straks, først passiv og fra uge 5 aktiv.',
  diagnoses: [{ code: 'DS422', text: 'Brud på øverste ende af overarmsknogle' }], icf: [{ code: { code: 'd445', text: 'Brug af hænder og arme' }, gradient: { code: 'd445.3', text: 'Svært problem' } }],
  relative: { relation: 'barn', family: 'Elmer', given: 'Berit', phone: '66000141' },
};

const hand: PlanContent = {
  type: 'plan', level: 'specialiseret', admittedDaysAgo: 2, dischargedInDays: 0, information: informed, practice: 'copy', occupation: 'Tømrer',
  practical: 'Ønsker tider uden for normal arbejdstid, når han begynder at arbejde igen.', safety: 'Senen må ikke belastes de første 6 uger. Træningen skal følge håndkirurgens plan.',
  deadline: { text: 'Træning skal begynde senest {day}, 5 dage efter operationen.', inDays: 5 }, control: { inDays: 7 },
  health: 'Skåret over bøjesenen til højre pegefinger på arbejde. Senen er syet. Nerven er hel.',
  ability: 'Højre hånd er i skinne og kan ikke bruges. Selvhjulpen med venstre hånd.',
  extended: [{ chapter: body, areas: [['Bevægeapparatet', 'Pegefingeren må bøjes passivt i skinnen, ikke aktivt.'], ['Hud og tilhørende strukturers funktioner', 'Sårene er rene. Tråde fjernes efter 14 dage.']] }, { chapter: activities, areas: [['Vigtige livsområder', 'Sygemeldt, ventet tilbage på arbejde efter 3 måneder.']] }],
  need: 'Mål: fuld bevægelighed og kraft, så han kan vende tilbage som tømrer.\nTræningen kræver håndterapeut tæt på kirurgen og gives derfor på sygehuset.',
  diagnoses: [{ code: 'DS661', text: 'Skade på bøjemuskel eller sene til finger' }], icf: [{ code: { code: 'd440', text: 'Finmotorik' }, gradient: { code: 'd440.4', text: 'Fuldstændigt problem' } }],
};

const stroke: PlanContent = {
  type: 'plan', level: 'rehabilitering', admittedDaysAgo: 31, dischargedInDays: 2, information: 'Planen er gennemgået ved møde med patienten, hustruen og kommunens koordinator. Alle er enige i målene.', practice: 'copy', occupation: 'Chauffør, sygemeldt',
  practical: 'Bor med hustru i hus i ét plan med 2 trin ved døren. Skriver hellere, end han taler.',
  safety: 'Faldtendens mod højre. Fejlsynker tynde væsker, som skal være fortykkede. Må ikke køre bil før ny vurdering.',
  control: { text: 'Indkaldes til samtale i ambulatoriet 3 måneder efter udskrivelsen.' }, relative: { relation: 'aegtefaelle', family: 'Mosebryggersen', given: 'Gerda', phone: '66000103' },
  health: 'Blodprop i venstre side af hjernen med lammelse af højre side og svært ved at finde ord. Fik trombolyse. I bedring gennem 4 ugers indlæggelse.',
  ability: 'Går 40 m med rollator og én ved siden. Skal have hjælp af én til bad og påklædning. Forstår enkle sætninger og svarer med enkelte ord.',
  extended: [
    { chapter: body, areas: [
      ['Mentale funktioner', 'Vågen og orienteret. Trættes efter 20 minutter. Nedsat overblik i nye situationer.'], ['Sanser og smerter', 'Nedsat føling i højre hånd og fod.'], ['Stemme og tale', 'Taler med enkelte ord. Utydelig udtale.'],
      ['Kardiovaskulære, hæmatologiske, immunologiske og respiratoriske funktioner', 'Atrieflimren, i blodfortyndende behandling. Blodtryk velreguleret.'], ['Fordøjelse, stofskifte og hormonelle funktioner', 'Fortykkede væsker og blød kost.'],
      ['Kønsorganer, urinveje og forplantning', 'Kontinent om dagen, ble om natten.'], ['Bevægeapparatet', 'Kraft i højre ben 4 af 5, i højre arm 2 af 5. Øget spænding i fingrene.'], ['Hud og tilhørende strukturers funktioner', 'Hel hud.'],
    ] },
    { chapter: activities, areas: [
      ['Læring og anvendelse af viden', 'Lærer nye handlinger ved gentagelse og med billeder.'], ['Almindelige opgaver og krav', 'Klarer én opgave ad gangen.'], ['Kommunikation', 'Bruger tegning og pegetavle. Skriver sit navn med venstre hånd.'],
      ['Bevægelse og færden', 'Kørestol udendørs, rollator indendørs.'], ['Omsorg for sig selv', 'Hjælp af én til bad, påklædning og toilet.'], ['Husførelse', 'Deltager ikke endnu. Lavede før selv mad.'],
      ['Interpersonelt samspil og kontakt', 'Glad for besøg, bliver hurtigt træt.'], ['Vigtige livsområder', 'Sygemeldt. Ønsker at komme i arbejde igen.'], ['Samfundsliv, socialt liv og medborgerskab', 'Sang i kor før, vil gerne være med igen.'],
    ] },
    { chapter: environment, areas: [['Produkter og teknologi', 'Rollator, kørestol og badestol er bestilt.'], ['Støtte og kontakt', 'Hustruen er hjemme hele dagen, men kan ikke løfte.'], ['Holdninger', 'Håbefuld. Familien har realistiske forventninger.']] },
  ],
  need: 'Patientens samlede behov: tale, spisning, arm og hånd, gang, hukommelse og hverdagsopgaver.\nMål efter 3 måneder: går alene indendørs, klarer bad med tilsyn og kan føre en enkel samtale.\nDer er behov for et hold med fysioterapeut, ergoterapeut, talepædagog og neuropsykolog.',
  diagnoses: [{ code: 'DI639', text: 'Blodprop i hjernen' }, { code: 'DI489', text: 'Atrieflimren' }, { code: 'DR470', text: 'Afasi' }], diagnosisText: 'Lammelse af højre side, mest i armen.',
  icf: [{ code: { code: 'd330', text: 'At tale' }, gradient: { code: 'd330.3', text: 'Svært problem' } }, { code: { code: 'd450', text: 'Gang' }, gradient: { code: 'd450.3', text: 'Svært problem' } }, { code: { code: 'd510', text: 'At vaske sig' }, gradient: { code: 'd510.3', text: 'Svært problem' } }],
  excerpt: { type: 'Logopædisk vurdering', daysAgo: 3, text: '# Sprog\nForståelsen er bedre end talen. Benævner 6 af 20 billeder, 14 med hjælp af første lyd.\n# Anbefaling\nTræning 4 gange om ugen i de første 8 uger.' },
  link: { description: 'Vejledning om fortykkede væsker', url: 'https://example.org/fortykkede-vaesker' },
};

const knee: PlanContent = {
  type: 'plan', level: 'almen', admittedDaysAgo: 2, dischargedInDays: 1, information: informed, practice: 'deselected',
  practical: 'Bor i stuelejlighed. Datteren kører. Kan træne på hold.', safety: 'Må kun støtte med 20 kg, indtil kontrollen har vist heling.',
  deadline: { text: 'Træningen begynder først, når røntgenkontrollen ca. 6 uger efter operationen har vist heling. Ambulatoriet giver besked.' }, control: { text: 'Røntgenkontrol ca. 6 uger efter operationen. Tid sendes i e-Boks.' },
  health: 'Brud i højre knæskal efter fald, sat sammen med tråd. Kendt slidgigt i samme knæ.', ability: 'Går med to stokke og benet strakt i skinne. Selvhjulpen bortset fra strømper.',
  extended: [{ chapter: body, areas: [['Bevægeapparatet', 'Skinne i strakt stilling. Må bøje til 30 grader ved øvelser.']] }, { chapter: activities, areas: [['Bevægelse og færden', 'Går 100 m. Trappe trin for trin.']] }],
  need: 'Mål: gang uden hjælpemidler og bøjning over 110 grader.\nDer er behov for bevægelighed og kraft, når der må belastes.', diagnoses: [{ code: 'DS820', text: 'Brud på knæskal' }, { code: 'DM179', text: 'Slidgigt i knæ' }], icf: [],
};

const plan = (key: string, from: 'hospital' | 'ward', patient: LetterStep['patient'], minutesAgo: number, afterSeconds: number, content: PlanContent): LetterStep =>
  ({ kind: 'letter', key, from, author: 0, to: 'client', patient, format: 'oioxml', minutesAgo, afterSeconds, content });

export const rehabilitationPlans: LetterStep[] = [
  plan('plan-hip', 'ward', 'lonni', 1300, 1.1, hip), plan('plan-shoulder', 'ward', 'bruno', 1180, 1.3, shoulder), plan('plan-hand', 'ward', 'test', 660, 1.5, hand),
  plan('plan-stroke', 'hospital', 'knut', 520, 1.7, stroke), plan('plan-knee', 'ward', 'nancy', 240, 1.9, knee),
  {
    kind: 'letter', key: 'plan-question', from: 'ward', author: 1, to: 'client', patient: 'lonni', format: 'edifact', minutesAgo: 75, afterSeconds: 4.6,
    content: { type: 'correspondence', subject: 'Vedr. genoptræningsplan', priority: 'rutine', text: 'Patienten har ringet og spørger, hvornår træningen begynder. Vil I give hende besked direkte?\nHendes ægtefælle kan køre alle dage undtagen onsdag.' },
  },
];

export const ongoingPlans: Conversation[] = [
  [plan('a', 'ward', 'bruno', 0, 0, { ...hip, admittedDaysAgo: 5, dischargedInDays: 0, practice: 'deselected', health: 'Hoftebrud efter fald i hjemmet, sat sammen med skrue og skinne. Ukompliceret forløb.', diagnoses: [{ code: 'DS720', text: 'Brud på lårbenshals' }] })],
  [{
    kind: 'letter', key: 'a', from: 'hospital', author: 2, to: 'client', patient: 'knut', format: 'oioxml', minutesAgo: 0, afterSeconds: 0,
    content: { type: 'correspondence', subject: 'Ændret udskrivelse', priority: 'høj_prioritet', text: 'Udskrivelsen er udsat en dag, da badestolen ikke er leveret. Planen er ellers uændret.\nVil I bekræfte, at stolen er bestilt?' },
  }],
];
