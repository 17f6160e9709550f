import { buildPage } from '@koukoutu/mock-page/build';

/** Builds the control page before the tests, so that they see the page as its sources are now. */
export default async function setup(): Promise<void> {
  await buildPage();
}
