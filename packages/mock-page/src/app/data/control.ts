import type { components, operations } from '../../generated/control.js';

// What the control API takes and returns, generated from its OpenAPI document.

type Schemas = components['schemas'];

export type AccountChange = Schemas['AccountChange'];
export type AccountReport = Schemas['Account'];
export type ActiveRule = operations['listFaults']['responses']['200']['content']['application/json']['faults'][number];
export type ClockMode = Schemas['ClockMode'];
export type FaultKind = Schemas['Fault']['kind'];
export type FaultRule = Schemas['FaultRule'];
export type JournalEntry = Schemas['JournalEntry'];
export type JournalField = JournalEntry['fields'][string];
export type OperationId = Schemas['OperationId'];
export type Problem = Schemas['Problem'];
export type Scenario = Schemas['Scenario'];
export type StateReport = Schemas['State'];
export type TaskReport = Schemas['Task'];
