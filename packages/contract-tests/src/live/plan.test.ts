import { describe, expect, test } from 'vitest';
import { allCases } from '../cases/index.js';
import { describePlan, liveOrder } from './plan.js';

const cases = allCases({ apiKey: 'a-api-key', modelsApiKey: 'sk-a-models-key' });

describe('the order of a live run', () => {
  const order = liveOrder(cases);

  test('has every case once, and free ones first', () => {
    expect(new Set(order)).toEqual(new Set(cases));
    expect(order).toHaveLength(cases.length);
    const firstPaid = order.findIndex(({ price }) => price > 0);
    expect(order.slice(firstPaid).every(({ price }) => price > 0)).toBe(true);
  });

  test('reaches every documented page and every model within the first 60 credits', () => {
    let spent = 0;
    const sent = order.filter(({ price }) => {
      spent += price;
      return spent <= 60;
    });
    const pages = cases.filter(({ id, price }) => id.includes('/page/') && price > 0);
    expect(sent).toEqual(expect.arrayContaining(pages));
    const models = (list: typeof cases) =>
      new Set(list.flatMap(({ id }) => /multipart\/([\w-]+)\//.exec(id)?.[1] ?? []));
    expect(models(sent)).toEqual(models(cases));
  });
});

describe('the plan', () => {
  test('names the cost, what is left of the budget, and an account with too few credits', () => {
    const total = cases.reduce((sum, { price }) => sum + price, 0);
    const text = describePlan(cases, { budget: 50.5, spent: 10.2, account: 30 });
    expect(text).toContain(`Plan: ${cases.length} cases, at most ${total} credits.`);
    expect(text).toContain('50.5 credits in all runs, 10.2 spent so far, 40.3 left');
    expect(text).toContain('The account has too few credits for the plan');
  });

  test('counts fractions without rounding errors', () => {
    const one = cases.filter(({ price }) => price === 1).slice(0, 1);
    expect(describePlan(one, { budget: 0.9, spent: 0 })).toContain('cases worth at least 0.1 credits are not sent');
  });
});
