// Builds the documentation site, static files only: `npm run site`. `--serve` shows it afterwards.
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build, serve } from 'vitepress';
import { runCaptured } from '../scripts/lib/run.mjs';
import { deadLinks } from './lib/check-links.mjs';
import { generate } from './lib/generate.mjs';
import { outputFolder, root } from './lib/places.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const USAGE = `Usage: npm run site [-- --serve] [--port N] [--base /path/]

  --serve       show the site at http://127.0.0.1:N after building it
  --port N      the port for --serve (default 4173)
  --base /path/ the path that a web server will serve the site under (default /)
`;

function options(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      serve: { type: 'boolean', default: false },
      port: { type: 'string', default: '4173' },
      base: { type: 'string', default: '/' },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`--port must be a whole number from 1 to 65535 (got ${values.port}).`);
  if (!/^\/(?:[\w.-]+\/)*$/.test(values.base))
    throw new Error(`--base must start and end with a slash, like /kit/ (got ${values.base}).`);
  return { ...values, port };
}

/** Fails before a minute of building if nothing could be shown afterwards. */
async function mustBeFree(port) {
  const server = createServer().listen(port);
  await once(server, 'listening').catch((error) => {
    throw new Error(`Port ${port} cannot be used (${error.code}). Choose another one with --port.`);
  });
  server.close();
}

/** The API reference is a program of its own (`npm run docs`); the site shows what it makes. */
async function buildReference() {
  const folder = path.join(outputFolder, 'reference');
  const { code, output } = await runCaptured('node', [path.join(root, 'scripts/spec/docs.mjs'), folder]);
  if (code !== 0) throw new Error(`Building the API reference failed:\n${output.trim()}`);
}

async function main(argv) {
  let chosen;
  try {
    chosen = options(argv);
    if (chosen.serve) await mustBeFree(chosen.port);
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (chosen.help) {
    console.log(USAGE);
    return 0;
  }
  process.env.SITE_BASE = chosen.base;
  const pages = await generate();
  await build(here);
  await buildReference();
  const dead = deadLinks(outputFolder, chosen.base);
  if (dead.length > 0) {
    console.error(`${dead.length} links of the site are dead:\n${dead.join('\n')}`);
    return 1;
  }
  console.log(
    `The site stands in ${path.relative(root, outputFolder)}: ${pages.length} pages in two languages, every link checked.`,
  );
  if (!chosen.serve) return 0;
  await serve({ root: here, port: chosen.port, base: chosen.base });
  console.log('Ctrl-C ends it.');
  return undefined;
}

const code = await main(process.argv.slice(2));
if (code !== undefined) process.exit(code);
