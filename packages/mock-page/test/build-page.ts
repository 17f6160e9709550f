import { buildPage } from '../src/build.js';

/** Builds the page before the tests, so that they read the page as its sources are now. */
export default async function setup(): Promise<void> {
  await buildPage();
}
