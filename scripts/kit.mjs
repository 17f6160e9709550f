// The entry point of every root script: `npm start`, `npm test`, `npm run mock -- --port 4010`, …
// It runs on any installed Node. An old version must be able to parse this file, so that it can print that it is too old.
const MINIMUM_NODE = 20;
const major = Number.parseInt(process.versions.node, 10);

if (major < MINIMUM_NODE) {
  console.error(
    `Koukoutu kit needs Node ${MINIMUM_NODE} or newer, and this is Node ${process.versions.node}. ` +
      'Install a current one from https://nodejs.org and run the command again.',
  );
  process.exitCode = 1;
} else {
  const { main } = await import('./lib/main.mjs');
  process.exitCode = await main(process.argv.slice(2));
}
