import { operationsOf, resolve, walk } from '../walk.mjs';
import { pagesOf } from './pages-of.mjs';

/** Every call has samples in these languages, so that a search for one of them finds the calls. */
const SAMPLES = 'curl JavaScript Python';

/** Every schema reachable from a value, each once. */
function schemasUnder(document, start) {
  const seen = new Set();
  const visit = (value) =>
    walk(value, (node) => {
      if (seen.has(node)) return;
      seen.add(node);
      if (typeof node.$ref === 'string') visit(resolve(document, node));
    });
  visit(start);
  return [...seen];
}

/** The fields and values of an operation: their names and descriptions. */
function factsOf(document, operation) {
  const facts = new Map();
  const add = (name, text) => facts.set(`${name}\n${text}`, { name, text });
  const nodes = schemasUnder(document, [operation.parameters ?? [], operation.requestBody ?? {}, operation.responses]);
  for (const node of nodes) {
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      const { description = '', const: constant } = resolve(document, property);
      add(constant === undefined ? name : `${name}=${constant}`, description);
    }
    for (const value of node.enum ?? []) {
      // An error code that is also an HTTP status is already listed as a response.
      if (operation.responses[value] === undefined) add(String(value), node['x-enumDescriptions']?.[value] ?? '');
    }
  }
  return [...facts.values()];
}

/**
 * The index for the search of the reference: calls, their fields and values, their errors, and the documented pages.
 *
 * @param {Record<string, any>} documents the localized documents
 * @param {Record<string, any>} originals the documents as bundled
 * @param {'en' | 'zh'} language
 * @returns {{ title: string, text: string, call: string, link: string }[]}
 */
export function searchIndex(documents, originals, language) {
  const entries = [];
  for (const document of Object.values(documents)) {
    for (const { operation, path } of operationsOf(document)) {
      const link = `#tag/${operation.tags[0]}/operation/${operation.operationId}`;
      const call = operation.summary;
      entries.push({
        title: call,
        text: `${operation.operationId} ${path} ${operation.description} ${SAMPLES}`,
        call: '',
        link,
      });
      for (const [status, response] of Object.entries(operation.responses)) {
        entries.push({ title: status, text: resolve(document, response).description, call, link });
      }
      for (const { name, text } of factsOf(document, operation)) entries.push({ title: name, text, call, link });
    }
  }
  for (const page of pagesOf(originals)) {
    const { tags, operationId } = page.operation;
    entries.push({
      title: `${page.page}. ${page[language]}`,
      text: page.slug,
      call: operationId,
      link: `#tag/${tags[0]}/operation/${operationId}`,
    });
  }
  return entries;
}
