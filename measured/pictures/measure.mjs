// Gives every kind of picture to every reader, and compares what the reader decodes with what was drawn.
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { createMockServer } from '../../packages/mock-server/dist/node.js';
import { Koukoutu } from '../../packages/sdk/dist/node.js';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { JPEGS } from './jpegs.mjs';
import { FOREIGN, WEBPS } from './others.mjs';
import { PNGS } from './pngs.mjs';
import { COLOURS, HEIGHT, POINTS, WIDTH } from './scene.mjs';

export const KINDS = { ...JPEGS, ...PNGS, ...WEBPS, ...FOREIGN };

const KEY = 'kkt-measured';
/** How far a colour may be from what was drawn: JPEG and WebP are not exact. */
const TOLERANCE = 15;
const luma = ([r, g, b]) => Math.round(0.299 * r + 0.587 * g + 0.114 * b);

/** How the sides, colours and opacities that a reader decoded differ from what was drawn. */
function differences(
  { width, height, colours },
  { grey = false, alpha = false, opacity = 255, tolerance = TOLERANCE },
  ground = alpha,
) {
  if (width === HEIGHT && height === WIDTH) return 'unturned';
  if (width !== WIDTH || height !== HEIGHT) return `${width} × ${height}`;
  const found = [];
  const drawn = COLOURS.map((colour) => (grey ? new Array(3).fill(luma(colour)) : colour));
  const off = Math.max(
    ...drawn.flatMap((colour, at) => colour.map((value, channel) => Math.abs(value - colours[at][channel]))),
  );
  if (off > tolerance) found.push(`colours off by ${Math.round(off / 10) * 10}`);
  const clear = colours[4][3];
  if (ground && clear !== 0) found.push(clear === 255 ? 'opaque' : `opacity ${clear} behind`);
  if (!ground && clear !== 255) found.push('transparent');
  if (Math.abs(colours[0][3] - opacity) > 2) found.push(`opacity ${colours[0][3]}`);
  return found.length === 0 ? '✓' : found.join(', ');
}

/** The values of raw RGBA pixels at the compared points. */
const look = (data, width) => POINTS.map(([x, y]) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)]);

async function decode(file) {
  const { data, info } = await sharp(file)
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new Error(`${info.channels} channels`);
  return { width: info.width, height: info.height, colours: look(data, info.width) };
}

/** A server that answers a picture's request as the API does, so that only the SDK's own check can refuse a picture. */
async function startAcceptor() {
  const picture = await sharp({ create: { width: 64, height: 64, channels: 4, background: '#0000' } })
    .webp()
    .toBuffer();
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'image/webp' }).end(picture));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** The readers by the names of the columns. Each is opened once. */
const READERS = {
  /** The SDK's check before anything is sent: for an ordinary cut-out, and for a shadow, which requires transparency. */
  async SDK() {
    const api = await startAcceptor();
    const client = new Koukoutu({ apiKey: KEY, baseUrl: api.url, logLevel: 'off', maxRetries: 0 });
    const refusal = (call) =>
      call.then(
        () => undefined,
        (error) => (error.message.includes('Nothing was sent') ? error.name : undefined),
      );
    return {
      async read(file, { alpha = false }) {
        const refused = await refusal(client.removeBackground(file, { mode: 'sync' }));
        if (refused !== undefined) return refused;
        const shadow = await refusal(client.addShadow(file, { timeout: 2000, mode: 'sync' }));
        if ((shadow === undefined) !== alpha) return alpha ? 'opaque' : 'transparent';
        return '✓';
      },
      close: () => api.close(),
    };
  },
  sharp: async () => ({
    read: async (file, kind) => differences(await decode(file), kind),
    close() {},
  }),
  async Chromium() {
    const browser = await chromium.launch({
      executablePath: await ensureBrowser(),
      args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
    });
    const tab = await browser.newPage();
    return {
      version: browser.version(),
      async read(file, kind) {
        const seen = await tab.evaluate(
          async ([base64, points]) => {
            const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
            const image = new Image();
            image.src = URL.createObjectURL(new Blob([bytes]));
            await image.decode();
            const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const colours = points.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data]);
            return { width: canvas.width, height: canvas.height, colours };
          },
          [file.toString('base64'), POINTS],
        );
        return differences(seen, kind);
      },
      close: () => browser.close(),
    };
  },
  /** A cut-out by the mock: the ground must be transparent, and the object must have the colours of the picture. */
  async mock() {
    const mock = await createMockServer({ apiKey: KEY });
    return {
      async read(file, kind) {
        const body = new FormData();
        for (const [name, value] of [
          ['model_key', 'background-removal'],
          ['output_format', 'png'],
        ])
          body.append(name, value);
        body.append('image_file', new Blob([file]), 'picture');
        const headers = { 'x-api-key': KEY };
        const response = await fetch(`${mock.url}/sync/v1/create`, { method: 'POST', headers, body });
        if (response.headers.get('content-type') !== 'image/png') {
          const { code } = await response.json();
          return String(code);
        }
        return differences(await decode(Buffer.from(await response.arrayBuffer())), kind, true);
      },
      close: () => mock.close(),
    };
  },
};

/**
 * @param {{ columns?: readonly string[], rows?: readonly string[], say?: (line: string) => void }} [options]
 * @returns {Promise<{ versions: Record<string, string>, cells: Record<string, Record<string, string>> }>} cells by row and column
 */
export async function measure({ columns = Object.keys(READERS), rows = Object.keys(KINDS), say = () => {} } = {}) {
  const cells = {};
  const versions = { sharp: sharp.versions.sharp, libvips: sharp.versions.vips };
  const files = new Map();
  for (const row of rows) files.set(row, await KINDS[row].make());
  for (const column of columns) {
    say(column);
    const reader = await READERS[column]();
    if (reader.version !== undefined) versions[column] = reader.version;
    for (const [row, file] of files) {
      cells[row] ??= {};
      cells[row][column] = await reader.read(file, KINDS[row]).catch(() => 'error');
    }
    await reader.close();
  }
  return { versions, cells };
}
