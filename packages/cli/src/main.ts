#!/usr/bin/env node
/** The command `koukoutu`. This file imports nothing, so that an old Node can run it and say what is wrong. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `koukoutu needs Node 20.19 or newer; this is Node ${process.versions.node}. Install a current one from https://nodejs.org.`,
  );
  process.exitCode = 1;
} else {
  const { runCommandLine } = await import('./run.js');
  process.exitCode = await runCommandLine(process.argv.slice(2));
}

export {};
