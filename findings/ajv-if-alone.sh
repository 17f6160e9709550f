#!/usr/bin/env bash
# Ajv 8.20.0, JSON Schema 2020-12. An `if` without `then` and `else`, beside `unevaluatedProperties: false`.
# Guess: the properties that a fulfilled `if` names count as evaluated, as the standard says.
# Behaviour: an `if` alone is ignored, so the object is refused. With a `then` that demands nothing new it is accepted.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ajv@8.20.0
program <<'JS'
import { Ajv2020 } from 'ajv/dist/2020.js';
import { finding } from './finding.mjs';

const schema = { type: 'object', if: { properties: { state: { const: 1 } } }, unevaluatedProperties: false };
const accepts = (more) => new Ajv2020({ strict: false }).compile({ ...schema, ...more })({ state: 1 });
finding({ guess: [true, true], recorded: [false, true], seen: [accepts({}), accepts({ then: { minProperties: 0 } })] });
JS
