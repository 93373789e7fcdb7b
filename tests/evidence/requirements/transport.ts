/** 9. Envelope and reliable messaging. */
import { section } from './row';

export const envelopeRequirements = section('CareCommunication', 'S', [
  ['ENV-01', 'M', 'TRN', 'ENV', 'VANSEnvelope har alle krævede felter', 'The VANSEnvelope holds all required fields', '3.4.4.3'],
  ['ENV-02', 'M', 'TRN', 'ENV', 'Format, navn med kode og version efter standard', 'Format, name with code, version by standard', '3.4.4.3'],
  ['ENV-03', 'G', 'TRN', 'ENV', 'Indholdet er base64 med rigtig MIME-type', 'The data is base64 with the right MIME type', '9.3'],
  ['ENV-04', 'G', 'TRN', 'ENV', 'Én besked pr. konvolut, pålidelig transport', 'One message per envelope, reliable transport', '9.4'],
  ['ENV-05', 'G', 'TRN', 'ENV+FILE', 'Kopimodtager får sin egen besked', 'A copy receiver gets its own message', '9.5'],
  ['ENV-06', 'G', 'TRN', 'FILE', 'Primær modtager og kopimodtager kvitterer begge', 'Primary and copy receivers both acknowledge', '9.6'],
]);

export const reliabilityRequirements = section('CareCommunication', 'S', [
  ['RM-01', 'G', 'TRN', 'ENV', 'Der bedes altid om kvittering', 'An acknowledgement is always requested', '9.11'],
  ['RM-02', 'G', 'TRN', 'FILE', 'Kendt besked-id er en kopi, uanset forsendelsen', 'A known message id is a duplicate, whatever the Bundle.id', '9.12'],
  ['RM-03', 'G', 'TRN', 'FILE', 'Kendt forsendelse med ny besked er en protokolfejl', 'A known Bundle.id with an unknown message is a protocol error', '9.13'],
  ['RM-04', 'G', 'TRN', 'FILE', 'Uændret gentagelse: ny forsendelse, samme besked', 'Unchanged re-send: new Bundle, same message', '9.14'],
  ['RM-05', 'G', 'TRN', 'FILE', 'Ændret indhold er en ny besked, begyndt af en person', 'Changed content is a new message, started by a person', '9.15'],
  ['RM-06', 'G', 'UI', 'SD', 'Kopier vises aldrig to gange', 'Duplicates are never listed twice', '9.16'],
  ['RM-07', 'G', 'TRN', 'LOG', 'Hver kopi føres i loggen', 'Each duplicate is logged', '9.17'],
  ['RM-08', 'G', 'TRN', 'LOG', 'Højst to automatiske gentagelser', 'At most two automatic re-sends', '9.18'],
  ['RM-09', 'G', 'TRN', 'LOG', 'Kopier kendes længe efter', 'Duplicates are known long afterwards', '9.19'],
  ['RM-10', 'G', 'TRN', 'SD', 'Ubesvaret besked kommer op som en opgave', 'An unacknowledged message is surfaced', '9.20'],
]);
