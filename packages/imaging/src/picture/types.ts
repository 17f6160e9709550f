/** Picture formats that the API accepts and returns. */
export type PictureFormat = 'png' | 'jpeg' | 'webp';

/**
 * A decoded picture: straight (not premultiplied) RGBA in sRGB, 8 bits a channel, rows from the top, already turned
 * upright by its EXIF orientation.
 */
export interface Raster {
  /** Width in pixels. */
  width: number;
  /** Height in pixels. */
  height: number;
  /** `width × height × 4` bytes: red, green, blue, alpha. */
  data: Uint8ClampedArray;
}

/** Width and height in pixels. */
export interface Size {
  width: number;
  height: number;
}

/** The header of a picture, read without decoding it. */
export interface PictureHeader {
  format: PictureFormat;
  /** Width in pixels as stored, before any EXIF rotation. */
  width: number;
  /** Height in pixels as stored, before any EXIF rotation. */
  height: number;
  /** The picture can hold transparency (an alpha channel or a transparent palette entry). */
  hasAlpha: boolean;
  /** Set for a lossless WebP, which takes more memory to decode. */
  lossless?: true;
  /** EXIF orientation, 1–8. Default 1. */
  orientation: number;
}

/** Limits that a picture's header is checked against before anything is decoded. Lengths in pixels. */
export interface PictureLimits {
  /** Longest width that is accepted. */
  maxWidth?: number;
  /** Longest height that is accepted. */
  maxHeight?: number;
  /** Most pixels (width × height) that are decoded. */
  maxPixels?: number;
  /** Shortest side that is accepted. */
  minSide?: number;
}

/**
 * What the spec says about results. The caller reads it from the spec, because this package restates no fact of the API.
 */
export interface ResultRules {
  /** Aspect ratios of generated pictures, such as `16:9`. Without a requested one, the ratio closest to the input is used. */
  generatedRatios: readonly string[];
  /** Most pixels (width × height) of a generated picture. */
  generatedPixels: number;
  /** Longest side of an extended picture, in pixels. */
  extendedSide: number;
}

/** An encoded picture, as it goes onto the wire. */
export interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  /** Media type of `bytes`, for instance `image/png`. */
  contentType: string;
  /** Width in pixels. */
  width: number;
  /** Height in pixels. */
  height: number;
}

/** Formats of a cut-out. */
export type CutoutFormat = 'png' | 'webp';

/** Edge enhancement of a cut-out: 0 soft, 1 standard, 2 strong. */
export type EdgeLevel = 0 | 1 | 2;

export interface RemoveBackgroundOptions {
  /** Format of the result; default `webp`, as the API's. */
  outputFormat?: CutoutFormat;
  /** Trim the transparent margin; default false. */
  crop?: boolean;
  /** Edge enhancement; default 0. */
  edge?: EdgeLevel;
  /** `general` keeps the whole object. `print` is for a graphic on fabric or paper: its ground is removed, even in gaps. */
  kind?: 'general' | 'print';
  /** Print only: find the print in the picture and crop to it first; default false. */
  stampCrop?: boolean;
}

export interface ExtractPrintOptions {
  /** Long side of the result: `1k` = 1024 px, `4k` = 4096 px (a guess: no source gives the pixels). Default `1k`. */
  resolution?: string;
  /** Ratio `width:height`, for instance `3:4`; `0:0` (default) keeps the input's. */
  size?: string;
  /** Format of the result; default `png`. */
  outputFormat?: PictureFormat;
}

export interface AddShadowOptions {
  /** Darkness of the shadow, 0–1; default 0.75. */
  opacity?: number;
  /** Share of the frame that the subject takes, 0–100 %; default 80. */
  mainRatio?: number;
  /** Ground as `#rgb`, `#rrggbb` or `#rrggbbaa`; null (default) leaves the ground transparent. */
  background?: string | null;
  /** Format of the result; default `png`. */
  outputFormat?: CutoutFormat;
}

export interface GenerateOptions {
  /** What the picture shows, drawn as text; any script. */
  prompt: string;
  /** Encoded input pictures, shown in the result. */
  images?: readonly Uint8Array[];
  /** Exact width in pixels; given with `height`, it wins over `aspectRatio` and `imageSize`. */
  width?: number;
  /** Exact height in pixels. */
  height?: number;
  /** Ratio such as `16:9`. Default: the documented ratio closest to that of the first input picture; 1:1 without inputs. */
  aspectRatio?: string;
  /** `1K` (default), `2K` or `4K`: the result has about the area of a square with a side of 1024, 2048, 4096 px. */
  imageSize?: string;
  /** Format of the result; default `jpeg`. */
  format?: PictureFormat;
  /** Mark the corner as generated; default false. */
  watermark?: boolean;
  /** Index of the picture among those of one request, from 0. Pictures with different indexes differ. */
  index?: number;
}

/** Pixels to add on each side. */
export interface Margins {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Everything the mock does to pictures. Every method is deterministic: on the same back end, equal arguments give equal bytes.
 * Encoded input may be png, jpeg or webp. Anything else, a broken file and a file beyond the limits are rejected with an
 * {@link ImagingError}.
 */
export interface Imaging {
  /** Reads and checks the header only: cheap, and safe on hostile files. Throws {@link ImagingError}. */
  probe(bytes: Uint8Array, limits?: PictureLimits): PictureHeader;
  /** Cuts the subject out: its ground becomes transparent. Same size as the input unless cropped. */
  removeBackground(bytes: Uint8Array, options?: RemoveBackgroundOptions): Promise<Picture>;
  /** Finds the print of a garment and crops to it, and keeps the ground (`stamp-crop`). */
  cropPrint(bytes: Uint8Array, options?: { outputFormat?: PictureFormat }): Promise<Picture>;
  /** Lays the print of a garment flat on a plain ground, at the requested resolution and ratio. */
  extractPrint(bytes: Uint8Array, options?: ExtractPrintOptions): Promise<Picture>;
  /** Puts a cut-out into a frame with a soft shadow beneath. Throws `no-transparency` if the picture is not cut out. */
  addShadow(bytes: Uint8Array, options?: AddShadowOptions): Promise<Picture>;
  /** Draws a picture for a prompt. */
  generate(options: GenerateOptions): Promise<Picture>;
  /** A product on a plain ground, drawn from the link's hash: the same link always gives the same bytes (a JPEG). */
  standIn(link: string): Promise<Picture>;
  /** Enlarges by a whole factor, sharpened. */
  upscale(bytes: Uint8Array, options?: { scale?: number; outputFormat?: PictureFormat }): Promise<Picture>;
  /** Adds margins that continue the picture. */
  outpaint(bytes: Uint8Array, margins: Margins, options?: { outputFormat?: PictureFormat }): Promise<Picture>;
  /** Smooths and brightens, in place of retouching and of the removal of watermarks and objects. */
  retouch(bytes: Uint8Array, options?: { outputFormat?: PictureFormat }): Promise<Picture>;
  /** Restyles a picture by a prompt. `similarity`, 0–1, is how much of the input stays. */
  restyle(
    bytes: Uint8Array,
    options: { prompt?: string; similarity?: number; outputFormat?: PictureFormat },
  ): Promise<Picture>;
  /** Traces the picture into an SVG of flat-coloured shapes. */
  vectorize(bytes: Uint8Array): Promise<Picture>;
  /** Frees threads and memory. Pictures can still be made afterwards, which starts a new thread. */
  close(): Promise<void>;
}

/** What differs between Node and the browser: files to pixels, pixels to files, good resampling. */
export interface Codec {
  /**
   * Decodes a picture into upright sRGB pixels. Rejects with `ImagingError('broken')` if the data is damaged.
   *
   * @param longSide most pixels of the long side: a larger picture is scaled down.
   */
  decode(bytes: Uint8Array, header: PictureHeader, longSide?: number): Promise<Raster>;
  /**
   * Encodes. `jpeg` puts transparency on white. Fully clear pixels may change their colour, in the raster too.
   *
   * @param size scales to this size while encoding, without holding the scaled picture in memory where possible.
   */
  encode(raster: Raster, format: PictureFormat, size?: Size): Promise<Uint8Array<ArrayBuffer>>;
  /** Resamples to exactly `width × height`, without halos from transparent pixels. */
  resize(raster: Raster, width: number, height: number): Promise<Raster>;
}
