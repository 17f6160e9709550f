import { bad, good } from './pictures.mjs';

/** JSON for the third-party models: broken, deep, or of wrong types. */
export function json(random) {
  const leaf = () =>
    random.pick([
      null,
      true,
      -1,
      1e308,
      '',
      'x',
      [],
      {},
      [[]],
      '2K',
      '16:9',
      'data:image/png;base64,AAAA',
      random.line(30),
      2 ** 53,
    ]);
  const image = () => random.pick([bad(random).toString('base64'), good().toString('base64'), leaf()]);
  const text = random.weigh([
    [
      3,
      () =>
        JSON.stringify({
          contents: [
            {
              role: random.chance(0.01) ? 'user' : random.pick([null, 7, [], {}, 'system', true]),
              parts: random.pick([
                [{ text: leaf() }],
                [{ inline_data: { mime_type: leaf(), data: image() } }, { text: 'x' }],
                leaf(),
              ]),
            },
          ],
          generationConfig: random.pick([leaf(), { imageConfig: { aspectRatio: leaf(), imageSize: leaf() } }]),
        }),
    ],
    [
      3,
      () =>
        JSON.stringify({
          model: leaf(),
          prompt: random.pick(['x', leaf()]),
          image: random.pick([
            leaf(),
            `data:image/png;base64,${bad(random).toString('base64')}`,
            Array(random.int(1, 40)).fill('https://a.example/1.png'),
          ]),
          size: random.chance(0.005)
            ? '2K'
            : random.pick(['0x0', '1x1', '99999x99999', '2k', '2048x', -1, [], {}, 'NaNxNaN']),
          stream: leaf(),
          response_format: leaf(),
          sequential_image_generation: random.pick(['auto', leaf()]),
          sequential_image_generation_options: { max_images: leaf() },
        }),
    ],
    [
      1,
      () =>
        random.pick([
          '',
          '{',
          'null',
          '[]',
          '"x"',
          '{"__proto__":{"x":1}}',
          '{"contents":[{"\\ud800":1}]}',
          '\ufeff{}',
          '{"a":1,"a":2}',
          '1e999',
          'NaN',
        ]),
    ],
    [0.3, () => '['.repeat(random.int(100, 60_000))],
    [
      0.3,
      () => {
        const depth = random.int(50, 20_000);
        return `{"contents":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      },
    ],
    [0.3, () => `{"prompt":${'{"x":'.repeat(9000)}1${'}'.repeat(9000)}}`],
    [
      0.3,
      () => JSON.stringify(Object.fromEntries(Array.from({ length: random.int(100, 3000) }, (_, i) => [`k${i}`, i]))),
    ],
    [0.2, () => JSON.stringify({ contents: Array(random.int(100, 3000)).fill({ parts: [{ text: 'x' }] }) })],
    [0.2, () => JSON.stringify({ model: 'x', prompt: 'p'.repeat(random.int(10_000, 400_000)), size: 'bad' })],
    [1, () => random.bytes(random.int(1, 200)).toString('latin1')],
  ])();
  return {
    type: random.weigh([
      [9, 'application/json'],
      [1, 'text/plain'],
      [1, 'application/json; charset=utf-16'],
      [1, random.line(10)],
    ]),
    body: Buffer.from(text),
  };
}
