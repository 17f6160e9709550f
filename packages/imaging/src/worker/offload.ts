import { longSideOf } from '../compose/extract-print.js';
import { generatedSize } from '../compose/generate.js';
import { ImagingError } from '../picture/errors.js';
import { readHeader } from '../picture/header.js';
import type { Imaging, Picture, ResultRules } from '../picture/types.js';
import { PixelBudget } from './budget.js';
import type { Operation } from './messages.js';
import type { PictureThread } from './thread.js';

/** Up to so many pixels, a picture is made on the caller's thread: it takes too little time to matter. */
const ON_THE_SPOT = 2_000_000;
/** Most pixels in work at the same time. A picture with as many or more is made alone. */
const AT_A_TIME = 32_000_000;

/** The pixels of an operation: of its input or its result, whichever is larger. */
type Weights = { [O in Operation]: (...args: Parameters<Imaging[O]>) => number };

const weightsUnder = (rules: ResultRules): Weights => ({
  removeBackground: pixelsOf,
  cropPrint: pixelsOf,
  extractPrint: (bytes, options = {}) => Math.max(pixelsOf(bytes), longSideOf(options.resolution ?? '1k') ** 2),
  addShadow: pixelsOf,
  generate(options) {
    const headers = (options.images ?? []).map(readHeader);
    const { width, height } = generatedSize(options, headers, rules);
    return headers.reduce((most, header) => Math.max(most, header.width * header.height), width * height);
  },
  standIn: () => 0,
  upscale: (bytes, options = {}) => pixelsOf(bytes) * (options.scale ?? 2) ** 2,
  outpaint: (bytes, { left, top, right, bottom }) => {
    const { width, height } = readHeader(bytes);
    return (width + left + right) * (height + top + bottom);
  },
  retouch: pixelsOf,
  restyle: pixelsOf,
  vectorize: pixelsOf,
});

function pixelsOf(bytes: Uint8Array): number {
  const { width, height } = readHeader(bytes);
  return width * height;
}

/**
 * Makes large pictures on a thread, so that other requests do not wait for them, and limits how many are in work at once.
 *
 * @param here makes small pictures, and all pictures if there is no thread.
 */
export function offload(here: Imaging, thread: PictureThread | undefined, rules: ResultRules): Imaging {
  const weights = weightsUnder(rules);
  const budget = new PixelBudget(AT_A_TIME);

  async function make<O extends Operation>(operation: O, args: Parameters<Imaging[O]>): Promise<Picture> {
    const onTheSpot = here[operation] as (...given: Parameters<Imaging[O]>) => Promise<Picture>;
    const weight = weigh(weights[operation], args);
    if (weight <= ON_THE_SPOT) return onTheSpot(...args);
    return budget.use(weight, async () => {
      if (!thread) return onTheSpot(...args);
      try {
        return await thread.run(operation, args);
      } finally {
        // Frees the pixels of a huge picture at once, instead of at the next garbage collection.
        if (weight >= AT_A_TIME) await thread.close();
      }
    });
  }

  return {
    probe: here.probe,
    removeBackground: (...args) => make('removeBackground', args),
    cropPrint: (...args) => make('cropPrint', args),
    extractPrint: (...args) => make('extractPrint', args),
    addShadow: (...args) => make('addShadow', args),
    generate: (...args) => make('generate', args),
    standIn: (...args) => make('standIn', args),
    upscale: (...args) => make('upscale', args),
    outpaint: (...args) => make('outpaint', args),
    retouch: (...args) => make('retouch', args),
    restyle: (...args) => make('restyle', args),
    vectorize: (...args) => make('vectorize', args),
    close: async () => thread?.close(),
  };
}

/** The weight of an operation; 0 for a picture that cannot be read, which the operation then reports. */
function weigh<O extends Operation>(weightOf: Weights[O], args: Parameters<Imaging[O]>): number {
  try {
    return weightOf(...args);
  } catch (error) {
    if (error instanceof ImagingError) return 0;
    throw error;
  }
}
