/**
 * Visits every object and array inside a value, parents first.
 *
 * @param {unknown} value
 * @param {(node: any, at: (string | number)[]) => void} visit
 * @param {(string | number)[]} at the path of `value`
 */
export function walk(value, visit, at = []) {
  if (typeof value !== 'object' || value === null) return;
  visit(value, at);
  for (const [key, child] of Object.entries(value))
    walk(child, visit, [...at, Array.isArray(value) ? Number(key) : key]);
}

/** The methods that a path item can hold. */
export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/**
 * Lists the operations of a bundled document.
 *
 * @param {any} document
 * @returns {{ path: string, method: string, operation: any, pathItem: any }[]}
 */
export function operationsOf(document) {
  return Object.entries(document.paths).flatMap(([path, pathItem]) =>
    METHODS.filter((method) => pathItem[method] !== undefined).map((method) => ({
      path,
      method,
      operation: pathItem[method],
      pathItem,
    })),
  );
}

/**
 * Follows references inside a bundled document.
 *
 * @param {any} document
 * @param {any} node a reference; anything else is returned unchanged
 */
export function resolve(document, node) {
  if (typeof node?.$ref !== 'string') return node;
  const steps = node.$ref.slice(2).split('/');
  return resolve(
    document,
    steps.reduce((at, step) => at[decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')], document),
  );
}
