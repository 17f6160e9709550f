import { DOCUMENTS } from './bundle.mjs';
import { redoclyFindings } from './redocly-lint.mjs';
import { checkSchemas } from './schema-check.mjs';
import { readSources } from './sources.mjs';

/**
 * The kit's own findings in the hand-written spec: references, schemas, examples, unused components.
 *
 * @param {string} folder the spec folder
 * @returns {Promise<string[]>} findings as `file:line:column message`
 */
export async function ownFindings(folder) {
  return checkSchemas(await readSources(folder), folder, DOCUMENTS);
}

/**
 * All findings in a spec folder: the kit's own and Redocly's, including the evidence rules.
 *
 * @param {string} folder the spec folder
 * @returns {Promise<string[]>} findings as `file:line:column message`, each once
 */
export async function specFindings(folder) {
  const lint = redoclyFindings(folder);
  try {
    return [...new Set([...(await ownFindings(folder)), ...(await lint)])];
  } catch (error) {
    // If a file cannot be parsed, every other finding only follows from that.
    await lint;
    return [error.message];
  }
}
