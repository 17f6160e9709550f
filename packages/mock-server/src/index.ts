export { createMock } from './adapters/create-mock.js';
export { guardNetwork } from './adapters/network-guard.js';
export type * from './public-types.js';
export { DEFAULT_API_KEY, DEFAULT_MODELS_API_KEY } from './service/options.js';
export { HOST_NAMES } from './spec/hosts.js';
