import * as sdk from '@koukoutu/sdk/node';
import { expect, test } from 'vitest';
import { CODELESS } from '../lib/codeless-errors.mjs';
import { listPages } from '../lib/documents.mjs';
import { ADVICE } from '../lib/error-advice.mjs';
import { errorCases } from '../lib/error-cases.mjs';
import { DOCUMENTS, errorTable, tableIn } from '../lib/error-table.mjs';
import { MODELS_ADVICE, modelsErrorCases } from '../lib/models-errors.mjs';
import { addressOfLink, outsideCode, pageOf } from '../lib/rewrite.mjs';

const pages = listPages();
const page = (language, address) => pages.find((one) => one.language === language && one.address === address);
const publish = (file) => `/pictures/${file}`;

test('a link to a document becomes the address of its page, in the language of the page that holds it', () => {
  const chinese = page('zh', '/sdk/tasks');
  expect(addressOfLink('errors.zh-CN.md', chinese, pages, publish)).toBe('/zh/sdk/errors');
  expect(addressOfLink('../../packages/sdk/api.md', chinese, pages, publish)).toBe('/zh/sdk/api');
  expect(addressOfLink('errors.md#a', page('en', '/sdk/tasks'), pages, publish)).toBe('/sdk/errors#a');
});

test('a link to what is no page leads to the repository, and one to nothing fails the build', () => {
  const english = page('en', '/start/contract-in-ci');
  expect(addressOfLink('../../examples/browser', english, pages, publish)).toMatch(/tree\/main\/examples\/browser$/);
  expect(addressOfLink('../ci/gitlab-ci.yml', english, pages, publish)).toMatch(/blob\/main\/docs\/ci\/gitlab-ci.yml$/);
  expect(() => addressOfLink('gone.md', english, pages, publish)).toThrow(
    'docs/start/contract-in-ci.md: the link gone.md',
  );
});

test('code is left as it is', () => {
  const markdown = 'a [b](c)\n\n```ts\nx[0](y)\n```\n\n`[d](e)` [`f`](g)\n';
  const seen = outsideCode(markdown, (text) => text.replaceAll(/\]\((\w)\)/g, '](/$1)'));
  expect(seen).toBe('a [b](/c)\n\n```ts\nx[0](y)\n```\n\n`[d](e)` [`f`](/g)\n');
});

test('a page without a translation says so, and the link between the languages is left to the switch of the site', () => {
  expect(pageOf('# API\n\nText\n', page('zh', '/sdk/api'), pages, publish)).toContain('本页只有英文版');
  const tasks = pageOf('# Tasks\n\n[简体中文](tasks.zh-CN.md)\n\nText\n', page('en', '/sdk/tasks'), pages, publish);
  expect(tasks).not.toContain('简体中文');
});

test('every page exists in both languages', () => {
  const of = (language) => pages.filter((one) => one.language === language).map(({ address }) => address);
  expect(of('zh')).toEqual(of('en'));
});

test('every error code of the spec has advice in both languages, and what is charged comes from the SDK', async () => {
  const cases = await errorCases();
  expect(cases.map(({ code }) => code)).toEqual(expect.arrayContaining([401, 407, 429, 500]));
  for (const { code } of cases) {
    expect(ADVICE[code]?.en, String(code)).not.toHaveLength(0);
    expect(ADVICE[code]?.zh).toHaveLength(ADVICE[code].en.length);
  }
  expect(cases.find(({ code }) => code === 409)).toMatchObject({ thrown: 'InsufficientCreditsError', charged: 'no' });
  expect(cases.find(({ code }) => code === 502)).toMatchObject({ thrown: 'AmbiguousSubmitError', charged: 'maybe' });
});

test('every status of the models host has advice in both languages, and its charge comes from the SDK', async () => {
  const cases = await modelsErrorCases();
  expect(cases.map(({ status }) => status)).toEqual(Object.keys(MODELS_ADVICE).map(Number));
  for (const { status, meanings } of cases) {
    expect(MODELS_ADVICE[status].zh).toHaveLength(MODELS_ADVICE[status].en.length);
    for (const { en, zh } of meanings) expect([en, zh].every((text) => text.length > 0)).toBe(true);
  }
  expect(cases.find(({ status }) => status === 401)).toMatchObject({ thrown: 'AuthenticationError', charged: 'no' });
  expect(cases.find(({ status }) => status === 504)).toMatchObject({
    thrown: 'AmbiguousSubmitError',
    charged: 'maybe',
  });
});

test('every error of the SDK has a page: that of its code, or its own', async () => {
  const names = Object.keys(sdk).filter((name) => name.endsWith('Error') && name !== 'KoukoutuError');
  const cases = [...(await errorCases()), ...(await modelsErrorCases())];
  const ofCodes = cases.flatMap(({ thrown, cause }) => [thrown, cause]);
  expect(names.filter((name) => !ofCodes.includes(name) && !(name in CODELESS))).toEqual([]);
  expect(Object.keys(CODELESS).filter((name) => !names.includes(name))).toEqual([]);
  for (const { en, zh } of Object.values(CODELESS)) expect(zh.todo).toHaveLength(en.todo.length);
});

test.each(Object.entries(DOCUMENTS))('the table of codes in %s is that of spec and SDK', async (document, language) => {
  // `node site/lib/error-table.mjs` writes it.
  expect(tableIn(document)).toBe(await errorTable(language));
});
