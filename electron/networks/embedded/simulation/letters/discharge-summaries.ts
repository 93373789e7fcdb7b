/** The morning's discharge summaries for a practice, and those that come while the client runs. */
import type { Conversation } from '../script';
import type { LetterStep } from './content';

const days = (count: number): number => count * 24 * 60;

const pneumonia = (dose: string): string => `# Anbefaling om opfølgning hos egen læge
CRP og væsketal om 1 uge. Røntgen af thorax om 6 uger, da infiltratet sad perifert, og patienten ryger.
# Resumé
Indlagt med feber, hoste og iltmætning på 88 % uden ilt. Røntgen viste infiltrat i højre underlap. Fik intravenøs penicillin i 2 døgn og derefter tabletter. Afebril siden i går og uden ilt det seneste døgn.
# Information til patienten
Er orienteret om rygningens betydning og ønsker tilbud om rygestop hos jer.
# Medicin
Tabl. phenoxymethylpenicillin ${dose} i yderligere 5 dage. Øvrig medicin er uændret.
# Uafsluttede undersøgelser
Bloddyrkning uden vækst ved udskrivelsen. Endeligt svar sendes kun, hvis det ændrer behandlingen.`;

export const dischargeSummaries: LetterStep[] = [
  {
    kind: 'letter', key: 'ulcer', from: 'hospital', author: 0, to: 'client', patient: 'nancy', format: 'oioxml', minutesAgo: 840, afterSeconds: 1.1,
    content: {
      type: 'discharge', fromMinutes: days(6), toMinutes: 90, diagnosis: { code: 'DK254', text: 'Kronisk mavesår med blødning' }, additional: [{ code: 'DT394', text: 'Bivirkning til gigtmiddel (NSAID)' }],
      others: [{ kind: 'bidiagnose', code: 'DI109', text: 'Essentiel hypertension' }, { kind: 'operation', code: 'KJDA32', text: 'Gastroskopi med klips' }], relative: { relation: 'barn', family: 'Berggren', given: 'Signe' },
      text: `# Anbefaling om opfølgning hos egen læge
Kontrol af hæmoglobin om 1 uge og igen om 4 uger. Ferritin om 3 måneder.
Patienten bør ikke have NSAID fremover. Vi beder jer finde en anden smertebehandling til knæet.
# CAVE
NSAID (blødende mavesår). Penicillin (udslæt i 1998, ikke udredt).
# Resumé
Indlagt akut med sort afføring og svimmelhed. Hæmoglobin 4,9 ved ankomst, fik 2 portioner blod. Gastroskopi viste et sår på forvæggen med synligt kar, som blev klipset. Ingen ny blødning i 5 døgn.
# Medicin ved udskrivelsen
| Præparat                 Styrke     Dosis                 Bemærkning
| Tabl. Pantoprazol        40 mg      1 morgen og aften     Ny, i 8 uger
| Tabl. Jern               100 mg     1 hver anden dag      Ny
| Tabl. Losartan           50 mg      1 morgen              Uændret
| Tabl. Paracetamol        500 mg     2, højst 4 gange      Erstatter ibuprofen
| Tabl. Ibuprofen          400 mg     -                     Seponeret
# Aftaler med patienten
Er orienteret om, at sort afføring kræver henvendelse samme dag. Datteren hjælper med medicinen den første uge.
# Uafsluttede undersøgelser
Svar på vævsprøve for Helicobacter pylori ventes inden for 10 dage og sendes til jer.`,
      file: { attachment: 'medicine-list', description: 'Medicinliste ved udskrivelsen', afterSeconds: 2.4 },
    },
  },
  {
    kind: 'letter', key: 'pneumonia', from: 'hospital', author: 1, to: 'client', patient: 'knut', format: 'edifact', minutesAgo: 790, afterSeconds: 1.3,
    content: { type: 'discharge', fromMinutes: days(4), toMinutes: 120, diagnosis: { code: 'DJ159', text: 'Bakteriel lungebetændelse' }, others: [{ kind: 'bidiagnose', code: 'DF172', text: 'Tobaksafhængighed' }], text: pneumonia('1 mill. IE 3 gange dagligt') },
  },
  {
    kind: 'letter', key: 'hip', from: 'ward', author: 0, to: 'client', patient: 'lonni', format: 'oioxml', minutesAgo: 700, afterSeconds: 1.5,
    content: {
      type: 'discharge', fromMinutes: days(3), toMinutes: 180, diagnosis: { code: 'DM169', text: 'Slidgigt i hofteled' }, others: [{ kind: 'operation', code: 'KNFB40', text: 'Hoftealloplastik, ikke cementeret' }],
      text: `# Resumé
Planlagt indlæggelse til hoftealloplastik i højre side. Operation og forløb uden problemer. Mobiliseret på dagen og går ved udskrivelsen sikkert med to stokke, også på trappe.
# Medicin
Smertestillende til aftrapning over 2 uger efter skema, som patienten har fået udleveret. Blodpropforebyggende behandling er afsluttet.
# Aftaler
Agraffer fjernes i ambulatoriet efter 14 dage. Genoptræningsplan er sendt til kommunen. Der er ikke behov for opfølgning hos jer.`,
      file: { attachment: 'exercise-sheet', description: 'Øvelser efter hofteoperation', afterSeconds: 1.8 },
    },
  },
  {
    kind: 'letter', key: 'wrist', from: 'ward', author: 1, to: 'client', patient: 'bruno', format: 'edifact', minutesAgo: 560, afterSeconds: 1.7,
    content: {
      type: 'casualty', fromMinutes: 150, toMinutes: 30, diagnosis: { code: 'DS525', text: 'Brud på nederste ende af spoleben' },
      text: `# Anbefaling om opfølgning hos egen læge
Vurdering for knogleskørhed: bruddet er sket ved fald i samme plan. Vi foreslår DXA-scanning.
# Skadestuen
Faldet på fortovet. Fejlstillet brud i venstre håndled, reponeret i lokalbedøvelse med god stilling bagefter. Gipsskinne anlagt. Føling og kredsløb er normale.
# Aftaler
Kontrol med røntgen i ambulatoriet om 8-10 dage, tid er givet. Hånden holdes højt. Patienten er bedt om at henvende sig ved tiltagende smerter eller følelsesløse fingre.`,
    },
  },
  {
    kind: 'letter', key: 'rhythm', from: 'hospital', author: 0, to: 'client', patient: 'test', format: 'edifact', minutesAgo: 480, afterSeconds: 1.9,
    content: {
      type: 'outpatient', fromMinutes: days(42), toMinutes: 60, diagnosis: { code: 'DI489', text: 'Atrieflimren eller atrieflagren' },
      text: `# Ambulant forløb
Udredt for hjertebanken. Hjerterytmen har været normal ved tre fremmøder, og ultralydsundersøgelsen af hjertet viste normal pumpefunktion.
Der er fundet enkelte korte anfald ved 5 døgns måling, det længste på 4 minutter.
# Konklusion
Ingen grund til blodfortyndende behandling nu (under 65 år, ingen risikofaktorer). Forløbet afsluttes her.
# Information til patienten
Ved anfald over 30 minutter bør der tages et EKG samme dag, også hos jer.`,
    },
  },
  {
    kind: 'letter', key: 'pneumonia-corrected', corrects: 'pneumonia', from: 'hospital', author: 1, to: 'client', patient: 'knut', format: 'edifact', minutesAgo: 300, afterSeconds: 4.4,
    content: { type: 'discharge', fromMinutes: days(4) + 490, toMinutes: 610, diagnosis: { code: 'DJ159', text: 'Bakteriel lungebetændelse' }, others: [{ kind: 'bidiagnose', code: 'DF172', text: 'Tobaksafhængighed' }, { kind: 'bidiagnose', code: 'DJ449', text: 'Kronisk obstruktiv lungesygdom' }], text: pneumonia('1,2 mill. IE 4 gange dagligt') },
  },
  {
    kind: 'letter', key: 'question', from: 'hospital', author: 2, to: 'client', patient: 'bruno', format: 'oioxml', minutesAgo: 110, afterSeconds: 4.6,
    content: {
      type: 'correspondence', subject: 'Blodfortyndende før operation', priority: 'høj_prioritet',
      text: 'Patienten er tilmeldt operation for lyskebrok på torsdag. Han oplyser, at han får blodfortyndende, men det fremgår ikke af medicinkortet.\nVil I oplyse præparat, dosis og hvorfor han får det?',
    },
  },
];

export const ongoingSummaries: Conversation[] = [
  [{
    kind: 'letter', key: 'a', from: 'hospital', author: 1, to: 'client', patient: 'lonni', format: 'edifact', minutesAgo: 0, afterSeconds: 0,
    content: {
      type: 'casualty', fromMinutes: 200, toMinutes: 20, diagnosis: { code: 'DR559', text: 'Besvimelse' },
      text: `# Anbefaling om opfølgning hos egen læge
Blodtryk liggende og stående inden for 1 uge og gennemgang af den blodtryksænkende behandling.
# Akutmodtagelsen
Kortvarig besvimelse ved opstigen fra stol. EKG, blodprøver og observation i 3 timer uden noget unormalt. Blodtryk faldt fra 142 til 108 ved rejsning. Drukket og gået på afdelingen uden svimmelhed.`,
    },
  }],
  [{
    kind: 'letter', key: 'a', from: 'ward', author: 0, to: 'client', patient: 'knut', format: 'oioxml', minutesAgo: 0, afterSeconds: 0,
    content: {
      type: 'outpatient', fromMinutes: days(14), toMinutes: 15, diagnosis: { code: 'DM751', text: 'Skade af rotatorsenen i skulderen' },
      text: `# Ambulatoriet
Set til kontrol efter indsprøjtning i højre skulder. God virkning på smerter om natten, fortsat let nedsat løft over vandret.
# Plan
Fortsætter hos fysioterapeut. Ingen kontrol her. Ny henvisning, hvis smerterne vender tilbage.`,
    },
  }],
  [{
    kind: 'letter', key: 'a', from: 'ward', author: 1, to: 'client', patient: 'nancy', format: 'edifact', minutesAgo: 0, afterSeconds: 0,
    content: {
      type: 'correspondence', subject: 'Røntgen af knæ', priority: 'rutine',
      text: 'Tak for henvisningen. Vi mangler et stående røntgenbillede af højre knæ fra det seneste halve år. Vil I bestille det, så patienten har det med til sin tid?',
    },
  }],
];
