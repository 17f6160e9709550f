import path from 'node:path';

/** @param {string} file the path of an English document */
export const chineseOf = (file) => file.replace(/\.md$/, '.zh-CN.md');

/** The file that a link of a document leads to, and the place in it; undefined for addresses on the network. */
function resolve(file, target) {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [to, anchor] = decodeURI(target).split('#');
  return { to: to === '' ? file : path.posix.join(path.posix.dirname(file), to), anchor };
}

/**
 * What is wrong with the links of a document.
 *
 * @param {string} file its path from the root, as all paths here
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
 * The target that a Chinese document has for one of its English original: the translation, at the same heading, where
 * there is one. The two link to each other.
 *
 * @param {string} file the English document
 * @param {string} target a target of its
 * @param {Map<string, import('./markdown.mjs').Section[]>} documents all documents by their paths
 * @returns {string}
 */
export function chineseLink(file, target, documents) {
  const place = resolve(file, target);
  if (place === undefined) return target;
  if (place.to === chineseOf(file)) return path.posix.basename(file);
  // The README stands for its folder.
  const english = documents.has(place.to) ? place.to : path.posix.join(place.to, 'README.md');
  const translation = documents.get(chineseOf(english));
  if (translation === undefined) return target;
  const index = documents.get(english).findIndex(({ anchor }) => anchor === place.anchor);
  const anchor = place.anchor ? `#${translation[index]?.anchor}` : '';
  if (english === file) return anchor;
  const relative = path.posix.relative(path.posix.dirname(file), chineseOf(english));
  return (target.startsWith('./') ? './' : '') + relative + anchor;
}
