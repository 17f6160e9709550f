/** A file of CommonJS in a project of ESM. */
import sdk = require('@koukoutu/sdk');

export const koukoutu: sdk.Koukoutu = new sdk.Koukoutu({ apiKey: 'key' });
