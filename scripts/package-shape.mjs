// Checks that the packages are usable as they would be published: every entry resolves with its types, the tarball contains what
// users need and nothing else, and its package.json can be installed anywhere.
import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packAll, publishedPackages, withTemporaryFolder } from './lib/packed.mjs';
import { root, runCaptured } from './lib/run.mjs';
import { weigh } from './lib/weight.mjs';

/** Largest size of each tarball, in bytes. Raise a limit only for a reason that the commit message states. */
const TARBALL_BYTES = { sdk: 340_000, 'mock-server': 520_000, 'contract-tests': 420_000 };
const TARBALL_BYTES_OF_OTHERS = 200_000;

/**
 * Largest bundle of a program that uses these names of the SDK, in bytes: what a page loads first, and everything including the
 * parts that it may load later. Raise a limit only for a reason that the commit message states.
 */
const PAGE_BYTES = {
  Koukoutu: { first: 14_200, all: 27_200 },
  'createTransport, removeBackground': { first: 12_500, all: 18_250 },
  'createTransport, credits': { first: 8_150, all: 10_900 },
};

const REQUIRED_FILES = ['package.json', 'README.md', 'README.zh-CN.md', 'LICENSE'];
const REQUIRED_FIELDS = ['description', 'license', 'repository', 'homepage', 'bugs', 'engines', 'keywords'];
/** Files that are of no use to users. */
const UNWANTED =
  /(^|\/)(test|tests|test-results|node_modules|src|mutants|bench)\/|\.(test|spec)\.|tsconfig|\.tsbuildinfo|\.env/;

/** Problems that a user's package manager would have with the package.json. */
function manifestComplaints(manifest, published) {
  const found = REQUIRED_FIELDS.filter((field) => !manifest[field]).map((field) => `package.json has no "${field}"`);
  const dependencies = { ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies };
  for (const [name, range] of Object.entries({ ...manifest.devDependencies, ...dependencies })) {
    if (range.startsWith('workspace:')) found.push(`package.json asks for ${name}@${range}, which npm cannot install`);
  }
  for (const [name, range] of Object.entries(dependencies).filter(([name]) => name.startsWith('@koukoutu/'))) {
    const other = published.find((one) => one.manifest.name === name)?.manifest;
    if (other === undefined) found.push(`it depends on ${name}, which is not published`);
    else if (range !== `^${other.version}`)
      found.push(`it depends on ${name}@${range}; this repository has ${other.version}`);
  }
  return found;
}

async function contentComplaints(folder) {
  const files = (await readdir(folder, { recursive: true })).map((file) => file.split(path.sep).join('/'));
  const found = REQUIRED_FILES.filter((file) => !files.includes(file)).map((file) => `the tarball lacks ${file}`);
  found.push(...files.filter((file) => UNWANTED.test(file)).map((file) => `the tarball contains ${file}`));
  for (const file of files.filter((name) => /\.(js|cjs|map|ts|cts)$/.test(name))) {
    const text = await readFile(path.join(folder, file), 'utf8');
    if (text.includes(root)) found.push(`${file} names a path of the machine that built it`);
  }
  const programs = files.filter((file) => /^dist\/.*\.c?js$/.test(file) && !file.startsWith('dist/page/'));
  for (const file of programs) {
    if (!files.includes(`${file}.map`)) found.push(`${file} has no source map`);
  }
  return found;
}

async function tarballComplaints({ name }, tarball, published) {
  const folder = await mkdtemp(path.join(path.dirname(tarball), 'unpacked-'));
  const { code, output } = await runCaptured('tar', ['-xzf', path.relative(folder, tarball)], { cwd: folder });
  if (code !== 0) return [output];
  const unpacked = path.join(folder, 'package');
  const manifest = JSON.parse(await readFile(path.join(unpacked, 'package.json'), 'utf8'));
  const { size } = await stat(tarball);
  const limit = TARBALL_BYTES[name] ?? TARBALL_BYTES_OF_OTHERS;
  return [
    ...(size > limit ? [`the tarball has ${size} bytes, more than ${limit}`] : []),
    ...manifestComplaints(manifest, published),
    ...(await contentComplaints(unpacked)),
  ];
}

/** Entries that do not resolve, for each kind of import that the package offers. */
async function entryComplaints({ manifest }, tarball) {
  const found = [];
  const { buffer } = new Uint8Array(await readFile(tarball));
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: buffer } });
  found.push(...messages.map((message) => `publint reports: ${formatMessage(message, pkg)}`));

  const profile = manifest.main === undefined ? ['--profile', 'esm-only'] : [];
  const args = [tarball, '--no-emoji', '--no-color', '--format', 'table-flipped', ...profile];
  const { code, output } = await runCaptured('attw', args);
  if (code !== 0) found.push(`attw reports:\n${output.trim()}\n`);
  return found;
}

async function pageComplaints() {
  const found = await Promise.all(
    Object.entries(PAGE_BYTES).map(async ([names, limits]) => {
      const code = `import { ${names} } from './dist/index.js'; globalThis.used = [${names}];`;
      const weight = await weigh(code, path.join(root, 'packages/sdk'));
      return Object.entries(limits)
        .filter(([what, limit]) => weight[what] > limit)
        .map(
          ([what, limit]) =>
            `packages/sdk: a page that uses ${names} loads ${weight[what]} B (${what}), more than ${limit}`,
        );
    }),
  );
  return found.flat();
}

const published = await publishedPackages();
const complaints = await withTemporaryFolder(async (folder) => {
  const tarballs = await packAll(folder);
  return Promise.all(
    published.map(async (one) => {
      const tarball = tarballs.get(one.manifest.name);
      const found = [...(await tarballComplaints(one, tarball, published)), ...(await entryComplaints(one, tarball))];
      return found.map((text) => `packages/${one.name}: ${text}`);
    }),
  );
});
const all = [...complaints.flat(), ...(await pageComplaints())];
for (const complaint of all) console.error(complaint);
process.exitCode = all.length === 0 ? 0 : 1;
