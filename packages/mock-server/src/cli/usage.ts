/** What `koukoutu-mock --help` says. */
export const USAGE = `koukoutu-mock: the Koukoutu (抠抠图) image API on this computer

Usage: koukoutu-mock [options]

Where it listens
  --port <n>              port; 0 takes a free one            (default 4010)
  --host <address>        address                             (default 127.0.0.1)

Accounts
  --api-key <key>         API key for image tasks, may be repeated         (default kkt-mock-key)
  --models-api-key <key>  API key for third-party models, may be repeated  (default sk-mock-key)
  --credits <n>           credits of each of these accounts                (default 1000000)
  --cors [origin]         send CORS headers to any origin, or to this one (may be repeated)

How it behaves
  --speed <x>             run tasks x times faster            (default 1)
  --clock <mode>          real, virtual (moved by the control API) or poll (each poll takes a second)
  --median <ms>           median duration of a task           (default 4000)
  --seed <text>           seed of ids, durations and random faults   (default 1)
  --error-style <style>   http, envelope (HTTP 200) or mixed  (default http)
  --strict                also refuse what the spec does not declare
  --scenario <name>       run everything under a scenario; --list-scenarios names them
  --scenarios <file>      more scenarios, JSON or YAML
  --fetch-links           download pictures given by link (public addresses only)

State and output
  --config <file>         read these options, and accounts in detail, from JSON or YAML
  --state <file>          keep accounts, tasks and pictures across restarts
  --control-token <t>     allow the control API /__mock from anywhere with this token
  --log <form>            text, json or none                  (default text)

HTTPS and proxy
  --tls                   serve https with a generated certificate
  --tls-name <name>       another name or address for the certificate, may be repeated
  --tls-cert <file>       serve https with your own certificate (PEM) and its key:
  --tls-key <file>
  --proxy                 also be a proxy for the real host names; prints how to use it
  --proxy-others <how>    what the proxy does with other hosts: refuse or pass   (default refuse)
  --ca-dir <folder>       folder of the generated certificate authority

  --list-scenarios, --version, --help

To make one request fail, send the header X-Mock-Scenario: <name>.
Exit codes: 0 stopped by a signal, 1 could not start, 2 invalid options.
`;
