import { type CheckId, checkOf } from '../checks/index.js';
import type { JudgedExchange } from '../model/case.js';
import { mediaTypeOf } from '../model/exchange.js';
import { exchangeDetails } from './html-exchange.js';
import { STYLE } from './html-style.js';
import { escapeMarkup } from './markup.js';
import type { Report, ReportedFinding } from './report.js';
import { ruleText } from './rule-text.js';
import { VERDICT_TITLES } from './verdict.js';

/** A page that shows each finding with the exchange that it was found in, and the rule beside it. Needs no network. */
export function htmlReport(report: Report): string {
  const title = VERDICT_TITLES[report.verdict.name];
  const byId = new Map(report.exchanges.map((judged) => [judged.exchange.id, judged]));
  const cards = byCheck(report.findings).map(([check, findings]) => checkSection(check, findings, byId));
  const at = `${report.startedAt.replace('T', ' ').split('.', 1)} UTC`;
  const facts = [
    report.target,
    at,
    `${report.cases.length} cases`,
    `${report.exchanges.length} exchanges`,
    `${(report.milliseconds / 1000).toFixed(1)} s`,
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}: ${escapeMarkup(report.target)}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="${report.verdict.name}"><div>
<h1>${title}</h1>
<p>${escapeMarkup(sentence(report.verdict.reason))}</p>
<p class="facts">${facts.map(escapeMarkup).join(' · ')}</p>
</div></header>
<main>
${summary(report)}
${cards.join('\n')}
${broken(report)}
${accepted(report)}
${coverageSection(report)}
<details><summary>All exchanges (${report.exchanges.length})</summary>
<div class="scroll" tabindex="0" role="region" aria-label="All exchanges"><table><thead><tr><th>Exchange</th><th>Status</th><th>Type</th><th>Bytes</th><th>ms</th></tr></thead><tbody>
${report.exchanges.map(exchangeRow).join('\n')}
</tbody></table></div></details>
</main>
</body>
</html>
`;
}

/** Findings in their order, those of one check together. */
function byCheck(findings: readonly ReportedFinding[]): [check: CheckId, findings: ReportedFinding[]][] {
  const groups = new Map<CheckId, ReportedFinding[]>();
  for (const finding of findings) groups.set(finding.check, [...(groups.get(finding.check) ?? []), finding]);
  return [...groups];
}

/** What was found, check by check, to jump to; and what is to be known about the run itself. */
function summary(report: Report): string {
  const rows = byCheck(report.findings).map(
    ([check, findings]) =>
      `<li><a href="#${check}"><code>${check}</code></a> <b>${findings.length}</b> <span class="dim">${escapeMarkup(checkOf(check).rule)}</span></li>`,
  );
  const notes = report.notes.map((note) => `<li>${escapeMarkup(sentence(note))}</li>`);
  return [
    rows.length > 0 ? `<nav aria-label="Findings by check"><ul class="index">${rows.join('\n')}</ul></nav>` : '',
    notes.length > 0 ? `<ul class="notes">${notes.join('\n')}</ul>` : '',
  ].join('\n');
}

function checkSection(
  check: CheckId,
  findings: readonly ReportedFinding[],
  byId: ReadonlyMap<string, JudgedExchange>,
): string {
  const { rule } = checkOf(check);
  const cards = findings.map((finding) => findingCard(finding, byId.get(finding.exchangeId ?? '')));
  return `<section class="check" id="${check}">
<h2><code>${check}</code></h2>
<p class="rule">${escapeMarkup(rule)}</p>
${cards.join('\n')}
</section>`;
}

function findingCard(finding: ReportedFinding, judged: JudgedExchange | undefined): string {
  const times = finding.times > 1 ? ` <span class="dim">${finding.times} times</span>` : '';
  const text = finding.rule === undefined ? undefined : ruleText(finding.rule);
  const rule = finding.rule
    ? `<dt>Spec</dt><dd><code>${escapeMarkup(finding.rule)}</code>${text ? `<pre tabindex="0">${escapeMarkup(text)}</pre>` : ''}</dd>`
    : '';
  const where = finding.where ? `<dt>Where</dt><dd><code>${escapeMarkup(finding.where)}</code></dd>` : '';
  return `<article id="f-${finding.fingerprint}">
<h3>${escapeMarkup(sentence(finding.message))}${times}</h3>
<dl>
<dt>Operation</dt><dd>${escapeMarkup(finding.operationId)}</dd>
<dt>Case</dt><dd>${escapeMarkup(finding.exchangeId ?? finding.caseId)}</dd>
${where}${rule}
<dt>Fingerprint</dt><dd><code>${finding.fingerprint}</code></dd>
</dl>
${judged ? exchangeDetails(judged, finding.where) : ''}
</article>`;
}

/** Cases that could not be carried through: never a pass, and so not to be overlooked. */
function broken(report: Report): string {
  const rows = report.cases.flatMap(({ id, error }) =>
    error === undefined ? [] : [`<li>${escapeMarkup(id)}: ${escapeMarkup(error)}</li>`],
  );
  return rows.length === 0 ? '' : `<section><h2>Not carried through</h2><ul>${rows.join('\n')}</ul></section>`;
}

function accepted(report: Report): string {
  if (report.accepted.length === 0) return '';
  const rows = report.accepted.map(
    ({ check, message, fingerprint }) =>
      `<li><code>${check}</code> ${escapeMarkup(message)} <code class="dim">${fingerprint}</code></li>`,
  );
  return `<details><summary>Accepted by the baseline (${rows.length})</summary><ul>${rows.join('\n')}</ul></details>`;
}

function coverageSection({ coverage, findings }: Report): string {
  const rows = coverage.kinds.map(
    ({ name, covered, all }) =>
      `<tr><th scope="row">${escapeMarkup(sentence(name))}</th><td><meter min="0" max="${all}" value="${covered}">${covered}</meter></td><td class="count">${covered} / ${all}</td></tr>`,
  );
  const gaps = coverage.gaps.map(
    ({ what, reason }) => `<li>${escapeMarkup(what)} <span class="dim">${escapeMarkup(reason)}</span></li>`,
  );
  const list =
    gaps.length === 0
      ? ''
      : `<details><summary>Not met (${gaps.length})</summary><ul>${gaps.join('\n')}</ul></details>`;
  // Where nothing was found, what was looked at is the news.
  return `<details${findings.length === 0 ? ' open' : ''}><summary>Coverage of the spec</summary>
<table class="coverage"><tbody>${rows.join('\n')}</tbody></table>${list}</details>`;
}

function exchangeRow({ exchange }: JudgedExchange): string {
  const { response } = exchange;
  const cells = [
    exchange.id,
    response ? String(response.status) : (exchange.failure?.kind ?? ''),
    response ? mediaTypeOf(response.headers) : '',
    response ? String(response.body.length) : '',
    String(exchange.milliseconds),
  ];
  return `<tr>${cells.map((cell) => `<td>${escapeMarkup(cell)}</td>`).join('')}</tr>`;
}

/** With a capital at its beginning; messages are written to stand inside a sentence. */
function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
