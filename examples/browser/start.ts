/**
 * Builds the page and serves it until Ctrl-C.
 *
 * Usage: node start.ts [port]      default port: 4020
 */
import { build, DEFAULT_FOLDER } from './build.ts';
import { serve } from './serve.ts';

const port = Number(process.argv[2] ?? 4020);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error('Usage: node start.ts [port], a number from 0 to 65535.');
  process.exit(2);
}
await build();
try {
  const { url } = await serve(DEFAULT_FOLDER, port);
  console.log(`Open ${url} (Ctrl-C stops it). The mock runs in the page: no picture leaves the browser.`);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
  console.error(`Port ${port} is in use. Choose another: node start.ts 0`);
  process.exit(1);
}
