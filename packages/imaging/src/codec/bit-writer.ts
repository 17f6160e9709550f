/** Writes bits into bytes, the lowest bit first, as WebP's lossless format does. */
export class BitWriter {
  #bytes = new Uint8Array(1 << 12);
  #length = 0;
  #pending = 0;
  #pendingBits = 0;

  /**
   * @param value the bits; those above `count` must be 0.
   * @param count how many bits are written, 0–16.
   */
  write(value: number, count: number): void {
    this.#pending |= value << this.#pendingBits;
    this.#pendingBits += count;
    while (this.#pendingBits >= 8) {
      if (this.#length === this.#bytes.length) this.#grow();
      this.#bytes[this.#length] = this.#pending;
      this.#length += 1;
      this.#pending >>>= 8;
      this.#pendingBits -= 8;
    }
  }

  /** The bytes written so far, the last one filled up with zeros. */
  finish(): Uint8Array {
    if (this.#pendingBits > 0) this.write(0, 8 - this.#pendingBits);
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
