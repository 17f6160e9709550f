import path from 'node:path';

/** @param {string} file the path of an English document */
export const chineseOf = (file) => file.replace(/\.md$/, '.zh-CN.md');

/** The file that a link points to, and the anchor in it; undefined for addresses on the network. */
function resolve(file, target) {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [to, anchor] = decodeURI(target).split('#');
  return { to: to === '' ? file : path.posix.join(path.posix.dirname(file), to), anchor };
}

/**
 * The dead links of a document.
 *
 * @param {string} file its path from the root, like all paths here
 * @param {Map<string, import('./markdown.mjs').Section[]>} documents all documents by their paths
 * @param {(file: string) => boolean} exists
 * @returns {string[]} the findings
 */
export function deadLinks(file, documents, exists) {
  const targets = documents.get(file).flatMap(({ links }) => links);
  return targets.flatMap((target) => {
    const place = resolve(file, target);
    if (place === undefined) return [];
    if (!exists(place.to)) return [`the link ${target} leads nowhere`];
    if (!place.anchor || documents.get(place.to)?.some(({ anchor }) => anchor === place.anchor)) return [];
    return [`the link ${target} names a heading that ${place.to} does not have`];
  });
}

/**
 * The link target that a Chinese document should have in place of a target in its English original: the translation of the
 * target, at the same heading, if it is translated. The two versions of a document link to each other.
 *
 * @param {string} file the English document
 * @param {string} target a link target in it
 * @param {Map<string, import('./markdown.mjs').Section[]>} documents all documents by their paths
 * @returns {string}
 */
export function chineseLink(file, target, documents) {
  const place = resolve(file, target);
  if (place === undefined) return target;
  if (place.to === chineseOf(file)) return path.posix.basename(file);
  // A link to a folder means its README.
  const english = documents.has(place.to) ? place.to : path.posix.join(place.to, 'README.md');
  const translation = documents.get(chineseOf(english));
  if (translation === undefined) return target;
  const index = documents.get(english).findIndex(({ anchor }) => anchor === place.anchor);
  const anchor = place.anchor ? `#${translation[index]?.anchor}` : '';
  if (english === file) return anchor;
  const relative = path.posix.relative(path.posix.dirname(file), chineseOf(english));
  return (target.startsWith('./') ? './' : '') + relative + anchor;
}
