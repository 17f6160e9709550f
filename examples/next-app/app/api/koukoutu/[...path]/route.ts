import { createProxy } from '@koukoutu/sdk/proxy';
import { isKnownVisitor } from '../../../../lib/visitors';

const proxy = createProxy({
  // A function, because there is no key while Next builds.
  apiKey: () => process.env.KOUKOUTU_API_KEY ?? '',
  baseUrl: process.env.KOUKOUTU_BASE_URL,
  operations: ['createSync'],
  authorize: isKnownVisitor,
});

export { proxy as POST };

/** Seconds. A cut-out takes a few; hosts end a function after 10 to 60 unless told. */
export const maxDuration = 60;
