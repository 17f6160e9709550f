import { crc32, deflateSync, gzipSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function header(width, height, depth, colour) {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = depth;
  data[9] = colour;
  return chunk('IHDR', data);
}

/** A PNG of grey noughts, with whatever chunks before its pixels; its pixels may be fewer than it says. */
function png(width, height, { extra = [], rows = height } = {}) {
  const pixels = deflateSync(Buffer.alloc((width + 1) * rows), { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    header(width, height, 8, 0),
    ...extra,
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const made = new Map();
const once = (name, make) => {
  if (!made.has(name)) made.set(name, make());
  return made.get(name);
};

/** A small picture that is whole: what costs a request its innocence lies elsewhere. */
export const good = () => once('good', () => png(80, 70));

/** A picture that is broken, of a wrong size or of another format; none costs much to refuse. */
export function bad(random) {
  const whole = good();
  return random.pick([
    () => Buffer.alloc(0),
    () => whole.subarray(0, random.int(1, whole.length - 1)),
    () => {
      const spoiled = Buffer.from(whole);
      for (let flips = random.int(1, 8); flips > 0; flips--)
        spoiled[random.int(0, spoiled.length - 1)] ^= random.int(1, 255);
      return spoiled;
    },
    () => random.bytes(random.int(1, 400)),
    () => Buffer.concat([whole, random.bytes(200)]),
    () => png(1, 1),
    () => png(69, 500),
    () => Buffer.concat([SIGNATURE, header(0xffffffff, 0xffffffff, 16, 6)]),
    () => Buffer.concat([SIGNATURE, header(0, 0, 8, 2), chunk('IEND', Buffer.alloc(0))]),
    () => png(60_000, 60_000, { rows: 1 }),
    () => png(400, 400, { rows: 3 }),
    () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]), random.bytes(300)]),
    () => Buffer.concat([Buffer.from('RIFF\xff\xff\xff\xffWEBPVP8X', 'latin1'), random.bytes(80)]),
    () => Buffer.concat([Buffer.from('RIFF\x10\0\0\0WEBPVP8L', 'latin1'), random.bytes(20)]),
    () => Buffer.concat([Buffer.from('GIF89a'), random.bytes(60)]),
    () => Buffer.concat([Buffer.from('II*\0'), random.bytes(60)]),
    () => Buffer.concat([Buffer.from('\0\0\0\x20ftypavif', 'latin1'), random.bytes(60)]),
    () => Buffer.from('%PDF-1.7\n'),
    () =>
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000"><image href="file:///etc/passwd"/></svg>',
      ),
  ])();
}

/** A picture that unpacks to far more than it weighs. */
export function bomb(random) {
  return random.pick([
    () => once('largest', () => png(9_999, 9_999)),
    () =>
      once('profile', () => png(100, 100, { extra: [chunk('iCCP', Buffer.concat([Buffer.from('p\0\0'), zeros()]))] })),
    () => once('text', () => png(100, 100, { extra: [chunk('zTXt', Buffer.concat([Buffer.from('t\0\0'), zeros()]))] })),
    () => once('promise', () => png(30_000, 30_000, { rows: 2_000 })),
  ])();
}

/** A hundred megabytes of nothing, packed. */
function zeros() {
  return once('zeros', () => deflateSync(Buffer.alloc(100 * 1024 * 1024), { level: 9 }));
}

/** Two hundred megabytes of nothing, packed as a request body would be. */
export const packedBody = () => once('body', () => gzipSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 }));
