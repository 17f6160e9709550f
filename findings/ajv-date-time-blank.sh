#!/usr/bin/env bash
# Ajv 8.20.0 with ajv-formats 3.0.1. A blank where the T of a date-time belongs.
# Guess: refused. RFC 3339 allows the blank only where applications agree on it, and JSON Schema names none.
# Behaviour: accepted.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install ajv@8.20.0 ajv-formats@3.0.1
program <<'JS'
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { finding } from './finding.mjs';

const ajv = formats(new Ajv());
const isDateTime = (text) => ajv.validate({ type: 'string', format: 'date-time' }, text);
finding({
  guess: [true, false],
  recorded: [true, true],
  seen: [isDateTime('2026-11-30T10:00:00Z'), isDateTime('2026-11-30 10:00:00Z')],
});
JS
