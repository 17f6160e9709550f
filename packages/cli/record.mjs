// Takes the picture of the command at work for the READMEs: a real run in a pseudo-terminal against the mock, drawn by Chromium.
// Usage: node packages/cli/record.mjs
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startMockProcess } from '@koukoutu/mock-server/node';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../scripts/browser.mjs';

const COLUMNS = 76;
const ROWS = 10;
const PALETTE = ['#1e1e2e', '#f38ba8', '#a6e3a1', '#f9e2af', '#89b4fa', '#cba6f7', '#94e2d5', '#cdd6f4'];
const root = fileURLToPath(new URL('../../', import.meta.url));
const command = path.join(root, 'packages/cli/dist/main.js');

const folder = await mkdtemp(path.join(tmpdir(), 'koukoutu-record-'));
const mock = await startMockProcess({ speed: 2 });
try {
  await mkdir(path.join(folder, 'photos'));
  for (let number = 1; number <= 24; number += 1) {
    const name = `shirt-${String(number).padStart(2, '0')}.jpg`;
    await copyFile(path.join(root, 'examples/assets/sample.jpg'), path.join(folder, 'photos', name));
  }
  const screen = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  const args = ['cutout', 'photos', '-o', 'cutouts', '--format', 'png', '--no-dedupe'];
  screen.write(`\u001b[1m$\u001b[0m koukoutu ${args.slice(0, -1).join(' ')}\r\n`);
  const run = pty.spawn(process.execPath, [command, ...args], {
    cols: COLUMNS,
    rows: ROWS,
    cwd: folder,
    env: { ...process.env, LANG: 'en_US.UTF-8', KOUKOUTU_BASE_URL: mock.url, KOUKOUTU_API_KEY: 'kkt-mock-key' },
  });
  run.onData((data) => screen.write(data));
  // The moment is chosen by what is on the screen: a third of the bar is full.
  while (!/ [89]\/24/.test(lines(screen).join('\n'))) await new Promise((resolve) => setTimeout(resolve, 100));
  const html = page(screen);
  run.kill();
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const tab = await browser.newPage({ viewport: { width: 760, height: 320 }, deviceScaleFactor: 2 });
    await tab.setContent(html);
    await tab.locator('main').screenshot({ path: path.join(root, 'docs/images/cli.png'), omitBackground: true });
  } finally {
    await browser.close();
  }
} finally {
  await mock.stop();
  await rm(folder, { recursive: true, force: true });
}

function lines({ buffer: { active } }) {
  return Array.from({ length: active.length }, (_, at) => active.getLine(at)?.translateToString(true) ?? '');
}

function page({ buffer: { active } }) {
  const rows = [];
  for (let at = 0; at < active.length; at += 1) {
    const line = active.getLine(at);
    let row = '';
    for (let column = 0; column < COLUMNS; column += 1) {
      const cell = line?.getCell(column);
      if (!cell || cell.getWidth() === 0) continue;
      const colour = cell.isFgPalette() ? PALETTE[cell.getFgColor() % 8] : PALETTE[7];
      const style = `color:${colour};${cell.isBold() ? 'font-weight:700;' : ''}${cell.isDim() ? 'opacity:.6;' : ''}`;
      const text = (cell.getChars() || ' ').replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);
      row += `<span style="${style}">${text}</span>`;
    }
    rows.push(row);
  }
  return `<!doctype html><meta charset="utf-8"><body style="margin:0"><main style="display:inline-block;padding:14px 18px 16px;
    border-radius:10px;background:${PALETTE[0]};font:14px/1.45 'DejaVu Sans Mono',monospace;white-space:pre">${rows.join('\n')}</main>`;
}
