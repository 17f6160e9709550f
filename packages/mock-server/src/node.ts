export type * from './public-types.js';
export {
  createMockServer,
  type MockServer,
  type MockServerOptions,
  type ServedMock,
} from './server/create-mock-server.js';
export { type MockProcess, type MockProcessOptions, startMockProcess } from './server/start-mock-process.js';
export { DEFAULT_API_KEY, DEFAULT_MODELS_API_KEY } from './service/options.js';
