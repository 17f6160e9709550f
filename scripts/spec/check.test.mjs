import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root, runCaptured } from '../lib/run.mjs';
import { specFolder } from './lib/bundle.mjs';
import { ownFindings, specFindings } from './lib/findings.mjs';
import { redoclyFindings } from './lib/redocly-lint.mjs';
import { withBrokenCopy } from './test/broken-copy.mjs';

const FIELDS = 'components/matting/fields.yaml';
const ANSWERS = 'components/matting/answers.yaml';
const PAGES = 'components/matting/page-requests.yaml';

/** What is broken, the change that breaks it, a text on the line that the finding must name, and the finding. */
const OWN = [
  {
    what: 'a reference to nothing',
    file: 'async.yaml',
    change: (text) => text.replace('#/TaskQuery', '#/TaskQuestion'),
    line: '#/TaskQuestion',
    finding: /leads nowhere/,
  },
  {
    what: 'a reference to a missing file',
    file: 'sync.yaml',
    change: (text) => text.replace('answers.yaml#/Picture', 'answer.yaml#/Picture'),
    line: 'answer.yaml#',
    finding: /leads nowhere/,
  },
  {
    what: 'a misspelt keyword',
    file: FIELDS,
    change: (text) => text.replace('minLength: 1', 'minLenght: 1'),
    line: 'minLenght',
    finding: /unknown keyword: "minLenght"/,
  },
  {
    what: 'a pattern that is not a regular expression',
    file: ANSWERS,
    change: (text) => text.replace('^(100(', '^(100(('),
    line: 'TaskProgress:',
    finding: /does not compile: Invalid regular expression/,
  },
  {
    what: 'an example with an unknown value',
    file: PAGES,
    change: (text) => text.replace('crop: 0', 'crop: 7'),
    line: 'crop: 7',
    finding: /does not validate: \/crop must be equal to one of the allowed values/,
  },
  {
    what: "an example with another model's field",
    file: PAGES,
    change: (text) => text.replace('resolution: 4k', 'main_ratio: 80'),
    line: 'main_ratio: 80',
    finding: /must NOT have unevaluated properties \("main_ratio"\)/,
  },
  {
    what: 'an example without a required field',
    file: PAGES,
    change: (text) => text.replace('    extract_type: 服装\n', ''),
    line: '  value:',
    finding: /must have required property 'extract_type'/,
  },
  {
    what: 'an example answer that breaks a rule between fields',
    file: 'components/matting/page-answers.yaml',
    change: (text) => text.replace(/(state: 1,\s+result_file:) "[^"]*"/, '$1 null'),
    line: 'state: 1, result_file: null',
    finding: /result_file must be string/,
  },
  {
    what: 'an example that names a missing picture',
    file: PAGES,
    change: (text) => text.replace('image_file: shirt.jpg', 'image_file: skirt.jpg'),
    line: 'skirt.jpg',
    finding: /names the picture "skirt.jpg"/,
  },
  {
    what: 'a component that nothing uses',
    file: ANSWERS,
    change: (text) => `${text}Leftover:\n  type: string\n`,
    line: 'Leftover:',
    finding: /Component "Leftover" is not used/,
  },
];

const LINT = [
  {
    what: 'a property without evidence',
    file: FIELDS,
    change: (text) => text.replace(/(MainRatio:[\s\S]*?) {2}x-evidence: .*\n/, '$1'),
    line: 'MainRatio:',
    finding: /"main_ratio": x-evidence is missing/,
  },
  {
    what: 'an enum value without evidence',
    file: FIELDS,
    change: (text) => text.replace('enum: [webp, png]', 'enum: [webp, png, avif]'),
    line: 'enum: [webp, png, avif]',
    finding: /"avif": x-enum-evidence is missing/,
  },
  {
    what: 'an operation without evidence',
    file: 'async.yaml',
    change: (text) => text.replace(/(operationId: queryTask[\s\S]*?) {6}x-evidence: .*\n/, '$1'),
    line: '    post:\n      operationId: queryTask',
    finding: /Operation: x-evidence is missing/,
  },
  {
    what: 'a parameter without evidence',
    file: 'models.yaml',
    change: (text) => text.replace(/(- name: model[\s\S]*?) {10}x-evidence: .*\n/, '$1'),
    line: '- name: model',
    finding: /Parameter "model": x-evidence is missing/,
  },
  {
    what: 'an answer without evidence',
    file: 'components/matting/error-responses.yaml',
    change: (text) => text.replace(/(NotFound:[\s\S]*?) {2}x-evidence: .*\n/, '$1'),
    line: 'NotFound:',
    finding: /Response: x-evidence is missing/,
  },
  {
    what: 'an evidence level that does not exist',
    file: 'components/limits.yaml',
    change: (text) => text.replace('level: V', 'level: W'),
    line: 'level: W',
    finding: /has the level "W"/,
  },
  {
    what: 'a confirmation that is not a date',
    file: 'async.yaml',
    change: (text) => text.replace('confirmed: null', 'confirmed: yesterday'),
    line: 'confirmed: yesterday',
    finding: /has confirmed "yesterday"/,
  },
  {
    what: 'a guess that is not called one',
    file: 'components/models/seedream-answer.yaml',
    change: (text) => text.replace('Pictures drawn (a guess).', 'Pictures drawn.'),
    line: 'Pictures drawn.',
    finding: /must call it a guess/,
  },
  {
    what: 'a branch whose type would be unknown',
    file: ANSWERS,
    change: (text) => text.replace('        - $ref: "#/LinkInUrl"', '        - required: [url]'),
    line: '        - required: [url]',
    finding: /This branch has no shape/,
  },
  {
    what: 'properties next to oneOf or anyOf',
    file: 'components/models/gemini-request.yaml',
    change: (text) =>
      text.replace('RequestPart:\n', 'RequestPart:\n  properties: {}\n  anyOf: [{ $ref: "#/TextPart" }]\n'),
    line: '  anyOf: [{ $ref: "#/TextPart" }]',
    finding: /Properties next to "anyOf" are lost/,
  },
  {
    what: 'a text without a Chinese translation',
    file: FIELDS,
    change: (text) => text.replace(/ {2}x-description-zh: 印花所在的.*\n/, ''),
    line: 'ExtractType:',
    finding: /"extract_type" needs x-description-zh/,
  },
];

describe('the check of the spec', () => {
  test('accepts the current spec', async () => {
    expect(await specFindings(specFolder)).toEqual([]);
  });

  function expectNamed({ file, line, finding }, { result, lineOf }) {
    const place = `${file}:${lineOf(file, line)}:`;
    const places = result.filter((text) => finding.test(text)).map((text) => text.slice(0, place.length));
    expect(places, result.join('\n')).toContain(place);
  }

  test.for(OWN)('names the file and line of $what', async (breakage) => {
    expectNamed(breakage, await withBrokenCopy([breakage], ownFindings));
  });

  describe('by Redocly', () => {
    let broken;
    /** One run for all of them: the rules do not depend on each other, and the start of Redocly takes longer than its lint. */
    beforeAll(async () => {
      broken = await withBrokenCopy(LINT, redoclyFindings);
    });

    test.for(LINT)('names the file and line of $what', (breakage) => expectNamed(breakage, broken));
  });

  test('makes the command fail and print the place if something is wrong', async () => {
    const change = (text) => text.replace('confirmed: null', 'confirmed: soon');
    const { result } = await withBrokenCopy([{ file: 'async.yaml', change }], (folder) =>
      runCaptured('node', [path.join(root, 'scripts/spec/check.mjs'), folder]),
    );
    expect(result.output).toMatch(/^async\.yaml:\d+:\d+ .*has confirmed "soon"/m);
    expect(result.code).toBe(1);
  });

  test('reports a file that cannot be parsed only once, with the line', async () => {
    const change = (text) => text.replace('enum: [webp, png]', 'enum: [webp, png');
    const { result, lineOf } = await withBrokenCopy([{ file: FIELDS, change }], specFindings);
    expect(result).toHaveLength(1);
    expect(result[0]).toContain(`${FIELDS}:${lineOf(FIELDS, 'default: webp')}:`);
  });
});
