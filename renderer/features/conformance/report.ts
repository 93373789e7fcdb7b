/**
 * What may leave the house about a judged file: rules, places and sentences, with what they were judged by. Nothing of the file's
 * content and no numbers of people; the tree is left out, and what looks like such a number is hidden wherever it stands. Pure.
 */
import type { Judgement } from '../../../shared/contract';
import type { Instant, Issue } from '../../../shared/messages';
import { bytesText, clockSeconds, dayLong, type Language } from '../shared/times';
import { findingsOf, groupFindings, guideWords, outcomeOf, packageWords, sentencesOf, type Outcome } from './findings';
import type { JudgedFile } from './judging';
import { without } from './without';

export interface ReportFile { /** With the letter that is meant, where the file holds several. */ name: string; bytes: number; sha256: string; at: Instant; judgement: Judgement }
export interface ReportFacts { program: string; version: string; at: Instant; language: Language; files: readonly ReportFile[] }
type Translate = (key: string, values?: Record<string, unknown>) => string;

/** What a line is about: the file, or one letter of it. */
export const nameWords = ({ name, part }: Pick<JudgedFile, 'name' | 'part'>, t: Translate): string => (part ? t('letterOf', { name, ...part }) : name);

/** A CPR number, with or without hyphen, or a replacement number: six figures of a date and four signs. Digits of longer numbers (GLN, OID) are no such thing. */
const PERSONAL = /(?<![\dA-Za-z])(?<!\d\.)\d{6}-?(?:\d{4}|\d{3}[A-Z]{2}\d|[A-Z]{2}[A-Z\d]{2}|\d[A-Z]{2}\d)(?![\dA-Za-z])/g;
export const withoutNumbers = (text: string, hidden: string): string => text.replace(PERSONAL, hidden);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign]!);

/** The verdict as one sentence. `t` of namespace conformance. */
export function verdictWords(judgement: Judgement, outcome: Outcome, language: Language, t: Translate): string {
  if (outcome !== 'sound') return t(`verdict.${outcome}`);
  const guide = guideWords(judgement, language);
  return guide === undefined ? t('verdict.soundBase') : t('verdict.sound', { guide });
}

/** "2 fejl, 1 advarsel"; what is not there is not counted, and nothing at all is an empty text. */
export function countWords({ counts, notEvaluated }: Judgement, t: Translate): string {
  const parts = [['errors', counts.errors], ['warnings', counts.warnings], ['information', counts.information], ['undecided', notEvaluated.length]] as const;
  return parts.filter(([, count]) => count > 0).map(([key, count]) => t(key, { count })).join(', ');
}

export function placeWords({ path, line, column }: Issue, t: Translate): string {
  return [path || (line === undefined ? t('wholeFile') : ''), line === undefined ? '' : t('line', { line, column: column ?? 1 })].filter(Boolean).join(' · ');
}

/** The judgements for programs: everything but the tree, which holds the content. */
export function reportJson({ program, version, at, files }: ReportFacts, hidden: string): string {
  const hide = (_key: string, value: unknown) => (typeof value === 'string' ? withoutNumbers(value, hidden) : value);
  return `${JSON.stringify({
    tool: program, toolVersion: version, at,
    files: files.map(({ name, bytes, sha256, at: judgedAt, judgement }) => ({ file: name, bytes, sha256, judgedAt, ...without(judgement, 'tree', 'treeCut') })),
  }, hide, 2)}\n`;
}

/** One page that needs nothing but itself: to read, print, or attach to a mail to a supplier. */
export function reportHtml({ program, version, at, language, files }: ReportFacts, t: Translate): string {
  const say = (text: string) => escape(withoutNumbers(text, t('report.hidden')));
  const term = (key: string, value: string | undefined) => (value === undefined || value === '' ? '' : `<dt>${say(t(key))}</dt><dd>${value}</dd>`);
  const cell = (text: string, mono = false) => `<td${mono ? ' class="m"' : ''}>${say(text)}</td>`;
  const table = (label: string, heads: readonly string[], rows: readonly string[]) =>
    `<table><caption>${say(label)}</caption><thead><tr>${heads.map((head) => `<th scope="col">${say(t(head))}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table>`;

  const fileOf = ({ name, bytes, sha256, judgement }: ReportFile): string => {
    const findings = findingsOf(groupFindings(judgement.issues));
    const total = judgement.counts.errors + judgement.counts.warnings + judgement.counts.information;
    const packages = judgement.packages.map(({ id, source }) => (source === 'loaded' ? `${packageWords(id)} (${t('report.loaded')})` : packageWords(id))).join(', ');
    const issues = findings.map(({ issue, severity, origin, number }) => {
      const { head, rest } = sentencesOf(issue, language);
      return [cell(`${t(`severity.${severity}`)} ${number}`), cell(t(`origin.${origin}`)), `<td><strong>${say(head)}</strong>${rest ? ` ${say(rest)}` : ''}</td>`, cell(placeWords(issue, t), true), cell([issue.rule, issue.profile].filter(Boolean).join(' · '), true)].join('');
    });
    const undecided = judgement.notEvaluated.map(({ kind, what, path, reason }) => [cell(t(`undecidedKind.${kind}`)), cell(what, true), cell(path, true), `<td lang="en">${say(reason)}</td>`].join(''));
    return [
      `<section><h2>${say(name)}</h2><p class="verdict">${say(verdictWords(judgement, outcomeOf(judgement), language, t))} · ${say(countWords(judgement, t) || t('nothingFound'))}</p>`,
      `<dl>${term('report.guide', say(guideWords(judgement, language) ?? ''))}${term('report.packages', say(packages || t('report.builtIn')))}${term('report.answer', judgement.answer && say(`${t(`answer.${judgement.answer}`)} (${judgement.answer})`))}${term('report.format', say(judgement.format ?? ''))}${term('report.size', say(bytesText(bytes, language)))}${term('report.hash', `<span class="m">${escape(sha256)}</span>`)}</dl>`,
      issues.length ? table(t('found'), ['report.number', 'report.source', 'report.what', 'report.place', 'report.rule'], issues) : '',
      total > findings.length ? `<p>${say(t('gravest', { count: findings.length, total }))}</p>` : '',
      undecided.length ? `<p>${say(t('undecidedText'))}</p>${table(t('undecidedTitle'), ['report.source', 'report.rule', 'report.place', 'report.why'], undecided)}` : '',
      '</section>',
    ].join('');
  };

  const overview = files.length > 1
    ? table(t('report.overview'), ['report.file', 'report.result', 'report.what', 'report.guide'], files.map(({ name, judgement }) => [cell(name), cell(t(`outcome.${outcomeOf(judgement)}`)), cell(countWords(judgement, t) || t('nothingFound')), cell(guideWords(judgement, language) ?? '')].join('')))
    : '';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${say(t('report.title'))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${say(t('report.title'))}</h1>
<p>${escape(t('report.made', { date: dayLong(at, language), time: clockSeconds(at, language), program, version }))}</p>
<p>${say(t('report.about'))}</p>
${overview}
${files.map(fileOf).join('\n')}
</main>
</body>
</html>
`;
}

const STYLE = `
:root{color-scheme:light dark}
body{font:14px/20px "Segoe UI",system-ui,-apple-system,"Noto Sans",Arial,sans-serif;margin:0;padding:32px;color:#14222a;background:#fff}
main{max-width:1040px;margin:0 auto}
h1{font-size:22px;line-height:28px;margin:0 0 8px}
h2{font-size:18px;line-height:24px;margin:32px 0 4px;overflow-wrap:anywhere}
p{margin:0 0 8px}
.verdict{font-weight:600}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 16px;margin:8px 0 16px}
dt{color:#42525d}dd{margin:0}
.m{font-family:"Cascadia Mono",ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:12px;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;margin:0 0 16px}
caption{text-align:left;font-weight:600;padding:0 0 4px}
th,td{text-align:left;vertical-align:top;padding:6px 10px 6px 0;border-bottom:1px solid #bcc8ce}
th{font-weight:400;color:#42525d}
td:first-child{white-space:nowrap}
@media (prefers-color-scheme:dark){body{color:#e8eef1;background:#162227}dt,th{color:#b9c6cc}th,td{border-color:#384a53}}
@media print{body{padding:0;color:#000;background:#fff}dt,th{color:#000}tr{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}}
@page{margin:18mm}
`.trim();

/** `kontrolrapport-2026-11-19-084120.html`: the time tells reports apart, and no file's name is repeated in another's. */
export function reportName(stem: string, at: Instant, ending: 'html' | 'json'): string {
  return `${stem}-${at.slice(0, 19).replaceAll(':', '').replace('T', '-')}.${ending}`;
}
