import type { Clock } from './clock.js';
import type { Random } from './random.js';

/** A picture that the mock keeps: an upload, or a result behind a link. */
export interface StoredPicture {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Mock time at which it was stored. */
  readonly storedAt: number;
  /** Mock time from which its link no longer works; Infinity for uploads, which have no link. */
  expiresAt: number;
  /** Whose result it is. */
  readonly owner: PictureOwner;
}

/** Whose result a picture is, so that faults of its account, model and scenarios strike its link too. */
export interface PictureOwner {
  account?: string;
  model?: string;
  scenarios?: readonly string[];
}

/** How much the mock keeps. */
export interface PictureBounds {
  /** Most pictures kept; the oldest goes first. Default 400. */
  maxPictures?: number;
  /** Most bytes kept, over all pictures. Default 256 MiB. */
  maxBytes?: number;
  /** How long a result's link works, in milliseconds of mock time. Default 24 hours (a guess; the API only says temporary). */
  resultLifetime?: number;
}

/** The pictures that the mock keeps, bounded by count, bytes and age. */
export interface Pictures {
  /** Keeps a picture with a link. `id` is drawn from the seed unless it was drawn before. */
  putResult(bytes: Uint8Array, contentType: string, owner?: PictureOwner, id?: string): StoredPicture;
  /** Draws an id for an upload. */
  nextUploadId(): string;
  /** Keeps an upload, until room is needed. */
  putUpload(id: string, bytes: Uint8Array, contentType: string): StoredPicture;
  /** A picture that is kept, expired or not. */
  get(id: string): StoredPicture | undefined;
  /** The picture behind a link: undefined when unknown or expired. */
  open(id: string): StoredPicture | undefined;
  /** Lets a link expire now; false when it is unknown. */
  expire(id: string): boolean;
  /** Marks a picture as needed: it stays until it is released, whatever the room. */
  pin(id: string): void;
  release(id: string): void;
  usage(): { pictures: number; bytes: number };
  snapshot(): StoredPicture[];
  restore(pictures: readonly StoredPicture[]): void;
}

/** Makes the store of pictures. */
export function createPictures(clock: Clock, random: Random, bounds: PictureBounds = {}): Pictures {
  const { maxPictures = 400, maxBytes = 256 * 1024 * 1024, resultLifetime = 24 * 60 * 60 * 1000 } = bounds;
  let kept = new Map<string, StoredPicture>();
  const pinned = new Set<string>();
  let total = 0;

  const drop = (picture: StoredPicture) => {
    if (kept.delete(picture.id)) total -= picture.bytes.byteLength;
  };
  const makeRoom = () => {
    const now = clock.now();
    // A link that expired a whole lifetime ago is forgotten. The map is in order of age.
    for (const picture of kept.values()) {
      if (pinned.has(picture.id)) continue;
      const stale = now - picture.storedAt > 2 * resultLifetime;
      if (kept.size > maxPictures || total > maxBytes || stale) drop(picture);
      else break;
    }
  };
  const put = (id: string, given: Uint8Array, contentType: string, expiresAt: number, owner = {}): StoredPicture => {
    // A small picture that is a piece of a large body would keep the whole body in memory.
    const bytes = given.byteLength * 2 < given.buffer.byteLength ? given.slice() : given;
    const picture: StoredPicture = { id, bytes, contentType, storedAt: clock.now(), expiresAt, owner };
    const before = kept.get(id);
    if (before) drop(before);
    kept.set(id, picture);
    total += bytes.byteLength;
    pinned.add(id);
    makeRoom();
    pinned.delete(id);
    return picture;
  };

  return {
    putResult: (bytes, contentType, owner, id = random.hex(32)) =>
      put(id, bytes, contentType, clock.now() + resultLifetime, owner),
    nextUploadId: () => `upload-${random.hex(24)}`,
    putUpload: (id, bytes, contentType) => put(id, bytes, contentType, Number.POSITIVE_INFINITY),
    get: (id) => kept.get(id),
    open(id) {
      const picture = kept.get(id);
      return picture && Number.isFinite(picture.expiresAt) && clock.now() < picture.expiresAt ? picture : undefined;
    },
    expire(id) {
      const picture = kept.get(id);
      if (!picture) return false;
      picture.expiresAt = Math.min(picture.expiresAt, clock.now());
      return true;
    },
    pin: (id) => void pinned.add(id),
    release(id) {
      pinned.delete(id);
      makeRoom();
    },
    usage: () => ({ pictures: kept.size, bytes: total }),
    // Bytes never change once stored, so a snapshot shares them.
    snapshot: () => [...kept.values()].map((picture) => ({ ...picture })),
    restore(pictures) {
      kept = new Map(pictures.map((picture) => [picture.id, { ...picture }]));
      pinned.clear();
      total = pictures.reduce((sum, picture) => sum + picture.bytes.byteLength, 0);
    },
  };
}
