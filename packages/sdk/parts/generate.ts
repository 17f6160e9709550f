/** What draws pictures with third-party models. */
export * from '../src/calls/generate-content.js';
export * from '../src/calls/generate-seedream.js';
