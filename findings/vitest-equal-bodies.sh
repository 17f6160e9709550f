#!/usr/bin/env bash
# vitest 5.1.1. `toEqual` of two values with different contents.
# Guess: it fails for Blobs, ArrayBuffers, Requests and Responses, as it does for Headers and FormData.
# Behaviour: it passes: these have no properties of their own that it could compare.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install vitest@5.1.1
cat >"$folder/equal.test.mjs" <<'JS'
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const form = (value) => {
  const data = new FormData();
  data.append('name', value);
  return data;
};
const pairs = {
  Headers: [new Headers({ a: '1' }), new Headers({ a: '2' })],
  FormData: [form('1'), form('2')],
  Blob: [new Blob(['a']), new Blob(['b'])],
  ArrayBuffer: [new Uint8Array([1]).buffer, new Uint8Array([2]).buffer],
  Request: [new Request('http://a.example/'), new Request('http://b.example/')],
  Response: [new Response('a'), new Response('b', { status: 404 })],
};
test('is equal', () => {
  const seen = {};
  for (const [name, [one, other]] of Object.entries(pairs)) {
    try {
      expect(one).toEqual(other);
      seen[name] = 'equal';
    } catch {
      seen[name] = 'different';
    }
  }
  writeFileSync('seen.json', JSON.stringify(seen));
});
JS
program <<'JS'
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { finding } from './finding.mjs';

execFileSync('node_modules/.bin/vitest', ['run', '--root', '.'], { stdio: 'ignore' });
const different = { Headers: 'different', FormData: 'different' };
finding({
  guess: { ...different, Blob: 'different', ArrayBuffer: 'different', Request: 'different', Response: 'different' },
  recorded: { ...different, Blob: 'equal', ArrayBuffer: 'equal', Request: 'equal', Response: 'equal' },
  seen: JSON.parse(readFileSync('seen.json', 'utf8')),
});
JS
