# Sourced: a private clamd, unless Hub__Scanner names one. It listens on no port: only its socket, in a folder that nobody else may
# enter. With official signatures in /var/lib/clamav it uses these; without, one hand-made signature that finds the test file EICAR
# and nothing else, which the hub takes in Development only. Root drops to the user clamav.

clamd_pid="" clamd_folder="" scan_environment=()

clamd_program() { command -v clamd 2>/dev/null || { [ -x /usr/sbin/clamd ] && echo /usr/sbin/clamd; }; }

need_clamd() { need_packages 'command -v clamd || test -x /usr/sbin/clamd' clamav-daemon; }

# The test file is put together here: written out, it would have scanners take this repository away.
clamd_test_signature() {
  printf 'Local.Eicar-Test:0:*:'
  printf '%s' 'X5O!P%@AP[4' '\PZX54(P^)7CC)7}$' 'EICAR-STANDARD-' 'ANTIVIRUS-TEST-' 'FILE!$H+H*' | od -An -v -tx1 | tr -d ' \n'
  printf '\n'
}

# clamd_configure FOLDER DATABASE: limits above the hub's own (1 GB for a file, 1 GB unpacked), and what exceeds them is said.
clamd_configure() {
  cat >"$1/clamd.conf" <<EOT
LocalSocket $1/clamd.sock
DatabaseDirectory $2
TemporaryDirectory $1/tmp
Foreground yes
StreamMaxLength 1100M
MaxFileSize 1100M
MaxScanSize 2000M
MaxScanTime 300000
AlertExceedsMax yes
AlertOLE2Macros yes
EOT
  [ "$(id -u)" != 0 ] || echo "User clamav" >>"$1/clamd.conf"
}

# clamd_try FOLDER [DATABASE]: starts it there; 1 when it does not answer.
clamd_try() {
  clamd_folder=$1
  mkdir -p "$1/tmp" "$1/db"; chmod 700 "$1"
  [ -n "${2:-}" ] || clamd_test_signature >"$1/db/local.ndb"
  clamd_configure "$1" "${2:-$1/db}"
  [ "$(id -u)" != 0 ] || chown -R clamav: "$1"
  "$(clamd_program)" -c "$1/clamd.conf" >"$state/clamd.log" 2>&1 </dev/null & clamd_pid=$!
  # Official signatures take up to a minute to read.
  local tries=0
  while [ $tries -lt 1800 ]; do
    [ ! -S "$1/clamd.sock" ] || return 0
    kill -0 "$clamd_pid" 2>/dev/null || break
    sleep 0.1; tries=$((tries + 1))
  done
  clamd_release
  return 1
}

clamd_start() {
  if [ -n "${Hub__Scanner:-}" ]; then say "Virus scan  by $Hub__Scanner"; return 0; fi
  need_clamd
  local signatures=""
  if ls /var/lib/clamav/daily.c[lv]d >/dev/null 2>&1; then signatures=/var/lib/clamav; fi
  # Below .hub, unless clamd may not go there or the path is too long for a socket.
  if [ "${#state}" -gt 70 ] || ! clamd_try "$state/clamd.$$" "$signatures"; then
    clamd_try "$(mktemp -d /tmp/hub-clamd.XXXXXX)" "$signatures" ||
      { tail -n 5 "$state/clamd.log" >&2; fail "The virus scanner did not start: see the lines above, or $state/clamd.log."; }
  fi
  export Hub__Scanner=$clamd_folder/clamd.sock
  if [ -n "$signatures" ]; then
    say "Virus scan  with the official signatures in $signatures"
  elif [ -n "${HUB_DATABASE:-}${DOTNET_ENVIRONMENT:-}${ASPNETCORE_ENVIRONMENT:-}" ]; then
    # On a server the operator says what kind of machine this is.
    say "Virus scan  with a LOCAL TEST SIGNATURE only; outside Development files wait until freshclam has fetched the official ones"
    scan_environment=(env Hub__MayUseTestSignature=true)
  else
    say "Virus scan  with a LOCAL TEST SIGNATURE only: it finds the test file EICAR and no real virus (docs/operations.md)"
    scan_environment=(env DOTNET_ENVIRONMENT=Development Hub__MayUseTestSignature=true)
  fi
}

clamd_release() {
  [ -n "$clamd_pid" ] || return 0
  kill "$clamd_pid" 2>/dev/null || true
  wait "$clamd_pid" 2>/dev/null || true
  clamd_pid=""
  rm -rf "$clamd_folder"
}
