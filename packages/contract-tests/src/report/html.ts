import { type CheckId, checkOf } from '../checks/index.js';
import { RULES_ZH } from '../checks/rules-zh.js';
import type { JudgedExchange } from '../model/case.js';
import { mediaTypeOf } from '../model/exchange.js';
import { exchangeDetails } from './html-exchange.js';
import { POLICY, SCRIPT } from './html-script.js';
import { STYLE } from './html-style.js';
import { both, label, text } from './html-text.js';
import { escapeMarkup } from './markup.js';
import { guessRemark, type Report, type ReportedFinding } from './report.js';
import { ruleText } from './rule-text.js';
import { VERDICT_TITLES } from './verdict.js';

/**
 * A page that shows each deviation with an exchange in which it was found, and the rule of the spec. It is in English and
 * Chinese, can be filtered, and needs no network.
 */
export function htmlReport(report: Report): string {
  const title = VERDICT_TITLES[report.verdict.name];
  const at = `${report.startedAt.replace('T', ' ').split('.', 1)} UTC`;
  const facts = [
    escapeMarkup(report.target),
    escapeMarkup(at),
    `${report.cases.length} ${text('cases')}`,
    `${report.exchanges.length} ${text('exchanges')}`,
    `${(report.milliseconds / 1000).toFixed(1)} s`,
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}: ${escapeMarkup(report.target)}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="${report.verdict.name}"><div>
<fieldset class="languages" aria-label="Language / 语言">
<input type="radio" name="language" id="lang-en" checked><label for="lang-en">English</label>
<input type="radio" name="language" id="lang-zh"><label for="lang-zh">中文</label>
</fieldset>
<h1>${text(report.verdict.name)}</h1>
<p>${escapeMarkup(report.verdict.reason)}</p>
<p class="facts">${facts.join(' · ')}</p>
</div></header>
<main>
${index(report)}
${filter(report)}
${checkSections(report)}
${incomplete(report)}
${accepted(report)}
${coverageSection(report)}
${allExchanges(report)}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** The checks that found something, as links, and the notes on the run. */
function index(report: Report): string {
  const rows = [...byCheck(report.findings)].map(
    ([check, findings]) =>
      `<li><a href="#${check}"><code>${check}</code></a> <b>${findings.length}</b> <span class="dim">${rule(check)}</span></li>`,
  );
  const notes = report.notes.map((note) => `<li>${escapeMarkup(note)}</li>`);
  return [
    rows.length > 0
      ? `<nav aria-label="Findings by check / 按检查项"><ul class="index">${rows.join('\n')}</ul></nav>`
      : '',
    notes.length > 0 ? `<ul class="notes">${notes.join('\n')}</ul>` : '',
  ].join('\n');
}

function filter({ findings }: Report): string {
  if (findings.length < 2) return '';
  const operations = [...new Set(findings.map(({ operationId }) => operationId))].sort();
  const options = operations.map((id) => `<option>${escapeMarkup(id)}</option>`);
  return `<form class="filter" role="search">
<label>${text('filter')}<input type="search" id="filter-text" aria-label="${label('filter')}"></label>
<label>${text('operation')}<select id="filter-operation" aria-label="${label('operation')}"><option value="">${label('everyOperation')}</option>${options.join('')}</select></label>
<p role="status"><b id="filter-count">${findings.length}</b> ${text('shown')}</p>
</form>
<p id="filter-nothing" hidden>${text('nothing')}</p>`;
}

function byCheck(findings: readonly ReportedFinding[]): Map<CheckId, ReportedFinding[]> {
  return Map.groupBy(findings, ({ check }) => check);
}

function rule(check: CheckId): string {
  return both(checkOf(check).rule, RULES_ZH[check]);
}

/** The findings of each check. Those of one deviation are one card: the first is shown, the others are listed in it. */
function checkSections(report: Report): string {
  const exchanges = new Map(report.exchanges.map((judged) => [judged.exchange.id, judged]));
  const sections = [...byCheck(report.findings)].map(([check, findings]) => {
    const cards = [...Map.groupBy(findings, ({ deviation }) => deviation).values()].map((alike) =>
      card(alike, exchanges),
    );
    return `<section class="check" id="${check}">
<h2><code>${check}</code></h2>
<p class="rule">${rule(check)}</p>
${cards.join('\n')}
</section>`;
  });
  return sections.join('\n');
}

function card(alike: readonly ReportedFinding[], exchanges: ReadonlyMap<string, JudgedExchange>): string {
  const [finding, ...others] = alike;
  if (!finding) return '';
  const judged = exchanges.get(finding.exchangeId ?? '');
  const times = finding.times > 1 ? ` <span class="dim">${finding.times} ${text('times')}</span>` : '';
  const specText = finding.rule === undefined ? undefined : ruleText(finding.rule);
  const rows = [
    [text('operation'), escapeMarkup(finding.operationId)],
    [text('case'), escapeMarkup(finding.exchangeId ?? finding.caseId)],
    ...(finding.where ? [[text('where'), `<code>${escapeMarkup(finding.where)}</code>`]] : []),
    ...(finding.rule
      ? [
          [
            text('spec'),
            `<code>${escapeMarkup(finding.rule)}</code>${specText ? `<pre tabindex="0">${escapeMarkup(specText)}</pre>` : ''}`,
          ],
        ]
      : []),
    [text('fingerprint'), `<code>${finding.fingerprint}</code>`],
    ...(others.length > 0 ? [[text('deviation'), `<code>${finding.deviation}</code>`]] : []),
  ];
  return `<article id="f-${finding.fingerprint}" data-check="${finding.check}" data-operation="${escapeMarkup(finding.operationId)}" data-count="${alike.length}">
<h3>${escapeMarkup(finding.message)}${times}</h3>
${finding.guess ? `<p>${escapeMarkup(guessRemark(finding))}</p>` : ''}
<dl>
${rows.map(([name = '', value = '']) => `<dt>${name}</dt><dd>${value}</dd>`).join('\n')}
</dl>
${judged ? exchangeDetails(judged, finding.where) : ''}
${sameElsewhere(others)}
</article>`;
}

function sameElsewhere(others: readonly ReportedFinding[]): string {
  if (others.length === 0) return '';
  const rows = others.map(
    ({ exchangeId, caseId, message, fingerprint }) =>
      `<li>${escapeMarkup(exchangeId ?? caseId)} <span class="dim">${escapeMarkup(message)}</span> <code class="dim">${fingerprint}</code></li>`,
  );
  return `<details class="same"><summary>${text('samePlaces')} ${others.length}</summary><ul>${rows.join('\n')}</ul></details>`;
}

/** Cases that could not be completed. A run with such cases never passes, so they must not be overlooked. */
function incomplete(report: Report): string {
  const rows = report.cases.flatMap(({ id, error }) =>
    error === undefined ? [] : [`<li>${escapeMarkup(id)}: ${escapeMarkup(error)}</li>`],
  );
  return rows.length === 0 ? '' : `<section><h2>${text('incomplete')}</h2><ul>${rows.join('\n')}</ul></section>`;
}

function accepted(report: Report): string {
  if (report.accepted.length === 0) return '';
  const rows = report.accepted.map(
    ({ check, message, fingerprint }) =>
      `<li><code>${check}</code> ${escapeMarkup(message)} <code class="dim">${fingerprint}</code></li>`,
  );
  return `<details><summary>${text('accepted')} (${rows.length})</summary><ul>${rows.join('\n')}</ul></details>`;
}

function coverageSection({ coverage, findings }: Report): string {
  const rows = coverage.kinds.map(
    ({ name, covered, all }) =>
      `<tr><th scope="row">${escapeMarkup(name)}</th><td><meter min="0" max="${all}" value="${covered}">${covered}</meter></td><td class="count">${covered} / ${all}</td></tr>`,
  );
  const gaps = coverage.gaps.map(
    ({ what, reason }) => `<li>${escapeMarkup(what)} <span class="dim">${escapeMarkup(reason)}</span></li>`,
  );
  const list =
    gaps.length === 0
      ? ''
      : `<details><summary>${text('gaps')} (${gaps.length})</summary><ul>${gaps.join('\n')}</ul></details>`;
  // If nothing was found, readers want to see what was covered.
  return `<details${findings.length === 0 ? ' open' : ''}><summary>${text('coverage')}</summary>
<table class="coverage"><tbody>${rows.join('\n')}</tbody></table>${list}</details>`;
}

function allExchanges({ exchanges }: Report): string {
  const names = (['exchange', 'status', 'type', 'bytes'] as const).map((name) => `<th>${text(name)}</th>`);
  return `<details><summary>${text('all')} (${exchanges.length})</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${label('all')}"><table><thead><tr>${names.join('')}<th>ms</th></tr></thead><tbody>
${exchanges.map(exchangeRow).join('\n')}
</tbody></table></div></details>`;
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
