// Bundles the application with Metro, as Expo does. It runs on no device here.
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { after, test } = require('node:test');

const folder = mkdtempSync(path.join(tmpdir(), 'expo-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function bundle(entry, platform) {
  const file = path.join(folder, `${path.parse(entry).name}.${platform}.js`);
  const args = [
    'export:embed',
    '--entry-file',
    entry,
    '--platform',
    platform,
    '--dev',
    'false',
    '--bundle-output',
    file,
  ];
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'expo', ...args, '--bytecode', 'false'], {
    env: { ...process.env, CI: '1', EXPO_NO_TELEMETRY: '1', EXPO_OFFLINE: '1' },
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
  return readFileSync(file, 'utf8');
}

for (const platform of ['android', 'ios']) {
  test(`Metro bundles the application for ${platform}, without the SDK and without a key`, () => {
    const code = bundle('index.ts', platform);
    assert.match(code, /Choose a photo/);
    assert.doesNotMatch(code, /X-API-Key|KOUKOUTU_API_KEY/i);
  });
}

test('Metro bundles the SDK, and finds nothing of Node in it', () => {
  const code = bundle('with-sdk.ts', 'android');
  assert.match(code, /X-API-Key/i);
  assert.doesNotMatch(code, /require\(["']node:/);
});
