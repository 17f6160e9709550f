import type { Checks } from './entry.js';

/** Headers, framing and links. */
export const transportChecks: Checks = {
  'answer-arrives': {
    rule: 'Every request gets an answer.',
    example: 'the connection ended without an answer: socket hang up',
  },
  'answer-in-time': {
    rule: 'An answer comes before clients give up; that to a look-up or to the create of a task comes at once.',
    example: 'no complete answer came: no complete answer within 45000 ms',
  },
  'answer-complete': {
    rule: 'The body has as many bytes as were announced.',
    example: 'the answer ends after 1204 of 3102 announced bytes',
  },
  'content-length-true': {
    rule: 'Nothing follows the announced end of the body, and the two ways of framing are not mixed.',
    example: '12 bytes follow the 85 that Content-Length announces',
  },
  'http-wellformed': {
    rule: 'The answer is HTTP.',
    example: 'the answer is not HTTP: Parse Error: Invalid header value char',
  },
  'no-redirect': {
    rule: 'No answer sends the client elsewhere: the spec has no redirects, and a redirect would carry the key along.',
    example: 'HTTP 302 sends the client to https://elsewhere.example.com/; the spec has no redirect',
  },
  'content-encoding-as-asked': {
    rule: 'A body is encoded only when the client accepts that, and really is what the label says.',
    example:
      'the body is labelled Content-Encoding: gzip although only identity was accepted, and the body is not even gzip',
  },
  'header-once': {
    rule: 'Headers that can have one value stand once.',
    example: 'content-type stands 2 times: application/json and text/html',
  },
  'no-cookies': {
    rule: 'No cookies are set: keys travel in a header, and there are no sessions.',
    example: 'a cookie "session" is set; the spec has no cookies',
  },
  'keyed-answer-not-cached': {
    rule: 'An answer to a keyed call is neither offered to shared caches nor taken from one.',
    example: 'Cache-Control: public, max-age=3600 lets the answer to a keyed call be repeated from a cache',
  },
  'no-cors': {
    rule: 'The API hosts answer without CORS headers.',
    example: 'access-control-allow-origin: *; the API answers without CORS headers',
  },
  'retry-after-usable': {
    rule: 'Retry-After is a number of seconds or a date, and stands only beside a refusal.',
    example: 'Retry-After: soon is neither seconds (up to an hour) nor an HTTP date',
  },
  'headers-steady': {
    rule: 'A header that most answers of a kind have is not missing from some, and none has a header of its own.',
    example: 'etag is missing here; 41 of 42 such answers have it',
  },
  'https-link': {
    rule: 'Links are https; plain http only on this computer.',
    example: 'the link http://results.example.com/1.png is plain http',
  },
  'link-without-login': {
    rule: 'No link carries a user name or a password: fetch refuses to follow such a link.',
    example: 'a link to results.example.com carries a user name or a password',
  },
  'no-farewell': {
    rule: 'No answer announces (Deprecation, Sunset) that its operation will go, unless the spec says so too.',
    example: 'Sunset: Sat, 31 Dec 2026 23:59:59 GMT announces that createSync will go; the spec does not say so',
  },
};

/** Keys: asked for, and never shown. */
export const authenticationChecks: Checks = {
  'key-not-echoed': {
    rule: 'The API key never comes back: not in a body, a header or a link.',
    example: 'the header X-Debug-Key repeats the API key',
  },
  'key-required': {
    rule: 'No key, a wrong, an empty or a nearly right one: all are refused, on every operation.',
    example: 'accepted with HTTP 200 without a key',
  },
  'foreign-key-refused': {
    rule: 'The key of one gateway is not taken by the other.',
    example: 'accepted with HTTP 200 with the key of the other gateway',
  },
  'key-accepted': {
    rule: 'The right key is taken in every form that the spec declares.',
    example: 'a request that the spec allows was refused with HTTP 401: 无效的 API Key',
  },
  'link-works-without-key': {
    rule: 'A result is fetched without any key.',
    example: 'the result link answers HTTP 401 without a key',
  },
};
