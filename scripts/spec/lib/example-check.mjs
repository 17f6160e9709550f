import { existsSync } from 'node:fs';
import path from 'node:path';
import { idOf } from './sources.mjs';
import { METHODS } from './walk.mjs';

/** In an example, the value of a file field is the name of a picture in this folder. */
const PICTURES = path.join('components', 'pictures');

/** Every content (media type of a request or response) of one document, with its place. */
function* contentsOf(open, file) {
  const children = (parent, name) => {
    const map = open(parent.file, [...parent.at, name]);
    return Object.keys(map.node ?? {}).map((key) => open(map.file, [...map.at, key]));
  };
  for (const pathItem of children({ file, at: [] }, 'paths')) {
    for (const method of METHODS) {
      if (pathItem.node[method] === undefined) continue;
      const operation = open(pathItem.file, [...pathItem.at, method]);
      yield* children(open(operation.file, [...operation.at, 'requestBody']), 'content');
      for (const response of children(operation, 'responses')) yield* children(response, 'content');
    }
  }
}

/** The places of a schema's branches, or the schema itself if it has none. */
const branchesOf = (open, schema) =>
  schema.node.oneOf?.map((_, index) => open(schema.file, [...schema.at, 'oneOf', index])) ?? [schema];

/** The places of a schema's properties by name, including those of its `allOf`. */
function propertiesOf(open, schema) {
  const inherited = (schema.node?.allOf ?? []).flatMap((_, index) => [
    ...propertiesOf(open, open(schema.file, [...schema.at, 'allOf', index])),
  ]);
  const own = Object.keys(schema.node?.properties ?? {}).map((name) => [
    name,
    open(schema.file, [...schema.at, 'properties', name]),
  ]);
  return new Map([...inherited, ...own]);
}

/** The branch that a value is meant for, found by its constants. The errors of the other branches are irrelevant. */
function branchFor(open, schema, value) {
  const isMeant = (branch) => {
    const constants = [...propertiesOf(open, branch)].filter(([, { node }]) => node?.const !== undefined);
    return constants.length > 0 && constants.every(([name, { node }]) => value?.[name] === node.const);
  };
  const meant = branchesOf(open, schema).filter(isMeant);
  return meant.find(({ node }) => node.required?.every((name) => name in value)) ?? meant[0] ?? schema;
}

/** The most specific error; undefined if the value is valid. */
function faultOf({ ajv, open }, schema, value) {
  const whole = ajv.getSchema(idOf(schema.file, schema.at));
  if (whole(value)) return undefined;
  const branch = branchFor(open, schema, value);
  const validate = ajv.getSchema(idOf(branch.file, branch.at)) ?? whole;
  validate(value);
  const error = (validate.errors ?? whole.errors)[0];
  const field = error.params.unevaluatedProperty ?? error.params.additionalProperty;
  return {
    at: [...error.instancePath.split('/').slice(1), ...(field === undefined ? [] : [field])],
    message: `${error.instancePath || 'the value'} ${error.message}${field === undefined ? '' : ` ("${field}")`}`,
  };
}

/** If a schema is a file, the example must name a picture that exists. */
function missingPicture({ open, folder }, schema, value) {
  const isMissing = (name) => typeof name !== 'string' || !existsSync(path.join(folder, PICTURES, name));
  if (schema.node.format === 'binary') return isMissing(value) ? { at: [], name: value } : undefined;
  for (const branch of branchesOf(open, schema)) {
    for (const [field, { node }] of propertiesOf(open, branch)) {
      if (node?.format !== 'binary') continue;
      if (Object.hasOwn(Object(value), field) && isMissing(value[field])) return { at: [field], name: value[field] };
    }
  }
  return undefined;
}

function checkExample(context, content, name) {
  const { open, problems } = context;
  const example = open(content.file, [...content.at, 'examples', name]);
  const schema = open(content.file, [...content.at, 'schema']);
  if (example.node === undefined || schema.node === undefined) return;
  const { value } = example.node;
  const report = (at, message) => problems.push({ file: example.file, at: [...example.at, 'value', ...at], message });

  const fault = faultOf(context, schema, value);
  if (fault !== undefined) report(fault.at, `Example "${name}" does not validate: ${fault.message}.`);
  const picture = missingPicture(context, schema, value);
  if (picture !== undefined) {
    report(picture.at, `Example "${name}" names the picture "${picture.name}", which is not in ${PICTURES}.`);
  }
}

/**
 * Validates every example against the schema of its content.
 *
 * @param {object} context the sources, their cursor, an Ajv that knows every schema, and the list of problems to add to
 * @param {string[]} documents the names of the OpenAPI documents
 */
export function checkExamples(context, documents) {
  for (const name of documents) {
    for (const content of contentsOf(context.open, path.join(context.folder, `${name}.yaml`))) {
      for (const example of Object.keys(content.node?.examples ?? {})) checkExample(context, content, example);
    }
  }
}
