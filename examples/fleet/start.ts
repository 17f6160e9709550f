// A fleet on this computer, without an account: `npm start` in this folder, then open the address that it prints.
import { fileURLToPath } from 'node:url';
import { runFleet } from './run-fleet.ts';

const out = fileURLToPath(new URL('./out', import.meta.url));
const fleet = await runFleet(out, { port: 4020 });
const pictures = Array.from({ length: 40 }, (_, at) => `https://shop.example/shirt-${at + 1}.jpg`);
await fleet.queue.enqueue(pictures, { fields: { outputFormat: 'png' } });
console.log(`40 pictures, two workers, five slots: ${fleet.url} (Ctrl-C stops everything; the results are in ${out})`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void fleet.stop().then(() => process.exit(0)));
}
