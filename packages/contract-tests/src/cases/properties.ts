import fc from 'fast-check';
import type { Case, Stage } from '../model/case.js';
import type { Exchange, WireRequest } from '../model/exchange.js';
import { taskIdOf } from '../reading/task.js';
import { apiKeyOf, jsonRequest, modelsApiKeyOf, urlencodedRequest } from '../requests/request.js';
import { formBranches } from '../spec/forms.js';
import { shared } from './lanes.js';
import { ANY_LINK } from './smallest.js';

/** The same inputs on every run. */
const SEED = 20_261_122;

/** Number of inputs for each operation: enough to reach unusual values, few enough to take only seconds. */
const RUNS = 40;

/** Fields as a careless program fills them: correct values, almost correct ones, and anything at all. */
function fieldValue(listed: readonly string[]): fc.Arbitrary<string> {
  const near = ['', '0', '-1', '1e9', 'null', 'true', '１', '../../etc', '%00', '"', 'ＷＥＢＰ'];
  return fc.oneof(
    fc.constantFrom(...near, ...listed),
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
}

/**
 * Generated requests, for a target whose calls are free: every response must be a declared one. A request that fails is
 * shrunk to the smallest that still fails.
 */
export function propertyCases(): Case[] {
  return [
    ...['createSync', 'createTask'].map((operationId) =>
      propertyCase(operationId, formArbitrary(operationId), urlencoded(operationId)),
    ),
    propertyCase(
      'queryTask',
      fc.dictionary(fc.constantFrom('task_id', 'response', 'model_key', 'x'), fieldValue(['url', '1'])),
      urlencoded('queryTask'),
    ),
    propertyCase('generateNanoBanana', fc.jsonValue({ maxDepth: 3 }), (stage, body) =>
      jsonRequest('generateNanoBanana', modelsApiKeyOf(stage), body),
    ),
  ];
}

/** Some of the fields of the operation, each with some value, and no picture that could be charged. */
function formArbitrary(operationId: string): fc.Arbitrary<Record<string, string>> {
  const fields = new Map<string, Set<string>>();
  for (const branch of formBranches(operationId)) {
    for (const [name, values] of branch.fields) {
      const known = fields.get(name) ?? new Set();
      for (const value of values) known.add(value);
      fields.set(name, known);
    }
  }
  const models = formBranches(operationId).flatMap(({ modelKeys }) => modelKeys);
  const entries = [...fields].map(([name, values]): [string, fc.Arbitrary<string>] => [name, fieldValue([...values])]);
  return fc.record(
    {
      ...Object.fromEntries(entries),
      model_key: fieldValue(models),
      image_url: fc.constantFrom('', 'x', 'data:,', ANY_LINK),
    },
    { requiredKeys: [] },
  );
}

const urlencoded =
  (operationId: string) =>
  (stage: Stage, fields: Record<string, string>): WireRequest =>
    urlencodedRequest(operationId, apiKeyOf(stage), fields);

function propertyCase<T>(
  operationId: string,
  inputs: fc.Arbitrary<T>,
  request: (stage: Stage, input: T) => WireRequest,
): Case {
  const id = `${operationId}/property`;
  return shared(id, operationId, 0, async (stage) => {
    let step = 0;
    const failed: Exchange[] = [];
    const result = await fc.check(
      fc.asyncProperty(inputs, async (input) => {
        step += 1;
        const exchange = await sendWithinSlot(stage, `input-${step}`, request(stage, input));
        const conforms = await stage.conforms(exchange);
        if (!conforms) failed.push(exchange);
        return conforms;
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    const [exchange] = failed.slice(-1);
    if (result.failed && exchange) {
      const smallest = JSON.stringify(result.counterexample?.[0]) ?? '';
      stage.observe({ kind: 'property', smallest: smallest.slice(0, 400), exchange });
    }
  });
}

/** A generated create may be a valid one, whose task holds its slot until it ends. */
async function sendWithinSlot(stage: Stage, name: string, request: WireRequest): Promise<Exchange> {
  const creates = request.operationId === 'createSync' || request.operationId === 'createTask';
  const release = creates ? await stage.slot() : () => {};
  const exchange = await stage.send({ name, request, expectation: { outcome: 'any' } });
  if (request.operationId === 'createTask' && taskIdOf(exchange) !== undefined) await stage.pause(400);
  release();
  return exchange;
}
