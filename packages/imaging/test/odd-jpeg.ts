/** How a JPEG of {@link oddJpeg} differs from the usual form. */
export interface OddJpeg {
  /** Components of the frame, 1–4. Default 3. */
  components?: number;
  /** Bits per sample. More than 8 needs process 1 (extended) or 3 (lossless). Default 8. */
  precision?: number;
  /** The process: the frame marker is `0xffc0 + process`. 0 baseline (default), 1 extended, 3 lossless. */
  process?: number;
  /** Sampling factors of the first component, `[horizontal, vertical]`. Default `[1, 1]`. */
  sampling?: [number, number];
  /** The transform of an Adobe segment: 0 none, 1 YCbCr, 2 YCCK. Default: no such segment. */
  adobe?: number;
  /** Bytes before each marker except the first. */
  between?: number[];
  /** The height that the frame header gives. Default: the true one. */
  statedHeight?: number;
  /** Whole segments after the start of the image. */
  segments?: Buffer[];
  /** Bytes after the end of the image. */
  tail?: Buffer;
}

const [WIDTH, HEIGHT] = [160, 120];
const BLOCKS = [WIDTH / 8, HEIGHT / 8] as const;

/**
 * Writes a small JPEG by hand, 160 × 120 px: a dark square in the middle of a light background. Each block has one tone, so a few
 * lines can write forms that no available encoder writes.
 */
export function oddJpeg(odd: OddJpeg = {}): Buffer {
  const { components = 3, process = 0, adobe, between = [], segments = [], tail = Buffer.alloc(0) } = odd;
  const parts = [...segments];
  if (adobe !== undefined) parts.push(segment(0xee, [...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, adobe]));
  parts.push(segment(0xdb, [0, ...Array<number>(64).fill(8)]), frameHeader(odd));
  // Codes of the DC differences: five bits for each category. The only AC code has one bit and ends a block.
  const categories = process === 3 ? 17 : 16;
  parts.push(segment(0xc4, [0x00, 0, 0, 0, 0, categories, ...Array<number>(11).fill(0), ...Array(categories).keys()]));
  parts.push(segment(0xc4, [0x10, 1, ...Array<number>(15).fill(0), 0]));
  const selectors = Array.from({ length: components }, (_, i) => [i + 1, 0]).flat();
  const spectral = process === 3 ? [1, 0, 0] : [0, 63, 0];
  parts.push(Buffer.concat([segment(0xda, [components, ...selectors, ...spectral]), scan(odd)]));
  parts.push(Buffer.from([0xff, 0xd9]));
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts.flatMap((part) => [Buffer.from(between), part]), tail]);
}

/** Builds a segment with its marker and length. */
export function segment(marker: number, body: readonly number[] | Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, Buffer.from(body)]);
}

function frameHeader({ components = 3, precision = 8, process = 0, sampling = [1, 1], statedHeight }: OddJpeg): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(statedHeight ?? HEIGHT, 0);
  size.writeUInt16BE(WIDTH, 2);
  const planes = Array.from({ length: components }, (_, i) => [
    i + 1,
    i === 0 ? sampling[0] * 16 + sampling[1] : 0x11,
    0,
  ]);
  return segment(0xc0 + process, [precision, ...size, components, ...planes.flat()]);
}

/** The entropy-coded data: how each block (in a lossless picture, each sample) differs from the one before. */
function scan({ components = 3, precision = 8, process = 0, sampling = [1, 1] }: OddJpeg): Buffer {
  let bits = '';
  const put = (difference: number) => {
    const size = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
    bits += size.toString(2).padStart(5, '0');
    if (size > 0) bits += (difference < 0 ? difference + 2 ** size - 1 : difference).toString(2).padStart(size, '0');
  };
  const middle = 2 ** (precision - 1);
  /** From −1 (dark) to 1 (light). Colours stay neutral. */
  const tone = (component: number, x: number, y: number) => {
    const isSquare = Math.abs(x - 0.5) < 0.2 && Math.abs(y - 0.5) < 0.2;
    if (components === 3 && component > 0) return 0;
    return isSquare ? -0.75 : 0.75;
  };
  if (process === 3) {
    const samples = (y: number, x: number) =>
      Array.from({ length: components }, (_, c) => Math.round(middle * (1 + tone(c, x / WIDTH, y / HEIGHT))));
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const before = x > 0 ? samples(y, x - 1) : y > 0 ? samples(y - 1, x) : Array<number>(components).fill(middle);
        for (const [c, value] of samples(y, x).entries()) put(value - (before[c] ?? 0));
      }
    }
  } else {
    const last = Array<number>(components).fill(0);
    const [wide, high] = components === 1 ? [1, 1] : sampling;
    for (let row = 0; row < Math.ceil(BLOCKS[1] / high); row++) {
      for (let column = 0; column < Math.ceil(BLOCKS[0] / wide); column++) {
        for (let c = 0; c < components; c++) {
          for (let block = 0; block < (c === 0 ? wide * high : 1); block++) {
            const x = c === 0 ? column * wide + (block % wide) : column * wide;
            const y = c === 0 ? row * high + Math.floor(block / wide) : row * high;
            const value = Math.round(middle * tone(c, (x + 0.5) / BLOCKS[0], (y + 0.5) / BLOCKS[1]));
            put(value - (last[c] ?? 0));
            last[c] = value;
            bits += '0';
          }
        }
      }
    }
  }
  const bytes = (bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/g) ?? []).map((b) =>
    Number.parseInt(b, 2),
  );
  return Buffer.from(bytes.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])));
}
