import type { Clock } from './clock.js';
import type { Random } from './random.js';

/** A picture that the mock keeps: an upload, or a result behind a link. */
export interface StoredPicture {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Mock time at which it was stored. */
  readonly storedAt: number;
  /** Mock time at which its link stops working. Infinity for uploads, which have no link. */
  expiresAt: number;
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
  /** Largest number of pictures. The oldest are removed first. Default 400. */
  maxPictures?: number;
  /** Largest number of bytes of all pictures together. Default 256 MiB. */
  maxBytes?: number;
  /** How long a result's link works, in milliseconds of mock time. Default 24 hours (a guess: the API only calls it temporary). */
  resultLifetime?: number;
}

/** The pictures that the mock keeps, bounded by count, bytes and age. */
export interface Pictures {
  /** Stores a picture with a link. Without `id`, a new one is drawn from the seed. */
  putResult(bytes: Uint8Array, contentType: string, owner?: PictureOwner, id?: string): StoredPicture;
  /** Draws an id for an upload. */
  nextUploadId(): string;
  /** Stores an upload until its room is needed. */
  putUpload(id: string, bytes: Uint8Array, contentType: string): StoredPicture;
  /** The stored picture with an id, expired or not. */
  get(id: string): StoredPicture | undefined;
  /** The picture behind a link. Undefined if the link is unknown or has expired. */
  open(id: string): StoredPicture | undefined;
  /** Makes a link expire now. Returns false if it is unknown. */
  expire(id: string): boolean;
  /** Keeps a picture until it is released, even if its room is needed. */
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
    // A picture is removed after twice the lifetime of a link. The map is in order of age.
    for (const picture of kept.values()) {
      if (pinned.has(picture.id)) continue;
      const stale = now - picture.storedAt > 2 * resultLifetime;
      if (kept.size > maxPictures || total > maxBytes || stale) drop(picture);
      else break;
    }
  };
  const put = (id: string, given: Uint8Array, contentType: string, expiresAt: number, owner = {}): StoredPicture => {
    // A view of a small part of a large body would keep the whole body in memory, so it is copied.
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
    // Stored bytes never change, so a snapshot shares them.
    snapshot: () => [...kept.values()].map((picture) => ({ ...picture })),
    restore(pictures) {
      kept = new Map(pictures.map((picture) => [picture.id, { ...picture }]));
      pinned.clear();
      total = pictures.reduce((sum, picture) => sum + picture.bytes.byteLength, 0);
    },
  };
}
