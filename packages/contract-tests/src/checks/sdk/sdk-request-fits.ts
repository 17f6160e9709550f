import { type Exchange, headerOf, mediaTypeOf, type WireRequest } from '../../model/exchange.js';
import { readForm } from '../../reading/form.js';
import { members, type Place } from '../../spec/documents.js';
import { fieldTypes, PICTURE_FIELDS, propertiesOf, requiredOf } from '../../spec/forms.js';
import { operations } from '../../spec/operations.js';
import { schemaDeviations, schemaOf } from '../../spec/schema.js';
import { type Deviation, defineCheck } from '../define-check.js';

export const sdkRequestFits = defineCheck({
  id: 'sdk-request-fits',
  rule: 'Every request of the SDK matches the spec: operation, content type, every field, and keys for the API hosts only.',
  example: 'removeBackground/plain sends the key to the host of the results',
  run: { 'sdk-request': ({ call, exchange }) => requestDeviations(call, exchange) },
});

function requestDeviations(call: string, { request }: Exchange): Deviation[] {
  const deviation = (message: string, more: Omit<Deviation, 'message'> = {}): Deviation => ({
    message: `${call} ${message}`,
    ...more,
  });
  const known = operations.get(request.operationId);
  if (!known) return [deviation(`calls ${request.method} ${request.path}, which the spec does not have`)];
  const keyed = headerOf(request.headers, 'x-api-key') ?? headerOf(request.headers, 'authorization');
  const where = 'headers';
  if (!known.secured && keyed !== undefined) return [deviation('sends the key to the host of the results', { where })];
  if (known.secured && keyed === undefined) return [deviation('sends no key', { where })];
  if (known.requests.size === 0) return [];
  const type = mediaTypeOf(request.headers);
  const content = known.requests.get(type);
  if (!content) {
    return [deviation(`sends ${type || 'no content type'}; the spec has ${[...known.requests.keys()].join(', ')}`)];
  }
  const schema = schemaOf(content);
  if (!schema) return [];
  const { place, value } = type === 'application/json' ? jsonBody(schema, request) : formBody(schema, request);
  return schemaDeviations(place, value).map(({ message, ...more }) => deviation(`sends a body with: ${message}`, more));
}

function jsonBody(schema: Place, request: WireRequest): { place: Place; value: unknown } {
  return { place: schema, value: JSON.parse(Buffer.from(request.body).toString('utf8')) };
}

/** The branch that the form claims to match, and its texts read as the types of that branch. */
function formBody(schema: Place, request: WireRequest): { place: Place; value: unknown } {
  const fields = readForm(request);
  const branch = members(schema, 'oneOf').find((candidate) => isMeant(candidate, new Map(fields))) ?? schema;
  const types = fieldTypes(branch);
  const value = Object.fromEntries(
    fields.map(([name, text]) => {
      const numeric = ['integer', 'number'].includes(types.get(name) ?? '') && /^-?\d+(\.\d+)?$/.test(text);
      return [name, numeric ? Number(text) : text];
    }),
  );
  return { place: branch, value };
}

function isMeant(branch: Place, fields: ReadonlyMap<string, string>): boolean {
  const required = requiredOf(branch);
  const picture = PICTURE_FIELDS.find((field) => required.has(field));
  if (picture !== undefined && !fields.has(picture)) return false;
  const due = propertiesOf(branch).get('model_key')?.node.const;
  return due === undefined || due === fields.get('model_key');
}
