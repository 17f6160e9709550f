import { operationsOf, resolve } from '../walk.mjs';

/**
 * The documented pages: every request example with a page number, and the first operation that contains it.
 *
 * @param {Record<string, any>} documents the bundled documents
 */
export function pagesOf(documents) {
  const pages = new Map();
  for (const document of Object.values(documents)) {
    for (const { operation } of operationsOf(document)) {
      for (const content of Object.values(operation.requestBody?.content ?? {})) {
        for (const [slug, example] of Object.entries(content.examples ?? {})) {
          const { 'x-page': page, summary, 'x-summary-zh': chinese } = resolve(document, example);
          if (page !== undefined && !pages.has(page))
            pages.set(page, { page, slug, en: summary, zh: chinese, operation });
        }
      }
    }
  }
  return [...pages.values()].sort((a, b) => a.page - b.page);
}
