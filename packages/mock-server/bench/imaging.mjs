/**
 * How long the mock takes to cut a picture of one megapixel out, from upload to answer (decode, cut out, encode), and beside
 * it what decoder and encoder alone take.
 *
 *   node packages/mock-server/bench/imaging.mjs [picture…]
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import sharp from 'sharp';

const ROUNDS = 25;
const sample = fileURLToPath(new URL('../../../examples/assets/sample.jpg', import.meta.url));
const files = process.argv.length > 2 ? process.argv.slice(2) : [sample];

async function time(work) {
  for (let k = 0; k < 3; k++) await work();
  const taken = [];
  for (let k = 0; k < ROUNDS; k++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return `median ${taken[ROUNDS >> 1].toFixed(1)} ms, best ${taken[0].toFixed(1)} ms`;
}

/** The back end as it stands in the source; it is no entry point of the package. */
async function loadImaging() {
  const outfile = fileURLToPath(new URL('../node_modules/.cache/imaging-bench.mjs', import.meta.url));
  const entry = fileURLToPath(new URL('../src/imaging/node.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  return (await import(outfile)).createNodeImaging();
}

const imaging = await loadImaging();
for (const file of files) {
  const bytes = await sharp(await readFile(file))
    .resize(1155, 866, { fit: 'cover' })
    .jpeg({ quality: 90 })
    .toBuffer();
  const decoded = await sharp(bytes).ensureAlpha().raw().toBuffer();
  const raw = { raw: { width: 1155, height: 866, channels: 4 } };
  console.log(`${file} at 1155 × 866 px`);
  console.log(`  cut-out to PNG      ${await time(() => imaging.removeBackground(bytes, { outputFormat: 'png' }))}`);
  console.log(`  cut-out to WebP     ${await time(() => imaging.removeBackground(bytes, { outputFormat: 'webp' }))}`);
  console.log(`  sharp alone, decode ${await time(() => sharp(bytes).ensureAlpha().raw().toBuffer())}`);
  console.log(`  sharp alone, PNG    ${await time(() => sharp(decoded, raw).png({ compressionLevel: 2 }).toBuffer())}`);
  console.log(
    `  sharp alone, WebP   ${await time(() => sharp(decoded, raw).webp({ quality: 88, effort: 0 }).toBuffer())}`,
  );
}
