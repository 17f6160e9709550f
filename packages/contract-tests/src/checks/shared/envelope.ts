import { readJson } from '../../reading/json.js';
import { isNode, type Node } from '../../spec/documents.js';

/** The JSON object of a body; undefined if the body does not start with one. */
export function envelopeIn(body: Uint8Array): Node | undefined {
  if (body[0] !== 0x7b) return undefined;
  const { value } = readJson(body);
  return isNode(value) ? value : undefined;
}

/** The state of the task in an envelope; undefined without one. */
export function stateIn({ data }: Node): unknown {
  return isNode(data) ? data.state : undefined;
}
