/** What `koukoutu-mock --help` says. */
export const USAGE = `koukoutu-mock: the Koukoutu (抠抠图) image API on this computer

Usage: koukoutu-mock [options]

Where it listens
  --port <n>              port; 0 takes a free one            (default 4010)
  --host <address>        address                             (default 127.0.0.1)

Who may call it
  --api-key <key>         key of the matting hosts, may be repeated        (default kkt-mock-key)
  --models-api-key <key>  key of the third-party models, may be repeated   (default sk-mock-key)
  --credits <n>           credits of each of these accounts                (default 1000000)
  --cors [origin]         send CORS headers, to any origin or to these; the live hosts send none

How it behaves
  --speed <x>             tasks run x times as fast as life   (default 1)
  --clock <mode>          real, virtual (moved by the control API) or poll (each poll is a second)
  --median <ms>           half of the tasks take less         (default 4000)
  --seed <text>           ids, durations and chance faults are drawn from it   (default 1)
  --error-style <style>   http, envelope (HTTP 200) or mixed  (default http)
  --strict                refuse also what life might let pass
  --scenario <name>       run everything under a scenario; --list-scenarios names them
  --scenarios <file>      more scenarios, JSON or YAML
  --fetch-links           fetch pictures given by link for real (public addresses only)

What it keeps and says
  --config <file>         all of this, and accounts in detail, from JSON or YAML
  --state <file>          keep accounts, tasks and pictures across restarts
  --control-token <t>     open the control API /__mock to whoever sends this token, from anywhere
  --log <form>            text, json or none                  (default text)

Over https
  --tls                   serve https with a generated certificate
  --tls-name <name>       a name or address by which others call it, may be repeated
  --tls-cert <file>       serve https with this certificate (PEM) instead, and its key:
  --tls-key <file>
  --proxy                 also be a proxy that answers for the real host names; prints what to set
  --proxy-others <how>    what the proxy does with other hosts: refuse or pass   (default refuse)
  --ca-dir <folder>       where the generated certificate authority is kept

  --list-scenarios, --version, --help

The faults of one request: send the header X-Mock-Scenario: <name>.
Exit codes: 0 stopped by a signal, 1 could not start, 2 the options make no sense.
`;
