/** The look of the HTML report: readable on narrow screens, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dade, #3a3d42); --dim: light-dark(#5c6068, #a4a9b2);
  --soft: light-dark(#f4f5f7, #202328); --mark: light-dark(#ffe08a, #6b5300); --link: light-dark(#0b57d0, #8ab4f8); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#fff, #16181c); color: light-dark(#1c1e21, #e6e8eb); }
header { color: #fff; } header > div, main { max-width: 84rem; margin: auto; padding: 1.25rem 1.5rem; }
header.no-drift { background: #1a6e34; } header.drift { background: #a4231b; } header.unjudged { background: #7a4f00; }
header h1 { margin: 0; } header p { margin: .25rem 0 0; } .facts { font-size: .875rem; opacity: .9; overflow-wrap: anywhere; }
a { color: var(--link); } .dim { color: var(--dim); font-weight: normal; }
code, pre { font: .8125rem/1.5 ui-monospace, monospace; }
.index { list-style: none; margin: 0 0 1rem; padding: .75rem 1rem; background: var(--soft); border-radius: .5rem; }
.index li { padding: .15rem 0; } .notes { padding-left: 1.25rem; }
.check > h2 { margin: 2rem 0 0; } .check > h2 code { font-size: 1.15rem; } .rule { margin: .25rem 0 1rem; color: var(--dim); }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; }
article h3 { font-size: 1rem; margin: 0 0 .75rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: 0; font-size: .875rem; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
.exchange { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 0 1rem; }
.exchange h3 { font-size: .875rem; margin: 1rem 0 .25rem; }
pre { background: var(--soft); padding: .75rem; overflow: auto; max-height: 20rem; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; border-radius: .25rem; }
dd pre { margin-top: .25rem; max-height: 12rem; }
mark { background: var(--mark); color: inherit; }
img { max-width: 100%; max-height: 12rem; margin-top: .5rem; background: repeating-conic-gradient(#ccc 0 25%, #fff 0 50%) 0 / 16px 16px; }
summary { cursor: pointer; padding: .5rem 0; font-weight: 600; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .875rem; } .scroll table { width: 100%; }
th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); } .scroll td:first-child { overflow-wrap: anywhere; min-width: 14rem; }
.scroll :is(th, td):nth-child(n + 4) { text-align: right; font-variant-numeric: tabular-nums; }
.coverage th { font-weight: normal; } .coverage meter { width: 8rem; } .count { font-variant-numeric: tabular-nums; white-space: nowrap; }
header > div { display: flow-root; } .languages { float: right; border: 0; margin: 0; padding: 0; display: flex; font-size: .875rem; }
.languages input { position: absolute; opacity: 0; } .languages label { padding: .2rem .6rem; border: 1px solid #fff6; cursor: pointer; }
.languages label:first-of-type { border-radius: .35rem 0 0 .35rem; border-right: 0; } .languages label:last-of-type { border-radius: 0 .35rem .35rem 0; }
.languages input:checked + label { background: #fff; color: #1c1e21; } .languages input:focus-visible + label { outline: 2px solid #fff; outline-offset: 2px; }
html:has(#lang-en:checked) [lang="zh-CN"], html:has(#lang-zh:checked) [lang="en"] { display: none; }
.filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: 0 0 1rem; font-size: .875rem; }
.filter label { display: grid; gap: .15rem; color: var(--dim); } .filter input, .filter select { font: inherit; color: inherit; background: var(--soft); border: 1px solid var(--line); border-radius: .35rem; padding: .35rem .5rem; min-width: 14rem; }
.filter p { margin: 0 0 .35rem; } [hidden] { display: none !important; }
.same { margin: .75rem 0 0; } .same ul { margin: 0; padding-left: 1.25rem; font-size: .875rem; overflow-wrap: anywhere; max-height: 16rem; overflow: auto; }
@media (max-width: 40rem) { .filter label, .filter input, .filter select { width: 100%; min-width: 0; } header > div, main { padding: 1rem; } dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: .4rem; } .coverage meter { width: 5rem; } .scroll td:first-child { min-width: 9rem; } .scroll :is(th, td) { padding-right: .5rem; } }
`;
