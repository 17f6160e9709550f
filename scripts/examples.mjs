// Runs the examples as a user would: `npm run examples`. Packs the packages, installs them into a copy of each, and runs its test.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { EXAMPLES, makeProject, testExample } from './lib/examples.mjs';
import { packAll, withTemporaryFolder } from './lib/packed.mjs';

const USAGE = `Usage: npm run examples [-- --only NAME …]
       npm run examples -- --copy NAME FOLDER

  --only NAME         run this example alone; may be repeated
  --copy NAME FOLDER  copy an example into a new project that uses the packages of this checkout
  --list              print the names
`;

class UsageError extends Error {}

const names = EXAMPLES.map(({ name }) => name).join(', ');
function find(name) {
  const example = EXAMPLES.find((one) => one.name === name);
  if (example === undefined) throw new UsageError(`There is no example "${name}". There are: ${names}.`);
  return example;
}

/** @returns {Promise<number>} how many failed */
async function runAll(examples) {
  let failed = 0;
  await withTemporaryFolder(async (folder) => {
    const tarballs = await packAll(path.join(folder, 'packages'));
    for (const example of examples) {
      const started = performance.now();
      const seconds = () => `${((performance.now() - started) / 1000).toFixed(0)} s`;
      const project = path.join(folder, example.name);
      try {
        await makeProject(example, project, tarballs);
        await testExample(example, project);
        console.log(`✓ ${example.name} (${seconds()})`);
      } catch (error) {
        failed += 1;
        console.log(`✗ ${example.name} (${seconds()})`);
        console.error(error.message);
      }
    }
  });
  console.log(`${examples.length - failed} passed, ${failed} failed`);
  return failed;
}

/** Makes a user's project. It contains our packages as tarballs, so that it can be moved and committed. */
async function copy(example, target) {
  // npm has changed to the root of this repository.
  const folder = path.resolve(process.env.INIT_CWD ?? '.', target);
  if (existsSync(folder)) throw new UsageError(`${folder} already exists. Name a new folder.`);
  const tarballs = await packAll(path.join(folder, 'packages'));
  const inside = new Map([...tarballs].map(([name, file]) => [name, path.posix.join('packages', path.basename(file))]));
  await makeProject(example, folder, inside);
  console.log(`${folder} is ready. Run \`npm test\` there to try it. Its README says what to do next.`);
}

async function main(argv) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true },
      copy: { type: 'string' },
      list: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (positionals.length !== (values.copy === undefined ? 0 : 1))
    throw new UsageError('Give one FOLDER after --copy NAME, and no arguments otherwise.');
  if (values.help) console.log(USAGE);
  else if (values.list) console.log(names.replaceAll(', ', '\n'));
  else if (values.copy !== undefined) await copy(find(values.copy), positionals[0]);
  else return (await runAll(values.only?.map(find) ?? EXAMPLES)) === 0 ? 0 : 1;
  return 0;
}

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  if (!(error instanceof UsageError) && !error.code?.startsWith('ERR_PARSE_ARGS')) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  return 2;
});
