import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { vi } from 'vitest';

/** Makes each write of a manifest fail for which the condition holds, as a full disk does, after half of it was written. */
export function failToWrite(condition: (text: string) => boolean): void {
  const { writeSync } = fs;
  const failing = (fd: number, bytes: Uint8Array, at?: number) => {
    if (!(bytes instanceof Uint8Array) || !condition(Buffer.from(bytes).toString())) return writeSync(fd, bytes, at);
    writeSync(fd, bytes.subarray(0, bytes.length / 2));
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  vi.spyOn(fs, 'writeSync').mockImplementation(failing as typeof writeSync);
  syncBuiltinESMExports();
}

/** The disk has room again. */
export function makeRoom(): void {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
}
