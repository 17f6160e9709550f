const SHOWN = 20;

/** What became of the requests: counts, and findings that must not be. */
export class Ledger {
  statuses = new Map();
  kinds = new Map();
  findings = [];
  findingCount = 0;
  answers = 0;

  /** Notes something that must not be, with how to send that one request again. */
  find(index, kind, what) {
    this.findingCount++;
    if (this.findings.length < SHOWN) this.findings.push({ index, kind, what });
  }

  /** Notes what a request brought back, and holds it to what it may be. */
  note(index, request, { answers, ended }, keys) {
    const { kind, methods, asked } = request;
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
    this.answers += answers.length;
    if (answers.length === 0) this.#count('none');
    for (const { status, body } of answers) {
      this.#count(status);
      const code = Number(/^\{"code":(5\d\d)/.exec(body)?.[1] ?? 0);
      if ((status >= 500 || code >= 500) && !asked) this.find(index, kind, `${status} ${body.slice(0, 300)}`);
      if (request.control && keys.some((key) => body.includes(key)))
        this.find(index, kind, `A key shows: ${body.slice(0, 300)}`);
    }
    if (methods.length > 0 && answers.length < methods.length && !closesEarly(answers)) {
      this.find(index, kind, `${answers.length} of ${methods.length} answers; the connection was ${ended}`);
    }
  }

  #count(status) {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }
}

/** After a request that HTTP itself does not know, the connection is closed and nothing more is due. */
function closesEarly(answers) {
  const last = answers.at(-1);
  return last !== undefined && /^connection: close/im.test(last.head);
}
