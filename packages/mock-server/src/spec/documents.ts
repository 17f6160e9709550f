import asyncDocument from '../generated/async.json' with { type: 'json' };
import modelsDocument from '../generated/models.json' with { type: 'json' };
import syncDocument from '../generated/sync.json' with { type: 'json' };

/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A bundled OpenAPI 3.1 document: every reference in it is local (`#/components/…`). */
export interface BundledDocument {
  openapi: string;
  info: { title: string; version: string; [member: string]: Json };
  servers: { url: string; [member: string]: Json }[];
  paths: { [path: string]: { [member: string]: Json } };
  components: { [section: string]: { [name: string]: Json } };
  [member: string]: Json;
}

/** The documents that the mock follows, one per host. */
export type DocumentName = 'sync' | 'async' | 'models';

/** The bundled documents, without their descriptions and evidence. */
export const documents: Record<DocumentName, BundledDocument> = {
  sync: syncDocument as BundledDocument,
  async: asyncDocument as BundledDocument,
  models: modelsDocument as BundledDocument,
};
