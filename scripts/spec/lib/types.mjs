import openapiTypescript, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { walk } from './walk.mjs';

const { factory } = ts;
const BLOB = factory.createTypeReferenceNode('Blob');
const literal = (value) => {
  if (typeof value === 'string') return factory.createLiteralTypeNode(factory.createStringLiteral(value));
  const digits = factory.createNumericLiteral(Math.abs(value));
  return factory.createLiteralTypeNode(
    value < 0 ? factory.createPrefixUnaryExpression(ts.SyntaxKind.MinusToken, digits) : digits,
  );
};

/** `string & {}`: accepts every string, and still lets an editor offer the literals beside it. */
const anyOther = (keyword) =>
  factory.createIntersectionTypeNode([factory.createKeywordTypeNode(keyword), factory.createTypeLiteralNode([])]);

/** An `anyOf` of known values and "anything else of that type" is this spec's way of writing an open set. */
function openSet(schema) {
  if (schema.anyOf?.length !== 2) return undefined;
  const [known, rest] = schema.anyOf;
  if (known.enum === undefined || rest.enum !== undefined || known.type !== rest.type) return undefined;
  const brand = rest['x-open-brand'];
  const end = brand
    ? factory.createTypeReferenceNode(brand)
    : anyOther(known.type === 'string' ? ts.SyntaxKind.StringKeyword : ts.SyntaxKind.NumberKeyword);
  return factory.createUnionTypeNode([...known.enum.map(literal), end]);
}

const NEVER = 'x-never';

function transform(schema) {
  if (schema[NEVER]) return factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword);
  if (schema.format === 'binary') return BLOB;
  return openSet(schema);
}

/** Rules between fields (`if`/`then`, `not`) have no TypeScript form; left in, they would clutter the types with `unknown`. */
function dropRules(document) {
  walk(document, (node) => {
    if (Array.isArray(node.allOf)) {
      node.allOf = node.allOf.filter((branch) => branch.if === undefined);
      if (node.allOf.length === 0) delete node.allOf;
    }
    if (node.not?.required !== undefined) delete node.not;
  });
}

/**
 * TypeScript lets an object literal mix the fields of several members of a union. Where two closed branches carry the same
 * constant (one model, two ways of giving the picture), each one therefore forbids what only the other has.
 */
function excludeSiblings(document) {
  const resolve = (schema) =>
    schema.$ref
      ? schema.$ref
          .slice(2)
          .split('/')
          .reduce((at, key) => at[key], document)
      : schema;
  const tagOf = ({ properties }) =>
    JSON.stringify(Object.values(properties).find((property) => 'const' in property)?.const);
  const additions = [];
  walk(document.paths, (node) => {
    if (!Array.isArray(node.oneOf)) return;
    const closed = node.oneOf.map(resolve).filter((branch) => branch.unevaluatedProperties === false);
    for (const branch of closed) {
      for (const sibling of closed) {
        if (tagOf(branch) !== tagOf(sibling)) continue;
        for (const name of Object.keys(sibling.properties)) {
          if (!(name in branch.properties)) additions.push([branch, name]);
        }
      }
    }
  });
  for (const [branch, name] of additions) branch.properties[name] = { [NEVER]: true };
}

function brandsOf(document) {
  return new Set([...JSON.stringify(document).matchAll(/"x-open-brand":"(\w+)"/g)].map(([, name]) => name));
}

/** The printer escapes Chinese; people read these files. */
const readable = (source) =>
  source.replace(/\\u([0-9A-F]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

/**
 * Writes the TypeScript types of a bundled document.
 *
 * @param {any} document
 * @param {string} source the file that it came from, for the heading
 * @returns {Promise<string>}
 */
export async function typesOf(document, source) {
  const prepared = structuredClone(document);
  dropRules(prepared);
  excludeSiblings(prepared);
  const nodes = await openapiTypescript(prepared, {
    transform,
    // A default belongs to the server: a request may leave the field out.
    defaultNonNullable: false,
    silent: true,
  });
  const brands = [...brandsOf(document)].map(
    (name) =>
      `/** A plain string does not compile here, so that a mistake in a documented value is not taken for a new one. */\n` +
      `export type ${name} = string & { readonly __brand: '${name}' };\n`,
  );
  return [
    `// Generated from ${source} by \`npm run generate\`. Do not edit.\n`,
    ...brands,
    readable(astToString(nodes)),
  ].join('\n');
}
