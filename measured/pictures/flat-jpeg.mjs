// Writes a baseline JPEG of flat blocks. It covers what the usual encoders do not write: odd sampling, colour models, scans.
import { colourAt, HEIGHT, WIDTH } from './scene.mjs';

/** The simplest Huffman tables: 16 codes of 5 bits for the differences of DC, and for AC only the end of the block. */
const DC_COUNTS = [0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const DC_VALUES = Array.from({ length: 16 }, (_, size) => size);
const AC_COUNTS = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const AC_VALUES = [0];

const word = (value) => [value >> 8, value & 255];
export const segment = (marker, content) =>
  Buffer.concat([Buffer.from([0xff, marker, ...word(content.length + 2)]), Buffer.from(content)]);

class Bits {
  #bytes = [];
  #held = 0;
  #count = 0;
  put(value, length) {
    for (let at = length - 1; at >= 0; at -= 1) {
      this.#held = (this.#held << 1) | ((value >> at) & 1);
      this.#count += 1;
      if (this.#count === 8) this.#flush();
    }
  }
  #flush() {
    this.#bytes.push(this.#held);
    if (this.#held === 0xff) this.#bytes.push(0);
    this.#held = 0;
    this.#count = 0;
  }
  /** Fills the last byte with ones. */
  align() {
    while (this.#count > 0) this.put(1, 1);
  }
  marker(value) {
    this.align();
    this.#bytes.push(0xff, value);
  }
  bytes() {
    this.align();
    return Buffer.from(this.#bytes);
  }
}

export const toYcc = ([r, g, b]) => [
  0.299 * r + 0.587 * g + 0.114 * b,
  128 - 0.168736 * r - 0.331264 * g + 0.5 * b,
  128 + 0.5 * r - 0.418688 * g - 0.081312 * b,
];

/** Ink for a colour, 0 to 255, where 255 is full ink. No black is used, so that the colour is easy to compute. */
export const toCmyk = (colour) => [...colour.map((value) => 255 - value), 0];

/**
 * @param {object} [options]
 * @param {(colour: number[]) => number[]} [options.model] the components of a colour, 0 to 255
 * @param {[number, number][]} [options.sampling] horizontal and vertical factor of each component
 * @param {number[]} [options.ids] names of the components
 * @param {boolean} [options.interleaved] one scan for all, or one for each component
 * @param {number} [options.restart] blocks between restart markers
 * @param {boolean} [options.late] the height follows the scan (DNL)
 * @param {8 | 12} [options.precision] bits per sample
 * @param {Buffer[]} [options.before] segments after SOI
 * @param {Buffer} [options.between] bytes before the frame header
 */
export function flatJpeg({
  model = toYcc,
  sampling = [
    [1, 1],
    [1, 1],
    [1, 1],
  ],
  ids = [1, 2, 3, 4],
  interleaved = true,
  restart = 0,
  late = false,
  precision = 8,
  before = [],
  between = Buffer.alloc(0),
} = {}) {
  const parts = sampling.map(([h, v], index) => ({ h, v, id: ids[index], index }));
  const most = [Math.max(...parts.map(({ h }) => h)), Math.max(...parts.map(({ v }) => v))];
  const frame = [precision, ...word(late ? 0 : HEIGHT), ...word(WIDTH), parts.length];
  for (const { id, h, v } of parts) frame.push(id, (h << 4) | v, 0);
  const scans = interleaved ? [parts] : parts.map((part) => [part]);
  const written = scans.flatMap((own, index) => [
    scanHead(own),
    scan(own, { most, model, restart, precision }),
    late && index === 0 ? segment(0xdc, word(HEIGHT)) : Buffer.alloc(0),
  ]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...before,
    segment(0xdb, [0, ...new Array(64).fill(1)]),
    between,
    segment(precision === 8 ? 0xc0 : 0xc1, frame),
    segment(0xc4, [0x00, ...DC_COUNTS, ...DC_VALUES]),
    segment(0xc4, [0x10, ...AC_COUNTS, ...AC_VALUES]),
    ...(restart > 0 ? [segment(0xdd, word(restart))] : []),
    ...written,
    Buffer.from([0xff, 0xd9]),
  ]);
}

const scanHead = (parts) => segment(0xda, [parts.length, ...parts.flatMap(({ id }) => [id, 0]), 0, 63, 0]);

function scan(parts, { most: [hMost, vMost], model, restart, precision }) {
  const bits = new Bits();
  const last = new Map();
  const block = ({ h, v, index }, column, row) => {
    const x = Math.min(WIDTH - 1, column * 8 * (hMost / h));
    const y = Math.min(HEIGHT - 1, row * 8 * (vMost / v));
    const value = model(colourAt(x, y))[index] * (precision === 12 ? 16 : 1) - (precision === 12 ? 2048 : 128);
    const level = Math.round(value * 8);
    const difference = level - (last.get(index) ?? 0);
    last.set(index, level);
    const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
    bits.put(size, 5);
    if (size > 0) bits.put(difference > 0 ? difference : difference + 2 ** size - 1, size);
    bits.put(0, 1);
  };
  // In a scan of one component every unit is a single block, whatever the sampling factors are.
  const single = parts.length === 1;
  const [wide, tall] = single
    ? [Math.ceil((WIDTH * parts[0].h) / hMost / 8), Math.ceil((HEIGHT * parts[0].v) / vMost / 8)]
    : [Math.ceil(WIDTH / 8 / hMost), Math.ceil(HEIGHT / 8 / vMost)];
  let unit = 0;
  for (let row = 0; row < tall; row += 1) {
    for (let column = 0; column < wide; column += 1) {
      if (restart > 0 && unit > 0 && unit % restart === 0) {
        bits.marker(0xd0 + ((unit / restart - 1) % 8));
        last.clear();
      }
      unit += 1;
      for (const part of parts) {
        if (single) block(part, column, row);
        else
          for (let v = 0; v < part.v; v += 1)
            for (let h = 0; h < part.h; h += 1) block(part, column * part.h + h, row * part.v + v);
      }
    }
  }
  return bits.bytes();
}
