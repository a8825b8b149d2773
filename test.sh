#!/usr/bin/env bash
# Every test: ./test.sh [project] [long]. "project" is a name below tests/ (Hub.Data.Tests) or a part of one; "long" adds
# many seeds. Every test that failed is named at the end with the first lines of its message; all words of a run stay in
# .hub/test-<project>.log. The last line is always "N passed, N failed, N skipped"; the exit code is 0 only when nothing failed.
. "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"
. "$root/scripts/postgres.sh"

wanted=""
for argument in "$@"; do
  case $argument in
    long) export HUB_TEST_LONG=1 ;;
    -h|--help) sed -n '2,4s/^# //p' "$0"; exit 0 ;;
    *) wanted=$argument ;;
  esac
done

cd "$root"
projects=()
for folder in tests/*.Tests; do
  case $folder in *"$wanted"*) projects+=("${folder##*/}") ;; esac
done
[ "${#projects[@]}" -gt 0 ] || fail "No test project is called \"$wanted\": they are $(cd tests && echo *.Tests)."

mkdir -p "$state"
need_dotnet
need_fonts
need_postgres
need_packages 'command -v pdftotext' poppler-utils
need_packages 'command -v qpdf' qpdf
need_packages 'command -v clamd || test -x /usr/sbin/clamd' clamav-daemon
need_packages 'command -v chromium || command -v chromium-browser || command -v google-chrome' chromium

# The tests of a log that failed, each with the first three lines of its message.
failures_in() {
  awk '/^failed .*\([0-9a-z ]+\)$/ { print; left = 3; next }
    /^[^ ]/ || /^    at / { left = 0 }
    left > 0 && !/^  from / && !/\(pos [0-9]+\)$/ && NF { print substr($0, 1, 300); left-- }' "$1"
}

passed=0 failed=0 skipped=0 status=0 failures=""
began=$SECONDS
say "Building …"
dotnet build Hub.sln --nologo -v quiet -clp:ErrorsOnly >"$state/test-build.log" 2>&1 || {
  grep -E 'error|warn' "$state/test-build.log" | sort -u | head -n 40 >&2
  fail "The build failed: see the lines above."
}
times=$(printf '%-22s %5d s\n' build $((SECONDS - began)))

for project in "${projects[@]}"; do
  began=$SECONDS log=$state/test-$project.log
  say "$project …"
  code=0
  dotnet test --project "tests/$project" --no-build >"$log" 2>&1 || code=$?
  read -r p f s < <(awk '/^ *succeeded:/{p=$2} /^ *failed:/{f=$2} /^ *skipped:/{s=$2} END{printf "%d %d %d\n",p,f,s}' "$log")
  if [ "$code" = 8 ] && [ $((p + f)) = 0 ]; then
    if [ "$s" = 0 ]; then say "  $project holds no test yet."; [ -z "$wanted" ] || status=8; fi
  elif [ "$code" != 0 ]; then
    status=$code
    failures+=$(failures_in "$log")$'\n'
    # A run that broke off before its summary is a failure too: its last words say why, those of servers under test do not.
    if [ "$f" = 0 ]; then
      f=1
      failures+="failed $project: it broke off with exit code $code"$'\n'$(grep -vE '^ *(at |---)|^(warn|info): ' "$log" | tail -n 20 || true)$'\n'
    fi
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  times+=$'\n'$(printf '%-22s %5d s   %d passed, %d failed, %d skipped' "$project" $((SECONDS - began)) "$p" "$f" "$s")
done

say ""
say "$times"
if [ -n "$failures" ]; then
  say ""
  # A build server shows the end of all this: of very many failures the names are enough.
  if [ "$(grep -c '^failed ' <<<"$failures")" -gt 25 ]; then failures=$(grep '^failed ' <<<"$failures" | tail -n 100); fi
  say "${failures%$'\n'}"
fi
if [ $((passed + failed + skipped)) = 0 ] && [ $status = 0 ]; then status=8; fi
say "$passed passed, $failed failed, $skipped skipped"
exit $status
