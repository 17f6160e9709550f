import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { isDeepStrictEqual } from 'node:util';

/**
 * Prints a guess beside what a tool does, and fails the program if the tool no longer does what was recorded.
 *
 * @param {{guess: unknown, recorded: unknown, seen: unknown}} finding
 *   `guess`: what we expected before the first run; `recorded`: what happened then; `seen`: what happens now
 */
export function finding({ guess, recorded, seen }) {
  console.log(`guess: ${JSON.stringify(guess)}`);
  console.log(`seen:  ${JSON.stringify(seen)}`);
  if (isDeepStrictEqual(seen, recorded)) return;
  console.log(`recorded: ${JSON.stringify(recorded)}. The tool behaves differently now.`);
  process.exitCode = 1;
}

/**
 * Runs a program in Node, Bun and Deno, of which the last two come from the temporary folder.
 *
 * @param {string} source an ES module that prints one JSON value
 * @returns {{node: unknown, bun: unknown, deno: unknown}} what each runtime printed
 */
export function inEachRuntime(source) {
  writeFileSync('probe.mjs', source);
  console.log(`node ${process.version}`);
  const run = (file, ...args) => JSON.parse(execFileSync(file, [...args, 'probe.mjs'], { encoding: 'utf8' }));
  return {
    node: run(process.execPath),
    bun: run('node_modules/.bin/bun'),
    deno: run('node_modules/.bin/deno', 'run', '-A'),
  };
}

/**
 * Runs a function in a page of Chromium, on a local server.
 *
 * @param {() => unknown} run the function; it cannot use anything outside itself
 * @param {Record<string, string>} [files] scripts that the server has, by path
 * @returns {Promise<unknown>} what it returned
 */
export async function inChromium(run, files = {}) {
  const { chromium } = await import('playwright-core');
  const server = createServer((request, response) => {
    const script = files[request.url];
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript').end(script);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${server.address().port}/`);
    return await page.evaluate(run);
  } finally {
    await browser.close();
    server.close().closeAllConnections();
  }
}
