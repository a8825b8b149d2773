#!/usr/bin/env bash
# The benchmarks: ./bench.sh [name]. Rows of "name value unit", ratios first.
. "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"
. "$root/scripts/postgres.sh"
. "$root/scripts/build.sh"

mkdir -p "$state"
need_dotnet
need_fonts
need_postgres
need_packages 'command -v clamd || test -x /usr/sbin/clamd' clamav-daemon
case " $* " in
  *" linking "*|*" register "*)
    publish_or_fail "the worker" src/Hub.Jobs "$state/bin"
    export HUB_BENCH_JOBS=$state/bin ;;
  *" uploads "*|*" upload1g "*|"  ")
    publish_or_fail "the worker" src/Hub.Jobs "$state/bin"
    publish_or_fail "the portal" src/Hub.Web "$state/web"
    export HUB_BENCH_JOBS=$state/bin HUB_BENCH_WEB=$state/web ;;
esac
out=$state/bench
(cd "$root" && dotnet publish tests/Hub.Benchmarks -c Release -o "$out" --nologo -v quiet -clp:ErrorsOnly) >"$state/build.log" 2>&1 ||
  { tail -n 30 "$state/build.log" >&2; fail "The benchmarks could not be built: see the lines above."; }
cd "$root"
exec "$out/Hub.Benchmarks" "$@"
