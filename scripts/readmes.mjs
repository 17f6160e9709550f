// README.md and README.zh-CN.md are one document in two languages: same headings, same code, same links and pictures.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/run.mjs';

function outline(file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const blocks = [...text.matchAll(/^```[\s\S]*?^```/gm)].map(([block]) => withoutComments(block));
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '');
  return {
    'heading levels': [...prose.matchAll(/^(#+) /gm)].map(([, marks]) => marks),
    'code blocks': blocks,
    'links and pictures': [...prose.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target).filter(isShared),
    'table rows': [...prose.matchAll(/^\|.*\|$/gm)].length,
  };
}

/** Comments and prose inside code are translated; the code is not. */
function withoutComments(block) {
  return block
    .replaceAll(/(?:\/\/|#) .*$/gm, '')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();
}

/** Each README links to the other and to anchors in its own language. */
function isShared(target) {
  return !target.startsWith('#') && !/^(\.\/)?README/.test(target);
}

const [english, chinese] = [outline('README.md'), outline('README.zh-CN.md')];
let different = 0;
for (const [name, expected] of Object.entries(english)) {
  const actual = chinese[name];
  if (JSON.stringify(expected) === JSON.stringify(actual)) continue;
  different += 1;
  console.error(`The two READMEs differ in their ${name}.`);
  if (!Array.isArray(expected)) {
    console.error(`  README.md: ${expected}\n  README.zh-CN.md: ${actual}`);
    continue;
  }
  const at = [...expected, undefined].findIndex((item, index) => item !== actual[index]);
  console.error(`  number ${at + 1}\n  README.md:       ${expected[at]}\n  README.zh-CN.md: ${actual[at]}`);
}
process.exitCode = different === 0 ? 0 : 1;
