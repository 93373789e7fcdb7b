/** The pack's own rules over the product's design tokens. Quiet on screen, black on white on paper; filters are radios and need no script. */
export const packCss = `
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; background: var(--bg-list); color: var(--text-1); font: var(--w-regular) var(--text-md)/var(--lh-md) var(--font-ui); }
.page { max-width: 1180px; margin: 0 auto; padding: var(--s-9) var(--s-8) var(--s-10); }
h1 { font: var(--w-semi) var(--text-xl)/var(--lh-xl) var(--font-ui); margin: 0 0 var(--s-4); }
h2 { font: var(--w-semi) var(--text-lg)/var(--lh-lg) var(--font-ui); margin: var(--s-9) 0 var(--s-5); }
.lead { max-width: var(--measure); color: var(--text-2); margin: 0 0 var(--s-5); }
.own { border-left: 3px solid var(--wait-solid); background: var(--wait-bg); color: var(--wait-fg); padding: var(--s-5) var(--s-6); max-width: var(--measure); margin: 0 0 var(--s-8); }
.figures { display: flex; flex-wrap: wrap; gap: var(--s-5); margin: 0 0 var(--s-8); padding: 0; list-style: none; }
.figures li { background: var(--bg-surface); border: 1px solid var(--line); border-radius: var(--r-3); padding: var(--s-5) var(--s-7); min-width: 150px; }
.figures strong { display: block; font: var(--w-semi) var(--text-fig)/var(--lh-fig) var(--font-ui); font-variant-numeric: tabular-nums; }
.figures span { color: var(--text-2); font-size: var(--text-sm); }
table { width: 100%; border-collapse: collapse; background: var(--bg-surface); border: 1px solid var(--line); }
th { text-align: left; font: var(--w-semi) var(--text-sm)/var(--lh-sm) var(--font-ui); color: var(--text-2); background: var(--bg-subtle); padding: var(--s-4) var(--s-5); border-bottom: 1px solid var(--line-strong); }
td { vertical-align: top; padding: var(--s-5); border-bottom: 1px solid var(--line); }
.narrow { width: auto; min-width: 420px; }
.narrow td, .narrow th { padding: var(--s-3) var(--s-5); font-variant-numeric: tabular-nums; }
.id { white-space: nowrap; font: var(--w-medium) var(--text-sm)/var(--lh-md) var(--font-mono); }
.meta, .en, .reason, summary, figcaption { color: var(--text-2); font-size: var(--text-sm); line-height: var(--lh-sm); }
.en { font-style: italic; }
.reason { margin: var(--s-3) 0 0; max-width: 60ch; overflow-wrap: anywhere; }
.col-id { width: 132px; } .col-verdict { width: 168px; } .col-files { width: 420px; }
.verdict { display: inline-block; border: 1px solid; border-radius: var(--r-full); padding: 1px var(--s-5); font: var(--w-medium) var(--text-sm)/var(--lh-sm) var(--font-ui); white-space: nowrap; }
.is-proved { color: var(--ok-fg); background: var(--ok-bg); border-color: var(--ok-line); }
.is-person { color: var(--wait-fg); background: var(--wait-bg); border-color: var(--wait-line); }
.is-out { color: var(--mute-fg); background: var(--mute-bg); border-color: var(--mute-line); }
.is-notmet { color: var(--warn-fg); background: var(--warn-bg); border-color: var(--warn-line); }
.is-red { color: var(--bad-fg); background: var(--bad-bg); border-color: var(--bad-line); }
.shots { display: flex; flex-wrap: wrap; gap: var(--s-4); margin: 0 0 var(--s-3); }
figure { margin: 0; width: 128px; }
figure img { display: block; width: 128px; height: 80px; object-fit: cover; object-position: top left; border: 1px solid var(--line-strong); border-radius: var(--r-1); }
figcaption { font-size: var(--text-xs); line-height: var(--lh-xs); margin-top: var(--s-1); overflow-wrap: anywhere; }
.files { list-style: none; margin: 0; padding: 0; font-size: var(--text-sm); line-height: var(--lh-sm); overflow-wrap: anywhere; }
a { color: var(--accent-text); } a:focus-visible, summary:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
details { margin-top: var(--s-3); } summary { cursor: pointer; }
.checks { margin: var(--s-3) 0 0; padding: 0; list-style: none; font-size: var(--text-sm); line-height: var(--lh-sm); }
.checks li { padding: var(--s-2) 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
.checks .no { color: var(--bad-fg); font-weight: var(--w-semi); }
.filters { display: flex; flex-wrap: wrap; gap: var(--s-3); margin: 0 0 var(--s-6); padding: 0; border: 0; }
.filters legend { float: left; margin-right: var(--s-5); padding: var(--s-3) 0; color: var(--text-2); font-size: var(--text-sm); }
.filters input { position: absolute; opacity: 0; pointer-events: none; }
.filters label { border: 1px solid var(--line-control); border-radius: var(--r-full); background: var(--bg-surface); padding: var(--s-3) var(--s-6); font-size: var(--text-sm); line-height: var(--lh-sm); cursor: pointer; }
.filters input:checked + label { background: var(--accent); border-color: var(--accent); color: var(--text-on-accent); }
.filters input:focus-visible + label { outline: 2px solid var(--focus); outline-offset: 2px; }
body:has(#v-proved:checked) tr[data-verdict]:not([data-verdict="proved"]), body:has(#v-person:checked) tr[data-verdict]:not([data-verdict="person"]), body:has(#v-out:checked) tr[data-verdict]:not([data-verdict="outOfScope"]), body:has(#v-red:checked) tr[data-verdict]:not([data-verdict="red"]) { display: none; }
body:has(#l-m:checked) tr[data-level]:not([data-level="M"]), body:has(#l-g:checked) tr[data-level]:not([data-level="G"]), body:has(#l-c:checked) tr[data-level]:not([data-level="C"]):not([data-level="R"]):not([data-level="T"]) { display: none; }
footer { margin-top: var(--s-9); color: var(--text-2); font-size: var(--text-sm); }
@media print {
  body { background: #fff; } .page { max-width: none; padding: 0; } .filters { display: none; }
  tr, figure { break-inside: avoid; } h2 { break-after: avoid; } thead { display: table-header-group; } details:not([open]) { display: none; }
}
`;
