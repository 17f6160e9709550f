import { describe, expect, test } from 'vitest';
import { missingFromExamples } from './examples.js';
import { operation, operations } from './operations.js';
import { branchFor, schemaDeviations, schemaOf, validatorOf } from './schema.js';
import { undeclaredParts } from './undeclared.js';

const contentOf = (id: string) => {
  const content = operation(id).responses.get(200)?.contents.get('application/json');
  if (!content) throw new Error(`${id} has no JSON answer`);
  return content;
};
const branchOf = (id: string, value: unknown) => {
  const schema = schemaOf(contentOf(id));
  if (!schema) throw new Error(`${id} has no schema`);
  return branchFor(schema, value, 'success');
};
const running = (data: object) => ({
  code: 200,
  message: 'running',
  data: { state: 0, result_file: null, message: null, progress: '65.71', position: -1, ...data },
});

describe('the schemas of the spec', () => {
  test('all compile', () => {
    for (const { responses, requests } of operations.values()) {
      for (const content of [
        ...requests.values(),
        ...[...responses.values()].flatMap(({ contents }) => [...contents.values()]),
      ]) {
        const schema = schemaOf(content);
        if (schema) expect(() => validatorOf(schema)).not.toThrow();
      }
    }
  });

  test('accept a poll as the vendor documents it', () => {
    expect(schemaDeviations(branchOf('queryTask', running({})), running({}))).toEqual([]);
  });

  test('give a deviation in one sentence, for the branch that the response claims to match', () => {
    const value = { code: 200, message: 'success', data: { task_id: '176' } };
    const faults = schemaDeviations(branchOf('createTask', value), value);
    expect(faults.map(({ where }) => where)).toEqual(['/data/task_id']);
    expect(faults[0]?.message).toBe('/data/task_id is "176"; the spec says integer');
  });

  test('refuse a number that JavaScript reads as Infinity', () => {
    const value: unknown = JSON.parse('{ "code": 200, "message": "success", "data": { "task_id": 1e999 } }');
    expect(schemaDeviations(branchOf('createTask', value), value).map(({ where }) => where)).toEqual(['/data/task_id']);
  });

  test('treat a response with another code as an error', () => {
    const value = { code: 401, message: '无效的 API Key', data: null };
    expect(schemaDeviations(branchOf('createTask', value), value)).toEqual([]);
  });

  test('report a field that the spec does not have, at any depth', () => {
    const value = running({ eta: 12 });
    expect(undeclaredParts(branchOf('queryTask', value), value)).toMatchObject([{ kind: 'field', where: '/data/eta' }]);
  });

  test('report a value of an open set that is not listed', () => {
    const value = running({ state: 3 });
    expect(undeclaredParts(branchOf('queryTask', value), value)).toMatchObject([
      { kind: 'value', where: '/data/state' },
    ]);
  });

  test('report a missing optional field that every documented example has', () => {
    const value = running({});
    const { progress: _, ...data } = value.data;
    const missing = missingFromExamples(contentOf('queryTask'), branchOf('queryTask', value), { ...value, data });
    expect(missing.map(({ where }) => where)).toEqual(['/data/progress']);
  });
});
