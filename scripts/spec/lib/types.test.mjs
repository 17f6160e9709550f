import { expect, test } from 'vitest';
import { typesOf } from './types.mjs';

const document = (schemas, request) => ({
  openapi: '3.1.0',
  info: { title: 'Test', version: '1' },
  paths: {
    '/things': {
      post: {
        operationId: 'createThing',
        ...(request && { requestBody: { content: { 'application/json': { schema: request } } } }),
        responses: { 200: { description: 'Done.' } },
      },
    },
  },
  components: { schemas },
});

/** The generated types, with each run of white space as one space. */
const typed = async (schemas, request) => (await typesOf(document(schemas, request), 'test.yaml')).replace(/\s+/g, ' ');

test('a file is a Blob', async () => {
  expect(await typed({ Picture: { format: 'binary' }, Upload: { type: 'string', format: 'binary' } })).toMatch(
    /Picture: Blob;.* Upload: Blob;/,
  );
});

test('an open set suggests its values and accepts any other', async () => {
  const types = await typed({
    Word: { anyOf: [{ type: 'string', enum: ['服装'] }, { type: 'string' }] },
    State: { anyOf: [{ type: 'integer', enum: [0, -1] }, { type: 'integer' }] },
  });
  expect(types).toContain('Word: "服装" | (string & {});');
  expect(types).toContain('State: 0 | -1 | (number & {});');
});

test('a branded open set does not accept a plain string', async () => {
  const types = await typed({
    Key: {
      anyOf: [
        { type: 'string', enum: ['a'] },
        { type: 'string', 'x-open-brand': 'OtherKey' },
      ],
    },
  });
  expect(types).toContain("export type OtherKey = string & { readonly __brand: 'OtherKey' };");
  expect(types).toContain('Key: "a" | OtherKey;');
});

test('a default does not make a field of a request required', async () => {
  const types = await typed({ Options: { type: 'object', properties: { crop: { type: 'integer', default: 0 } } } });
  expect(types).toMatch(/crop\?: number;/);
});

test('rules between fields do not change the types', async () => {
  const types = await typed({
    Status: {
      type: 'object',
      properties: { state: { type: 'integer' } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      allOf: [{ if: { properties: { state: { const: 1 } } }, then: { required: ['link'] } }],
      not: { required: ['error'] },
    },
  });
  expect(types).toMatch(/Status: \{ state\?: number; \};/);
});

test('branches with the same constant forbid each other’s fields; other branches are unchanged', async () => {
  const branch = (kind, field) => ({
    type: 'object',
    properties: { kind: { const: kind }, [field]: { type: 'string' } },
    unevaluatedProperties: false,
  });
  const types = await typed(
    { File: branch('a', 'file'), Link: branch('a', 'link'), Other: branch('b', 'text') },
    { oneOf: ['File', 'Link', 'Other'].map((name) => ({ $ref: `#/components/schemas/${name}` })) },
  );
  expect(types).toMatch(/File: \{[^}]*file\?: string; link\?: never; \}/);
  expect(types).toMatch(/Link: \{[^}]*link\?: string; file\?: never; \}/);
  expect(types).toMatch(/Other: \{[^}]*text\?: string; \}/);
});

test('descriptions become doc comments', async () => {
  expect(await typed({ Size: { type: 'string', description: 'Width to height.' } })).toContain('Width to height.');
});
