// Makes a release: `npm run release -- --dry-run` does everything except publish; `--publish` also publishes (only in CI).
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CONSUMERS, runConsumer } from './lib/consumers.mjs';
import { pack, publishedPackages, withTemporaryFolder } from './lib/packed.mjs';
import { root, runCaptured, runForeground } from './lib/run.mjs';
import { versionComplaints } from './lib/versions.mjs';

const USAGE = `Usage: npm run release -- --dry-run | --publish

  --dry-run  builds, packs, checks, installs the tarballs into empty projects and makes a call with each; publishes nothing
  --publish  does the same, then publishes what npm does not have yet; for the release workflow
`;

/** Runs a program of this repository, and fails with what it printed. */
async function mustPass(command, args, options) {
  const { code, output } = await runCaptured(command, args, options);
  if (code !== 0) throw new Error(`\`${command} ${args.join(' ')}\` failed:\n${output.trim()}`);
  return output;
}

/** Installs what would be published, as users do, and writes the bill of materials. */
async function tryTarballs(published) {
  const sdk = published.filter(({ name }) => name === 'sdk');
  const { startMockProcess } = await import(pathToFileURL(path.join(root, 'packages/mock-server/dist/node.js')).href);
  const mock = await startMockProcess({ speed: 20 });
  try {
    await withTemporaryFolder(async (folder) => {
      const tarballs = new Map();
      for (const one of published) tarballs.set(one.name, await pack(one.folder, folder));
      for (const consumer of CONSUMERS) {
        const project = path.join(folder, consumer.name.replaceAll(/\W+/g, '-'));
        await runConsumer(
          consumer,
          project,
          sdk.map(({ name }) => tarballs.get(name)),
          mock.url,
        );
        console.log(`  ✓ ${consumer.name}`);
      }
      const everything = path.join(folder, 'everything');
      await runConsumer(CONSUMERS[0], everything, [...tarballs.values()], mock.url);
      console.log('  ✓ all packages together');
      await writeSbom(everything);
    });
  } finally {
    await mock.stop();
  }
}

/** The bill of materials of all packages as npm has installed them, in CycloneDX. */
async function writeSbom(folder) {
  const sbom = await mustPass('npm', ['sbom', '--sbom-format=cyclonedx', '--sbom-type=library'], { cwd: folder });
  const out = path.join(root, 'out');
  await mkdir(out, { recursive: true });
  // The folder of the tarballs is a detail of this machine.
  await writeFile(path.join(out, 'sbom.cdx.json'), sbom.replaceAll(/file:[^"]*\//g, ''));
}

const STEPS = [
  [
    'versions match',
    async (published) => {
      const complaints = await versionComplaints(published);
      if (complaints.length > 0) throw new Error(complaints.join('\n'));
    },
  ],
  ['licences', () => mustPass('node', ['scripts/licences.mjs', '--check'], { cwd: root })],
  ['publint, attw, sizes, contents, ranges', () => mustPass('node', ['scripts/package-shape.mjs'], { cwd: root })],
  ['the tarballs, installed into empty projects, call a mock; out/sbom.cdx.json', tryTarballs],
];

async function main(argv) {
  const [mode, ...more] = argv;
  if (mode === '--help') {
    console.log(USAGE);
    return 0;
  }
  if (more.length > 0 || !['--dry-run', '--publish'].includes(mode)) {
    console.error(USAGE);
    return 2;
  }
  const published = await publishedPackages();
  for (const [name, step] of STEPS) {
    try {
      await step(published);
    } catch (error) {
      console.error(`✗ ${name}\n${error.message}`);
      return 1;
    }
    console.log(`✓ ${name}`);
  }
  console.log(`Ready: ${published.map(({ manifest }) => `${manifest.name}@${manifest.version}`).join(', ')}.`);
  if (mode === '--dry-run') {
    console.log('Nothing was published.');
    return 0;
  }
  return runForeground('changeset', ['publish'], { cwd: root });
}

process.exitCode = await main(process.argv.slice(2));
