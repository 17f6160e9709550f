/** A file of the control page. */
export interface PageAsset {
  contentType: string;
  body: string;
}

const PAGE = `<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>koukoutu-mock</title>
<h1>koukoutu-mock</h1>
<p>The control API is described in <a href="/__mock/openapi.json">openapi.json</a>.
Its state: <a href="/__mock/state">state</a>, <a href="/__mock/tasks">tasks</a>,
<a href="/__mock/accounts">accounts</a>, <a href="/__mock/journal">journal</a>.</p>
`;

/** The file of the control page at a path below `/__mock`, or undefined when there is none. */
export async function pageAsset(path: string): Promise<PageAsset | undefined> {
  return path === '' || path === '/' ? { contentType: 'text/html; charset=utf-8', body: PAGE } : undefined;
}
