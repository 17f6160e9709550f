import { CHECKS } from '../checks/catalogue.js';
import type { JudgedExchange } from '../model/case.js';
import { type HeaderLine, mediaTypeOf, textOf } from '../model/exchange.js';
import { formatOf, MEDIA_TYPES } from '../pictures/format.js';
import { STYLE } from './html-style.js';
import { escapeMarkup } from './markup.js';
import type { Report, ReportedFinding } from './report.js';

/** Longest text of a body that is shown. */
const SHOWN = 4_000;

/** A page that shows each finding with the exchange that it was found in, and the rule beside it. Needs no network. */
export function htmlReport(report: Report): string {
  const title = { 'no-drift': 'No drift', drift: 'Drift', unjudged: 'Could not judge' }[report.verdict.name];
  const byId = new Map(report.exchanges.map((judged) => [judged.exchange.id, judged]));
  const findings = report.findings.map((finding) => findingCard(finding, byId.get(finding.exchangeId ?? '')));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}: ${escapeMarkup(report.target)}</title>
<style>${STYLE}</style>
</head>
<body>
<header class="${report.verdict.name}">
<h1>${title}</h1>
<p>${escapeMarkup(report.verdict.reason)}</p>
<p class="dim">${escapeMarkup(report.target)} · ${report.startedAt} · ${report.cases.length} cases · ${report.exchanges.length} exchanges · ${(report.milliseconds / 1000).toFixed(1)} s</p>
</header>
<main>
${findings.join('\n')}
${coverageSection(report)}
<details><summary>All exchanges (${report.exchanges.length})</summary>
<table><thead><tr><th>Exchange</th><th>Status</th><th>Type</th><th>Bytes</th><th>ms</th></tr></thead><tbody>
${report.exchanges.map(exchangeRow).join('\n')}
</tbody></table></details>
</main>
</body>
</html>
`;
}

function findingCard(finding: ReportedFinding, judged: JudgedExchange | undefined): string {
  const times = finding.times > 1 ? ` <span class="dim">${finding.times} times</span>` : '';
  return `<article id="f-${finding.fingerprint}">
<h2><code>${finding.check}</code> ${escapeMarkup(finding.operationId)}${times}</h2>
<p>${escapeMarkup(finding.message)}</p>
<dl>
<dt>Rule</dt><dd>${escapeMarkup(CHECKS[finding.check]?.rule ?? '')}${finding.rule ? `<br><code>${escapeMarkup(finding.rule)}</code>` : ''}</dd>
<dt>Where</dt><dd>${escapeMarkup(finding.exchangeId ?? finding.caseId)} ${escapeMarkup(finding.where ?? '')}</dd>
<dt>Fingerprint</dt><dd><code>${finding.fingerprint}</code></dd>
</dl>
${judged ? exchangeDetails(judged) : ''}
</article>`;
}

function exchangeDetails({ exchange }: JudgedExchange): string {
  const { request, answer, failure } = exchange;
  const asked = `${request.method} ${escapeMarkup(exchange.url)}\n${headerText(request.headers)}\n\n${bodyText(request.headers, request.body)}`;
  const said = answer
    ? `HTTP/${answer.httpVersion} ${answer.status} ${escapeMarkup(answer.statusText)}\n${headerText(answer.headers)}\n\n${bodyText(answer.headers, answer.body)}`
    : escapeMarkup(`no answer: ${failure?.message ?? ''}`);
  return `<div class="exchange"><section><h3>Request</h3><pre>${asked}</pre></section><section><h3>Answer</h3><pre>${said}</pre>${preview(answer?.body)}</section></div>`;
}

function headerText(lines: readonly HeaderLine[]): string {
  return lines.map(([name, value]) => escapeMarkup(`${name}: ${value}`)).join('\n');
}

function bodyText(headers: readonly HeaderLine[], body: Uint8Array): string {
  const type = mediaTypeOf(headers);
  if (type.startsWith('image/') || type === 'application/octet-stream' || formatOf(body))
    return `(${body.length} bytes)`;
  const text = textOf(body.subarray(0, SHOWN));
  // A form with a file in it is text and picture mixed: the text is enough.
  const clean = [...text].map((character) => (character === '\ufffd' ? '·' : character)).join('');
  return escapeMarkup(body.length > SHOWN ? `${clean}\n… (${body.length} bytes)` : clean);
}

function preview(body: Uint8Array | undefined): string {
  const format = body && formatOf(body);
  if (!body || !format || format === 'svg' || body.length > 300_000) return '';
  const data = Buffer.from(body).toString('base64');
  return `<img alt="the picture in the answer" src="data:${MEDIA_TYPES[format]};base64,${data}">`;
}

function coverageSection(report: Report): string {
  const { coverage } = report;
  const rows = coverage.kinds.map(({ name, covered, all }) => `<tr><td>${name}</td><td>${covered} / ${all}</td></tr>`);
  const gaps = coverage.gaps.map(({ what, reason }) => `<li>${escapeMarkup(what)}: ${escapeMarkup(reason)}</li>`);
  return `<details><summary>Coverage</summary><table><tbody>${rows.join('')}</tbody></table><ul>${gaps.join('')}</ul></details>`;
}

function exchangeRow({ exchange }: JudgedExchange): string {
  const { answer } = exchange;
  const cells = [
    exchange.id,
    answer ? String(answer.status) : (exchange.failure?.kind ?? ''),
    answer ? mediaTypeOf(answer.headers) : '',
    answer ? String(answer.body.length) : '',
    String(exchange.milliseconds),
  ];
  return `<tr>${cells.map((cell) => `<td>${escapeMarkup(cell)}</td>`).join('')}</tr>`;
}
