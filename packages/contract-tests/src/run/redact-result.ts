import type { JudgedExchange } from '../model/case.js';
import type { Exchange } from '../model/exchange.js';
import type { Redactor } from '../redaction/redactor.js';
import type { RunResult } from './run.js';

/** Removes the keys from a run. Reports, cassettes and proposals are made from the result. */
export function redactResult(result: RunResult, redactor: Redactor): RunResult {
  return {
    ...result,
    target: redactor.text(result.target),
    findings: result.findings.map(({ where, ...finding }) => ({
      ...finding,
      message: redactor.text(finding.message),
      ...(where === undefined ? {} : { where: redactor.text(where) }),
    })),
    outcomes: result.outcomes.map(({ error, skipped, ...rest }) => ({
      ...rest,
      ...(error === undefined ? {} : { error: redactor.text(error) }),
      ...(skipped === undefined ? {} : { skipped: redactor.text(skipped) }),
    })),
    exchanges: result.exchanges.map(
      (judged): JudgedExchange => ({
        ...judged,
        exchange: redactExchange(judged.exchange, redactor),
        ...(judged.setAside === undefined ? {} : { setAside: redactor.text(judged.setAside) }),
      }),
    ),
    ...(result.unjudged === undefined ? {} : { unjudged: redactor.text(result.unjudged) }),
  };
}

function redactExchange(exchange: Exchange, redactor: Redactor): Exchange {
  const { url, request, response, failure } = exchange;
  const { absoluteUrl } = request;
  return {
    ...exchange,
    url: redactor.text(url),
    request: withCleanBody(
      {
        ...request,
        path: redactor.text(request.path),
        ...(absoluteUrl === undefined ? {} : { absoluteUrl: redactor.text(absoluteUrl) }),
        headers: redactor.headers(request.headers),
      },
      redactor,
    ),
    ...(response
      ? {
          response: withCleanBody(
            {
              ...response,
              statusText: redactor.text(response.statusText),
              headers: redactor.headers(response.headers),
            },
            redactor,
          ),
        }
      : {}),
    ...(failure ? { failure: { ...failure, message: redactor.text(failure.message) } } : {}),
  };
}

const originals = new WeakMap<object, Uint8Array>();

/**
 * The body of a message before keys were removed from it. Only for code that never writes it. Removing keys from all
 * bodies of a run takes longer than reading them.
 */
export function originalBody(message: { readonly body: Uint8Array }): Uint8Array {
  return originals.get(message) ?? message.body;
}

/** Removes keys from a body when it is first read: few reports show bodies, and a large upload takes a while. */
function withCleanBody<T extends { readonly body: Uint8Array }>(message: T, redactor: Redactor): T {
  const { body } = message;
  let clean: Uint8Array | undefined;
  originals.set(message, body);
  return Object.defineProperty(message, 'body', {
    get() {
      clean ??= redactor.bytes(body);
      return clean;
    },
  });
}
