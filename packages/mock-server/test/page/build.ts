import { buildPage } from '@koukoutu/mock-page/build';

/** Builds the control page before the tests, so that they use the current sources. */
export default async function setup(): Promise<void> {
  await buildPage();
}
