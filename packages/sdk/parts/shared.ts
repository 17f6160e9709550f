/**
 * The published package is made of several files. `shared.js`, made from this list, holds what its parts share and the calls
 * that do without a task. `index.js` has the rest of the entry. Each part that few programs need is a file by itself and is
 * loaded when it is first used. A module that would end up in two files is refused by `tsup.config.ts`: list it here.
 */
export * from '../src/batch/progress.js';
export * from '../src/calls/credits.js';
export * from '../src/generated/spec-data.js';
export * from '../src/http/ambient.js';
export * from '../src/http/answer.js';
export * from '../src/http/api-error.js';
export * from '../src/http/ask.js';
export * from '../src/http/charge.js';
export * from '../src/http/connection.js';
export * from '../src/http/errors.js';
export * from '../src/http/hosts.js';
export * from '../src/http/keys.js';
export * from '../src/http/logger.js';
export * from '../src/http/scope.js';
export * from '../src/http/send.js';
export * from '../src/http/transport.js';
export * from '../src/http/wire.js';
export * from '../src/images/base64.js';
export * from '../src/images/header.js';
export * from '../src/images/input.js';
export * from '../src/images/picture.js';
export * from '../src/images/preflight.js';
export * from '../src/internal/backoff.js';
export * from '../src/internal/browser.js';
export * from '../src/internal/clock.js';
export * from '../src/internal/collect.js';
export * from '../src/internal/race.js';
export * from '../src/results/download.js';
export * from '../src/results/generated-image.js';
export * from '../src/results/image-result.js';
export * from '../src/results/result-link.js';
export * from '../src/tasks/fields.js';
export * from '../src/tasks/slots.js';
export * from '../src/tasks/task.js';
