import { stat } from 'node:fs/promises';
import { Koukoutu } from '@koukoutu/sdk/node';
import { EXIT, type ExitCode } from '../model/exit-codes.js';
import { explainFailure } from '../runs/failure.js';
import { configFile } from '../settings/config-file.js';
import { type GlobalOptions, readSettings, type Settings } from '../settings/settings.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Check } from './check.js';
import { lookAtHost } from './look-at-host.js';

const SIGN = { ok: ['green', '✓'], warning: ['yellow', '!'], failed: ['red', '✗'] } as const;

/** Checks everything that a call needs, without spending a credit. */
export async function runDoctor(options: GlobalOptions, terminal: Terminal): Promise<ExitCode> {
  const { texts, out, paint } = terminal;
  const t = texts.doctor;
  let exitCode: ExitCode = EXIT.ok;
  const tell = ({ check, status, detail, advice }: Check) => {
    if (status === 'failed') exitCode = check === 'key' && exitCode === EXIT.ok ? EXIT.key : EXIT.someFailed;
    const [colour, sign] = SIGN[status];
    const line = `${paint(colour, sign)} ${detail}${advice === undefined ? '' : `\n  ${paint('dim', advice)}`}`;
    out.write(`${options.json ? JSON.stringify({ type: 'check', check, status, detail, advice }) : line}\n`);
  };

  tell({ check: 'node', status: 'ok', detail: t.node(process.versions.node) });
  const settings = await readSettings(options, process.env, texts);
  for (const check of await lookAtSettings(settings, terminal)) tell(check);
  for (const check of lookAtProxy(terminal)) tell(check);
  const koukoutu = new Koukoutu({
    // The hosts are checked even without a key. Nothing is sent with this one.
    apiKey: settings.apiKey?.value ?? 'none',
    baseUrl: settings.baseUrl?.value,
    logLevel: 'off',
  });
  const { hosts } = koukoutu.toJSON() as { hosts: Readonly<Record<string, string>> };
  const seen = new Set<string>();
  let clockTold = false;
  for (const [name, base] of Object.entries(hosts)) {
    const { origin } = new URL(base);
    if (seen.has(origin)) continue;
    seen.add(origin);
    for (const check of await lookAtHost(name, base, texts)) {
      if (check.check === 'clock' && clockTold) continue;
      clockTold ||= check.check === 'clock';
      tell(check);
    }
  }
  tell(await lookAtKey(koukoutu, settings, terminal));
  if (options.json) out.write(`${JSON.stringify({ type: 'summary', exitCode })}\n`);
  return exitCode;
}

async function lookAtSettings({ apiKey, modelsApiKey, profile }: Settings, { texts }: Terminal): Promise<Check[]> {
  const t = texts.doctor;
  const checks: Check[] = [];
  if (apiKey)
    checks.push({ check: 'settings', status: 'ok', detail: t.keyFrom('KOUKOUTU_API_KEY', apiKey.origin, profile) });
  if (modelsApiKey) {
    checks.push({
      check: 'modelsKey',
      status: 'ok',
      detail: t.keyFrom('KOUKOUTU_MODELS_API_KEY', modelsApiKey.origin, profile),
    });
  } else checks.push({ check: 'modelsKey', status: 'warning', detail: t.noModelsKey, advice: t.howModelsKey });
  const stats = await stat(configFile()).catch(() => undefined);
  if (stats && process.platform !== 'win32' && (stats.mode & 0o077) !== 0) {
    checks.push({
      check: 'settings',
      status: 'warning',
      detail: t.openFile(configFile()),
      advice: `chmod 600 '${configFile()}'`,
    });
  }
  return checks;
}

/** Node follows these variables only when it is told to. */
function lookAtProxy({ texts }: Terminal): Check[] {
  const t = texts.doctor;
  const { env } = process;
  const proxy = env.HTTPS_PROXY || env.https_proxy || env.HTTP_PROXY || env.http_proxy;
  if (!proxy) return [];
  const followed = env.NODE_USE_ENV_PROXY === '1';
  // A proxy's address may contain a password.
  const shown = URL.canParse(proxy) ? new URL(proxy).host : t.notAUrl;
  return [
    {
      check: 'proxy',
      status: followed ? 'ok' : 'warning',
      detail: followed ? t.proxyFollowed(shown) : t.proxyIgnored(shown),
      advice: followed ? undefined : t.followProxy,
    },
  ];
}

async function lookAtKey(koukoutu: Koukoutu, { apiKey }: Settings, { texts }: Terminal): Promise<Check> {
  if (!apiKey) return { check: 'key', status: 'failed', detail: texts.config.noKey('apiKey') };
  try {
    const { credits, vipCredits } = await koukoutu.credits({ timeout: 20_000, maxRetries: 1 });
    return {
      check: 'key',
      status: 'ok',
      detail: `${texts.doctor.keyTaken} ${texts.credits.left(credits, vipCredits)}`,
    };
  } catch (error) {
    return { check: 'key', status: 'failed', detail: explainFailure(error, texts).reason };
  }
}
