import { asObject, type DocumentName, documents, type Json, type JsonObject, type OperationId } from './documents.js';

/** Where the documents declare an operation. */
export interface Operation {
  id: OperationId;
  document: DocumentName;
  method: string;
  /** The path as the document writes it, for instance `/v1beta/models/{model}:generateContent`. */
  path: string;
  /** The same as a pattern over a request's path. */
  pattern: RegExp;
  /** Names of the security schemes by which the key may come. */
  security: readonly string[];
  /** Body schemas by media type. */
  bodies: { [mediaType: string]: Json };
}

/** Every operation of the documents, exact paths before patterns. */
export const operations: readonly Operation[] = (Object.keys(documents) as DocumentName[])
  .flatMap((document) =>
    Object.entries(documents[document].paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, value]) => {
        const id = asObject(value).operationId;
        if (typeof id !== 'string') return [];
        const content = asObject(resolve(document, asObject(value).requestBody).content);
        const bodies = Object.fromEntries(
          Object.entries(content).map(([mediaType, media]) => [mediaType, asObject(media).schema ?? {}]),
        );
        const security = schemeNames(asObject(value).security ?? documents[document].security);
        return [
          {
            id: id as OperationId,
            document,
            method: method.toUpperCase(),
            path,
            pattern: toPattern(path),
            security,
            bodies,
          },
        ];
      }),
    ),
  )
  .sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')));

/** The host of a document, for instance `sync.koukoutu.com`. */
export function liveHost(document: DocumentName): string {
  return new URL(documents[document].servers[0]?.url ?? 'https://unknown.invalid').host;
}

/** A number of the spec's `x-limits`. Throws if the spec does not have it. */
export function limit(name: string): number {
  const value = asObject(asObject(documents.async['x-limits'])[name]).value;
  if (typeof value !== 'number') throw new Error(`The documents have no limit named ${name}.`);
  return value;
}

/** Follows a local reference (`#/components/…`), if the value is one. */
export function resolve(document: DocumentName, value: Json | undefined): JsonObject {
  const reference = asObject(value).$ref;
  if (typeof reference !== 'string') return asObject(value);
  let found: Json | undefined = documents[document] as unknown as JsonObject;
  for (const step of reference.slice(2).split('/'))
    found = asObject(found)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  return resolve(document, found);
}

/** The values that a schema lists although it also allows others. Empty if the document does not have the schema. */
export function listedValues(document: DocumentName, schema: string): string[] {
  const choices = resolve(document, { $ref: `#/components/schemas/${schema}` }).anyOf;
  return [choices].flat().flatMap((choice) => [asObject(choice).enum ?? []].flat().map(String));
}

/** The names of the security schemes in a list of alternatives. */
function schemeNames(security: Json | undefined): string[] {
  return Array.isArray(security) ? security.flatMap((alternative) => Object.keys(asObject(alternative))) : [];
}

function toPattern(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '([^/:]+)');
  return new RegExp(`^${escaped}$`);
}
