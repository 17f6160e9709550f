/**
 * Takes the SDK through the same steps in every runtime. It uses web standards only: the program of each runtime imports the SDK
 * in its own way, passes it in, and names what else the runtime can do.
 */
import { STEPS } from './steps.mjs';

/** @import * as Sdk from '@koukoutu/sdk/node' */

/**
 * What a runtime can do, and with it which steps it must go through.
 *
 * - `key`: its client holds a key, and stands before the API itself, not behind a proxy
 * - `files`: it has a disk, and the Node entry
 * - `server`: it can be the proxy's server
 * - `refusals`: its `fetch` tells a connection that was refused from one that broke
 * @typedef {'key' | 'files' | 'server' | 'refusals'} Ability
 */

/**
 * Where everything is; the same for every runtime.
 * @typedef {object} Places
 * @property {string} url - the mock, or a proxy before it
 * @property {string} broken - a server that cuts every connection once it has read the request
 * @property {string} redirecting - a server that sends everybody elsewhere
 * @property {string} nobody - an address where nobody listens
 * @property {string} cutting - a server that cuts every connection in the middle of the upload
 * @property {string} deaf - a server that takes connections, reads nothing and never answers
 */

/**
 * What a runtime's program hands in.
 * @typedef {object} World
 * @property {Pick<typeof Sdk, 'Koukoutu' | 'KoukoutuError'>} sdk
 * @property {Places} places
 * @property {Uint8Array<ArrayBuffer>} photo
 * @property {Pick<typeof Sdk, 'fromPath' | 'save' | 'manifestFile'>} [node]
 * @property {string} [photoPath] - the same photo as a file
 * @property {string} [largePath] - a file of 30 MB that begins like a photo
 * @property {string} [out] - a folder to write into
 * @property {() => Promise<{ url: string, stop(): unknown }>} [serveProxy] - starts the proxy as the runtime's own server
 */

/** @param {readonly Ability[]} abilities */
const stepsOf = (abilities) => STEPS.filter(({ needs }) => needs === undefined || abilities.includes(needs));

/** @param {readonly Ability[]} abilities @returns {string[]} the names of the steps that a runtime must go through */
export const namesFor = (abilities) => stepsOf(abilities).map(({ name }) => name);

/**
 * Goes through all steps that the abilities call for.
 *
 * @param {readonly Ability[]} abilities
 * @param {World} world
 * @returns {Promise<{ name: string, error: string | null }[]>} what became of each step
 */
export async function journey(abilities, world) {
  const report = [];
  for (const { name, run } of stepsOf(abilities)) {
    try {
      await run(/** @type {Required<World>} */ (world));
      report.push({ name, error: null });
    } catch (error) {
      report.push({
        name,
        error: error instanceof Error ? `${error.name}: ${error.message}\n${error.stack}` : String(error),
      });
    }
  }
  return report;
}
