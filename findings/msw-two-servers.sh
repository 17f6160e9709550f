#!/usr/bin/env bash
# msw 3.0.5. A library's test helper and a test each call `setupServer` and `listen`.
# Guess: each answers for its own addresses; after the second is closed, the first still works.
# Behaviour: only the one that listened last is asked. Closing it does not bring the first one back.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install msw@3.0.5
program <<'JS'
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { finding } from './finding.mjs';

const ask = (host) => fetch(`http://${host}.test/`).then((response) => response.text(), () => 'not mocked');
const serverFor = (host) => setupServer(http.get(`http://${host}.test/`, () => HttpResponse.text(host)));
const first = serverFor('first');
const second = serverFor('second');
first.listen({ onUnhandledFrame: 'bypass' });
const alone = await ask('first');
second.listen({ onUnhandledFrame: 'bypass' });
const both = [await ask('first'), await ask('second')];
second.close();
const after = await ask('first');
first.close();
finding({
  guess: { alone: 'first', both: ['first', 'second'], after: 'first' },
  recorded: { alone: 'first', both: ['not mocked', 'second'], after: 'not mocked' },
  seen: { alone, both, after },
});
JS
