import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { runCaptured } from '../../lib/run.mjs';
import { bundle, specFolder } from './bundle.mjs';

/** Longest remark on what was seen instead, in characters. */
const REMARK = 200;

/**
 * Turns the proposal of a live run into a patch of the hand-written spec, for `git apply`. It sets the date in `confirmed` for every
 * fact that was seen as the spec states it. For every guess that turned out wrong it adds `refuted`, with a remark on what was seen
 * instead.
 *
 * @param {object} proposal what `koukoutu-contract --evidence` wrote
 * @param {string} folder the spec folder
 * @returns {Promise<{patch: string, confirmed: number, refuted: number}>}
 */
export async function evidencePatch(proposal, folder = specFolder) {
  const places = await sourcePlaces(folder);
  const changes = new Map();
  for (const [document, operations] of Object.entries(proposal.confirmations)) {
    for (const { path: pointer } of operations) {
      note(changes, places, `${document}#${pointer.replace(/\/confirmed$/, '')}`, { confirmed: proposal.date });
    }
  }
  for (const { guess, document, pointer, seen } of proposal.corrections) {
    if (guess) note(changes, places, `${document}#${pointer}`, { refuted: proposal.date, seen });
  }
  const list = [...changes.values()];
  const edited = new Map();
  for (const file of new Set(list.map(({ place }) => place.file))) {
    const here = list.filter(({ place }) => place.file === file);
    edited.set(file, applied(await readFile(path.join(folder, file), 'utf8'), here));
  }
  return {
    patch: await diff(edited, folder),
    confirmed: list.filter(({ confirmed }) => confirmed).length,
    refuted: list.filter(({ refuted }) => refuted).length,
  };
}

/** Notes the change for one source. It may be used in several documents; if it is refuted in one of them, it is not confirmed. */
function note(changes, places, where, { confirmed, refuted, seen }) {
  const place = places.get(where);
  if (place === undefined) throw new Error(`${where} is not in the spec. Was the proposal made with another version?`);
  const key = `${place.file}:${place.node.range[0]}`;
  const change = changes.get(key) ?? { place, remarks: [] };
  if (refuted) Object.assign(change, { refuted, confirmed: undefined });
  else if (!change.refuted) change.confirmed = confirmed;
  if (seen) change.remarks.push(seen);
  changes.set(key, change);
}

/** Applies the changes to a file's text. It starts with the last one, so that the other offsets stay valid. */
function applied(text, changes) {
  const edits = changes.flatMap(({ place, confirmed, refuted, remarks }) => {
    const value = place.node.get('confirmed', true);
    if (confirmed) return [{ from: value.range[0], to: value.range[1], text: confirmed }];
    const before = place.node.get('refuted', true);
    const date = before
      ? { from: before.range[0], to: before.range[1], text: refuted }
      : { from: value.range[1], to: value.range[1], text: `, refuted: ${refuted}` };
    const line = text.lastIndexOf('\n', place.node.range[0]) + 1;
    const indent = /^ */.exec(text.slice(line))[0];
    const lines = [...new Set(remarks.map((seen) => `${indent}# ${refuted}, live: ${inOneLine(seen)}\n`))];
    return [date, { from: line, to: line, text: lines.join('') }];
  });
  return edits
    .sort((one, other) => other.from - one.from)
    .reduce((done, { from, to, text: next }) => done.slice(0, from) + next + done.slice(to), text);
}

/** Puts a text from a service, which may contain anything, into one line, because a comment ends with its line. */
function inOneLine(text) {
  const plain = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return plain.length > REMARK ? `${plain.slice(0, REMARK)} …` : plain;
}

/** Where each `x-evidence` of the bundled documents comes from: `<document>#<pointer>` → file and YAML node. */
async function sourcePlaces(folder) {
  const bundled = await bundle(folder);
  const sources = new Map();
  const load = async (file) => {
    if (!sources.has(file)) sources.set(file, parseDocument(await readFile(path.join(folder, file), 'utf8')));
    return sources.get(file);
  };
  const places = new Map();
  for (const [name, root] of Object.entries(bundled)) {
    const seen = new Set();
    const visit = async (pointer, node, file, source) => {
      const reference = isMap(source) ? source.get('$ref') : undefined;
      if (isMap(source) && typeof node === 'object' && node !== null) noteEvidence(`${name}#${pointer}`, file, source);
      if (typeof reference === 'string') {
        const [target = '', fragment = ''] = reference.split('#');
        const next = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
        if (!/\.ya?ml$/.test(next)) return;
        const document = await load(next);
        const found = fragment === '' ? document.contents : document.getIn(partsOf(fragment), true);
        const local = node?.$ref;
        if (typeof local !== 'string') return visit(pointer, node, next, found);
        const landing = local.slice(1);
        if (seen.has(landing)) return;
        seen.add(landing);
        return visit(landing, valueAt(root, landing), next, found);
      }
      if (isMap(source)) {
        for (const { key, value } of source.items) {
          const part = String(key?.value ?? key);
          await visit(`${pointer}/${part.replace(/~/g, '~0').replace(/\//g, '~1')}`, node?.[part], file, value);
        }
      } else if (isSeq(source)) {
        for (const [index, value] of source.items.entries())
          await visit(`${pointer}/${index}`, node?.[index], file, value);
      }
    };
    const noteEvidence = (where, file, source) => {
      const evidence = source.get('x-evidence', true);
      if (isMap(evidence)) places.set(`${where}/x-evidence`, { file, node: evidence });
      const values = source.get('x-enum-evidence', true);
      for (const { key, value } of isMap(values) ? values.items : []) {
        const part = String(key?.value ?? key)
          .replace(/~/g, '~0')
          .replace(/\//g, '~1');
        if (isMap(value)) places.set(`${where}/x-enum-evidence/${part}`, { file, node: value });
      }
    };
    await visit('', root, `${name}.yaml`, (await load(`${name}.yaml`)).contents);
  }
  return places;
}

const partsOf = (pointer) =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~'));

const valueAt = (root, pointer) => partsOf(pointer).reduce((value, part) => value?.[part], root);

/** The patch, in the form that `git diff` would write in the repository. */
async function diff(edited, folder) {
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'koukoutu-evidence-'));
  try {
    for (const [file, text] of edited) {
      for (const [side, content] of [
        ['a', await readFile(path.join(folder, file), 'utf8')],
        ['b', text],
      ]) {
        const target = path.join(temporary, side, 'openapi', file);
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(target, content);
      }
    }
    if (edited.size === 0) return '';
    const options = ['-c', 'core.quotePath=false', 'diff', '--no-index', '--no-prefix', '--no-color', '--no-ext-diff'];
    const { output } = await runCaptured('git', [...options, 'a', 'b'], { cwd: temporary });
    return output;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
