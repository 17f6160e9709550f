// Not part of the application: the test bundles it, to see that Metro finds the SDK and nothing of Node in it.
import { Koukoutu } from '@koukoutu/sdk';

export const makeClient = (server: string): Koukoutu => new Koukoutu({ baseUrl: `${server}/api/koukoutu` });
