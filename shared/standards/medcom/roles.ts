/**
 * Author roles of MedCom's two lists (example binding: other codes and plain text are legal too). Danish displays.
 * Misspelt duplicates are read, since older systems send them, and never offered.
 */
import { codeSystems } from './urls';

const authorisation: Record<string, string> = {
  ambulancebehandler: 'Ambulancebehandler', bandagist: 'Bandagist', behandlerfarmaceut: 'Behandlerfarmaceut', bioanalytiker: 'Bioanalytiker', ergoterapeut: 'Ergoterapeut',
  fodterapeut: 'Fodterapeut', fysioterapeut: 'Fysioterapeut', jordemoder: 'Jordemoder', kiropraktor: 'Kiropraktor', kliniskdiaetist: 'Klinisk diætist',
  klinisktandtekniker: 'Klinisk tandtekniker', laege: 'Læge', optikerogoptometrist: 'Optiker og optometrist', osteopat: 'Osteopat', radiograf: 'Radiograf',
  socialogsundhedsassistent: 'Social- og sundhedsassistent', sygeplejerske: 'Sygeplejerske', tandlaege: 'Tandlæge', tandplejer: 'Tandplejer',
};

const sks: Record<string, string> = {
  speciallaege: 'Speciallæge', speciallaegeipraksis: 'Speciallæge i praksis', cheflaege: 'Cheflæge', overlaege: 'Overlæge', afdelingslaege: 'Afdelingslæge', sygehuslaege: 'Sygehuslæge',
  sygeplejerske: 'Sygeplejerske', sundhedsplejerske: 'Sundhedsplejerske', socialogsundhedsassistent: 'Social- og sundhedsassistent', socialogsundhedsmedhjaelper: 'Social- og sundhedsmedhjælper',
  sygehjaelper: 'Sygehjælper', plejer: 'Plejer', plejehjemsassistent: 'Plejehjemsassistent', tandlaege: 'Tandlæge', klinisktandtekniker: 'Klinisk tandtekniker', tandplejer: 'Tandplejer',
  farmaceut: 'Farmaceut', apoteker: 'Apoteker', psykolog: 'Psykolog', jordemoder: 'Jordemoder', fysioterapeut: 'Fysioterapeut', ergoterapeut: 'Ergoterapeut', bioanalytiker: 'Bioanalytiker',
  radiograf: 'Radiograf', diaetist: 'Diætist', diaetistassistent: 'Diætistassistent', audilogiassistent: 'Audiologiassistent', neurofysiologassistent: 'Neurofysiologiassistent',
  kiropraktor: 'Kiropraktor', zoneterapeut: 'Zoneterapeut', psykoterapeut: 'Psykoterapeut', audiologopaed: 'Audiologopæd', laegesekretaer: 'Lægesekretær', ledendelaegesekretaer: 'Ledende lægesekretær',
  sygeplejesekretaer: 'Sygeplejesekretær', fodterapeut: 'Fodterapeut', socialraadgiver: 'Socialrådgiver', ledendesocialraadgiver: 'Ledende socialrådgiver', laerer: 'Lærer', paedagog: 'Pædagog',
  beskaeftigelsesvejleder: 'Beskæftigelsesvejleder', bandagist: 'Bandagist', skomager: 'Skomager', optiker: 'Optiker',
};

const misspelt: Record<string, string> = {
  pyskolog: 'Psykolog', sygeplejesekretear: 'Sygeplejesekretær', socialogsundhedsmehjaelper: 'Social- og sundhedsmedhjælper',
};

export interface Role { system: string; code: string; display: string }

const listed = (system: string, codes: Record<string, string>): Role[] => Object.entries(codes).map(([code, display]) => ({ system, code, display }));

/** Roles that a person can choose, sorted in Danish; where both lists have a role, the authorisation register's comes. */
export const authorRoles: readonly Role[] = [...listed(codeSystems.authorisationRoles, authorisation), ...listed(codeSystems.sksRoles, sks).filter(({ code }) => !(code in authorisation))]
  .sort((a, b) => a.display.localeCompare(b.display, 'da'));

const displays = new Map([...listed(codeSystems.authorisationRoles, authorisation), ...listed(codeSystems.sksRoles, { ...sks, ...misspelt })]
  .map(({ system, code, display }) => [`${system}#${code}`, display]));

/** Danish display of a role code; undefined for a code of no list. */
export const roleDisplay = (system: string | undefined, code: string | undefined): string | undefined => displays.get(`${system ?? ''}#${code ?? ''}`);
