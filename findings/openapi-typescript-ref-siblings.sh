#!/usr/bin/env bash
# openapi-typescript 7.13.0. In OpenAPI 3.1, a $ref may have siblings: both hold.
# Guess: the type is the referenced one and the properties beside it, as for the same schemas in `allOf`.
# Behaviour: the siblings are dropped, a required property among them.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

install openapi-typescript@7.13.0 typescript@5.9.3
program <<'JS'
import openapiTS, { astToString } from 'openapi-typescript';
import { finding } from './finding.mjs';

const base = { $ref: '#/components/schemas/Base' };
const more = { type: 'object', properties: { size: { type: 'integer' } }, required: ['size'] };
const document = {
  openapi: '3.1.0',
  info: { title: 'Example', version: '1' },
  paths: {},
  components: { schemas: { Base: { type: 'string' }, Siblings: { ...base, ...more }, AllOf: { allOf: [base, more] } } },
};
const text = astToString(await openapiTS(document)).replace(/\s+/g, ' ');
const mentionsSize = (name, end) => text.slice(text.indexOf(`${name}:`), text.indexOf(end)).includes('size: number');
finding({
  guess: { siblings: true, allOf: true },
  recorded: { siblings: false, allOf: true },
  seen: { siblings: mentionsSize('Siblings', 'AllOf:'), allOf: mentionsSize('AllOf', 'responses:') },
});
JS
