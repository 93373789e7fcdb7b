/** index.html: every requirement with its verdict and what shows it. */
import { basename } from 'node:path';
import type { Counts } from '../judge';
import { classes, type Artefact, type Judged, type StepRecord } from '../model';
import { sections } from '../requirements';
import type { ClassCount } from './write';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const verdicts = { proved: ['is-proved', 'Bevist'], person: ['is-person', 'Kræver en person'], outOfScope: ['is-out', 'Uden for'], red: ['is-red', 'Ikke bevist'] } as const;
const classNames: Record<string, string> = { UI: 'Skærm', MSG: 'Beskedens indhold', TRN: 'Transport', PRC: 'Forløb' };
const levelNames = { M: 'krævet trin', C: 'betinget', R: 'anbefalet', G: 'bindende regel', T: 'uden for prøven' } as const;

function badge({ verdict, notMet }: Judged): string {
  const [style, word] = notMet ? ['is-notmet', 'Ikke opfyldt'] as const : verdicts[verdict];
  return `<span class="verdict ${style}">${word}</span>`;
}

/** The twins of one message stand together: one caption, two links. */
function fileList(artefacts: readonly Artefact[]): string {
  const lines = artefacts.map(({ path, kind, caption }) => `<li><a href="${escaped(path)}">${escaped(basename(path))}</a> <span class="meta">${kind} · ${escaped(caption)}</span></li>`);
  return lines.length ? `<ul class="files">${lines.join('')}</ul>` : '';
}

function evidence({ artefacts, checks }: Judged): string {
  const shots = artefacts.filter(({ kind }) => kind === 'SD').map(({ path, caption }) => `<figure><a href="${escaped(path)}"><img src="${escaped(path)}" alt="${escaped(caption)}" loading="lazy"></a><figcaption>${escaped(caption)}</figcaption></figure>`);
  const list = checks.map(({ what, expected, seen, held }) => `<li>${held ? 'Ja' : '<span class="no">Nej</span>'} · ${escaped(what)}<br><span class="meta">ventet: ${escaped(expected)} · set: ${escaped(seen)}</span></li>`);
  return `${shots.length ? `<div class="shots">${shots.join('')}</div>` : ''}${fileList(artefacts.filter(({ kind }) => kind !== 'SD'))}${
    list.length ? `<details${checks.every(({ held }) => held) ? '' : ' open'}><summary>${list.length} ${list.length === 1 ? 'kontrol' : 'kontroller'}</summary><ul class="checks">${list.join('')}</ul></details>` : ''}`;
}

function row(judged: Judged): string {
  const { requirement: { id, level, classes: own, title, step, who, kinds }, verdict, reason } = judged;
  return `<tr id="${id}" data-verdict="${verdict}" data-level="${level}"><td class="id">${id}<div class="meta" title="${levelNames[level]}">${level} · ${own.join('+')}</div></td>
<td>${escaped(title.da)}<div class="en" lang="en">${escaped(title.en)}</div><div class="meta">Trin ${step} · ${kinds.join(', ')} · ${who.map((each) => (each === 'GP' ? 'lægepraksis' : 'kommune')).join(' og ')}</div></td>
<td>${badge(judged)}${reason === undefined ? '' : `<p class="reason">${escaped(reason)}</p>`}</td><td>${evidence(judged)}</td></tr>`;
}

const radio = (group: string, id: string, label: string, first: boolean): string => `<input type="radio" name="${group}" id="${id}"${first ? ' checked' : ''}><label for="${id}">${label}</label>`;

export interface PageOptions { judged: readonly Judged[]; records: readonly StepRecord[]; counts: Counts; byClass: readonly ClassCount[]; version: string; css: string }

export function page({ judged, records, counts, byClass, version, css }: PageOptions): string {
  const notMet = judged.filter((each) => each.notMet).length;
  const tables = sections.map(({ id, title, requirements }) => {
    const rows = judged.filter(({ requirement }) => requirements.includes(requirement));
    return rows.length === 0 ? '' : `<section aria-labelledby="s-${id}"><h2 id="s-${id}">${escaped(title)}</h2><table><thead><tr><th class="col-id" scope="col">Krav</th><th scope="col">Hvad der kræves</th><th class="col-verdict" scope="col">Resultat</th><th class="col-files" scope="col">Bevis</th></tr></thead><tbody>${rows.map(row).join('\n')}</tbody></table></section>`;
  });
  return `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sektorpost: bevis for korrespondance og kvittering</title><style>${css}</style></head>
<body><div class="page">
<h1>Bevis for korrespondance og kvittering</h1>
<p class="lead">Sektorpost ${escaped(version)} er ført gennem testprotokollernes trin for CareCommunication 5.0 og Acknowledgement 2.0. Klienten er den rigtige, i Chromium, på et øvelsesnetværk. Hvert resultat er dannet af kontroller af skærm og filer.</p>
<p class="own">Dette er leverandørens eget bevis. Det er hverken en godkendelse eller en certificering fra MedCom. Alle personer er testpersoner, og alle organisationer er opdigtede.</p>
<ul class="figures"><li><strong>${counts.proved}</strong><span>bevist af sig selv</span></li><li><strong>${counts.person}</strong><span>kræver en person</span></li><li><strong>${counts.outOfScope}</strong><span>uden for${notMet ? `, heraf ${notMet} ikke opfyldt` : ''}</span></li><li><strong>${counts.red}</strong><span>ikke bevist</span></li></ul>
<h2>Efter klasse</h2>
<table class="narrow"><thead><tr><th scope="col">Klasse</th><th scope="col">Bevist</th><th scope="col">Person</th><th scope="col">Uden for</th><th scope="col">Ikke bevist</th></tr></thead><tbody>${byClass.filter(({ class: each }) => (classes as readonly string[]).includes(each)).map((each) => `<tr><td>${classNames[each.class] ?? each.class} (${each.class})</td><td>${each.proved}</td><td>${each.person}</td><td>${each.outOfScope}</td><td>${each.red}</td></tr>`).join('')}</tbody></table>
<p class="meta">Et krav i to klasser tæller i begge.</p>
<h2>Kravene</h2>
<fieldset class="filters"><legend>Resultat</legend>${radio('v', 'v-all', 'Alle', true)}${radio('v', 'v-proved', 'Bevist', false)}${radio('v', 'v-person', 'Kræver en person', false)}${radio('v', 'v-out', 'Uden for', false)}${radio('v', 'v-red', 'Ikke bevist', false)}</fieldset>
<fieldset class="filters"><legend>Niveau</legend>${radio('l', 'l-all', 'Alle', true)}${radio('l', 'l-m', 'M: krævet trin', false)}${radio('l', 'l-g', 'G: bindende regel', false)}${radio('l', 'l-c', 'C, R og T', false)}</fieldset>
${tables.join('\n')}
<footer>${records.length} trin er kørt, med ${records.reduce((sum, { checks }) => sum + checks.length, 0)} kontroller og ${records.reduce((sum, { artefacts }) => sum + artefacts.length, 0)} filer. Samme oplysninger til programmer: <a href="index.json">index.json</a>.</footer>
</div></body></html>
`;
}
