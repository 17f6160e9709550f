import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pack, packAll, publishedPackages, withTemporaryFolder } from './lib/packed.mjs';
import { runCaptured } from './lib/run.mjs';

/** Installs tarballs into an empty folder outside of the workspace, as a user does. */
async function install(folder, tarballs) {
  await writeFile(path.join(folder, 'package.json'), '{ "name": "user", "private": true, "type": "module" }');
  const args = [
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    // npm asks the registry for our own packages too, before it uses the tarballs.
    '--fetch-retries=0',
    ...tarballs.map((file) => path.basename(file)),
  ];
  return runCaptured('npm', args, { cwd: folder });
}

async function run(folder, source) {
  await writeFile(path.join(folder, 'program.js'), source);
  return runCaptured('node', ['--enable-source-maps', 'program.js'], { cwd: folder });
}

test.for(['npm', 'pnpm'])(
  'packages packed by %s can be installed into an empty folder, and their programs run there',
  // npm installs over a hundred packages, which takes minutes beside the tests of other packages.
  { timeout: 300_000 },
  async (tool) => {
    const published = await publishedPackages();
    await withTemporaryFolder(async (folder) => {
      const tarballs = tool === 'npm' ? [...(await packAll(folder)).values()] : [];
      if (tool === 'pnpm') for (const one of published) tarballs.push(await pack(one.folder, folder, tool));
      const installed = await install(folder, tarballs);
      expect(installed.output).not.toContain('EUNSUPPORTEDPROTOCOL');
      expect(installed.code, installed.output).toBe(0);

      for (const { manifest } of published) {
        for (const name of Object.keys(manifest.bin ?? {})) {
          // As npx runs it, but without the start of npm.
          const program = path.join(folder, 'node_modules', '.bin', name);
          const { code, output } = await runCaptured(program, ['--help'], { cwd: folder });
          expect(output).toContain(name);
          expect(code).toBe(0);
        }
      }

      const { output } = await run(
        folder,
        `import { createMockServer, DEFAULT_API_KEY } from '@koukoutu/mock-server/node';
       import { Koukoutu } from '@koukoutu/sdk';
       const server = await createMockServer({ port: 0 });
       const koukoutu = new Koukoutu({ apiKey: DEFAULT_API_KEY, baseUrl: server.url });
       console.log(await koukoutu.credits());
       await server.close();
       await koukoutu.credits({ maxRetries: 0 }).catch((error) => console.log(error.stack));`,
      );
      expect(output).toMatch(/vipCredits: \d/);
      // The stack trace names lines of the sources, not of the built files.
      expect(output).toMatch(/sdk\/src\/[\w/-]+\.ts:\d+/);
    });
  },
);
