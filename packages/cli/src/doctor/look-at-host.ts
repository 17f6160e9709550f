import type { Texts } from '../language/index.js';
import type { Check } from './check.js';

/** Milliseconds after which a host counts as silent. */
const PATIENCE = 10_000;
/** A clock that is further off breaks certificates and signed links. */
const CLOCK_TOLERANCE = 5 * 60_000;

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|ALTNAME/;

/**
 * Asks a host for its front page, without a key: any response shows that DNS, connection, certificate and proxy work.
 * @returns What was found, including the state of this computer's clock.
 */
export async function lookAtHost(name: string, base: string, texts: Texts): Promise<Check[]> {
  const t = texts.doctor;
  const { origin, protocol } = new URL(base);
  const started = performance.now();
  let response: Response;
  try {
    response = await fetch(origin, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    const code = codeOf(error);
    if (CERTIFICATE.test(code)) {
      return [
        { check: 'certificate', status: 'failed', detail: t.badCertificate(origin, code), advice: t.trustCertificate },
      ];
    }
    return [{ check: 'host', status: 'failed', detail: t.unreachable(name, origin, code), advice: t.adviceFor(code) }];
  }
  await response.body?.cancel();
  const took = Math.round(performance.now() - started);
  const checks: Check[] = [{ check: 'host', status: 'ok', detail: t.reachable(name, origin, response.status, took) }];
  if (protocol === 'https:') checks.push({ check: 'certificate', status: 'ok', detail: t.goodCertificate(origin) });
  const date = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(date)) {
    const off = Date.now() - date;
    const isRight = Math.abs(off) < CLOCK_TOLERANCE;
    checks.push({
      check: 'clock',
      status: isRight ? 'ok' : 'warning',
      detail: isRight ? t.clockRight : t.clockWrong(Math.round(off / 60_000)),
      advice: isRight ? undefined : t.setClock,
    });
  }
  return checks;
}

/** The code of the innermost error, such as `ENOTFOUND`: `fetch failed` alone helps nobody. */
function codeOf(error: unknown): string {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
    if (each instanceof AggregateError && each.errors[0] instanceof Error) return codeOf(each.errors[0]);
    if (each.name === 'TimeoutError') return 'ETIMEDOUT';
  }
  return error instanceof Error ? error.message : String(error);
}
