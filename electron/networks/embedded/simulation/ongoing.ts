/** Conversations that come up every few minutes while a client runs; times count from the beginning of each. */
import type { Conversation } from './script';

const now = { minutesAgo: 0 } as const;

export const generalPracticeOngoing: Conversation[] = [
  [{ key: 'a', ...now, from: 'municipality', author: 0, to: 'client', patient: 'nancy', category: 'nursing', afterSeconds: 0, text: 'Vægt steget 2,4 kg på 3 dage, ødem til midt på underbenet. Ingen åndenød i hvile.\nSkal vanddrivende øges?' }],
  [
    { key: 'a', ...now, from: 'hospital', author: 2, to: 'client', patient: 'knut', category: 'discharge', afterSeconds: 0, text: 'Udskrives i eftermiddag. Vi mangler oplysning om, hvem der følger op på INR. Er det jer?' },
    { key: 'b', ...now, from: 'hospital', author: 0, to: 'client', kind: 'reply', answers: 'a', patient: 'knut', category: 'discharge', afterSeconds: 75, text: 'Tilføjelse: seneste INR er 2,4. Næste måling bør være inden for en uge.' },
  ],
  [{ key: 'a', ...now, from: 'physiotherapist', to: 'client', patient: 'lonni', category: 'training', afterSeconds: 0, attachments: ['exercise-sheet'], text: 'Afslutning: fuld bevægelighed i skulderen, VAS 1. Fortsætter med vedlagte øvelser hjemme.' }],
  [{ key: 'a', ...now, from: 'municipality-2', author: 1, to: 'client', patient: 'test', category: 'examination-results', afterSeconds: 0, text: 'CRP målt i hjemmet til 46. Temperatur 38,1, iltmætning 95 %.\nVi ser borgeren igen i aften.', version: '4.0' }],
  [{ key: 'a', ...now, from: 'ward', author: 0, to: 'client', patient: 'bruno', category: 'regarding-referral', priority: 'routine', afterSeconds: 0, text: 'Henvisningen er modtaget, forventet ventetid er 7 uger. Giv besked, hvis tilstanden ændrer sig.' }],
  [{ key: 'a', ...now, from: 'municipality', author: 1, to: 'client', patient: 'bruno', category: 'medicine', afterSeconds: 0, text: 'Borgeren afviser at tage sin medicin til natten, da han bliver svimmel. Vil I ringe til ham i dag?' }],
  [{ key: 'a', ...now, from: 'municipality', author: 0, to: 'client', patient: 'lonni', category: 'nursing', afterSeconds: 0, attachments: ['wound-photo'], text: 'Nyt tryksår på højre hæl, grad 2. Aflastning er startet. Billede er vedlagt.' }],
];

export const municipalityOngoing: Conversation[] = [
  [{ key: 'a', ...now, from: 'gp', author: 0, to: 'client', patient: 'nancy', category: 'medicine', afterSeconds: 0, text: 'Vanddrivende øges til 2 tabletter morgen i 5 dage. Vil I veje borgeren dagligt og sende tallene fredag?' }],
  [
    { key: 'a', ...now, from: 'hospital', author: 2, to: 'client', patient: 'knut', category: 'discharge', afterSeconds: 0, text: 'Forventes udskrevet i morgen før middag. Har borgeren en medicinæske hjemme?' },
    { key: 'b', ...now, from: 'hospital', author: 1, to: 'client', kind: 'reply', answers: 'a', patient: 'knut', category: 'discharge', afterSeconds: 75, text: 'Tilføjelse: transport er bestilt til kl. 11.30.' },
  ],
  [{ key: 'a', ...now, from: 'physiotherapist', to: 'client', patient: 'bruno', category: 'training', afterSeconds: 0, text: 'Borgeren er mødt til 3 af 4 gange. Har han brug for kørsel?' }],
  [{ key: 'a', ...now, from: 'gp-2', author: 0, to: 'client', patient: 'lonni', category: 'nursing', afterSeconds: 0, text: 'Vi beder om fjernelse af 6 suturer på venstre underarm på mandag.', version: '4.0' }],
  [{ key: 'a', ...now, from: 'gp', author: 2, to: 'client', patient: 'test', category: 'examination-results', afterSeconds: 0, text: 'Urindyrkning viser vækst, følsom for det, han får. Behandlingen fortsættes uændret.' }],
  [{ key: 'a', ...now, from: 'ward', author: 1, to: 'client', patient: 'bruno', category: 'assistive-devices', afterSeconds: 0, attachments: ['exercise-sheet'], text: 'Borgeren har fået håndledsskinne med hjem. Øvelser er vedlagt.' }],
];
