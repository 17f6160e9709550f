import { child, isNode, members, type Place } from './documents.js';
import { operation } from './operations.js';

/** How a create gives its picture. */
export type PictureField = 'image_file' | 'image_url' | 'image_base64';

/** One way to fill a form: a model with one way of giving the picture. */
export interface FormBranch {
  readonly mediaType: string;
  /** The model keys that it is for: one, or the listed ones of an open set. */
  readonly modelKeys: readonly string[];
  /** True for the branch that takes any further model key. */
  readonly open: boolean;
  readonly picture: PictureField;
  /** Required fields besides model and picture. */
  readonly required: readonly string[];
  /** All fields besides model and picture, with the values to try. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** All ways in which a create gives its picture. */
export const PICTURE_FIELDS: readonly PictureField[] = ['image_file', 'image_url', 'image_base64'];

/** All ways to fill the form of an operation, from the `oneOf` of each content type. */
export function formBranches(operationId: string): FormBranch[] {
  return [...operation(operationId).requests].flatMap(([mediaType, content]) => {
    const schema = child(content, 'schema');
    const branches = schema ? members(schema, 'oneOf') : [];
    return branches.map((branch) => readBranch(mediaType, branch));
  });
}

function readBranch(mediaType: string, branch: Place): FormBranch {
  const fields = new Map<string, readonly string[]>();
  let modelKeys: readonly string[] = [];
  let open = false;
  const properties = propertiesOf(branch);
  const required = requiredOf(branch);
  for (const [name, schema] of properties) {
    if (name === 'model_key') {
      modelKeys = typeof schema.node.const === 'string' ? [schema.node.const] : valuesOf(schema);
      open = schema.node.const === undefined;
    } else if (!PICTURE_FIELDS.includes(name as PictureField)) fields.set(name, valuesOf(schema));
  }
  const picture = PICTURE_FIELDS.find((field) => required.has(field)) ?? 'image_file';
  const rest = [...required].filter((name) => name !== 'model_key' && name !== picture);
  return { mediaType, modelKeys, open, picture, required: rest, fields };
}

/** The JSON types of the fields of a form. A form carries text, and these say what the text means. */
export function fieldTypes(branch: Place): Map<string, string> {
  return new Map([...propertiesOf(branch)].map(([name, { node }]) => [name, String(node.type ?? '')]));
}

/** The properties of a schema with those of its `allOf` parts. */
export function propertiesOf(schema: Place): Map<string, Place> {
  const found = new Map<string, Place>();
  for (const part of members(schema, 'allOf')) for (const [name, at] of propertiesOf(part)) found.set(name, at);
  const own = schema.node.properties;
  for (const name of isNode(own) ? Object.keys(own) : []) {
    const at = child(schema, 'properties', name);
    if (at) found.set(name, at);
  }
  return found;
}

/** The required names of a schema with those of its `allOf` parts. */
export function requiredOf(schema: Place): Set<string> {
  const names = members(schema, 'allOf').flatMap((part) => [...requiredOf(part)]);
  const own = schema.node.required;
  return new Set([...names, ...(Array.isArray(own) ? own.map(String) : [])]);
}

/** Values worth trying: every listed one, the ends of a range and its default. The list is empty for free text. */
export function valuesOf(schema: Place): string[] {
  const listed = schema.node.enum;
  if (Array.isArray(listed)) return listed.map(String);
  const branches = members(schema, 'anyOf');
  if (branches.length > 0) return branches.flatMap(valuesOf);
  const { minimum, maximum, default: usual } = schema.node;
  return [...new Set([usual, minimum, maximum].filter((value) => typeof value === 'number').map(String))];
}
