import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root, runCaptured } from '../../lib/run.mjs';

/** The names of the OpenAPI documents of the three hosts: what the SDK calls and the contract checks verify. */
export const SDK_DOCUMENTS = ['sync', 'async', 'models'];

/** The names of all OpenAPI documents. `gateway` has further calls of the models host. All are guesses, and only the mock has them. */
export const DOCUMENTS = [...SDK_DOCUMENTS, 'gateway'];

/** The folder of the hand-written spec. */
export const specFolder = path.join(root, 'openapi');

/**
 * Bundles each document into one object whose references are all local (`#/components/…`).
 *
 * @param {string} folder a folder laid out like `openapi/`
 * @returns {Promise<Record<string, any>>} the bundled documents by name
 * @throws {Error} with Redocly's report if a document cannot be bundled
 */
export async function bundle(folder = specFolder) {
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-spec-'));
  try {
    // One process for all documents, because its start takes longer than a document.
    const { code, output } = await runCaptured('redocly', ['bundle', ...DOCUMENTS, '-o', temporary, '--ext', 'json'], {
      cwd: folder,
    });
    if (code !== 0) throw new Error(`Failed to bundle the documents of openapi/:\n${output.trim()}`);
    const entries = await Promise.all(
      DOCUMENTS.map(async (name) => [name, JSON.parse(await readFile(path.join(temporary, `${name}.json`), 'utf8'))]),
    );
    return Object.fromEntries(entries);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
