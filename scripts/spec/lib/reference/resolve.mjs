/** Follows a reference inside a bundled document. */
export function resolve(document, node) {
  if (typeof node?.$ref !== 'string') return node;
  const steps = node.$ref.slice(2).split('/');
  return resolve(
    document,
    steps.reduce((at, step) => at[decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')], document),
  );
}
