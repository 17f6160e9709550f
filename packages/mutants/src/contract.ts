/**
 * The parts of the contract checks that the benchmark uses. They are internal to that package, so they are
 * imported from its sources. Every other file of the benchmark imports them from here.
 */
export { faultCases } from '../../contract-tests/src/cases/faults.js';
export { allCases } from '../../contract-tests/src/cases/index.js';
export type { CheckId } from '../../contract-tests/src/checks/index.js';
export type { Case, JudgedExchange } from '../../contract-tests/src/model/case.js';
export { type HeaderLine, mediaTypeOf } from '../../contract-tests/src/model/exchange.js';
export { makeReport } from '../../contract-tests/src/report/report.js';
export { runCases } from '../../contract-tests/src/run/run.js';
export { type DocumentName, documents, isNode } from '../../contract-tests/src/spec/documents.js';
export { operations } from '../../contract-tests/src/spec/operations.js';
export { schemaValues } from '../../contract-tests/src/spec/values.js';
export { hostUrls } from '../../contract-tests/src/targets/addresses.js';
export { HttpTarget } from '../../contract-tests/src/targets/http-target.js';
export { findClock } from '../../contract-tests/src/targets/mock-control.js';
export {
  type Drift,
  type DriftProxy,
  type Passing,
  type PassingAnswer,
  type PassingRequest,
  startDriftProxy,
} from '../../contract-tests/test/support/drift-proxy.js';
