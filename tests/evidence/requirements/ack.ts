/** 7. Acknowledgement, sent and received. */
import { section } from './row';

export const acknowledgementRequirements = [
  ...section('Acknowledgement', 'S', [
    ['ACK-01', 'M', 'TRN', 'FILE', 'Gyldig besked får positiv kvittering', 'A valid message gets AA', '3.3.1.1'],
    ['ACK-02', 'M', 'TRN', 'FILE', 'Ugyldigt indhold får negativ kvittering', 'Invalid content gets AE', '3.3.1.4'],
    ['ACK-03', 'M', 'TRN', 'EXP+FILE', 'Teknisk fejl hos os får midlertidig kvittering', 'A technical failure at our side gets AR', '3.3.1.7'],
    ['ACK-04', 'M', 'TRN', 'FILE', 'Når fejlen er løst, følger den rigtige kvittering', 'When it is solved, a proper AA or AE follows', '3.3.1.9'],
    ['ACK-05', 'M', 'TRN', 'FILE', 'Samme besked igen får samme svar', 'A duplicate gets the same verdict', '3.4.1'],
    ['ACK-06', 'M', 'MSG', 'FILE', 'Gentaget kvittering er en ny forsendelse', 'A repeated acknowledgement has a new Bundle.id', '3.4.4'],
    ['ACK-07', 'M', 'MSG', 'FILE', 'Kvitteringens tider er dannelse og afsendelse', 'The acknowledgement\'s times are creation and sending', '3.4.5'],
    ['ACK-08', 'M', 'MSG', 'FILE', 'Alle tre tider er nye ved gentagelse', 'All three times are renewed on repetition', '3.4.7'],
    ['ACK-09', 'M', 'TRN', 'ENV', 'Konvolutten har format, navn med svarkode og version', 'The envelope has format, name with code, version', '3.4.8'],
    ['ACK-10', 'M', 'UI', 'SD', 'Oversigt over afsendte kvitteringer', 'Overview of sent acknowledgements', '3.4.9'],
    ['ACK-11', 'G', 'MSG', 'FILE', 'Negativt svar har en begrundelse med kode', 'A negative answer has a coded outcome', '7.11'],
    ['ACK-12', 'G', 'MSG', 'FILE', 'Præcis to Provenance', 'Exactly two Provenances', '7.12'],
    ['ACK-13', 'G', 'MSG', 'FILE', 'Kvitteringen henviser til beskeden og har egne id', 'It names the message and has ids of its own', '7.13'],
    ['ACK-14', 'R', 'MSG', 'FILE', 'MedComs fejlkoder bruges', 'MedCom\'s detail codes are used', '7.14'],
  ]),
  ...section('Acknowledgement', 'R', [
    ['ACK-20', 'M', 'TRN', 'SD+LOG', 'Positiv kvittering knyttes til sin besked', 'An incoming AA is linked to its message', '3.3.1.1'],
    ['ACK-21', 'M', 'TRN', 'SD+LOG', 'Negativ kvittering knyttes til sin besked', 'An incoming AE is linked to its message', '3.3.2.1'],
    ['ACK-22', 'M', 'UI', 'SD', 'Brugeren får at vide, at indholdet var ugyldigt', 'On AE the user is told the content was invalid', '3.3.2.3'],
    ['ACK-23', 'M', 'TRN', 'FILE', 'Ved teknisk fejl sendes den oprindelige igen', 'On AR the original is sent again', '3.3.3.1'],
    ['ACK-24', 'M', 'UI', 'SD', 'Brugeren får at vide, at der var en teknisk fejl', 'On AR the user is told of a technical error', '3.3.3.2'],
    ['ACK-25', 'M', 'UI', 'SD', 'Midlertidig, så positiv: den nyeste vises', 'AR then AA shows AA', '3.3.3.3'],
    ['ACK-26', 'M', 'UI', 'SD', 'Midlertidig, så negativ: den nyeste vises', 'AR then AE shows AE', '3.3.3.6'],
    ['ACK-27', 'M', 'TRN', 'LOG', 'Uden kvittering i 30 minutter sendes igen', 'No acknowledgement in 30 minutes: re-sent', '3.3.4.1'],
    ['ACK-28', 'M', 'TRN', 'LOG', 'En kvittering kvitteres aldrig', 'An acknowledgement is never acknowledged', '3.4.1'],
    ['ACK-29', 'M', 'TRN', 'LOG', 'Samme kvittering igen ændrer intet, men logges', 'The same acknowledgement again changes nothing and is logged', '3.4.2'],
    ['ACK-30', 'G', 'UI', 'SD', 'Kvitteringen afgør, om beskeden står som modtaget eller fejlet', 'The verdict decides between received and failed', '7.30'],
    ['ACK-31', 'G', 'TRN', 'LOG+EXP', 'Ugyldig kvittering er intet svar; modparten kontaktes', 'An invalid acknowledgement is no verdict; contact the other side', '7.31'],
  ]),
];
