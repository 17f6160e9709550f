import { asObject, type Json, type JsonObject, type OperationId } from '../spec/documents.js';
import { nearestName } from '../spec/nearest.js';
import { type Problem, shorten } from '../spec/problem.js';
import { listedValues, type Operation, operations, resolve } from '../spec/spec.js';
import { validateAgainst } from '../spec/validate.js';
import type { Form } from './form.js';

/** Undocumented models that public programs use, as the spec lists them. */
const SEEN_MODELS: readonly string[] = operations.flatMap(({ document }) => listedValues(document, 'OtherModelKey'));

/** One way to fill in a form: a named schema of the spec. */
interface Branch {
  name: string;
  /** The model it is for. Undefined for the undocumented models. */
  model: string | undefined;
  /** The field that carries the picture, or undefined. */
  picture: string | undefined;
  mediaType: string;
  properties: { [field: string]: JsonObject };
}

const PICTURE_FIELDS = ['image_file', 'image_url', 'image_base64'];
const branchesByOperation = new Map<OperationId, Branch[]>();

/**
 * Validates a form against the one schema that its model and picture field select. The other schemas would only add errors about
 * forms that the client did not send.
 */
export function checkForm(operation: Operation, form: Form): Problem[] {
  const branches = branchesOf(operation);
  if (branches.length === 0) return [];
  const problems: Problem[] = [];
  const given = new Set([...form.fields.keys(), ...form.files.keys()]);
  if (form.fromQuery.length > 0) {
    problems.push(
      warn(
        form.fromQuery.join(', '),
        'Options in the query string are not documented. Two public programs send them there.',
        'put them into the body',
      ),
    );
  }
  for (const [name, times] of form.times) {
    if (times === 1) continue;
    problems.push(warn(name, `${shorten(name)} was sent ${times} times. The mock uses the last one.`, 'send it once'));
  }
  if (given.has('image') && !PICTURE_FIELDS.some((field) => given.has(field))) {
    problems.push(
      warn(
        'image',
        'The picture part is named image. Whether the live API accepts that name is not known.',
        'rename image to image_file',
      ),
    );
  }

  const picked = pick(operation, branches, form, given);
  if ('problem' in picked) return [...problems, picked.problem];
  const { branch } = picked;
  if (form.kind !== 'none' && branch.mediaType !== form.kind && branch.picture) {
    problems.push(
      warn(branch.picture, `${branch.picture} inside ${form.kind} is not documented.`, `send ${branch.mediaType}`),
    );
  }
  const instance = toInstance(form, branch);
  for (const problem of validateAgainst(operation.document, branch.name, instance)) problems.push(problem);
  for (const field of given) {
    if (field in branch.properties || (field === 'image' && branch.picture === 'image_file')) continue;
    if (branch.picture && PICTURE_FIELDS.includes(field)) {
      problems.push(
        warn(field, `${field} is ignored, because ${branch.picture} was sent.`, `send ${branch.picture} or ${field}`),
      );
      continue;
    }
    // Undocumented models may have any field.
    if (branch.model === undefined && branch.picture) continue;
    const near = nearestName(field, Object.keys(branch.properties));
    problems.push({
      ...warn(field, `${field} is not a documented field of this call.`),
      ...(near ? { suggestion: `rename ${field} to ${near}` } : {}),
    });
  }
  const format = branch.model === undefined ? form.fields.get('output_format') : undefined;
  if (format !== undefined && !OUTPUT_FORMATS.includes(format)) {
    const message = `output_format is ${shorten(format)}, which the mock cannot produce. It returns ${OUTPUT_FORMATS[0]}.`;
    problems.push(warn('output_format', message, `output_format=${OUTPUT_FORMATS[0]}`));
  }
  return problems;
}

/** The formats of cut-outs. */
const OUTPUT_FORMATS: readonly string[] = [resolve('async', { $ref: '#/components/schemas/OutputFormat' }).enum ?? []]
  .flat()
  .map(String);

/** The models that an operation documents by name, and whether it accepts others. */
function modelsOf(operation: Operation): { documented: string[]; open: boolean } {
  const branches = branchesOf(operation);
  return {
    documented: [...new Set(branches.flatMap(({ model }) => model ?? []))],
    open: branches.some(({ model, picture }) => model === undefined && picture !== undefined),
  };
}

function pick(
  operation: Operation,
  branches: Branch[],
  form: Form,
  given: Set<string>,
): { branch: Branch } | { problem: Problem } {
  const [only] = branches;
  if (only && branches.length === 1) return { branch: only };
  const spec = `${operation.document}.yaml#/paths/${operation.path.replaceAll('/', '~1')}/${operation.method.toLowerCase()}/requestBody`;
  const fail = (where: string, message: string, suggestion?: string) => ({
    problem: { level: 'error' as const, where, message, spec, ...(suggestion ? { suggestion } : {}) },
  });
  const { documented, open } = modelsOf(operation);

  const model = form.fields.get('model_key');
  if (!model) {
    const near = [...given].find((field) => /^model|modelkey/i.test(field));
    return fail(
      'model_key',
      'model_key is missing.',
      near ? `rename ${near} to model_key` : `model_key=${documented[0]}`,
    );
  }
  const named = branches.filter((branch) => branch.model === model);
  const ofModel = named.length > 0 ? named : open ? branches.filter((branch) => branch.model === undefined) : [];
  if (ofModel.length === 0) {
    const elsewhere = operations.find(
      (other) => other.id !== operation.id && modelsOf(other).documented.includes(model),
    );
    const near = nearestName(model, documented);
    return fail(
      'model_key',
      `${shorten(model)} is not a model of ${operation.id}, which accepts ${documented.join(', ')}.${elsewhere ? ` ${elsewhere.id} accepts it.` : ''}`,
      near && `model_key=${near}`,
    );
  }
  const typo =
    named.length === 0 && !SEEN_MODELS.includes(model)
      ? nearestName(model, [...documented, ...SEEN_MODELS])
      : undefined;
  if (typo) {
    return fail('model_key', `${shorten(model)} looks like a typo of ${typo}.`, `model_key=${typo}`);
  }
  const picture = PICTURE_FIELDS.find((field) => given.has(field)) ?? (given.has('image') ? 'image_file' : undefined);
  const taken = [...new Set(ofModel.map((branch) => branch.picture ?? ''))];
  if (!picture) {
    const near = [...given].find((field) => /^(file|img|image|url|pic|photo|base64)/i.test(field));
    const target = near && (/url/i.test(near) ? 'image_url' : /64/.test(near) ? 'image_base64' : 'image_file');
    return fail(
      'image_file',
      `The picture is missing: ${model} accepts ${taken.join(' or ')}.`,
      near && `rename ${near} to ${target}`,
    );
  }
  const fitting = ofModel.filter((branch) => branch.picture === picture);
  const branch = fitting.find(({ mediaType }) => mediaType === form.kind) ?? fitting[0];
  return branch
    ? { branch }
    : fail(picture, `${model} does not accept ${picture}. It accepts ${taken.join(' or ')}.`, `send ${taken[0]}`);
}

function branchesOf(operation: Operation): Branch[] {
  let branches = branchesByOperation.get(operation.id);
  if (!branches) {
    branches = Object.entries(operation.bodies).flatMap(([mediaType, body]) => {
      if (mediaType === 'application/json') return [];
      const choices = asObject(body).oneOf;
      return (Array.isArray(choices) ? choices : [body]).map((choice) => toBranch(operation, mediaType, choice));
    });
    // One schema for both content types is one branch.
    if (branches.every(({ name }) => name === branches?.[0]?.name)) branches = branches.slice(0, 1);
    branchesByOperation.set(operation.id, branches);
  }
  return branches;
}

function toBranch(operation: Operation, mediaType: string, choice: Json): Branch {
  const schema = resolve(operation.document, choice);
  const properties = collectProperties(operation, schema);
  const required = Array.isArray(schema.required) ? schema.required : [];
  return {
    name: String(asObject(choice).$ref ?? '').replace('#/components/schemas/', ''),
    model: properties.model_key?.const as string | undefined,
    picture: PICTURE_FIELDS.find((field) => required.includes(field)),
    mediaType,
    properties,
  };
}

function collectProperties(operation: Operation, schema: JsonObject): { [field: string]: JsonObject } {
  const collected: { [field: string]: JsonObject } = {};
  for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) {
    Object.assign(collected, collectProperties(operation, resolve(operation.document, part)));
  }
  for (const [field, property] of Object.entries(asObject(schema.properties))) {
    collected[field] = resolve(operation.document, property);
  }
  return collected;
}

/** The fields of a form as values of the types that the spec declares. Undeclared fields are left out. */
function toInstance(form: Form, branch: Branch): JsonObject {
  const instance: JsonObject = {};
  for (const [field, text] of form.fields) {
    const schema = branch.properties[field];
    if (schema || branch.model === undefined) instance[field] = coerce(text, schema);
  }
  // No schema describes the bytes of a file. Text in place of a file is found later.
  if (branch.picture === 'image_file') instance.image_file = '';
  else if (branch.picture) delete instance.image_file;
  for (const field of PICTURE_FIELDS)
    if (field !== branch.picture && !(field in branch.properties)) delete instance[field];
  if (branch.model !== undefined || !branch.picture) {
    for (const field of Object.keys(instance)) if (!(field in branch.properties)) delete instance[field];
  }
  return instance;
}

function coerce(text: string, schema: JsonObject | undefined): Json {
  const type = schema?.type;
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text.trim())) return Number(text);
  return text;
}

function warn(where: string, message: string, suggestion?: string): Problem {
  return { level: 'warning', where, message, ...(suggestion ? { suggestion } : {}) };
}
