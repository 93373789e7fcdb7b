/** How simulated organisations acknowledge and answer what people write. Rules are read from the top; the first that fits decides. */
import type { AnswerRule, VerdictRule } from './script';


export const verdictRules: VerdictRule[] = [
  {
    keyword: 'prøv afvisning', code: 'fatal-error',
    outcome: { severity: 'error', code: 'processing', details: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE', text: 'Modtageren kan ikke indlæse meddelelsen. (Øvelse: teksten indeholder ordene "prøv afvisning".)' },
  },
  {
    keyword: 'prøv teknisk fejl', code: 'transient-error', times: 1,
    outcome: { severity: 'error', code: 'transient', details: 'MSG_Mailbox_Out_Of_Operation', text: 'Modtagerens system er ude af drift et øjeblik. (Øvelse: teksten indeholder ordene "prøv teknisk fejl".)' },
  },
  {
    receiver: 'physiotherapy', category: 'telemedicine', code: 'fatal-error',
    outcome: { severity: 'error', code: 'not-supported', details: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE', text: 'Klinikken modtager ikke korrespondancer i kategorien Telemedicin.' },
  },
  {
    receiver: 'gp-testvej', every: 9, code: 'transient-error', times: 1,
    outcome: { severity: 'error', code: 'transient', details: 'MSG_Mailbox_Out_Of_Operation', text: 'Lægesystemet var under opdatering. Meddelelsen kan sendes igen uændret.' },
  },
  {
    receiver: 'hospital-orthopaedic', every: 15, code: 'fatal-error',
    outcome: { severity: 'error', code: 'code-invalid', details: 'MSG_VALUESET_VALUE_UNKNOWN', text: 'Kategorien er ikke kendt i modtagerens system.' },
  },
];

/** Never acknowledges anything: shows what an overdue message looks like. */
export const silentOrganisations = ['silent'];

export const answerRules: AnswerRule[] = [
  { role: 'hospital', category: 'regarding-referral', texts: ['Tak for svaret. Vi har nu det, vi skal bruge, og patienten får tid inden for 3 uger.'] },
  { role: 'municipality', category: 'nursing', parallel: true, texts: ['Tak for besked. Vi ændrer planen fra i dag og skriver igen på fredag.', 'Sygeplejersken var hos borgeren i formiddags: såret er tørt, og der er ingen tegn på betændelse.'] },
  { role: 'municipality', category: 'medicine', texts: ['Tak. Medicinen er hentet, og æskerne er doseret for 14 dage.', 'Det er noteret. Vi måler blodtryk ved næste besøg og sender tallet.'] },
  { role: 'municipality', category: 'home-care-assessment', texts: ['Tak for oplysningerne. Der er bevilget hjælp til bad 2 gange om ugen fra på mandag.'] },
  { role: 'municipality', texts: ['Tak for besked, vi følger op i hjemmet i dag.', 'Det er modtaget og givet videre til aftenvagten.', 'Vi kan være hos borgeren kl. 13. Skriv, hvis det haster mere.'] },
  { role: 'general-practice', category: 'medicine', texts: ['Recepten er fornyet og ligger klar. Dosis er uændret.', 'Vi nedsætter dosis til det halve i en uge og ser an.'] },
  { role: 'general-practice', category: 'nursing', texts: ['Tak for billedet. Fortsæt som nu, og skriv om en uge.', 'Start med kompression klasse 2. Jeg ser borgeren i klinikken på torsdag.'] },
  { role: 'general-practice', texts: ['Tak. Det er noteret i journalen, og vi indkalder patienten.', 'Jeg ringer til borgeren i eftermiddag.', 'Enig i planen. Ny vurdering om 14 dage.'] },
  { role: 'hospital', category: 'discharge', attachments: ['medicine-list'], texts: ['Tak for svar. Medicinlisten er vedlagt i den seneste udgave.'] },
  {
    role: 'hospital', category: 'carecoordination', forwardTo: 'municipality', forwardText: 'Sendes videre til jer til orientering. Vi har svaret afsenderen, at I tager kontakt om hjælpen i hjemmet.',
    texts: ['Tak for besked. Vi har sendt tråden videre til kommunen, som tager kontakt om hjælpen i hjemmet.'],
  },
  { role: 'hospital', texts: ['Tak for henvendelsen. Vi tager det med på stuegang i morgen.', 'Patienten er set i dag. Der er ingen ændringer i planen.'] },
  { role: 'other', texts: ['Tak for besked. Det er noteret.', 'Vi har en ledig tid på tirsdag kl. 9.15.'] },
];
