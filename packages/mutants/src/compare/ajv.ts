import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type DocumentName, documents, isNode, mediaTypeOf } from '../contract.js';
import type { OtherTool } from './tool.js';

const JSON_TYPE = 'application/json';

/**
 * What a project gets that validates JSON bodies against the schemas and does nothing else: for each JSON response,
 * the schema of its operation and status, by Ajv as it comes. Shares the document with the suite, and no code.
 */
export function ajvOnBodies(): OtherTool {
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  (addFormats as unknown as (instance: Ajv2020) => void)(ajv);
  ajv.addFormat('binary', true);
  for (const [name, document] of Object.entries(documents))
    ajv.addSchema(document as object, `https://ajv.invalid/${name}`);
  const validators = responseValidators(ajv);
  return {
    name: 'ajv',
    title: 'Ajv on bodies',
    catches: async ({ exchanges }) =>
      exchanges.some(({ exchange: { request, response } }) => {
        if (!response || mediaTypeOf(response.headers) !== JSON_TYPE) return false;
        const validate = validators.get(`${request.operationId} ${response.status}`);
        if (!validate) return false;
        try {
          return !validate(JSON.parse(Buffer.from(response.body).toString('utf8')));
        } catch {
          return true;
        }
      }),
    close: async () => {},
  };
}

/** The validators of all JSON responses, by operation and status. */
function responseValidators(ajv: Ajv2020): Map<string, ValidateFunction> {
  const found = new Map<string, ValidateFunction>();
  for (const name of Object.keys(documents) as DocumentName[]) {
    for (const [path, methods] of entries(documents[name].paths)) {
      for (const [method, operation] of entries(methods)) {
        if (!isNode(operation) || !isNode(operation.responses)) continue;
        for (const [status, response] of entries(operation.responses)) {
          const at = pointerTo(name, response, ['paths', path, method, 'responses', status]);
          if (!at.has(JSON_TYPE)) continue;
          const $ref = `https://ajv.invalid/${name}#${encodeURI(`${at.pointer}/content/${escaped(JSON_TYPE)}/schema`)}`;
          found.set(`${String(operation.operationId)} ${status}`, ajv.compile({ $ref }));
        }
      }
    }
  }
  return found;
}

/** Where a response is defined: in place, or in the component that it refers to. */
function pointerTo(name: DocumentName, response: unknown, own: readonly string[]) {
  const reference = isNode(response) && typeof response.$ref === 'string' ? response.$ref.slice(1) : undefined;
  const pointer = reference ?? `/${own.map(escaped).join('/')}`;
  const target = reference === undefined ? response : lookUp(documents[name], reference);
  const content = isNode(target) ? target.content : undefined;
  return { pointer, has: (type: string) => isNode(content) && isNode(content[type]) };
}

function lookUp(root: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, part) => (isNode(node) ? node[part.replace(/~1/g, '/').replace(/~0/g, '~')] : undefined),
      root,
    );
}

function entries(node: unknown): [string, unknown][] {
  return isNode(node) ? Object.entries(node) : [];
}

function escaped(part: string): string {
  return part.replace(/~/g, '~0').replace(/\//g, '~1');
}
