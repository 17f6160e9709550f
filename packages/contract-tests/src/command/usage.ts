/** What `--help` prints. */
export const USAGE = `koukoutu-contract: does an API still match the Koukoutu (抠抠图) spec?

Usage: koukoutu-contract verify --target <target> [options]
       koukoutu-contract checks          print the page on all checks

Target
  mock                      the mock of this kit, started for the run
  http://127.0.0.1:4010     a base URL with the hosts under /sync /async /apis /files
  live                      the live service; needs --live, a key and a --budget
  <file>.json               a recording, judged again offline
  --sync-url, --async-url, --models-url, --files-url <url>   the URL of a single host

Keys
  --api-key <key>           of the sync and async hosts       (default: KOUKOUTU_API_KEY)
  --models-api-key <key>    of the models host                (default: KOUKOUTU_MODELS_API_KEY)

Reports
  --report <form>=<file>    json, junit, markdown, sarif, html; github prints annotations. May be repeated
  --baseline <file>         known deviations, each with reason, owner and last day
  --record <file>           write a cassette: every exchange, byte for byte, without keys
  --evidence <file>         propose confirmation dates and corrections for the spec's x-evidence
  --quiet                   print no report to the terminal

Cases
  --only <text>             cases whose id contains the text
  --sdk                     also check the calls of the SDK (always done with the mock)
  --hands-off               do not change the clock of a mock on this computer, and request no faults
  --list                    print the ids of all cases and stop
  --picture-url <url>       a public picture for image_url; may be repeated (a mock needs none)
  --poll-interval <ms>      least pause between two polls
  --patience <ms>           time after which a task counts as stuck (default 60000, live 300000)
  --at-once <n>             cases at the same time                  (default 8, live 1)

Live
  --live                    confirm a live run; HTTPS_PROXY and NO_PROXY are used
  --plan                    print what would be sent and what it costs, and stop; needs no key
  --budget <credits>        most credits that all live runs together may spend
  --ledger <file>           where spent credits are counted, by one run at a time
                            (default koukoutu-contract-ledger.json)

Exit code: 0 no drift, 1 drift, 2 could not judge (unreachable, no key, budget spent, wrong usage);
128 + the number of the signal that stopped the run; what was seen until then is written.
`;
