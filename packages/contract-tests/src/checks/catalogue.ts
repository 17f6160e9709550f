/** What kind of drift a check looks for. */
export type CheckFamily =
  | 'transport'
  | 'authentication'
  | 'status'
  | 'media'
  | 'raw-bytes'
  | 'schema'
  | 'picture'
  | 'flow'
  | 'request'
  | 'cost'
  | 'sdk'
  | 'baseline';

/** A check as the documentation shows it. */
export interface CheckEntry {
  readonly family: CheckFamily;
  /** The rule in one sentence. */
  readonly rule: string;
  /** A finding of this check, as a report would word it. */
  readonly example: string;
}

/** Every check by its stable id. docs/contract/checks.md is written from this list; a test keeps the two together. */
export const CHECKS: Readonly<Record<string, CheckEntry>> = {
  'answer-arrives': {
    family: 'transport',
    rule: 'Every request gets an answer.',
    example: 'the connection ended without an answer: socket hang up',
  },
  'answer-in-time': {
    family: 'transport',
    rule: 'An answer comes before clients give up; that to a look-up or to the create of a task comes at once.',
    example: 'no complete answer came: no complete answer within 45000 ms',
  },
  'answer-complete': {
    family: 'transport',
    rule: 'The body has as many bytes as were announced.',
    example: 'the answer ends after 1204 of 3102 announced bytes',
  },
  'content-length-true': {
    family: 'transport',
    rule: 'Nothing follows the announced end of the body, and the two ways of framing are not mixed.',
    example: '12 bytes follow the 85 that Content-Length announces',
  },
  'http-wellformed': {
    family: 'transport',
    rule: 'The answer is HTTP.',
    example: 'the answer is not HTTP: Parse Error: Invalid header value char',
  },
  'no-redirect': {
    family: 'transport',
    rule: 'No answer sends the client elsewhere: the spec has no redirects, and a redirect would carry the key along.',
    example: 'HTTP 302 sends the client to https://elsewhere.example.com/; the spec has no redirect',
  },
  'content-encoding-as-asked': {
    family: 'transport',
    rule: 'A body is encoded only when the client accepts that, and really is what the label says.',
    example:
      'the body is labelled Content-Encoding: gzip although only identity was accepted, and the body is not even gzip',
  },
  'header-once': {
    family: 'transport',
    rule: 'Headers that can have one value stand once.',
    example: 'content-type stands 2 times: application/json and text/html',
  },
  'no-cookies': {
    family: 'transport',
    rule: 'No cookies are set: keys travel in a header, and there are no sessions.',
    example: 'a cookie "session" is set; the spec has no cookies',
  },
  'keyed-answer-not-cached': {
    family: 'transport',
    rule: 'An answer to a keyed call is neither offered to shared caches nor taken from one.',
    example: 'Cache-Control: public, max-age=3600 lets the answer to a keyed call be repeated from a cache',
  },
  'no-cors': {
    family: 'transport',
    rule: 'The API hosts answer without CORS headers.',
    example: 'access-control-allow-origin: *; the API answers without CORS headers',
  },
  'retry-after-usable': {
    family: 'transport',
    rule: 'Retry-After is a number of seconds or a date, and stands only beside a refusal.',
    example: 'Retry-After: soon is neither seconds (up to an hour) nor an HTTP date',
  },
  'headers-steady': {
    family: 'transport',
    rule: 'A header that most answers of a kind have is not missing from some, and none has a header of its own.',
    example: 'Content-Length is missing here; 41 of 42 such answers have it',
  },
  'https-link': {
    family: 'transport',
    rule: 'Links are https; plain http only on this computer.',
    example: 'the link http://results.example.com/1.png is plain http',
  },
  'link-without-login': {
    family: 'transport',
    rule: 'No link carries a user name or a password: fetch refuses to follow such a link.',
    example: 'a link to results.example.com carries a user name or a password',
  },
  'no-farewell': {
    family: 'transport',
    rule: 'No answer announces (Deprecation, Sunset) that its operation will go, unless the spec says so too.',
    example: 'Sunset: Sat, 31 Dec 2026 23:59:59 GMT announces that createSync will go; the spec does not say so',
  },
  'key-not-echoed': {
    family: 'authentication',
    rule: 'The API key never comes back: not in a body, a header or a link.',
    example: 'the header X-Debug-Key repeats the API key',
  },
  'key-required': {
    family: 'authentication',
    rule: 'No key, a wrong, an empty or a nearly right one: all are refused, on every operation.',
    example: 'accepted with HTTP 200 without a key',
  },
  'foreign-key-refused': {
    family: 'authentication',
    rule: 'The key of one gateway is not taken by the other.',
    example: 'accepted with HTTP 200 with the key of the other gateway',
  },
  'key-accepted': {
    family: 'authentication',
    rule: 'The right key is taken in every form that the spec declares.',
    example: 'a request that the spec allows was refused with HTTP 401: 无效的 API Key',
  },
  'link-works-without-key': {
    family: 'authentication',
    rule: 'A result is fetched without any key.',
    example: 'the result link answers HTTP 401 without a key',
  },
  'status-declared': {
    family: 'status',
    rule: 'The HTTP status is one that the spec declares for the operation.',
    example: 'HTTP 201 is not declared for createTask, which has 200, 401, 402, …',
  },
  'status-expected': {
    family: 'status',
    rule: 'A success is HTTP 200.',
    example: 'HTTP 202 where the spec answers a success with 200',
  },
  'valid-request-accepted': {
    family: 'status',
    rule: 'What the spec allows is not refused.',
    example: 'a request that the spec allows was refused with HTTP 422: 参数错误',
  },
  'invalid-request-refused': {
    family: 'request',
    rule: 'What the spec forbids is refused.',
    example: 'accepted with HTTP 200 with output_format=no-such-value',
  },
  'refusal-code': {
    family: 'status',
    rule: 'A refusal has the code that the spec gives to that mistake.',
    example: 'refused with code 404 without a key; due is 401',
  },
  'envelope-code-matches-status': {
    family: 'status',
    rule: "The code in an error's envelope is its HTTP status, unless the status is 200.",
    example: 'HTTP 401 carries an envelope with code 403',
  },
  'refusal-style-steady': {
    family: 'status',
    rule: 'A host gives one refusal either by HTTP status or by an envelope under 200, not now so, now so.',
    example: 'this refusal comes in another form than the others of async/401, which tell by its HTTP status',
  },
  'reason-given': {
    family: 'status',
    rule: 'A refusal, and a failed task, say why in words.',
    example: 'the reason is an empty text',
  },
  'content-type-declared': {
    family: 'media',
    rule: 'The media type is one that the spec declares for this status.',
    example: 'text/html is not declared for HTTP 200, which has application/json',
  },
  'content-type-true': {
    family: 'media',
    rule: 'The label says what the bytes are.',
    example: 'image/webp labels a body that is no picture: it starts with "<!doctype html>"',
  },
  'charset-utf8': {
    family: 'media',
    rule: 'Text is UTF-8.',
    example: 'application/json; charset=gbk: every text of this API is UTF-8',
  },
  'picture-format-equals-label': {
    family: 'media',
    rule: 'The picture has the format that its label says.',
    example: 'the label says image/png, the bytes are jpeg',
  },
  'link-ending-true': {
    family: 'media',
    rule: 'A result link ends as the format does that lies behind it: programs save the file under that name.',
    example: 'the link ends in .png, the file is a webp',
  },
  'json-wellformed': {
    family: 'raw-bytes',
    rule: 'A JSON body is JSON to its last byte.',
    example: 'the body is not JSON: Unexpected non-whitespace character after JSON at position 85',
  },
  'json-encoding': {
    family: 'raw-bytes',
    rule: 'JSON is UTF-8 without a byte-order mark.',
    example: 'the body starts with a byte-order mark (EF BB BF)',
  },
  'json-no-duplicate-keys': {
    family: 'raw-bytes',
    rule: 'No name stands twice in an object: parsers disagree on which one counts.',
    example: 'the name "state" stands twice in one object',
  },
  'json-safe-numbers': {
    family: 'raw-bytes',
    rule: 'Numbers survive being read as doubles, and integers are written as integers.',
    example: '9007199254740993 is beyond 2^53: a program that reads it as a double gets 9007199254740992',
  },
  'json-object': {
    family: 'raw-bytes',
    rule: 'The body is the JSON itself, not JSON inside a string.',
    example: 'the body is a JSON text inside a JSON string: it was encoded twice',
  },
  'events-as-documented': {
    family: 'raw-bytes',
    rule: 'An answer that was asked for as a stream is one: events of the kinds that the spec has, the pictures numbered from 0, an end.',
    example: 'the stream ends without data: [DONE]',
  },
  'text-not-garbled': {
    family: 'raw-bytes',
    rule: 'Texts are readable: no replacement characters, no UTF-8 read as Latin-1, no escapes left over.',
    example: '"æ— æ•ˆçš„ API Key" is text in a broken encoding',
  },
  'body-matches-schema': {
    family: 'schema',
    rule: "The body fits the spec's schema, the branch chosen by what the answer says of itself.",
    example: '/data/task_id is "176"; the spec says integer',
  },
  'undeclared-field': {
    family: 'schema',
    rule: 'The body has no field that the spec does not know.',
    example: '"eta" is not in the spec, which has state, result_file, message, progress, position',
  },
  'undeclared-value': {
    family: 'schema',
    rule: 'An open set holds only values that the spec lists; a newcomer is to be added to it.',
    example: '3 is not among [0,1,2,-1]',
  },
  'documented-field-present': {
    family: 'schema',
    rule: 'A field that every documented example of this answer has is there, although the schema makes it optional.',
    example: 'every documented example of this answer has /data/progress; it is missing here',
  },
  'usage-adds-up': {
    family: 'schema',
    rule: 'The tokens and pictures that an answer says were used add up, and are those that it holds.',
    example: '1643 tokens in all, and 266 + 1226 + 0 in parts',
  },
  'answer-agrees': {
    family: 'schema',
    rule: 'What an answer of the third-party models says of itself agrees with what was asked and with what it holds: the model, the number of the candidate, the reason of the end, the time.',
    example: 'gemini-2.5-flash-image answers; asked was gemini-3-pro-image-preview',
  },
  'answer-id-unique': {
    family: 'schema',
    rule: 'Every answer has an id of its own.',
    example: 'the id "r-1" was given to the answer of generateContent/aspectRatio=2:3#call too',
  },
  'picture-decodes': {
    family: 'picture',
    rule: 'The picture can be decoded to its last pixel.',
    example: 'the webp cannot be decoded: unable to decode frame',
  },
  'picture-complete': {
    family: 'picture',
    rule: 'The file is whole: neither cut short nor followed by other bytes, its checksums right.',
    example: 'the png ends without its IEND chunk',
  },
  'picture-format-as-asked': {
    family: 'picture',
    rule: 'The picture has the format that was asked for.',
    example: 'the picture is a webp; asked for was png',
  },
  'picture-has-alpha': {
    family: 'picture',
    rule: 'A cut-out has transparency.',
    example: 'the picture has no alpha channel',
  },
  'picture-not-blank': {
    family: 'picture',
    rule: 'There is something to see: not everything is clear, and not everything has one colour.',
    example: '100.0 % of the picture is clear',
  },
  'picture-opaque': {
    family: 'picture',
    rule: 'Where no transparency is due, there is none.',
    example: '12.0 % of the picture is transparent; none should be',
  },
  'picture-size': {
    family: 'picture',
    rule: 'The picture has the size, the ratio or the resolution that was asked for; a cut-out that of the upload.',
    example: 'the picture is 128 × 104 px; it should be 256 × 208 px',
  },
  'picture-still': {
    family: 'picture',
    rule: 'The picture is no animation.',
    example: 'the picture is an animation of 2 frames',
  },
  'picture-upright': {
    family: 'picture',
    rule: 'No EXIF entry asks viewers to turn the picture.',
    example: 'EXIF orientation 6 makes viewers turn the picture',
  },
  'picture-depth': {
    family: 'picture',
    rule: 'The picture has 8 bits a channel.',
    example: 'the picture has 16 bits a channel; web formats have 8',
  },
  'picture-in-colour': {
    family: 'picture',
    rule: 'A picture of a coloured upload has colour channels.',
    example: 'the picture has only grey; the upload was in colour',
  },
  'picture-count': {
    family: 'picture',
    rule: 'The answer holds as many pictures as were asked for, in the form that was asked for.',
    example: 'the answer holds 1 picture as url; asked for was 2',
  },
  'stated-size-true': {
    family: 'picture',
    rule: 'A size that the answer states is the size of the picture.',
    example: 'the answer states "2048x2048", the picture is 1024 × 1024 px',
  },
  'picture-shows-upload': {
    family: 'picture',
    rule: 'What can be seen is what was uploaded, in its colours up to its edge, and in its place.',
    example: 'only 3 % of the visible subject has the colours of the upload (off by 97 of 255 on average)',
  },
  'picture-keeps-detail': {
    family: 'picture',
    rule: 'Fine detail of the upload is still there: the picture was not shrunk and enlarged again.',
    example: 'the fine pattern of the upload has 12 % of its contrast: the picture is blurred or enlarged',
  },
  'subject-kept': {
    family: 'picture',
    rule: 'The subject of the upload can be seen.',
    example: 'only 0 % of the uploaded subject can be seen',
  },
  'subject-undistorted': {
    family: 'picture',
    rule: 'The subject keeps its proportions.',
    example: 'the subject is stretched: 2.00 times as wide, for its height, as it was sent',
  },
  'subject-share': {
    family: 'picture',
    rule: 'The subject takes the share of the frame that main_ratio asks for.',
    example: 'the subject takes 52 % of the frame; asked for was 80 %',
  },
  'background-removed': {
    family: 'picture',
    rule: 'The background of the upload is gone.',
    example: 'only 41 % of the uploaded background was removed',
  },
  'background-colour': {
    family: 'picture',
    rule: 'The ground has the colour that was asked for.',
    example: 'the ground is rgba(255, 255, 255, 255); asked for was rgb(51, 102, 204)',
  },
  'crop-trims': {
    family: 'picture',
    rule: 'crop=1 trims the clear margin on all four sides, and nothing else.',
    example: 'the picture is 124 × 110 px; trimmed to the subject it would be about 65 × 68 px',
  },
  'stamp-crop-finds-print': {
    family: 'picture',
    rule: 'stamp_crop=1 cuts the frame to the print.',
    example: 'the picture is 124 × 110 px; the print takes 31 × 30 px',
  },
  'generated-input-answered': {
    family: 'request',
    rule: 'Whatever is sent, the answer is one that the spec declares (mock only; shrunk to the smallest request).',
    example: 'a generated request got an answer that the spec does not declare; the smallest is {"crop":"%00"}',
  },
  'option-has-effect': {
    family: 'request',
    rule: 'An option that was sent shows in the answer.',
    example: 'border=2 gives no other picture than border=1',
  },
  'default-as-documented': {
    family: 'request',
    rule: 'An option that is left out does what its documented default does.',
    example: 'without shadow_opacity, the picture is another than with shadow_opacity=0.75',
  },
  'task-id-unique': {
    family: 'flow',
    rule: 'No two tasks have one id.',
    example: 'the task id 176 was given to two tasks',
  },
  'progress-never-falls': {
    family: 'flow',
    rule: 'Progress never falls from one poll to the next.',
    example: 'progress falls from 65.71 to 12.5 between two polls',
  },
  'progress-fits-state': {
    family: 'flow',
    rule: 'Progress is under 100 while a task runs and 100 when it is done.',
    example: 'progress is 100.00 although the state is still 0',
  },
  'queue-position': {
    family: 'flow',
    rule: 'The place in the queue only falls, and is −1 once the task runs.',
    example: 'the queue position rises from 1 to 4',
  },
  'message-fits-state': {
    family: 'flow',
    rule: "The envelope's word is the documented one, for a task that of its state.",
    example: 'the message while the state is 0 is "success"; documented is running',
  },
  'result-only-when-done': {
    family: 'flow',
    rule: 'A result is named only when the task is done.',
    example: 'a result is named although the state is 0',
  },
  'result-when-done': {
    family: 'flow',
    rule: 'A task that is done names its result.',
    example: 'the task is done and names no result',
  },
  'task-succeeds': {
    family: 'flow',
    rule: 'A task for a good picture ends well.',
    example: 'the task ended with state 2; this request should succeed',
  },
  'task-fails': {
    family: 'flow',
    rule: 'A task that was told to fail fails (mock only).',
    example: 'the task ended with state 1; it should fail',
  },
  'task-ends': {
    family: 'flow',
    rule: 'Every task comes to an end.',
    example: 'the task came to no end in 62 polls, its progress standing at "65.71"',
  },
  'final-state-stays': {
    family: 'flow',
    rule: 'After a final state, every poll says the same.',
    example: 'the state is 0 after it had ended as 1',
  },
  'result-link-stays': {
    family: 'flow',
    rule: 'The result of a task stays the same file.',
    example: 'the result is another file than before',
  },
  'result-stable': {
    family: 'flow',
    rule: 'A link fetched twice gives the same bytes.',
    example: 'the file behind the result link is another one the second time',
  },
  'result-of-own-task': {
    family: 'flow',
    rule: 'No two tasks share one result.',
    example: 'two tasks name the same result link',
  },
  'slots-enforced': {
    family: 'flow',
    rule: 'No more tasks run at once than the account has slots.',
    example: '7 tasks run at once although the account has 5 slots',
  },
  'slots-available': {
    family: 'flow',
    rule: 'As many tasks run at once as the account has slots.',
    example: 'only 3 of 7 tasks were accepted; the account has 5 slots',
  },
  'credits-charged-once': {
    family: 'cost',
    rule: 'What is made is paid for once, at the price in the spec.',
    example: 'a synchronous png (background-removal) took 4 credits; the spec says 2',
  },
  'credits-not-charged': {
    family: 'cost',
    rule: 'Refusals, polls, downloads and reading the credits cost nothing.',
    example: 'a refused createSync (bad-option) changed the credits by -1; it costs nothing',
  },
  'credits-never-negative': {
    family: 'cost',
    rule: 'An account never has less than nothing.',
    example: 'the account has -3 credits after a synchronous webp',
  },
  'sdk-request-fits': {
    family: 'sdk',
    rule: 'Every request that the SDK sends fits the spec.',
    example: 'removeBackground/plain sends a body where the body has "edge", which the spec does not',
  },
  'sdk-understands': {
    family: 'sdk',
    rule: 'The SDK understands every answer that the spec allows.',
    example: 'extractPrint ended with InvalidResponseError: the answer to a poll has no state',
  },
  'baseline-current': {
    family: 'baseline',
    rule: 'No accepted deviation is past its date.',
    example: 'the accepted deviation 3f2a… of owner ana expired on 2026-10-01',
  },
};
