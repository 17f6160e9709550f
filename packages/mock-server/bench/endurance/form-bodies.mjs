import { bad, good } from './pictures.mjs';

const MODELS = [
  'background-removal',
  'stamp-background-removal',
  'image-extract',
  'image-shadow-v3',
  'stamp-crop',
  'image-to-svg',
  'image-outpaint',
];
const FIELDS = [
  'model_key',
  'image_url',
  'image_base64',
  'output_format',
  'crop',
  'border',
  'stamp_crop',
  'response',
  'extract_type',
  'resolution',
  'size',
  'shadow_opacity',
  'main_ratio',
  'background_color',
  'task_id',
  'prompt',
  'params',
  '__proto__',
  'constructor',
  'toString',
  '',
];
const NAUGHTY = [
  '',
  ' ',
  '\0',
  '-1',
  '1e99',
  'NaN',
  '0x10',
  '9'.repeat(400),
  '[]',
  '{}',
  '__proto__',
  'true',
  '💣',
  '\ud83d',
  '../../etc/passwd',
  '%',
  '%zz',
  '<script>',
  "' OR 1=1",
  '0:0',
  '3x4',
  '1k',
  '#ggg',
  '{{7*7}}',
  'http://',
  'data:,',
  'javascript:1',
];
const LINKS = [
  'file:///etc/passwd',
  'data:',
  'data:image/png;base64,',
  'data:image/png;base64,%%%',
  'data:image/png;base64,AAAA',
  '//x',
  'ftp://x/y',
];

/** Links that a picture is drawn for, and none of them may be fetched. */
const SERVED_LINKS = [
  'http://127.0.0.1:1/x.png',
  'http://[::1]:1/',
  'http://169.254.169.254/',
  'https://user:pass@x.example/',
  `https://a.example/${'x'.repeat(2500)}`,
];

/** Mostly no link at all: one that is right makes the mock draw a picture, which takes far longer than a refusal. */
const link = (random) => random.pick(random.chance(0.003) ? SERVED_LINKS : LINKS);

/** A value of a field: right, wrong, or absurd. */
function value(random, field) {
  if (random.chance(0.35)) return random.pick(NAUGHTY);
  if (field === 'model_key') return random.pick(MODELS);
  if (field === 'image_url') return link(random);
  if (field === 'image_base64')
    return random.pick([
      good().toString('base64'),
      bad(random).toString('base64'),
      `data:image/png;base64,${bad(random).toString('base64')}`,
      'A',
      '====',
      'a b+c',
    ]);
  return random.pick([
    String(random.int(-3, 1_000_000)),
    random.line(random.int(0, 60)),
    'png',
    '1',
    '0',
    'url',
    'bytes',
    'x'.repeat(random.int(100, 5000)),
  ]);
}

const encoded = (text) => encodeURIComponent(text.toWellFormed());

/** A form in the URL's own encoding. */
export function urlencoded(random) {
  const body = random.weigh([
    [
      6,
      () => {
        const fields = Array.from({ length: random.int(0, 8) }, () => random.pick(FIELDS));
        const pairs = fields.map((field) => `${encoded(field)}=${encoded(value(random, field))}`);
        return (random.chance(0.7) ? [`model_key=${random.pick(MODELS)}`, ...pairs] : pairs).join(
          random.pick(['&', '&', '&&', ';']),
        );
      },
    ],
    [1, () => `model_key=background-removal&image_url=${encoded(link(random))}`],
    [1, () => 'a=1&'.repeat(random.int(900, 5000))],
    [1, () => `model_key=background-removal&image_base64=${'%'.repeat(random.int(1, 200))}`],
    [1, () => `task_id=${encoded(random.pick(NAUGHTY))}&response=url`],
    [1, () => random.bytes(random.int(1, 600)).toString('latin1')],
    [0.2, () => `x=${'y'.repeat(random.int(60_000, 300_000))}`],
  ])();
  return { type: 'application/x-www-form-urlencoded', body: Buffer.from(body, 'latin1') };
}

const disposition = (name, rest = '') => `Content-Disposition: form-data; name="${name}"${rest}`;

/** One part of a multipart body, whole or broken. */
function part(random, boundary) {
  const head = random.weigh([
    [6, () => disposition(random.pick(FIELDS))],
    [3, () => disposition('image_file', '; filename="a.png"')],
    [
      1,
      () =>
        `${disposition('image_file', '; filename="a.png"')}\r\nContent-Type: ${random.pick(['image/png', 'multipart/mixed; boundary=c', '', random.line(20)])}`,
    ],
    [1, () => ''],
    [1, () => 'X: y'],
    [1, () => disposition(random.line(20))],
    [1, () => `Content-Disposition: ${random.line(40)}`],
    [0.5, () => disposition('n'.repeat(random.int(1000, 20_000)))],
    [0.5, () => `${disposition('a')}\r\n${'X: y\r\n'.repeat(random.int(10, 400))}X: z`],
    [0.5, () => `${disposition('image_file', "; filename*=utf-8''%E8%A1%AC%zz")}`],
  ])();
  const content = random.weigh([
    [3, () => Buffer.from(value(random, random.pick(FIELDS)), 'latin1')],
    [2, () => bad(random)],
    [0.1, () => good()],
    [1, () => Buffer.from(`--${boundary}`)],
    [1, () => Buffer.from('--c\r\nContent-Disposition: form-data; name="x"\r\n\r\ny\r\n--c--')],
    [1, () => random.bytes(random.int(0, 300))],
  ])();
  const newline = random.chance(0.9) ? '\r\n' : '\n';
  return Buffer.concat([
    Buffer.from(`--${boundary}${newline}${head}${newline}${newline}`, 'latin1'),
    content,
    Buffer.from(newline),
  ]);
}

/** A multipart body that is broken in one of many ways, or odd but whole. */
export function multipart(random) {
  const boundary = random.weigh([
    [8, 'b'],
    [1, '----WebKitFormBoundaryAAAA'],
    [1, 'a.b+c(d)'],
    [0.5, '-'],
    [0.5, 'x'.repeat(random.int(70, 300))],
  ]);
  const model = Buffer.from(`--${boundary}\r\n${disposition('model_key')}\r\n\r\n${random.pick(MODELS)}\r\n`);
  const count = random.weigh([
    [8, random.int(0, 4)],
    [1, random.int(5, 90)],
    [0.3, random.int(101, 3000)],
  ]);
  const parts =
    count > 90
      ? Array(count).fill(Buffer.from(`--${boundary}\r\n${disposition('f')}\r\n\r\nx\r\n`))
      : Array.from({ length: count }, () => part(random, boundary));
  const end = random.weigh([
    [7, `--${boundary}--\r\n`],
    [1, ''],
    [1, `--${boundary}--`],
    [1, `--${boundary}`],
    [1, `--${boundary}--\r\nepilogue`],
  ]);
  const start = random.chance(0.1) ? Buffer.from('preamble\r\n') : Buffer.alloc(0);
  const body = Buffer.concat([start, ...(random.chance(0.7) ? [model] : []), ...parts, Buffer.from(end)]);
  const cut = random.chance(0.15) ? body.subarray(0, random.int(0, body.length)) : body;
  const type = random.weigh([
    [10, `multipart/form-data; boundary=${boundary}`],
    [1, `multipart/form-data; boundary="${boundary}"`],
    [1, 'multipart/form-data'],
    [1, 'multipart/form-data; boundary='],
    [1, `multipart/form-data; charset=utf-8; boundary=other`],
    [0.5, `multipart/mixed; boundary=${boundary}`],
    [0.5, `multipart/form-data; boundary="${boundary}`],
    [0.5, `MULTIPART/FORM-DATA;boundary=${boundary};boundary=c`],
  ]);
  return { type, body: cut };
}
