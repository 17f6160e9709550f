import { walk } from '../walk.mjs';

/** For example `V, 9 programs · §4 create`, with the date of the live run if there was one. */
export function evidenceText({ level, clients, section, confirmed }, words) {
  const programs = clients === undefined ? '' : `, ${words.programs(clients)}`;
  return `${level}${programs} · §${section} ${words.sections[section - 1]}${confirmed === null ? '' : ` · ${words.confirmed(confirmed)}`}`;
}

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Moves the texts of one language into the fields that the renderer reads. */
function chooseLanguage(node, language) {
  for (const field of ['title', 'summary', 'description', 'enumDescriptions']) {
    const target = field === 'enumDescriptions' ? 'x-enumDescriptions' : field;
    const chinese = field === 'enumDescriptions' ? 'x-enumDescriptions-zh' : `x-${field}-zh`;
    if (node[chinese] === undefined) continue;
    if (language === 'zh') node[target] = node[chinese];
    delete node[chinese];
  }
}

/** Lists the values of an enum with their meaning, and with their evidence if that differs between values. */
function describeValues(node, words) {
  const evidence = node['x-enum-evidence'];
  if (evidence === undefined) return;
  const all = Object.values(evidence);
  const isUniform = all.every((item) => isSame(item, all[0]));
  const meanings = node['x-enumDescriptions'];
  if (meanings === undefined && isUniform) return;
  node['x-enumDescriptions'] = Object.fromEntries(
    Object.entries(evidence).map(([value, item]) => {
      const text = isUniform ? '' : `*${evidenceText(item, words)}*`;
      return [value, [meanings?.[value], text].filter(Boolean).join(' — ')];
    }),
  );
}

/** Shows an open set as its known values and a remark. The renderer would show "any of string, string". */
function flattenOpenSet(node, words) {
  if (node.anyOf?.length !== 2 || node.anyOf[0].enum === undefined || node.anyOf[1].enum !== undefined) return;
  const [known] = node.anyOf;
  delete node.anyOf;
  Object.assign(node, { type: known.type, enum: known.enum });
  for (const key of ['x-enumDescriptions', 'x-enumDescriptions-zh', 'x-enum-evidence']) {
    if (known[key] !== undefined) node[key] = known[key];
  }
  node['x-open'] = words.open;
}

/** Removes rules between fields, which confuse the renderer. The descriptions state them in words. */
function dropRules(node) {
  if (!Array.isArray(node.allOf)) return;
  node.allOf = node.allOf.filter((branch) => branch.if === undefined);
  if (node.allOf.length === 0) delete node.allOf;
}

/** Inside these, keys are data, so none of them is a text of the spec. */
const isData = (at) => at.includes('value') || at.at(-1) === 'properties' || at.at(-1) === 'examples';

/**
 * Copies a bundled document for readers of one language: with its texts, the evidence for each fact, and open sets and rules in
 * words.
 *
 * @param {any} document
 * @param {'en' | 'zh'} language
 * @param {any} words
 */
export function localize(document, language, words) {
  const copy = structuredClone(document);
  walk(copy, (node, at) => {
    if (Array.isArray(node) || isData(at)) return;
    flattenOpenSet(node, words);
    dropRules(node);
    chooseLanguage(node, language);
    describeValues(node, words);
    // A reference is shown with the text of its target, which already has its remarks.
    if (node.$ref !== undefined) return;
    const evidence = node['x-evidence'];
    const remarks = [node['x-open'], evidence && `*${words.evidence}: ${evidenceText(evidence, words)}*`].filter(
      Boolean,
    );
    if (remarks.length === 0) return;
    const separator = node.operationId === undefined ? ' ' : '\n\n';
    node.description = [node.description, ...remarks].filter(Boolean).join(separator);
  });
  return copy;
}
