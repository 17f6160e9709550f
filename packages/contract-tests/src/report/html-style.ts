/** The look of the HTML report: readable on narrow screens, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8884; --dim: #777; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
header { padding: 1.5rem; color: #fff; }
header.no-drift { background: #1a7f37; } header.drift { background: #b3261e; } header.unjudged { background: #8a5a00; }
header h1 { margin: 0; } header p { margin: .25rem 0 0; }
main { padding: 1rem 1.5rem; max-width: 90rem; margin: auto; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 0 1rem 1rem; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; } h3 { font-size: .9rem; margin: .5rem 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
.exchange { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1rem; }
pre { background: #8881; padding: .75rem; overflow: auto; max-height: 24rem; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
img { max-width: 12rem; margin-top: .5rem; background: repeating-conic-gradient(#ccc 0 25%, #fff 0 50%) 0 / 16px 16px; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; } th, td { text-align: left; padding: .2rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.dim { color: var(--dim); } header .dim { color: #fffc; } summary { cursor: pointer; padding: .5rem 0; }
`;
