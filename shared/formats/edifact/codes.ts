/** Code lists of MedCom's letters: EDIFACT code to the value that the XML schemas have (legacy formats, section 2). */

export type CodeList = Readonly<Record<string, string>>;

export const letterStatus: CodeList = { N: 'nytbrev', M: 'rettetbrev' };

/** Of letters; the notifications have more, of which only `UP` was seen. */
export const episodeStatus: CodeList = { POT: 'inaktiv', HS: 'indlagt', HA: 'ambulant', DA: 'doed', REQ: 'ambulant_roentgen', UP: 'uoplyst' };

export const relation: CodeList = { GU: 'uspec_paaroerende', MO: 'mor', FA: 'far', SD: 'barn' };

export const diagnosisKind: CodeList = {
  DI: 'uspec_diagnose', H: 'henv_diagnose', B: 'bidiagnose', DM: 'tillaegsdiagnose', A: 'aktionsdiagnose', M: 'midlertidig_diagnose', S: 'forloebsdiagnose', TR: 'operation', IN: 'roentgenundersoegelse',
};

export const priority: CodeList = { NO: 'rutine', HI: 'høj_prioritet' };

export const objectKind: CodeList = {
  TXT: 'tekstfil', IMG: 'billede', PRG: 'program', VGR: 'vektor_grafik', BSG: 'biosignaler', MUL: 'multimedie', SND: 'multimedie', PRP: 'proprietaert_indhold',
};

export const objectExtension: CodeList = Object.fromEntries([
  ['TIF', 'tiff'], ['JPG', 'jpeg'],
  ...['pcx', 'gif', 'bmp', 'png', 'mpg', 'dcm', 'scp', 'txt', 'rtf', 'doc', 'xls', 'wpd', 'exe', 'pdf', 'wav', 'avi', 'mid', 'rmi', 'com', 'zip', 'bin', 'inh', 'plo', 'fnx'].map((extension) => [extension.toUpperCase(), extension]),
]) as CodeList;

export const refusal: CodeList = { NC: 'ikke_specificeret', LOK: 'ukendt_lokationsnummer', MID: 'problem_med_modtagerID', VER: 'problem_med_version', SYN: 'syntaksfejl' };

/** Qualifier and agency of a party's number. */
export const partyScheme: CodeList = { 'SKS:SST': 'sygehusafdelingsnummer', 'YNR:SFU': 'ydernummer', ':9': 'lokationsnummer', 'EAN:9': 'lokationsnummer', 'EAN:': 'lokationsnummer', 'KOM:IM': 'kommunenummer', 'SOR:SST': 'sorkode' };

export const diagnosisScheme: CodeList = { 'SKS:SST': 'SKSdiagnosekode', 'SKS:': 'SKSdiagnosekode', 'ICP:': 'ICPCkode', 'USP:': 'uspecificeretkode' };

/** Medical specialities. The trailing blank of 2522 is the schemas'. */
export const speciality: CodeList = {
  99: 'ikkeklassificeret', 1: 'intern_medicin_sygehus', 2: 'geriatri', 3: 'hepatologi', 4: 'haematologi', 5: 'infektionsmedicin', 6: 'kardiologi', 7: 'med_allergologi', 8: 'med_endokrinologi',
  9: 'med_gastroenterologi', 10: 'med_lungesygdomme', 11: 'nefrologi', 12: 'reumatologi', 18: 'dermato_venerologi_sygehus', 20: 'neurologi', 22: 'onkologi', 30: 'kirurgi_sygehus', 31: 'karkirurgi',
  32: 'kir_gastroenterologi', 33: 'plastikkirurgi', 34: 'thoraxkirurgi', 35: 'urologi', 38: 'gynaekologi_obstetrik_sygehus', 40: 'neurokirurgi', 42: 'ortopaedisk_kirurgi_sygehus', 44: 'oftalmologi',
  46: 'oto_rhino_laryngologi', 48: 'hospitalsodontologi', 50: 'psykiatri_sygehus', 52: 'boerne_ungdomspsykiatri', 60: 'klin_biokemi', 61: 'klin_fys_nuklearmedicin', 62: 'klin_immunologi',
  63: 'klin_mikrobiologi', 64: 'klin_neurofysiologi', 65: 'patologisk_anatomi', 66: 'diagnostisk_radiologi', 67: 'klin_farmakologi', 68: 'klin_genetik', 80: 'paediatri_sygehus', 84: 'anaestesiologi_sygehus',
  86: 'arbejdsmedicin', 90: 'almen_medicin', 91: 'samfundsmedicin', 580: 'almenlaege_laegevagt', 1519: 'oejenlaege', 2021: 'oere_naese_halslaege', 2501: 'anaestesiologi_praksis', 2503: 'roentgen_kbh',
  2504: 'dermato_venerologi_praksis', 2505: 'roentgen', 2506: 'reumatologi_fysiurgi', 2507: 'gynaekologi_obstetrik_praksis', 2508: 'intern_medicin_praksis', 2509: 'kirurgi_praksis', 2511: 'klinisk_kemi',
  2518: 'neuromedicin', 2520: 'ortopaedisk_kirurgi_praksis', 2522: 'patologi ', 2523: 'plastkirurgi', 2524: 'psykiatri_praksis', 2525: 'paediatri', 2526: 'boernepsykiatri', 2528: 'tropemedicin', 4050: 'tandlaege',
  4551: 'fysioterapi', 5053: 'kiropraktor', 5552: 'briller', 6054: 'fodterapi', 6055: 'fodbehandlking', 7045: 'med_laboratorier', 7046: 'omegnslaboratorier', 9463: 'psykolog',
};

/** The first code for the value; blanks around it don't count. */
export const codeOf = (list: CodeList, value: string): string | undefined => {
  const wanted = value.trim();
  for (const code in list) if (list[code]!.trim() === wanted) return code;
  return undefined;
};
