#!/usr/bin/env bash
# Ajv 8.20.0. `strict: false`, so that keywords of OpenAPI that Ajv does not know are no error.
# Guess: data is checked as before: Infinity, which JSON.parse makes of 1e999, is no number.
# Behaviour: it is one now. `strict: false` switches `strictNumbers` off too.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ajv@8.20.0
program <<'JS'
import { Ajv2020 } from 'ajv/dist/2020.js';
import { finding } from './finding.mjs';

const accepts = (options) => new Ajv2020(options).compile({ type: 'number' })(JSON.parse('1e999'));
finding({
  guess: { strict: false, notStrict: false, strictNumbers: false },
  recorded: { strict: false, notStrict: true, strictNumbers: false },
  seen: {
    strict: accepts({}),
    notStrict: accepts({ strict: false }),
    strictNumbers: accepts({ strict: false, strictNumbers: true }),
  },
});
JS
