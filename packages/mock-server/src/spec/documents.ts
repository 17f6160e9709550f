import asyncDocument from '../generated/async.json' with { type: 'json' };
import gatewayDocument from '../generated/gateway.json' with { type: 'json' };
import modelsDocument from '../generated/models.json' with { type: 'json' };
import { operationIds } from '../generated/operations.js';
import syncDocument from '../generated/sync.json' with { type: 'json' };

/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** An object of a document. */
export type JsonObject = { [key: string]: Json };

/** A bundled OpenAPI 3.1 document: every reference in it is local (`#/components/…`). */
interface BundledDocument {
  openapi: string;
  info: { title: string; version: string; [member: string]: Json };
  servers: { url: string; [member: string]: Json }[];
  paths: { [path: string]: { [member: string]: Json } };
  components: { [section: string]: { [name: string]: Json } };
  [member: string]: Json;
}

/** The documents that the mock follows. */
export type DocumentName = 'sync' | 'async' | 'models' | 'gateway';

/** The operations of the spec, by the names that faults and the journal use. */
export type OperationId = (typeof operationIds)[DocumentName][number];

/** Every operation of the spec. */
export const EVERY_OPERATION: readonly OperationId[] = [
  ...operationIds.sync,
  ...operationIds.async,
  ...operationIds.models,
  ...operationIds.gateway,
];

/** The bundled documents, without their descriptions and evidence. */
export const documents: Record<DocumentName, BundledDocument> = {
  sync: syncDocument as BundledDocument,
  async: asyncDocument as BundledDocument,
  models: modelsDocument as BundledDocument,
  gateway: gatewayDocument as BundledDocument,
};

/** The value as an object, or an empty object if it is not one. */
export function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
