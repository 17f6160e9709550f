// What each error code of the API leads to. Codes, meanings and evidence are read from the spec; the thrown error and the charge are
// found out by giving the SDK the very response that the spec shows.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Koukoutu } from '@koukoutu/sdk';
import { parse } from 'yaml';
import { root } from './places.mjs';

const load = async (file) => parse(await readFile(path.join(root, 'openapi', file), 'utf8'));
const photo = async () => new Blob([await readFile(path.join(root, 'openapi/components/pictures/product.jpg'))]);

/** What a paid call of the SDK throws when the server answers so. */
async function thrownFor(status, body) {
  const koukoutu = new Koukoutu({
    apiKey: 'key',
    maxRetries: 0,
    fetch: async () => Response.json(body, { status }),
  });
  try {
    await koukoutu.removeBackground(await photo());
  } catch (error) {
    return error;
  }
  throw new Error(`The SDK takes a response with code ${body.code} for a success.`);
}

/**
 * @typedef {object} ErrorCase
 * @property {number} code
 * @property {{ en: string, zh: string }} meaning
 * @property {{ level: string, confirmed: string | null }} evidence
 * @property {{ code: number, message: string }} body an example of the response
 * @property {string} thrown the name of the SDK's error for a call that costs
 * @property {string} message what that error says
 * @property {'no' | 'maybe' | 'yes'} charged
 * @property {string | undefined} cause the name of the error beneath, of an ambiguous one
 */

/**
 * One case for each code that the spec has for the cut-out hosts, by number.
 *
 * @returns {Promise<ErrorCase[]>}
 */
export async function errorCases() {
  const responses = Object.values(await load('components/matting/error-responses.yaml'));
  const examples = await load('components/matting/error-examples.yaml');
  const cases = responses.map(async (response) => {
    const [name] = Object.keys(response.content['application/json'].examples);
    const body = examples[name].value;
    // As an HTTP status, 407 never reaches a program: fetch takes it for a proxy's.
    const error = await thrownFor(body.code === 407 ? 200 : body.code, body);
    return {
      code: body.code,
      meaning: { en: response.description, zh: response['x-description-zh'] },
      evidence: response['x-evidence'],
      body,
      thrown: error.name,
      message: error.message,
      charged: error.charged,
      cause: error.cause?.name,
    };
  });
  return (await Promise.all(cases)).sort((a, b) => a.code - b.code);
}
