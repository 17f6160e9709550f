/** A CommonJS file in an ESM project. */
import sdk = require('@koukoutu/sdk');

export const koukoutu: sdk.Koukoutu = new sdk.Koukoutu({ apiKey: 'key' });
