# Sourced: a private PostgreSQL. It listens on no port: only its socket, in a folder that nobody else may enter, so it
# meets no other server and no other user. Root drops to the user postgres.

pg_bin() {
  local version=${1:-}
  if [ -n "${PGBIN:-}" ]; then printf '%s' "$PGBIN"; return; fi
  if [ -n "$version" ]; then
    [ -x "/usr/lib/postgresql/$version/bin/postgres" ] && printf '%s' "/usr/lib/postgresql/$version/bin"
    return 0
  fi
  local found; found=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
  [ -z "$found" ] || dirname "$found"
}

need_postgres() {
  [ -z "${PGBIN:-}" ] || return 0
  if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    # The package would start a server of its own on port 5432; nobody asked for one.
    need_packages 'test -d /etc/postgresql-common/createcluster.d || test -f /etc/postgresql-common/createcluster.conf' postgresql-common
    local quiet=/etc/postgresql-common/createcluster.d/hub.conf
    as_root mkdir -p "${quiet%/*}"
    printf 'create_main_cluster = false\n' | as_root tee "$quiet" >/dev/null
    need_packages 'ls /usr/lib/postgresql/*/bin/initdb' postgresql
    as_root rm -f "$quiet"
  fi
}

as_server() {
  if [ "$(id -u)" = 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups -- "$@"); else "$@"; fi
}

# Where the cluster lives: .hub/pg, unless the postgres user cannot get there or the path is too long for a socket.
pg_place() {
  pg=$state/pg
  local usable=yes
  mkdir -p "$state"
  if [ "$(id -u)" = 0 ]; then as_server test -x "$state" 2>/dev/null || usable=no; fi
  case $pg in *[!A-Za-z0-9/._-]*) usable=no ;; esac
  [ "${#pg}" -le 80 ] || usable=no
  if [ $usable = no ]; then
    pg=/var/tmp/hub-$(printf '%s' "$root" | sha256sum | cut -c1-12)/pg
    mkdir -p "${pg%/*}"
    say "The database is kept in $pg: PostgreSQL cannot use a folder below $root."
  fi
}

pg_running() { [ -f "$pg/data/postmaster.pid" ] && as_server "$bin/pg_ctl" -D "$pg/data" status >/dev/null 2>&1; }

pg_ready() { [ ! -x "$bin/pg_isready" ] || as_server "$bin/pg_isready" -q -h "$pg"; }

# Starts the cluster (made on first use) and leaves $pg as its socket folder.
pg_start() {
  pg_place
  mkdir -p "$pg"; chmod 700 "$pg"
  [ "$(id -u)" != 0 ] || chown postgres: "$pg"
  exec 8>"$state/pg.lock"; flock 8
  local version=""; [ ! -f "$pg/data/PG_VERSION" ] || version=$(cat "$pg/data/PG_VERSION")
  bin=$(pg_bin "$version")
  [ -n "$bin" ] || fail "The data in $pg is of PostgreSQL $version, which is not installed: install postgresql-$version, or move the folder away."
  if [ -z "$version" ]; then
    as_server rm -rf "$pg/data"
    as_server "$bin/initdb" -D "$pg/data" -U hub -A trust --locale=C.UTF-8 -E UTF8 >"$state/initdb.log" 2>&1 ||
      { cat "$state/initdb.log" >&2; fail "PostgreSQL could not make its data folder: see the lines above."; }
  fi
  # A server that was killed a moment ago still looks alive, and refuses a successor, until the system has cleared it away.
  local tries=0
  until pg_running && pg_ready; do
    tries=$((tries + 1))
    # Output to files only: the server would keep a pipe of ours open for ever.
    pg_running || as_server "$bin/pg_ctl" -D "$pg/data" -l "$pg/pg.log" -w -t 120 \
      -o "-k $pg -c listen_addresses='' -c unix_socket_permissions=0700 -c max_connections=100 -c max_wal_size=2GB" \
      start >"$state/pg-start.log" 2>&1 </dev/null 8>&- || true
    if pg_running && pg_ready; then break; fi
    [ $tries -lt 60 ] || { tail -n 15 "$pg/pg.log" >&2 || true; fail "PostgreSQL did not start: see the lines above, or $pg/pg.log."; }
    sleep 0.5
  done
  mkdir -p "$state/users"; : >"$state/users/$$"
  flock -u 8
}

# Stops the cluster when no other run of these scripts uses it.
pg_release() {
  [ -n "${pg:-}" ] && [ -f "$state/users/$$" ] || return 0
  flock 8
  rm -f "$state/users/$$"
  local other user
  for user in "$state"/users/*; do
    [ -e "$user" ] || continue
    other=${user##*/}
    if kill -0 "$other" 2>/dev/null; then flock -u 8; return 0; fi
    rm -f "$user"
  done
  as_server "$bin/pg_ctl" -D "$pg/data" -m fast -w stop >/dev/null 2>&1 || true
  flock -u 8
}

# use_database NAME: connection strings of the roles, to the private server or to the one that HUB_DATABASE names.
use_database() {
  if [ -n "${HUB_DATABASE:-}" ]; then return; fi
  need_postgres
  pg_start
  export HUB_ADMIN_DATABASE="Host=$pg;Username=hub;Database=postgres"
  export HUB_OWNER_DATABASE="Host=$pg;Username=hub_owner;Database=$1"
  export HUB_DATABASE="Host=$pg;Username=hub_jobs;Database=$1"
  export HUB_WEB_DATABASE="Host=$pg;Username=hub_web;Database=$1"
  export HUB_AUDIT_DATABASE="Host=$pg;Username=hub_audit;Database=$1"
}
