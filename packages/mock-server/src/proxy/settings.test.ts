import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { formatSettings, proxySettings, usualShell } from './settings.js';

const place = { proxyUrl: 'http://127.0.0.1:4010', certificateFile: "/home/o'neill/my mock/ca.crt" };
const lines = (program: string, shell: 'bash' | 'powershell') =>
  proxySettings(place).find((setting) => setting.program === program)?.lines[shell] ?? [];

/** What the shell makes of the lines: the value of an environment variable after them. */
function valueAfter(bashLines: string[], variable: string): string {
  const exports = bashLines.filter((line) => line.startsWith('export '));
  return execFileSync('bash', ['-c', `${exports.join('\n')}\nprintf %s "$${variable}"`], { encoding: 'utf8' });
}

describe('the settings of the proxy', () => {
  it('cover the languages that programs of the API are written in', () => {
    expect(proxySettings(place).map(({ program }) => program)).toEqual([
      'Node',
      'Deno',
      'Python',
      'curl',
      'PHP',
      'Java',
      'Go',
      '.NET',
    ]);
  });

  it.skipIf(process.platform === 'win32')('can be copied into bash, also with blanks and quotes in the path', () => {
    expect(valueAfter(lines('Node', 'bash'), 'NODE_EXTRA_CA_CERTS')).toBe(place.certificateFile);
    expect(valueAfter(lines('Python', 'bash'), 'SSL_CERT_FILE')).toBe(place.certificateFile);
    expect(valueAfter(lines('Go', 'bash'), 'HTTPS_PROXY')).toBe(place.proxyUrl);
    expect(valueAfter(lines('Java', 'bash'), 'JAVA_TOOL_OPTIONS')).toContain(
      `-Djavax.net.ssl.trustStore="/home/o'neill/my mock/truststore.p12"`,
    );
  });

  it('double quotes for PowerShell, which ends a text at a single one', () => {
    expect(lines('Node', 'powershell')).toContain("$env:NODE_EXTRA_CA_CERTS = '/home/o''neill/my mock/ca.crt'");
  });

  it('are comments and commands of the shell, one block for each language', () => {
    const text = formatSettings(proxySettings(place), 'bash');
    for (const line of text.split('\n')) expect(line).toMatch(/^(# |export |php |rm |keytool |$)/);
    expect(text.split('\n\n')).toHaveLength(8);
  });

  it('give Java an IPv6 address without brackets', () => {
    const java = proxySettings({ ...place, proxyUrl: 'http://[::1]:4010' }).find(({ program }) => program === 'Java');
    expect(java?.lines.bash.join()).toContain('-Dhttps.proxyHost=::1 ');
  });

  it('are written for PowerShell on Windows and for bash elsewhere', () => {
    expect([usualShell('win32'), usualShell('linux'), usualShell('darwin')]).toEqual(['powershell', 'bash', 'bash']);
  });
});
