/** Pictures that one visitor may have cut out. */
const PICTURES = 20;
/** Of this process. With several servers, count in your database. */
const used = new Map<string, number>();

/** Decides who spends your credits. In an application with a login, ask that instead. */
export function isKnownVisitor(request: Request): boolean | Response {
  const visitor = /(?:^|; )visitor=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1];
  if (visitor === undefined) return false;
  const count = used.get(visitor) ?? 0;
  if (count >= PICTURES) return Response.json({ code: 429, message: 'no pictures left' }, { status: 429 });
  used.set(visitor, count + 1);
  return true;
}
