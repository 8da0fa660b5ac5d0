/** The style of the page: readable on a screen, on a phone and on paper, by day and by night. */
export const STYLE = `
:root { --ink: #1d2129; --soft: #565d6b; --paper: #ffffff; --tint: #f5f6f8; --line: #d9dde4; --link: #1f4fa3; --due: #9a3412; --done: #1e6b3c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7e9ee; --soft: #a4abb8; --paper: #14171c; --tint: #1d2128; --line: #363c47; --link: #8fb5ff; --due: #ffb08a; --done: #8fd6a9; }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { margin: 0; font: 16px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 2rem; margin: 0 0 1rem; line-height: 1.3; }
h2 { font-size: 1.375rem; margin: 2.5rem 0 1rem; padding-top: 1rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.0625rem; margin: 1.25rem 0 .5rem; }
h4 { font-size: 1rem; margin: .75rem 0 .25rem; }
p { margin: .25rem 0; }
a { color: var(--link); }
.kind { color: var(--soft); letter-spacing: .1em; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1rem; }
.facts dt, .how, .note, .counts { color: var(--soft); }
.facts dd { margin: 0; }
.facts ul { margin: 0; padding-left: 1.1rem; }
.says { padding: .75rem 1rem; border-left: 4px solid var(--soft); background: var(--tint); }
blockquote { margin: .5rem 0; padding: .5rem 1rem; border-left: 3px solid var(--line); background: var(--tint); white-space: pre-line; }
.words, .history li { white-space: pre-line; }
.item, .entry { padding: .5rem 0 .75rem; border-bottom: 1px solid var(--line); }
.withdrawn h4, .withdrawn .words { color: var(--soft); }
.state { display: inline-block; font-size: .875rem; font-weight: normal; padding: 0 .5rem; border: 1px solid currentColor; border-radius: .25rem; color: var(--soft); white-space: nowrap; }
.state.missed, td.missed, .absent { color: var(--due); }
.state.met, .state.recorded, td.met { color: var(--done); }
nav ol, nav ul { margin: .25rem 0; padding-left: 1.25rem; }
nav > ul { list-style: none; padding-left: 0; }
nav > ul > li { margin: .5rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { border: 1px solid var(--line); padding: .375rem .625rem; text-align: left; vertical-align: top; }
thead th { background: var(--tint); white-space: nowrap; }
tbody th { font-weight: normal; min-width: 9em; }
td.short { white-space: nowrap; }
td.long { min-width: 12em; }
.on-record { margin: .25rem 0; padding-left: 1.25rem; }
.on-record .how { display: block; font-size: .9375rem; }
.evidence { list-style: none; display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; margin: .5rem 0; }
.evidence li { max-width: 18rem; }
.evidence code { display: block; }
.evidence img { max-width: 100%; max-height: 11rem; border: 1px solid var(--line); }
.history { margin: .25rem 0; padding-left: 1.25rem; font-size: .9375rem; }
code { font: .8125rem/1.5 ui-monospace, Consolas, monospace; color: var(--soft); }
@media screen and (max-width: 40rem) {
  table, tbody, tr, th, td { display: block; width: 100%; }
  thead { position: absolute; clip-path: inset(50%); }
  tr { border: 1px solid var(--line); margin: .5rem 0; }
  th, td { border: 0; padding: .125rem .625rem; }
  td::before { content: attr(data-label) "："; color: var(--soft); }
}
@media print {
  :root { --ink: #000; --soft: #444; --paper: #fff; --tint: #fff; --line: #999; --link: #000; --due: #000; --done: #000; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  .entry, tr, blockquote, .evidence li { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  a { text-decoration: none; }
}
@page { size: A4; margin: 20mm 18mm; }
`
