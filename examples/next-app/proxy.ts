import { type NextRequest, NextResponse } from 'next/server';

/** Gives each visitor a number. An application with a login has one already. */
export function proxy(request: NextRequest) {
  const response = NextResponse.next();
  if (!request.cookies.has('visitor')) {
    response.cookies.set('visitor', crypto.randomUUID(), { httpOnly: true, sameSite: 'strict' });
  }
  return response;
}

// Not for the uploads: where a proxy.ts matches, Next cuts bodies off at 10 MB without a word.
export const config = { matcher: '/((?!api/koukoutu/|_next/).*)' };
