import { deviationOf, type Finding } from '../checks/finding.js';
import { type Exchange, mediaTypeOf, textOf } from '../model/exchange.js';
import { readForm } from '../reading/form.js';
import { readJson } from '../reading/json.js';
import { outcomeOf } from '../reading/outcome.js';
import type { RunResult } from '../run/run.js';
import { child, type DocumentName, isNode, members, type Place, place, pointerPart } from '../spec/documents.js';
import { evidenceOf } from '../spec/evidence.js';
import { propertiesOf, requiredOf } from '../spec/forms.js';
import { type Operation, operation } from '../spec/operations.js';
import { branchFor, schemaOf } from '../spec/schema.js';

/** Changes to the spec that a live run suggests. `node scripts/spec/evidence.mjs` turns them into a patch. */
export interface EvidenceProposal {
  /** False for a rehearsal against other hosts. Then nothing may go into the spec. */
  readonly live: boolean;
  readonly target: string;
  readonly date: string;
  /** Confirmation dates, as JSON Patch (RFC 6902) on the bundled documents. */
  readonly confirmations: Readonly<Partial<Record<DocumentName, readonly Operation6902[]>>>;
  /** What contradicts the spec, for a person to look at. */
  readonly corrections: readonly Correction[];
}

/** One contradiction of the spec. */
export interface Correction {
  readonly rule: string;
  readonly check: string;
  readonly seen: string;
  /** How well the spec knows the rule, and whether it only guesses. If it guesses, the spec is likely wrong. */
  readonly level?: string;
  readonly guess: boolean;
  /** The evidence that is contradicted, in the bundled document. */
  readonly document?: DocumentName;
  readonly pointer?: string;
  /** An exchange that shows it, and the start of its response: what the spec should say instead. */
  readonly exchangeId?: string;
  readonly observed?: string;
}

interface Operation6902 {
  readonly op: 'replace';
  readonly path: string;
  readonly value: string;
}

/** Bytes of a response that are shown. */
const OBSERVED = 600;

/** Evidence that the run confirmed, as `<document>#<pointer>`. */
type Met = Set<string>;

/**
 * Proposes new confirmation dates for what matched the spec, and lists what did not.
 *
 * @param result a run, without keys
 * @param live whether the target was the live service
 * @param at the time of the responses
 */
export function proposeEvidence(result: RunResult, live: boolean, at: string): EvidenceProposal {
  const date = at.slice(0, 10);
  const faulty = new Set(result.findings.map(({ exchangeId }) => exchangeId));
  const met: Met = new Set();
  for (const { exchange, setAside } of result.exchanges) {
    if (setAside === undefined && !faulty.has(exchange.id)) noteExchange(met, exchange);
  }
  const answers = new Map(result.exchanges.map(({ exchange }) => [exchange.id, exchange.response]));
  const corrections = different(result.findings).map((finding): Correction => {
    const { check, rule, operationId, message, exchangeId = '' } = finding;
    const known = evidenceOf(rule, operationId);
    const answer = answers.get(exchangeId);
    const where = known && { level: known.level, document: known.document, pointer: known.pointer };
    const observed = answer && `HTTP ${answer.status} ${textOf(answer.body.subarray(0, OBSERVED))}`;
    return {
      rule: rule ?? operationId,
      check,
      seen: message,
      guess: known?.guess === true,
      ...where,
      ...(observed === undefined ? {} : { exchangeId, observed }),
    };
  });
  const confirmations: Partial<Record<DocumentName, Operation6902[]>> = {};
  const contradicted = new Set(corrections.map(({ document, pointer }) => `${document}#${pointer}`));
  for (const evidence of met) {
    if (contradicted.has(evidence)) continue;
    const [name = '', pointer = ''] = evidence.split('#');
    const document = name as DocumentName;
    confirmations[document] ??= [];
    confirmations[document].push({ op: 'replace', path: `${pointer}/confirmed`, value: date });
  }
  return { live, target: result.target, date, confirmations, corrections };
}

/** One finding for each deviation. */
function different(findings: readonly Finding[]): Finding[] {
  // The first of each belongs to the simplest case.
  return [...new Map([...findings].reverse().map((finding) => [deviationOf(finding), finding])).values()].reverse();
}

function noteExchange(met: Met, exchange: Exchange): void {
  const { response, request } = exchange;
  const called = operation(request.operationId);
  const declared = response && called.responses.get(response.status);
  if (!response || !declared || request.method !== called.method) return;
  const { accepted } = outcomeOf(response);
  note(met, called.at);
  note(met, declared.at);
  if (accepted) noteRequest(met, called, exchange);
  const content = declared.contents.get('application/json');
  const schema = content && schemaOf(content);
  const reading = readJson(response.body);
  if (!schema || !reading.parsed) return;
  noteFields(met, branchFor(schema, reading.value, accepted ? 'success' : 'error'), reading.value);
}

/** Notes what a successful request consisted of: host, content type, fields and their values. */
function noteRequest(met: Met, called: Operation, { request }: Exchange): void {
  if (called.host !== 'files') note(met, place(called.document, '/servers/0'));
  const content = called.requests.get(mediaTypeOf(request.headers));
  if (!content) return;
  note(met, content);
  const schema = child(content, 'schema');
  if (!schema) return;
  if (mediaTypeOf(request.headers) === 'application/json') {
    noteFields(met, schema, readJson(request.body).value);
    return;
  }
  const form = new Map(readForm(request));
  const branches = members(schema, 'oneOf');
  const branch = (branches.length === 0 ? [schema] : branches).find((one) => fits(one, form));
  for (const [name, property] of branch ? propertiesOf(branch) : []) {
    const value = form.get(name);
    if (value !== undefined) noteValue(met, property, value);
  }
}

/** Whether a form belongs to this branch: its model and its way of giving the picture. */
function fits(branch: Place, form: ReadonlyMap<string, string>): boolean {
  const model = propertiesOf(branch).get('model_key')?.node.const;
  return (
    (model === undefined || model === form.get('model_key')) && [...requiredOf(branch)].every((name) => form.has(name))
  );
}

function note(met: Met, { document, pointer, node }: Place): void {
  if (isNode(node['x-evidence'])) met.add(`${document}#${pointer}/x-evidence`);
}

/** Notes a field, and its value if the spec lists values. */
function noteValue(met: Met, at: Place, value: unknown): void {
  note(met, at);
  for (const part of [at, ...members(at, 'anyOf')]) {
    const values = part.node['x-enum-evidence'];
    const name = String(value);
    if (!isNode(values) || !isNode(values[name])) continue;
    met.add(`${part.document}#${part.pointer}/x-enum-evidence/${pointerPart(name)}`);
  }
}

/** Notes every declared field of a JSON body. */
function noteFields(met: Met, schema: Place, value: unknown): void {
  noteValue(met, schema, value);
  for (const part of members(schema, 'allOf')) noteFields(met, part, value);
  if (Array.isArray(value)) {
    const items = child(schema, 'items');
    if (items && value.length > 0) noteFields(met, items, value[0]);
    return;
  }
  if (!isNode(value)) return;
  for (const [name, part] of Object.entries(value)) {
    const property = child(schema, 'properties', name);
    if (property) noteFields(met, property, part);
  }
}
