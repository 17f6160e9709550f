#!/usr/bin/env bash
# msw 3.0.5. A handler for an address that names the default port, as a base URL in a settings file may.
# Guess: http://api.test:80/ and http://api.test/ are the same address.
# Behaviour: such a handler never matches, because the port is gone from the URL of every request.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install msw@3.0.5
program <<'JS'
import { getResponse, http, HttpResponse } from 'msw';
import { finding } from './finding.mjs';

const answers = async (handler, url) => (await getResponse([http.get(handler, () => new HttpResponse())], new Request(url))) !== undefined;
finding({
  guess: [true, true, true],
  recorded: [true, false, false],
  seen: [
    await answers('http://api.test:8080/', 'http://api.test:8080/'),
    await answers('http://api.test:80/', 'http://api.test:80/'),
    await answers('https://api.test:443/', 'https://api.test:443/'),
  ],
});
JS
