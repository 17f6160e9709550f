/** What `--help` prints. */
export const USAGE = `koukoutu-fleet: one Koukoutu (抠抠图) account shared by many machines, on Redis

Usage: koukoutu-fleet <command> --redis URL [options]

worker                 take jobs and run them until SIGTERM or "down"
  --api-key K            key of the account           (or KOUKOUTU_API_KEY, which "ps" does not show)
  --base-url URL         address to call                                  (default: the live hosts)
  --out DIR              place for the results: a folder, or s3://bucket/prefix
  --slots N              tasks at once for the account, in all processes together       (default 5)
  --accounts FILE        several accounts: JSON, [{ "apiKey" or "apiKeyEnv", "slots", "baseUrl" }]
  --concurrency N        jobs at once in this process               (default: slots of all accounts)
  --metrics-port N       Prometheus metrics on http://127.0.0.1:N/metrics; 0 takes a free port
  --s3-endpoint URL      S3-compatible storage other than AWS
  --grace SECONDS        time for running jobs at the end, before they are handed over (default 30)
  --lease SECONDS        time after which others take over from a dead worker          (default 20)
  --poll-interval S      seconds between the first polls of a task                (default 1)
  --replicas N           replicas that must know of a create before it is sent      (default: auto)
  --verbose              print more than warnings

add <files, folders, globs, links, s3:// addresses, @list>     prints the id of each job
  --model M              the model                                   (default background-removal)
  --format F             png or webp
  --set NAME=VALUE       an option of the model, may be repeated
  --key-prefix P         recognise each picture by P and its path or link, not by the file's state
  --dedupe HOW           place (path, size and time; default) or content (the bytes)
  --priority N           1 is first                                                  (default 1000)
  --delay SECONDS        seconds before the jobs may start
  --json                 print one line of JSON per job

status [--json]        the number of jobs in each state, the slots, the remaining credits
dead list [--json]     jobs that a person must decide about, and why
dead retry <ids>|--all run them again; a job without a known task may be paid for twice
dead drop <ids>|--all  delete them
drain [--timeout S]    wait until no job waits or runs
pause, resume          start no new jobs; start jobs again
down [--timeout S]     end all workers: they finish running jobs or hand them over

Every command takes --queue NAME (default "default") and KOUKOUTU_REDIS instead of --redis.
Exit codes: 0 done, 1 failed, 2 the command line is not valid, 3 the timeout passed.
`;
