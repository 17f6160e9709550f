import { DOCUMENTS } from './bundle.mjs';
import { redoclyFindings } from './redocly-lint.mjs';
import { checkSchemas } from './schema-check.mjs';
import { readSources } from './sources.mjs';

/**
 * What the kit itself finds in the hand-written spec: references, schemas, examples, use of components.
 *
 * @param {string} folder the spec folder
 * @returns {Promise<string[]>} findings as `file:line:column message`
 */
export async function ownFindings(folder) {
  return checkSchemas(await readSources(folder), folder, DOCUMENTS);
}

/**
 * Everything that is wrong with a spec folder: the kit's own findings and Redocly's, the evidence rules among them.
 *
 * @param {string} folder the spec folder
 * @returns {Promise<string[]>} findings as `file:line:column message`, each once
 */
export async function specFindings(folder) {
  const lint = redoclyFindings(folder);
  try {
    return [...new Set([...(await ownFindings(folder)), ...(await lint)])];
  } catch (error) {
    // A file that cannot be read makes every other finding an echo.
    await lint;
    return [error.message];
  }
}
