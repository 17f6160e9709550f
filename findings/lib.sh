# Shared by every finding: a temporary folder, pinned packages, and a program that compares what it sees with the record.
# Exit codes: 0 the finding holds, 1 the tool behaves differently now, 2 the finding could not be tried.

folder=$(mktemp -d)
redis_pid=''
clean_up() {
  if [ -n "$redis_pid" ]; then kill "$redis_pid" 2>/dev/null || true; fi
  rm -rf "$folder"
}
trap clean_up EXIT

# install NAME@VERSION...: installs exactly these packages into the temporary folder.
install() {
  cp "$(dirname "${BASH_SOURCE[0]}")/finding.mjs" "$folder/"
  echo '{"type":"module","private":true}' >"$folder/package.json"
  (cd "$folder" && npm install --silent --no-audit --no-fund --prefer-offline --save-exact "$@") || exit 2
  # npm may withhold install scripts; without its own, the bun package holds no program.
  if [ -f "$folder/node_modules/bun/install.js" ]; then (cd "$folder" && node node_modules/bun/install.js >/dev/null 2>&1) || exit 2; fi
  echo "installed: $*"
}

# start_redis: a Redis without persistence that listens on a socket in the temporary folder only. Sets REDIS_SOCKET.
start_redis() {
  command -v redis-server >/dev/null || { echo 'redis-server is missing. Install the Debian package redis-server.' >&2; exit 2; }
  redis-server --version
  export REDIS_SOCKET="$folder/redis.sock"
  redis-server --port 0 --unixsocket "$REDIS_SOCKET" --save '' --appendonly no --dir "$folder" >"$folder/redis.log" &
  redis_pid=$!
  for _ in $(seq 100); do
    if [ -S "$REDIS_SOCKET" ]; then return; fi
    sleep 0.1
  done
  echo 'redis-server did not start.' >&2
  exit 2
}

# find_chromium: sets CHROMIUM_PATH to a Chromium or Chrome of this machine, unless it is set.
find_chromium() {
  CHROMIUM_PATH=${CHROMIUM_PATH:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
  [ -n "$CHROMIUM_PATH" ] || { echo 'Chromium is missing. Install the Debian package chromium.' >&2; exit 2; }
  export CHROMIUM_PATH
  "$CHROMIUM_PATH" --version
}

# program: runs the JavaScript on standard input in the temporary folder.
program() {
  cat >"$folder/program.mjs"
  (cd "$folder" && node program.mjs)
}
