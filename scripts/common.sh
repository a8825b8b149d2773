# Sourced by the scripts at the root: messages, packages of the system, and where things are kept.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
state=$root/.hub

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

need_dotnet() {
  command -v dotnet >/dev/null 2>&1 || fail "The .NET SDK 10 is missing: install it from https://dotnet.microsoft.com/download and start again."
  # The first run of the SDK otherwise prints a page of its own.
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@" 2>/dev/null || sudo "$@"; fi
}

# need_packages TEST PACKAGE...: installs the packages when the test (a shell command) fails.
need_packages() {
  local test=$1; shift
  if eval "$test" >/dev/null 2>&1; then return 0; fi
  command -v apt-get >/dev/null 2>&1 ||
    fail "Missing: $*. This system has no apt-get: install them by hand (README, supported systems), then start again."
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1 ||
    fail "Missing: $*. Start again as root, or install them first: apt-get install $*"
  say "Installing $* …"
  local log; log=$(mktemp)
  if ! { as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; } >"$log" 2>&1
  then tail -n 15 "$log" >&2; rm -f "$log"; fail "apt-get could not install $*: see the lines above."; fi
  rm -f "$log"
  eval "$test" >/dev/null 2>&1 || fail "$* was installed, but is not where it is looked for; see README, supported systems."
}

need_fonts() { need_packages 'ls /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf' fonts-noto-core; }
