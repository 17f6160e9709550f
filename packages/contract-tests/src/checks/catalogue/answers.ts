import type { Checks } from './entry.js';

/** The status, and the code in the envelope. */
export const statusChecks: Checks = {
  'status-declared': {
    rule: 'The HTTP status is one that the spec declares for the operation.',
    example: 'HTTP 201 is not declared for createTask, which has 200, 401, 402, …',
  },
  'status-expected': {
    rule: 'A success is HTTP 200.',
    example: 'HTTP 202 where the spec answers a success with 200',
  },
  'valid-request-accepted': {
    rule: 'What the spec allows is not refused.',
    example: 'a request that the spec allows was refused with HTTP 422: 参数错误',
  },
  'refusal-code': {
    rule: 'A refusal has the code that the spec gives to that mistake.',
    example: 'refused with code 404 without a key; due is 401',
  },
  'envelope-code-matches-status': {
    rule: "The code in an error's envelope is its HTTP status, unless the status is 200.",
    example: 'HTTP 401 carries an envelope with code 403',
  },
  'refusal-style-steady': {
    rule: 'A host gives one refusal either by HTTP status or by an envelope under 200, not now so, now so.',
    example: 'this refusal comes in another form than the others of async/401, which tell by its HTTP status',
  },
  'reason-given': {
    rule: 'A refusal, and a failed task, say why in words.',
    example: 'the reason is an empty text',
  },
};

/** Media types, held against the bytes. */
export const mediaChecks: Checks = {
  'content-type-declared': {
    rule: 'The media type is one that the spec declares for this status.',
    example: 'text/html is not declared for HTTP 200, which has application/json',
  },
  'content-type-true': {
    rule: 'The label says what the bytes are.',
    example: 'image/webp labels a body that is no picture: it starts with "<!doctype html>"',
  },
  'charset-utf8': {
    rule: 'Text is UTF-8.',
    example: 'application/json; charset=gbk: every text of this API is UTF-8',
  },
  'picture-format-equals-label': {
    rule: 'The picture has the format that its label says.',
    example: 'the label says image/png, the bytes are jpeg',
  },
  'link-ending-true': {
    rule: 'A result link ends as the format does that lies behind it: programs save the file under that name.',
    example: 'the link ends in .png, the file is a webp',
  },
};

/** The text of a body, before anything is read out of it. */
export const rawByteChecks: Checks = {
  'json-wellformed': {
    rule: 'A JSON body is JSON to its last byte.',
    example: 'the body is not JSON: Unexpected non-whitespace character after JSON at position 85',
  },
  'json-encoding': {
    rule: 'JSON is UTF-8 without a byte-order mark.',
    example: 'the body starts with a byte-order mark (EF BB BF)',
  },
  'json-no-duplicate-keys': {
    rule: 'No name stands twice in an object: parsers disagree on which one counts.',
    example: 'the name "state" stands twice in one object',
  },
  'json-safe-numbers': {
    rule: 'Numbers survive being read as doubles, and integers are written as integers.',
    example: '9007199254740993 is beyond 2^53: a program that reads it as a double gets 9007199254740992',
  },
  'json-object': {
    rule: 'The body is the JSON itself, not JSON inside a string.',
    example: 'the body is a JSON text inside a JSON string: it was encoded twice',
  },
  'events-as-documented': {
    rule: 'An answer that was asked for as a stream is one: events of the kinds that the spec has, the pictures numbered from 0, an end.',
    example: 'the stream ends without data: [DONE]',
  },
  'text-not-garbled': {
    rule: 'Texts are readable: no replacement characters, no UTF-8 read as Latin-1, no escapes left over.',
    example: '"æ— æ•ˆçš„ API Key" is text in a broken encoding',
  },
};

/** Bodies against the schema and the documented examples. */
export const schemaChecks: Checks = {
  'body-matches-schema': {
    rule: "The body fits the spec's schema, the branch chosen by what the answer says of itself.",
    example: '/data/task_id is "176"; the spec says integer',
  },
  'undeclared-field': {
    rule: 'The body has no field that the spec does not know.',
    example: '"eta" is not in the spec, which has state, result_file, message, progress, position',
  },
  'undeclared-value': {
    rule: 'An open set holds only values that the spec lists; a newcomer is to be added to it.',
    example: '3 is not among [0,1,2,-1]',
  },
  'documented-field-present': {
    rule: 'A field that every documented example of this answer has is there, although the schema makes it optional.',
    example: 'every documented example of this answer has /data/progress; it is missing here',
  },
  'usage-adds-up': {
    rule: 'The tokens and pictures that an answer says were used add up, and are those that it holds.',
    example: '1643 tokens in all, and 266 + 1226 + 0 in parts',
  },
  'answer-agrees': {
    rule: 'What an answer of the third-party models says of itself agrees with what was asked and with what it holds: the model, the number of the candidate, the reason of the end, the time.',
    example: 'gemini-2.5-flash-image answers; asked was gemini-3-pro-image',
  },
  'answer-id-unique': {
    rule: 'Every answer has an id of its own.',
    example: 'the id "r-1" was given to the answer of generateContent/aspectRatio=2:3#call too',
  },
};
