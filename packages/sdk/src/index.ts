/**
 * The client of the Koukoutu (抠抠图) image API, for every runtime with `fetch`. `@koukoutu/sdk/node` adds files.
 * @module
 */
export type { Middleware } from 'openapi-fetch';
export { type Batch, batch } from './batch/batch.js';
export { contentKey } from './batch/content-key.js';
export type { Manifest, ManifestEntry, ManifestInput, ManifestSession } from './batch/manifest.js';
export type { BatchContext, BatchItem, BatchOptions } from './batch/options.js';
export type { BatchProgress } from './batch/progress.js';
export { type AddShadowOptions, addShadow } from './calls/add-shadow.js';
export { type Credits, credits } from './calls/credits.js';
export { type ExtractPrintOptions, extractPrint } from './calls/extract-print.js';
export { generateImage } from './calls/generate-image.js';
export type {
  GenerateModel,
  GenerateOptionsByModel,
  NanoBananaOptions,
  NanoBananaProOptions,
  SeedreamOptions,
} from './calls/generate-options.js';
export { type RemoveBackgroundOptions, removeBackground } from './calls/remove-background.js';
export { Koukoutu } from './client.js';
export type { AmbientStep, AmbientTask } from './http/ambient.js';
export type { Transport } from './http/core.js';
// By name: in the published package the module is a part of a larger file.
export {
  AbortError,
  AmbiguousSubmitError,
  AuthenticationError,
  type Charged,
  ConfigurationError,
  ConnectionError,
  type ErrorDetails,
  type ErrorType,
  ImageTooLargeError,
  ImageTooSmallError,
  InsufficientCreditsError,
  InvalidRequestError,
  InvalidResponseError,
  KoukoutuError,
  NoImageError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TaskFailedError,
  TaskTimeoutError,
  TimeoutError,
  UnsupportedFormatError,
} from './http/errors.js';
export type { Logger, LogLevel } from './http/logger.js';
export type {
  CallOptions,
  ClientOptions,
  HostName,
  ImageCallOptions,
  KeySource,
  Limiter,
  TaskCallOptions,
} from './http/options.js';
export { createRawClients, type RawClients } from './http/raw.js';
export type { Call, WithResponse } from './http/scope.js';
export { createTransport } from './http/transport.js';
export type { ForeignBody, ImageInput, ImageSource } from './images/input.js';
export type { Clock } from './internal/clock.js';
export type { TaskReference, TaskUpdate } from './internal/task-state.js';
export { GeneratedImage, type GenerationFailure } from './results/generated-image.js';
export { ImageResult } from './results/image-result.js';
export type {
  CutoutOptions,
  DocumentedModel,
  ExtractOptions,
  FieldsByModel,
  ModelKey,
  OpenFields,
  ShadowOptions,
} from './tasks/fields.js';
export { createLimiter } from './tasks/slots.js';
export type { Task } from './tasks/task.js';
export { type TaskFields, Tasks } from './tasks/tasks.js';
