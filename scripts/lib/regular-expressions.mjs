import { createHash } from 'node:crypto';
import vm from 'node:vm';
import recheck from 'recheck';
import ts from 'typescript';

/**
 * A regular expression in a source file.
 *
 * @typedef {{ line: number, source: string | undefined, flags: string, text: string }} RegularExpression
 *   `source` is undefined for a `RegExp(…)` whose pattern is built at run time.
 */

/** Unbounded repetition. A pattern without it cannot take more than linear time. */
const REPEATS = /[*+]|\{\d+,\}/;

/** Long enough for a slow machine, so that recheck's own limits end a check, not this timeout. */
const TIMEOUT_MS = 120_000;

/** An attack found by fuzzing is confirmed on the real engine. There, a linear pattern takes only a few milliseconds. */
const CONFIRM_MS = 1_000;

/**
 * The regular expressions of a source file: literals and calls of `RegExp`.
 *
 * @param {string} file
 * @param {string} code
 * @returns {RegularExpression[]}
 */
export function regularExpressionsOf(file, code) {
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const constants = new Map();
  const found = [];
  const constantOf = (node) => {
    if (node === undefined) return '';
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isIdentifier(node)) return constants.get(node.text);
    if (!ts.isTemplateExpression(node)) return undefined;
    const values = node.templateSpans.map((span) => constantOf(span.expression));
    if (values.includes(undefined)) return undefined;
    return node.head.text + node.templateSpans.map((span, index) => values[index] + span.literal.text).join('');
  };
  const visit = (node) => {
    const add = (source, flags) => {
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ line, source, flags, text: node.getText() });
    };
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined) {
      constants.set(node.name.text, constantOf(node.initializer));
    }
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      add(node.text.slice(1, end), node.text.slice(end + 1));
    } else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp') {
      add(constantOf(node.arguments?.[0]), constantOf(node.arguments?.[1]) ?? '');
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/**
 * Names a regular expression in the table of those that were checked.
 *
 * @param {string} source
 * @param {string} flags
 */
export function fingerprintOf(source, flags) {
  return createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 20);
}

/**
 * Says why a regular expression may take more than linear time.
 *
 * @param {string} source
 * @param {string} flags
 * @returns {string | undefined} undefined if it cannot
 */
export function slownessOf(source, flags) {
  if (!REPEATS.test(source)) return undefined;
  const { status, complexity, attack, error, checker } = recheck.checkSync(source, flags, { timeout: TIMEOUT_MS });
  if (status === 'safe') return undefined;
  if (status === 'vulnerable' && checker === 'fuzz' && !hangs(source, flags, attack.string)) return undefined;
  if (status === 'unknown') return `could not be checked (${error.kind}). Write it more simply`;
  return `takes ${complexity.summary} time, for example for ${attack.pattern}`;
}

function hangs(source, flags, text) {
  try {
    vm.runInNewContext('text.match(RegExp(source, flags))', { text, source, flags }, { timeout: CONFIRM_MS });
    return false;
  } catch {
    return true;
  }
}
