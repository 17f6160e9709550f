import { readJson } from '../checks/json-text.js';
import { verdictOf } from '../checks/status.js';
import type { RunResult } from '../run/run.js';
import { child, type DocumentName, isNode, members, type Place } from '../spec/documents.js';
import { operation } from '../spec/operations.js';
import { branchFor, schemaOf } from '../spec/schema.js';

/** A change to the spec that a live run suggests. */
export interface EvidenceProposal {
  /** False for a rehearsal against anything but the live hosts: then nothing may be taken over. */
  readonly live: boolean;
  readonly target: string;
  readonly date: string;
  /** Confirmation dates, as JSON Patch (RFC 6902) on the bundled documents. */
  readonly confirmations: Readonly<Partial<Record<DocumentName, readonly Operation6902[]>>>;
  /** What was seen otherwise than the spec says, to be looked at by a person. */
  readonly corrections: readonly { readonly rule: string; readonly check: string; readonly seen: string }[];
}

interface Operation6902 {
  readonly op: 'replace';
  readonly path: string;
  readonly value: string;
}

/**
 * Proposes new confirmation dates for what was seen as the spec says, and lists what was not.
 *
 * @param result a run
 * @param live whether the target was the live service
 */
export function proposeEvidence(result: RunResult, live: boolean): EvidenceProposal {
  const date = result.startedAt.slice(0, 10);
  const faulty = new Set(result.findings.map(({ exchangeId }) => exchangeId));
  const seen = new Map<string, Place>();
  for (const { exchange } of result.exchanges) {
    const { answer } = exchange;
    if (!answer || faulty.has(exchange.id)) continue;
    const { at, responses } = operation(exchange.request.operationId);
    const response = responses.get(answer.status);
    if (!response) continue;
    note(seen, at);
    note(seen, response.at);
    const content = response.contents.get('application/json');
    const schema = content && schemaOf(content);
    const reading = readJson(answer.body);
    if (!schema || !reading.parsed) continue;
    const due = verdictOf({ answer }).accepted ? 'success' : 'error';
    noteFields(seen, branchFor(schema, reading.value, due), reading.value);
  }
  const confirmations: Partial<Record<DocumentName, Operation6902[]>> = {};
  for (const { document, pointer } of seen.values()) {
    const list = confirmations[document] ?? [];
    confirmations[document] = [...list, { op: 'replace', path: `${pointer}/x-evidence/confirmed`, value: date }];
  }
  const corrections = result.findings.map(({ check, rule, operationId, message }) => ({
    rule: rule ?? operationId,
    check,
    seen: message,
  }));
  return { live, target: result.target, date, confirmations, corrections };
}

function note(seen: Map<string, Place>, place: Place): void {
  if (isNode(place.node['x-evidence'])) seen.set(`${place.document}#${place.pointer}`, place);
}

/** Every declared field that the answer has. */
function noteFields(seen: Map<string, Place>, schema: Place, value: unknown): void {
  note(seen, schema);
  for (const part of members(schema, 'allOf')) noteFields(seen, part, value);
  if (Array.isArray(value)) {
    const items = child(schema, 'items');
    if (items && value.length > 0) noteFields(seen, items, value[0]);
    return;
  }
  if (!isNode(value)) return;
  for (const [name, part] of Object.entries(value)) {
    const property = child(schema, 'properties', name);
    if (property) noteFields(seen, property, part);
  }
}
