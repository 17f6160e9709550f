// Follows every link of the finished site: to a page, to a place on it, to a picture.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ATTRIBUTE = /\s(?:href|src)="([^"]*)"/g;
const ID = /\sid="([^"]*)"/g;
const decoded = (text) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

/** The file of a static server for an address without its base. */
function fileFor(folder, address) {
  const place = path.join(folder, decodeURI(address));
  return [place, `${place}.html`, path.join(place, 'index.html')].find(
    (file) => /\.\w+$/.test(file) && existsSync(file),
  );
}

/**
 * @param {string} folder the finished site
 * @param {string} base the path that it is served under, with slashes at both ends
 * @returns {string[]} a sentence for each link that leads nowhere
 */
export function deadLinks(folder, base) {
  const texts = new Map();
  const read = (file) => {
    if (!texts.has(file)) texts.set(file, readFileSync(file, 'utf8'));
    return texts.get(file);
  };
  const ids = (file) => new Set([...read(file).matchAll(ID)].map(([, id]) => decoded(id)));
  const found = [];
  for (const name of globSync('**/*.html', { cwd: folder, exclude: ['reference/**', '404.html'] })) {
    const page = `https://site${base}${name.replaceAll('\\', '/')}`;
    for (const [, target] of read(path.join(folder, name)).matchAll(ATTRIBUTE)) {
      const url = new URL(decoded(target), page);
      if (url.hostname !== 'site' || url.protocol !== 'https:') continue;
      const file = url.pathname.startsWith(base) ? fileFor(folder, url.pathname.slice(base.length)) : undefined;
      const id = decodeURIComponent(url.hash.slice(1));
      if (file === undefined) found.push(`${name}: ${target} leads nowhere`);
      else if (id !== '' && file.endsWith('.html') && !ids(file).has(id))
        found.push(`${name}: ${target} names no place on that page`);
    }
  }
  return [...new Set(found)];
}
