import { mediaTypeOf } from '../model/exchange.js';
import { readForm } from '../reading/form.js';
import { readJson } from '../reading/json.js';
import { originalBody } from '../run/redact-result.js';
import type { RunResult } from '../run/run.js';
import { isNode } from '../spec/documents.js';
import { formBranches } from '../spec/forms.js';
import { operations } from '../spec/operations.js';
import { responseFields } from '../spec/response-fields.js';

/** How much of the spec a run exercised. */
export interface Coverage {
  readonly kinds: readonly { readonly name: string; readonly covered: number; readonly all: number }[];
  readonly gaps: readonly { readonly what: string; readonly reason: string }[];
}

/** Why a client cannot cause a status. */
const OUT_OF_REACH: Readonly<Record<number, string>> = {
  402: 'needs an account without credits (see 409)',
  403: 'needs a known key without permission, or an expired link',
  404: 'the spec allows it here, but no request is known that causes it',
  406: 'the older size limit of 15 MB; the kit follows 413',
  409: 'needs an account without credits',
  413: 'needs a picture over the limit',
  429: 'needs more calls at once than a polite client makes',
};

/**
 * Lists what the spec declares (operations, content types, model keys, statuses, media types, fields of requests and
 * responses) and how much of it the run exercised. Every gap has a reason.
 */
export function coverageOf(result: RunResult): Coverage {
  const touched = touchedBy(result);
  const declared = declaredBySpec();
  const gaps: { what: string; reason: string }[] = [];
  const kinds = [...declared].map(([name, items]) => {
    const all = [...items];
    const seen = touched.get(name) ?? new Set();
    const missing = all.filter((item) => !seen.has(item));
    for (const what of missing) gaps.push({ what: `${name}: ${what}`, reason: reasonFor(name, what) });
    return { name, covered: all.length - missing.length, all: all.length };
  });
  const skipped = result.outcomes.filter((outcome) => outcome.skipped !== undefined);
  for (const { id, skipped: reason = '' } of skipped) gaps.push({ what: `case: ${id}`, reason });
  return { kinds, gaps };
}

function reasonFor(kind: string, what: string): string {
  const status = Number(/ (\d{3})$/.exec(what)?.[1]);
  if (kind === 'statuses')
    return OUT_OF_REACH[status] ?? (status >= 500 ? 'needs a failing server' : 'not seen in this run');
  if (kind === 'media types') return 'the target chooses one of the declared types';
  if (kind === 'response fields') return 'optional in the spec, and in no response of this run';
  return 'not seen in this run';
}

function declaredBySpec(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (kind: string, item: string) => void found.set(kind, (found.get(kind) ?? new Set()).add(item));
  for (const { id, requests, responses } of operations.values()) {
    add('operations', id);
    for (const type of requests.keys()) add('content types', `${id} ${type}`);
    for (const { status, contents } of responses.values()) {
      add('statuses', `${id} ${status}`);
      if (status === 200) for (const type of contents.keys()) add('media types', `${id} ${type}`);
    }
    for (const branch of formBranches(id)) {
      for (const model of branch.modelKeys) add('model keys', `${id} ${model}`);
      for (const field of [branch.picture, 'model_key', ...branch.fields.keys()])
        add('request fields', `${id} ${field}`);
    }
    for (const field of responseFields(id)) add('response fields', `${id} ${field}`);
  }
  return found;
}

function touchedBy(result: RunResult): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (kind: string, item: string) => void found.set(kind, (found.get(kind) ?? new Set()).add(item));
  for (const { exchange } of result.exchanges) {
    const { request, response } = exchange;
    if (!response) continue;
    const id = request.operationId;
    // A preflight of a browser is not a call of the operation.
    if (operations.get(id)?.method !== request.method) continue;
    add('operations', id);
    // Of the bodies, only names that the spec has too are reported.
    const sent = originalBody(request);
    if (sent.length > 0) add('content types', `${id} ${mediaTypeOf(request.headers)}`);
    add('statuses', `${id} ${response.status}`);
    add('media types', `${id} ${mediaTypeOf(response.headers)}`);
    const form = readForm({ headers: request.headers, body: sent });
    for (const [field, value] of form) {
      add('request fields', `${id} ${field}`);
      if (field === 'model_key') add('model keys', `${id} ${value}`);
    }
    if (mediaTypeOf(response.headers) !== 'application/json') continue;
    for (const field of fieldsIn(readJson(originalBody(response)).value, '')) add('response fields', `${id} ${field}`);
  }
  return found;
}

/** Names of all fields with their parents: `data.task_id`; entries of lists share one name. */
function fieldsIn(value: unknown, parent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => fieldsIn(entry, parent));
  if (!isNode(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const path = parent === '' ? name : `${parent}.${name}`;
    return [path, ...fieldsIn(part, path)];
  });
}
