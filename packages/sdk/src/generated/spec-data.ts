// Generated from openapi/ by `npm run generate`. Do not edit.

/** The live base URLs. */
export const hosts = {
  "sync": "https://sync.koukoutu.com",
  "async": "https://async.koukoutu.com",
  "models": "https://apis.koukoutu.com"
} as const;

/** The header that carries the key on the sync and async hosts. */
export const apiKeyHeader = 'X-API-Key';

/** The model ids that the third-party models are called with unless told otherwise (guesses). */
export const defaultModelIds = {
  "nano-banana-pro": "gemini-3-pro-image",
  "seedream4.5": "doubao-seedream-4-5-251128"
} as const;

/** Number of tasks that one account may have waiting or running at the same time. Another one is refused with code 429. Unit: tasks per account. */
export const tasksAtOnce = 5;

/** Largest picture file, 40 MB. An older source says 15 MB (code 406); the kit follows the newer 40 MB. Unit: bytes. */
export const fileBytes = 41943040;

/** The size limit by an older source, 15 MB. It is recorded here, but the kit does not enforce it. Unit: bytes. */
export const fileBytesOlder = 15728640;

/** Longest allowed width and height of a picture. Unit: pixels. */
export const sidePixelsMax = 10000;

/** Shortest allowed width and height of a picture. A smaller picture is refused with code 407. Unit: pixels. */
export const sidePixelsMin = 70;

/** Recommended pause between two polls of one task. Unit: milliseconds. */
export const pollIntervalMs = 1000;

/** The shortest time after which a client was seen giving up on a task. Unit: milliseconds. */
export const giveUpMinMs = 45000;

/** The longest time after which a client was seen giving up on a task. The kit waits this long by default. Unit: milliseconds. */
export const giveUpMaxMs = 300000;

/** How often the vendor's asynchronous nodes retry after a 500, 502, 503 or 504. They create a new task each time, even after a failed poll, so they may pay again (the kit never does). The code of the synchronous node intends to retry but cannot. Unit: retries. */
export const serverErrorRetries = 6;

/** How long a result link is valid, 20 minutes (a guess, from the links that the vendor's website hands out). Unit: milliseconds. */
export const resultLinkMs = 1200000;

/** Price of one synchronous picture. Unit: credits. */
export const syncPictureCredits = 1;

/** Price of one task. No source states it; that it equals the price of a synchronous picture is a guess. Unit: credits. */
export const taskPictureCredits = 1;

/** Added to the price if `output_format` is `png`. Unit: credits. */
export const pngExtraCredits = 1;

/** Largest number of input pictures in one seedream4.5 call (a guess taken from Volcengine Ark's public documentation). Unit: pictures. */
export const seedreamImagesMax = 14;

/** Largest input picture for seedream4.5 (a guess). Unit: bytes. */
export const seedreamImageBytes = 10485760;

/** Most pixels (width times height) of a seedream4.5 input picture (a guess). Unit: pixels in all. */
export const seedreamImagePixels = 36000000;

/** Shortest side of a seedream4.5 input picture, which must exceed 14 px (a guess). Unit: pixels. */
export const seedreamSidePixelsMin = 15;

/** The aspect ratio of a seedream4.5 picture, input or output, must be between 1:16 and 16:1 (a guess). Unit: ratio of the longer to the shorter side. */
export const seedreamRatioMax = 16;

/** Fewest pixels of a seedream4.5 picture that is requested as `WIDTHxHEIGHT` (a guess). Unit: pixels in all. */
export const seedreamOutputPixelsMin = 3686400;

/** Most pixels of a seedream4.5 picture that is requested as `WIDTHxHEIGHT` (a guess). Unit: pixels in all. */
export const seedreamOutputPixelsMax = 16777216;

/** Most pictures in one seedream4.5 sequence (a guess). Unit: pictures. */
export const seedreamSequenceMax = 15;

/** Most pictures in one seedream4.5 call, inputs and outputs together (a guess). Unit: pictures. */
export const seedreamPicturesMax = 15;

/** How long a seedream4.5 result link is valid, 24 hours (a guess). Unit: milliseconds. */
export const seedreamLinkMs = 86400000;

/** The models that have their own pages in the vendor's documentation. */
export const documentedModelKeys = ["background-removal","stamp-background-removal","image-extract","image-shadow-v3"] as const;

/** A model without its own page: one that public programs were seen using, or any later one. Models with a page are excluded here, so that their own rules always apply. */
export const otherModelKeys = ["image-extract-v2","stamp-crop","image-to-image","upscale2stamp","image-outpaint","image-watermark","image-watermark-v2","image-to-svg","image-retouch","image-eliminate"] as const;

/** File format of the result, `webp` by default. png may cost one more credit (C1). */
export const outputFormats = ["webp","png"] as const;

/** Edge enhancement: `0` none (default), `1` standard, `2` strong. One transcript of the vendor's pages lists only 0 and 1, and one program's test sends 3. The kit accepts 0 to 2. */
export const borders = [0,1,2] as const;

/** The object that the print is on: 服装 (clothes), 鞋包 (shoes and bags), 配饰 (accessories) or other free text. Required with a file. Whether it is required with a link is not known; the kit always sends it. */
export const extractTypes = ["服装","鞋包","配饰"] as const;

/** Resolution of the extracted print. The default is not known. */
export const resolutions = ["1k","4k"] as const;

/** Aspect ratio of the extracted print, width to height; `0:0` (default) keeps that of the input. */
export const sizes = ["0:0","1:1","1:2","2:1","2:3","3:2","3:4","3:5","3:7","4:3","5:3","6:7","7:3","7:6","9:16","16:9","26:38","27:50","50:27"] as const;

/** Aspect ratio of the picture. If absent, it is the documented ratio closest to the input picture. 1:4, 4:1, 1:8 and 8:1 are guesses: Google documents them only for gemini-3.1-flash-image. */
export const aspectRatios = ["1:1","3:2","2:3","3:4","4:3","4:5","5:4","9:16","16:9","21:9","1:4","4:1","1:8","8:1"] as const;

/** Size of the picture (a guess from Google's types). It is for nano-banana-pro; nano-banana accepts none. Google documents `512` only for gemini-3.1-flash-image. */
export const imageSizes = ["512","1K","2K","4K"] as const;
