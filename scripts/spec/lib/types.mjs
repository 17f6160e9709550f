import openapiTypescript, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { resolve, walk } from './walk.mjs';

const { factory } = ts;
const BLOB = factory.createTypeReferenceNode('Blob');
const literal = (value) => {
  if (typeof value === 'string') return factory.createLiteralTypeNode(factory.createStringLiteral(value));
  const digits = factory.createNumericLiteral(Math.abs(value));
  return factory.createLiteralTypeNode(
    value < 0 ? factory.createPrefixUnaryExpression(ts.SyntaxKind.MinusToken, digits) : digits,
  );
};

/** `string & {}` accepts every string, but still lets an editor suggest the literals of the union. */
const anyOther = (keyword) =>
  factory.createIntersectionTypeNode([factory.createKeywordTypeNode(keyword), factory.createTypeLiteralNode([])]);

/** In this spec, an open set is an `anyOf` of the known values and any other value of the same type. */
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

/** Removes rules between fields (`if`/`then`, `not`). TypeScript cannot express them; they would only add `unknown` to the types. */
function dropRules(document) {
  walk(document, (node) => {
    if (Array.isArray(node.allOf)) {
      node.allOf = node.allOf.filter((branch) => branch.if === undefined);
      if (node.allOf.length === 0) delete node.allOf;
    }
    if (node.not?.required !== undefined) delete node.not;
  });
}

/** The properties of a schema, including those of its `allOf`. */
function propertiesOf(document, schema) {
  const inherited = (schema.allOf ?? []).map((part) => propertiesOf(document, resolve(document, part)));
  return Object.assign({}, ...inherited, schema.properties);
}

/**
 * TypeScript lets an object literal mix the fields of several members of a union. If two closed branches have the same constant
 * (one model, two ways of sending the picture), each therefore forbids the fields that only the other has.
 */
function excludeSiblings(document) {
  const additions = [];
  walk(document.paths, (node) => {
    if (!Array.isArray(node.oneOf)) return;
    const closed = node.oneOf
      .map((branch) => resolve(document, branch))
      .filter((schema) => schema.unevaluatedProperties === false)
      .map((schema) => {
        const properties = propertiesOf(document, schema);
        const tag = Object.values(properties).find((property) => 'const' in property)?.const;
        return { schema, properties, tag };
      });
    for (const branch of closed) {
      for (const sibling of closed.filter(({ tag }) => tag === branch.tag)) {
        const foreign = Object.keys(sibling.properties).filter((name) => !(name in branch.properties));
        additions.push(...foreign.map((name) => [branch.schema, name]));
      }
    }
  });
  for (const [schema, name] of additions) schema.properties[name] = { [NEVER]: true };
}

/** The names of the branded types that a document uses. */
function brandsOf(document) {
  return new Set([...JSON.stringify(document).matchAll(/"x-open-brand":"(\w+)"/g)].map(([, name]) => name));
}

/** Unescapes Chinese, which the printer escapes, because people read these files. */
const readable = (source) =>
  source.replace(/\\u([0-9A-F]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

/**
 * Writes the TypeScript types of a bundled document.
 *
 * @param {any} document
 * @param {string} source the document's file, for the heading
 * @returns {Promise<string>}
 */
export async function typesOf(document, source) {
  const prepared = structuredClone(document);
  dropRules(prepared);
  excludeSiblings(prepared);
  const nodes = await openapiTypescript(prepared, {
    transform,
    // The server applies a default, so a request may leave the field out.
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
