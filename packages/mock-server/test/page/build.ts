import { fileURLToPath } from 'node:url';
import { buildPage } from '../../page.build.js';

/** Builds the control page once before a run, so that the tests see the page as its sources are now. */
export default async function setup(): Promise<void> {
  await buildPage(fileURLToPath(new URL('../../dist/page', import.meta.url)));
}
