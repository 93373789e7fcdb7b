/** Findings about an EDIFACT file: their sentences and their place (segment, element, line, column). */
import type { Issue } from '../../messages';
import type { Segment } from './syntax';

/** Not the sender's fault: what this client does not know, or does for reading's sake. */
const ourOwn: ReadonlySet<EdifactRule> = new Set(['edifact-version', 'edifact-read-as-text', 'edifact-code-unlisted', 'edifact-una-missing', 'edifact-gln']);

export type EdifactRule =
  | 'text-empty' | 'text-too-large' | 'not-a-message'
  | 'edifact-una-missing' | 'edifact-una-wrong' | 'edifact-release' | 'edifact-charset' | 'edifact-control-character' | 'edifact-segment-tag' | 'edifact-segment-long' | 'edifact-too-many'
  | 'edifact-truncated' | 'edifact-binary-size' | 'edifact-binary-line-break'
  | 'edifact-unb-missing' | 'edifact-unb-wrong' | 'edifact-gln' | 'edifact-interchange-repeated' | 'edifact-unz-missing' | 'edifact-unz-count' | 'edifact-unz-id'
  | 'edifact-unh-wrong' | 'edifact-unt-missing' | 'edifact-unt-count' | 'edifact-unt-id' | 'edifact-segment-outside' | 'edifact-no-letters'
  | 'edifact-version' | 'edifact-read-as-text' | 'edifact-segment-unexpected' | 'edifact-segment-order' | 'edifact-segment-repeated' | 'edifact-qualifier-unknown' | 'edifact-value-unplaced'
  | 'edifact-code-unknown' | 'edifact-code-unlisted' | 'edifact-date-wrong' | 'edifact-value-wrong' | 'edifact-value-missing' | 'edifact-value-long' | 'edifact-values-differ'
  | 'edifact-text-style' | 'edifact-dropped' | 'edifact-not-carried' | 'edifact-characters' | 'edifact-text-changed' | 'edifact-text-divided' | 'edifact-text-cut' | 'edifact-no-form' | 'edifact-text-too-long' | 'edifact-not-writable';

type Severity = Issue['severity'];
type Words = readonly [da: string, en: string];
const resend: Words = ['Bed afsenderen om at sende brevet igen.', 'Ask the sender to send the letter again.'];
const correct: Words = ['Afsenderens system skal rettes.', "The sender's system must be corrected."];
const kept: Words = ['Det vises råt under brevet.', 'It is shown as it came, below the letter.'];

const textChanges: Readonly<Record<string, Words>> = {
  'full-stop': ['en linje med kun et punktum', 'a line of a single full stop'], backslash: ['en omvendt skråstreg sidst på en linje', 'a backslash at the end of a line'],
  'style-and-alignment': ['en skrifttype sammen med en placering', 'a style together with an alignment'],
};

/** How grave it is unless the caller says otherwise, what happened, what it means and what to do. `detail` goes where the sentence has room for it. */
const rules: Readonly<Record<EdifactRule, readonly [severity: Severity, words: (detail: string) => Words]>> = {
  'text-empty': ['fatal', () => [`Filen er tom, så der er intet brev at læse. ${resend[0]}`, `The file is empty, so there is no letter to read. ${resend[1]}`]],
  'text-too-large': ['fatal', (limit) => [`Filen er større end de ${limit} MB, som klienten læser. Bed afsenderen om at sende færre eller mindre bilag.`, `The file is larger than the ${limit} MB that this client reads. Ask the sender to send fewer or smaller attachments.`]],
  'not-a-message': ['fatal', () => ['Filen er ikke EDIFACT: den begynder hverken med UNA eller UNB. Kontrollér, at det er den rigtige fil.', 'The file is not EDIFACT: it begins with neither UNA nor UNB. Check that it is the right file.']],
  'edifact-una-missing': ['warning', () => ["Filen siger ikke, hvilke skilletegn den bruger (UNA mangler). Den er læst med de almindelige tegn :+.? '.", "The file does not say which separators it uses (UNA is missing). It was read with the usual ones :+.? '."]],
  'edifact-una-wrong': ['fatal', (what) => [`Skilletegnene i UNA kan ikke bruges (${what}), så filen kan ikke læses. ${resend[0]}`, `The separators in UNA cannot be used (${what}), so the file cannot be read. ${resend[1]}`]],
  'edifact-release': ['error', (what) => [`Frigivelsestegnet står foran et tegn, som det ikke hører til (${what}), så det er uklart, hvad der menes. ${correct[0]}`, `The release character stands before a character that it does not belong to (${what}), so it is unclear what is meant. ${correct[1]}`]],
  'edifact-charset': ['error', (what) => [`Filen er skrevet med et andet tegnsæt end ISO-8859-1 (${what}), så danske bogstaver vises forkert. Brug ikke teksten. ${resend[0]}`, `The file is written in another character set than ISO-8859-1 (${what}), so Danish letters come out wrong. Do not rely on the text. ${resend[1]}`]],
  'edifact-control-character': ['error', (code) => [`Teksten indeholder et tegn, som ISO-8859-1 ikke har bogstav for (${code}), og som ikke kan vises. ${correct[0]}`, `The text holds a character that is no letter in ISO-8859-1 (${code}) and cannot be shown. ${correct[1]}`]],
  'edifact-segment-tag': ['error', (tag) => [`"${tag}" er ikke navnet på et segment, så linjen kan ikke forstås. ${resend[0]}`, `"${tag}" is not the name of a segment, so the line cannot be understood. ${resend[1]}`]],
  'edifact-segment-long': ['fatal', (limit) => [`Et segment er længere end ${limit} tegn, hvad intet rigtigt segment er; et sluttegn mangler nok. Resten er ikke læst. ${resend[0]}`, `A segment is longer than ${limit} characters, which no real one is; a terminator is probably missing. The rest was not read. ${resend[1]}`]],
  'edifact-too-many': ['fatal', (limit) => [`Filen har mere end ${limit} segmenter eller felter, hvad intet rigtigt brev har. Den er ikke læst.`, `The file has more than ${limit} segments or fields, which no real letter has. It was not read.`]],
  'edifact-truncated': ['fatal', () => [`Filen slutter midt i et segment, så resten mangler. ${resend[0]}`, `The file ends in the middle of a segment, so the rest is missing. ${resend[1]}`]],
  'edifact-binary-size': ['fatal', (what) => [`Et bilag har en anden størrelse, end der står (${what}), så det kan ikke tages ud uden fejl. ${resend[0]}`, `An attachment has another size than stated (${what}), so it cannot be taken out faultlessly. ${resend[1]}`]],
  'edifact-binary-line-break': ['warning', () => [`Der står et linjeskift foran bilagets indhold, som ikke hører til det. Bilaget er læst uden. ${correct[0]}`, `A line break that is no part of it stands before the content of an attachment. It was read without it. ${correct[1]}`]],
  'edifact-unb-missing': ['fatal', () => [`Kuvertens begyndelse (UNB) mangler, så hverken afsender eller modtager kendes. ${resend[0]}`, `The beginning of the envelope (UNB) is missing, so neither sender nor receiver is known. ${resend[1]}`]],
  'edifact-unb-wrong': ['error', (what) => [`Kuvertens begyndelse (UNB) er ikke rigtig: ${what}. ${resend[0]}`, `The beginning of the envelope (UNB) is not right: ${what}. ${resend[1]}`]],
  'edifact-gln': ['warning', (value) => [`Kuvertens lokationsnummer ${value} er ikke et rigtigt GLN (13 cifre med kontrolciffer). Brevet er modtaget; kontrollér afsender og modtager.`, `The location number ${value} of the envelope is no right GLN (13 digits with a check digit). The letter was received; check sender and receiver.`]],
  'edifact-interchange-repeated': ['error', (id) => [`Kuverten ${id} står to gange i samme fil (to UNB), så det er uklart, hvad der er sendt. ${resend[0]}`, `The envelope ${id} stands twice in the same file (two UNB), so it is unclear what was sent. ${resend[1]}`]],
  'edifact-unz-missing': ['error', () => [`Kuvertens slutning (UNZ) mangler, så der kan mangle breve. ${resend[0]}`, `The end of the envelope (UNZ) is missing, so letters may be missing. ${resend[1]}`]],
  'edifact-unz-count': ['error', (what) => [`Kuverten siger et andet antal breve, end den har (${what}), så der kan mangle breve. ${resend[0]}`, `The envelope states another number of letters than it holds (${what}), so letters may be missing. ${resend[1]}`]],
  'edifact-unz-id': ['error', (what) => [`Kuvertens nummer er ikke det samme i begyndelsen og slutningen (${what}). ${resend[0]}`, `The number of the envelope is not the same at its beginning and its end (${what}). ${resend[1]}`]],
  'edifact-unh-wrong': ['error', (what) => [`Brevets begyndelse (UNH) er ikke rigtig: ${what}. Brevet er ikke læst. ${resend[0]}`, `The beginning of the letter (UNH) is not right: ${what}. The letter was not read. ${resend[1]}`]],
  'edifact-unt-missing': ['error', () => [`Brevets slutning (UNT) mangler, så der kan mangle indhold. ${resend[0]}`, `The end of the letter (UNT) is missing, so content may be missing. ${resend[1]}`]],
  'edifact-unt-count': ['error', (what) => [`Brevet siger et andet antal segmenter, end det har (${what}), så der kan mangle indhold. ${resend[0]}`, `The letter states another number of segments than it holds (${what}), so content may be missing. ${resend[1]}`]],
  'edifact-unt-id': ['error', (what) => [`Brevets nummer er ikke det samme i begyndelsen og slutningen (${what}). ${resend[0]}`, `The number of the letter is not the same at its beginning and its end (${what}). ${resend[1]}`]],
  'edifact-segment-outside': ['error', (tag) => [`Segmentet ${tag} står uden for et brev, så det er uklart, hvor det hører til. ${resend[0]}`, `The segment ${tag} stands outside any letter, so it is unclear where it belongs. ${resend[1]}`]],
  'edifact-no-letters': ['error', () => [`Kuverten er tom: der er intet brev i den. ${resend[0]}`, `The envelope is empty: there is no letter in it. ${resend[1]}`]],
  'edifact-version': ['warning', (what) => [`Brevet er i en version, som klienten ikke kender (${what}). Det er læst som den nærmeste kendte; felter kan mangle. Se det rå brev, hvis noget ser forkert ud.`, `The letter is in a version that this client does not know (${what}). It was read as the nearest known one; fields may be missing. Look at the raw letter if something seems wrong.`]],
  'edifact-read-as-text': ['warning', (what) => [`Brevtypen ${what} læses kun som tekst. Alt indhold vises, men ikke opdelt i felter.`, `The letter type ${what} is read as text only. All content is shown, but not divided into fields.`]],
  'edifact-segment-unexpected': ['warning', (tag) => [`Segmentet ${tag} ventes ikke her. ${kept[0]}`, `The segment ${tag} is not expected here. ${kept[1]}`]],
  'edifact-segment-order': ['warning', (tag) => [`Segmentet ${tag} står i forkert rækkefølge. Det er læst alligevel.`, `The segment ${tag} stands in the wrong order. It was read all the same.`]],
  'edifact-segment-repeated': ['error', (tag) => [`Segmentet ${tag} står flere gange, end det må. Det første gælder. ${correct[0]}`, `The segment ${tag} stands more often than it may. The first one holds. ${correct[1]}`]],
  'edifact-qualifier-unknown': ['error', (what) => [`Koden ${what}, som siger, hvad segmentet handler om, kendes ikke i denne brevtype. ${correct[0]}`, `The code ${what}, which says what the segment is about, is not known in this type of letter. ${correct[1]}`]],
  'edifact-value-unplaced': ['warning', (what) => [`Segmentet har indhold, som der ikke er et felt til (${what}). ${kept[0]}`, `The segment holds content that there is no field for (${what}). ${kept[1]}`]],
  'edifact-code-unknown': ['error', (code) => [`Koden ${code} er ikke på listen over tilladte koder. ${correct[0]}`, `The code ${code} is not on the list of allowed codes. ${correct[1]}`]],
  'edifact-code-unlisted': ['warning', (code) => [`Koden ${code} er ikke på klientens liste. ${kept[0]}`, `The code ${code} is not on this client's list. ${kept[1]}`]],
  'edifact-date-wrong': ['error', (what) => [`"${what}" er ikke en dato eller et tidspunkt i den form, der er angivet. ${correct[0]}`, `"${what}" is no date or time in the stated form. ${correct[1]}`]],
  'edifact-value-wrong': ['error', (what) => [`Værdien ${what} har ikke den form, som feltet kræver. ${correct[0]}`, `The value ${what} does not have the form that the field demands. ${correct[1]}`]],
  'edifact-value-missing': ['error', (what) => [`Brevet mangler et felt, som det skal have: ${what}. ${correct[0]}`, `The letter lacks a field that it must have: ${what}. ${correct[1]}`]],
  'edifact-value-long': ['error', (what) => [`Et felt er længere, end det må være (${what} tegn), så andre systemer kan have skåret det af. ${correct[0]}`, `A field is longer than it may be (${what} characters), so other systems may have cut it off. ${correct[1]}`]],
  'edifact-values-differ': ['warning', (what) => [`To felter, som skal sige det samme, er forskellige (${what}). Det første gælder. ${kept[0]}`, `Two fields that must say the same differ (${what}). The first one holds. ${kept[1]}`]],
  'edifact-text-style': ['warning', (what) => [`Skriftformen ${what} kendes ikke. Teksten vises med fast bredde.`, `The text style ${what} is not known. The text is shown in a fixed font.`]],
  'edifact-dropped': ['warning', (what) => [`EDIFACT har ikke plads til feltet ${what}; det er ikke skrevet med. Originalen er bevaret.`, `EDIFACT has no room for the field ${what}; it was not written. The original is kept.`]],
  'edifact-not-carried': ['warning', (what) => [`Brevet har indhold uden for felterne (${what}). Det er ikke skrevet med; originalen er bevaret.`, `The letter has content outside its fields (${what}). It was not written; the original is kept.`]],
  'edifact-characters': ['warning', (what) => [`EDIFACT har ikke alle tegn i teksten. Disse er erstattet: ${what}. Ret teksten, hvis de betyder noget.`, `EDIFACT does not have all characters of the text. These were replaced: ${what}. Correct the text if they matter.`]],
  'edifact-text-changed': ['warning', (what) => [`Teksten er skrevet en smule anderledes, end den var (${textChanges[what]?.[0] ?? what}).`, `The text was written slightly otherwise than it was (${textChanges[what]?.[1] ?? what}).`]],
  'edifact-text-divided': ['warning', (count) => [`Teksten er længere, end ét tekstafsnit har plads til, og er delt i ${count}. Ordene er de samme.`, `The text is longer than one section has room for and was divided into ${count}. The words are the same.`]],
  'edifact-text-cut': ['warning', (what) => [`Begrundelsen er længere, end en kvittering har plads til (${what} afsnit); resten er ikke skrevet med.`, `The reason is longer than a receipt has room for (${what} sections); the rest was not written.`]],
  'edifact-no-form': ['fatal', (what) => [`Et brev af typen ${what} kan ikke skrives som EDIFACT. Vælg et andet format.`, `A letter of type ${what} cannot be written as EDIFACT. Choose another format.`]],
  'edifact-text-too-long': ['fatal', (what) => [`Teksten er længere, end EDIFACT har plads til (${what}). Del den i flere breve, eller send den som bilag.`, `The text is longer than EDIFACT has room for (${what}). Divide it into several letters, or send it as an attachment.`]],
  'edifact-not-writable': ['fatal', (what) => [`Brevet kan ikke skrives som EDIFACT: ${what}. Ret feltet og prøv igen.`, `The letter cannot be written as EDIFACT: ${what}. Correct the field and try again.`]],
};

const LONGEST_DETAIL = 80;
/** The first ones tell the story; they are counted by rule and weight, so that a flood of small findings never hides a grave one. */
const MOST_OF_A_RULE = 20;

const BETWEEN_MARKS = 1 << 18;

/** Lines and columns of a file's bytes. It remembers where it has been, so that many findings in a large file don't read it from its beginning each. */
class Lines {
  readonly #marks = [{ offset: 0, line: 1, start: 0 }];

  constructor(private readonly bytes: Uint8Array) {}

  /** Both from 1; lines end with LF, CR LF or a lone CR. */
  at(offset: number): { line: number; column: number } {
    const { bytes } = this;
    const end = Math.min(offset, bytes.length);
    const mark = this.#marks.findLast((one) => one.offset <= end)!;
    let { line, start } = mark;
    let next = this.#marks.at(-1)!.offset + BETWEEN_MARKS;
    for (let at = mark.offset; at < end; at++) {
      if (at >= next) {
        this.#marks.push({ offset: at, line, start });
        next = at + BETWEEN_MARKS;
      }
      if (bytes[at] !== 10 && !(bytes[at] === 13 && bytes[at + 1] !== 10)) continue;
      line += 1;
      start = at + 1;
    }
    return { line, column: end - start + 1 };
  }
}

export interface FaultFacts {
  severity?: Severity;
  detail?: string;
  segment?: Pick<Segment, 'tag' | 'number' | 'offset'>;
  /** From 0, the tag. */
  element?: number;
  /** From 1. */
  component?: number;
  /** Byte, where no segment can be named. */
  offset?: number;
}

/** Where it is, as `PNA[21].2.4`: tag, number of the segment, element and component from 1. */
const pathOf = ({ segment, element, component }: FaultFacts): string =>
  (segment ? `${segment.tag}[${segment.number}]${element === undefined ? '' : `.${element}${component === undefined ? '' : `.${component}`}`}` : '');

/** A finding without its place in a file, as the writer makes it. */
export function edifactIssue(rule: EdifactRule, facts: FaultFacts = {}): Issue {
  const [severity, words] = rules[rule];
  const [message, messageEn] = words((facts.detail ?? '').slice(0, LONGEST_DETAIL));
  const { segment, element } = facts;
  const where = (number: string, field: string): string => (segment ? `${number} ${segment.number} (${segment.tag}${element === undefined ? '' : `, ${field} ${element}`}): ` : '');
  return { severity: facts.severity ?? severity, rule, path: pathOf(facts), message: where('Segment', 'felt') + message, messageEn: where('Segment', 'element') + messageEn, source: ourOwn.has(rule) ? 'policy' : 'text' };
}

/** Collects findings about one file. */
export class Faults {
  readonly issues: Issue[] = [];
  readonly #counts = new Map<string, number>();

  readonly #lines: Lines;

  constructor(bytes: Uint8Array) { this.#lines = new Lines(bytes); }

  add(rule: EdifactRule, facts: FaultFacts = {}): void {
    const counted = `${rule} ${facts.severity ?? ''}`;
    const count = (this.#counts.get(counted) ?? 0) + 1;
    this.#counts.set(counted, count);
    if (count > MOST_OF_A_RULE) return;
    const offset = facts.offset ?? facts.segment?.offset;
    this.issues.push({ ...edifactIssue(rule, facts), ...(offset === undefined ? {} : this.#lines.at(offset)) });
  }

  get fatal(): boolean {
    return this.issues.some(({ severity }) => severity === 'fatal');
  }
}
