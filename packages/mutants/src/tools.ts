import type { Passing, PassingAnswer, PassingRequest } from './contract.js';
import { isNode } from './contract.js';

/** Any JSON value, free to be changed. */
// biome-ignore lint/suspicious/noExplicitAny: mutations reach into bodies whose form they are about to break.
export type Any = any;

/** Changes the JSON of a response; other responses pass unchanged. */
export function editJson(answer: PassingAnswer, edit: (value: Any) => Any): void {
  let value: Any;
  try {
    value = JSON.parse(answer.body.toString('utf8'));
  } catch {
    return;
  }
  const edited = edit(value);
  answer.body = Buffer.from(JSON.stringify(edited === undefined ? value : edited));
}

/** Changes the JSON of successful responses of one operation. */
export function onSuccess(operationId: string, edit: (value: Any, passing: Passing) => Any) {
  return (answer: PassingAnswer, passing: Passing): void => {
    if (passing.request.operationId !== operationId || answer.status !== 200) return;
    editJson(answer, (value) => (isSuccess(value) ? edit(value, passing) : undefined));
  };
}

/** Changes the candidate of Gemini responses with a picture; `inline` is that picture. */
export function onDrawn(operationId: string, edit: (candidate: Any & { inline: Any }) => void) {
  return onSuccess(operationId, (value) => {
    const candidate = value.candidates?.[0];
    const inline = candidate?.content?.parts?.find((part: Any) => part.inlineData)?.inlineData;
    if (!inline) return;
    // Next to the candidate, not in it: it must not become part of the response.
    edit(Object.defineProperty(candidate, 'inline', { value: inline, enumerable: false }));
  });
}

/** Changes the text of successful JSON responses of one operation. */
export function onText(operationId: string, edit: (text: string) => string | Buffer) {
  return (answer: PassingAnswer, passing: Passing): void => {
    if (passing.request.operationId !== operationId || answer.status !== 200) return;
    if (answer.body[0] !== 0x7b) return;
    answer.body = Buffer.from(edit(answer.body.toString('utf8')));
  };
}

/** Changes the polls of tasks in one state. */
export function onPoll(state: number | undefined, edit: (value: Any, passing: Passing) => Any) {
  return onSuccess('queryTask', (value, passing) =>
    state === undefined || value.data?.state === state ? edit(value, passing) : undefined,
  );
}

/** Changes the refusals of some or all operations. */
export function onRefusal(edit: (answer: PassingAnswer, passing: Passing) => void, ...operations: readonly string[]) {
  return (answer: PassingAnswer, passing: Passing): void => {
    if (operations.length > 0 && !operations.includes(passing.request.operationId)) return;
    if (answer.status >= 400) edit(answer, passing);
  };
}

/** Changes pictures: whole bodies of some operations. */
export function onPicture(
  edit: (body: Buffer, passing: Passing) => Buffer | Promise<Buffer>,
  ...operations: readonly string[]
) {
  return async (answer: PassingAnswer, passing: Passing): Promise<void> => {
    if (!operations.includes(passing.request.operationId) || answer.status !== 200) return;
    if (answer.body[0] === 0x7b) return;
    answer.body = await edit(answer.body, passing);
  };
}

/** Sets a header of a response, in place of all lines of that name. */
export function setHeader(answer: PassingAnswer | PassingRequest, name: string, value: string | undefined): void {
  answer.headers = answer.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  if (value !== undefined) answer.headers.push([name, value]);
}

/** A header of a request or a response. */
export function header(message: Readonly<PassingAnswer | PassingRequest>, name: string): string | undefined {
  return message.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** Changes a field of a form, multipart or urlencoded, on its way; undefined removes it. */
export function editField(request: PassingRequest, field: string, edit: (value: string) => string | undefined): void {
  const type = header(request, 'content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const value = form.get(field);
    if (value === null) return;
    const next = edit(value);
    if (next === undefined) form.delete(field);
    else form.set(field, next);
    request.body = Buffer.from(form.toString());
    return;
  }
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (!boundary) return;
  const parts = request.body.toString('latin1').split(`--${boundary}`);
  const changed = parts.flatMap((part) => {
    const match = /name="([^"]+)"/.exec(part);
    if (match?.[1] !== field || part.includes('filename=')) return [part];
    const at = part.indexOf('\r\n\r\n') + 4;
    const next = edit(Buffer.from(part.slice(at, -2), 'latin1').toString('utf8'));
    return next === undefined ? [] : [`${part.slice(0, at)}${Buffer.from(next).toString('latin1')}\r\n`];
  });
  request.body = Buffer.from(changed.join(`--${boundary}`), 'latin1');
}

/** Adds a field that the request leaves out, as a server with another default does. */
export function fillIn(request: PassingRequest, field: string, value: string): void {
  if (fieldOf(request, field) !== undefined) return;
  const type = header(request, 'content-type') ?? '';
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
  if (boundary) {
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`;
    request.body = Buffer.concat([Buffer.from(part), request.body]);
  } else if (type.startsWith('application/x-www-form-urlencoded')) {
    request.body = Buffer.from(`${request.body.toString()}&${new URLSearchParams([[field, value]])}`);
  }
}

/** Changes the JSON of a request. */
export function editJsonRequest(request: PassingRequest, edit: (value: Any) => void): void {
  try {
    const value = JSON.parse(request.body.toString('utf8'));
    edit(value);
    request.body = Buffer.from(JSON.stringify(value));
  } catch {
    // The case broke it on purpose, so it is left as it is.
  }
}

/** A field of a request's form, or undefined. */
export function fieldOf(request: Readonly<PassingRequest>, field: string): string | undefined {
  let found: string | undefined;
  editField({ ...request, headers: [...request.headers] }, field, (value) => {
    found = value;
    return value;
  });
  return found;
}

function isSuccess(value: unknown): boolean {
  return isNode(value) && !('error' in value) && (value.code === undefined || value.code === 200);
}

/** The operations of tasks, with downloads and credits. */
export const TASKS = ['createTask', 'queryTask', 'downloadResult'] as const;
export const MATTING = ['createSync', 'createTask', 'queryTask', 'getCredits'] as const;
export const MODELS = ['generateNanoBanana', 'generateContent', 'generateImages'] as const;
