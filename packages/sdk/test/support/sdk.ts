/** The package's public face, and the parts beneath it that tests look at. */
export { systemClock } from '../../src/internal/clock.js';
export * from '../../src/node.js';
