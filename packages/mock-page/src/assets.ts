import { readFile } from 'node:fs/promises';

/** A file of the control page. */
export interface PageAsset {
  contentType: string;
  body: string;
}

/** The files of the page, with their content types. */
const TYPES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/**
 * Headers for every file of the page. They allow only the page's script and style, and only its server, and forbid frames.
 * Pictures are blobs, because they are fetched with the token.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const assets = new Map<string, Promise<PageAsset>>();

/**
 * The file of the control page at a path below `/__mock`, or undefined if there is none. Each file is read once.
 *
 * @throws Error if the files are missing from the installation
 */
export async function pageAsset(path: string): Promise<PageAsset | undefined> {
  const name = path === '' || path === '/' ? 'index.html' : path.slice(1);
  const contentType = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (contentType === undefined) return undefined;
  let asset = assets.get(name);
  if (!asset) {
    asset = readPageFile(name).then((body) => ({ contentType, body }));
    assets.set(name, asset);
    asset.catch(() => assets.delete(name));
  }
  return asset;
}

async function readPageFile(name: string): Promise<string> {
  // In the built mock, this module is in dist/, next to page/. In tests it is in src/, and the page is built into ../dist/.
  for (const folder of ['./page/', '../dist/']) {
    const text = await readFile(new URL(folder + name, import.meta.url), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  throw new Error('The control page is missing from this installation: build the package.');
}
