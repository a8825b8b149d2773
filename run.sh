#!/usr/bin/env bash
# From a fresh clone to profiles: ./run.sh, ./run.sh --once [--data DIR] [--areas lpa|csp] [--pdf questpdf] [--out DIR]
. "$(dirname "${BASH_SOURCE[0]}")/scripts/common.sh"
. "$root/scripts/postgres.sh"
. "$root/scripts/clamd.sh"
. "$root/scripts/build.sh"
. "$root/scripts/portal.sh"

usage() {
  cat <<'EOT'
./run.sh            the whole hub on the fictional force; stays up until Ctrl+C
./run.sh --once     the main job alone: ends with one PDF for each policing area in out/; its fictional analysts and
                    approver also release the fictional force's profiles: a PDF of every edition in out/released/
  --data DIR        a folder of real input instead of the fictional force
  --areas lpa|csp   profiles of local policing areas (default) or of community safety partnerships
  --period PERIOD   2025, 2025-Q1 or 2025-02-01..2026-02-01 (default: as the folder says)
  --pdf ENGINE      pdf (default) or questpdf (needs a licence: README)
  --out DIR         where the profiles go (default: out)
EOT
}

once="" data="" areas="" engine="" out="$root/out" period=""
value() { [ $# -ge 2 ] && [ -n "$2" ] || fail "$1 needs a value; see ./run.sh --help"; printf '%s' "$2"; }
while [ $# -gt 0 ]; do
  case $1 in
    --once) once=yes; shift ;;
    --data) data=$(value "$@"); shift 2 ;;
    --areas) areas=$(value "$@"); shift 2 ;;
    --period) period=$(value "$@"); shift 2 ;;
    --pdf) engine=$(value "$@"); shift 2 ;;
    --out) out=$(value "$@"); shift 2 ;;
    -h|--help) usage; exit 0 ;;
    *) usage >&2; fail "\"$1\" is not understood." ;;
  esac
done
case $engine in ""|pdf|questpdf) ;; *) fail "--pdf takes pdf or questpdf, not \"$engine\"." ;; esac
case $areas in ""|lpa|csp) ;; *) fail "--areas takes lpa or csp, not \"$areas\"." ;; esac
if [ "$engine" = questpdf ] && [ -z "${Pdf__QuestPdfLicense:-}" ]; then
  fail "QuestPDF runs only with a licence that you name: set Pdf__QuestPdfLicense (Professional or Enterprise; its free licence excludes public bodies), or leave --pdf away."
fi
if [ -n "$data" ]; then
  [ -d "$data" ] || fail "The folder $data does not exist: name the folder that holds the returns."
  data=$(cd "$data" && pwd -P)
fi
case $out in /*) ;; *) out=$PWD/$out ;; esac

started=$SECONDS children=()
finish() {
  local status=$? child
  trap - EXIT INT TERM
  for child in ${children[@]+"${children[@]}"}; do kill "$child" 2>/dev/null || true; done
  for child in ${children[@]+"${children[@]}"}; do wait "$child" 2>/dev/null || true; done
  clamd_release
  pg_release
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

mkdir -p "$state"
need_dotnet
need_fonts

# Each input folder has a database of its own: one hub serves one partnership.
if [ -n "$data" ]; then database=hub_$(printf '%s' "$data" | sha256sum | cut -c1-8); else database=hub_sample; fi

hub=$state/bin
if [ "$engine" = questpdf ]; then
  hub=$state/bin-questpdf
  publish "the worker with QuestPDF" src/Hub.Jobs "$hub" -p:UseQuestPdf=true ||
    fail "QuestPDF 2026.7.2 could not be restored or built here: leave --pdf away, or see $state/build.log."
  export Pdf__Engine=QuestPdf
else
  publish_or_fail "the worker" src/Hub.Jobs "$hub"
fi
sample=""
if [ -z "$data" ]; then
  sample=yes
  publish_or_fail "the fictional force" tests/Hub.SampleForce "$state/sampleforce"
  data=$state/sample
  if [ ! -f "$data/hub.json" ] || [ "$state/sampleforce.stamp" -nt "$data/hub.json" ]; then
    rm -rf "$data"
    "$state/sampleforce/Hub.SampleForce" "$data" || fail "The fictional force could not be written: see the line above."
  fi
fi
if [ -z "$once" ]; then
  publish_or_fail "the portal" src/Hub.Web "$state/web"
  [ -n "${AzureAd__ClientId:-}" ] || [ -z "$sample" ] || publish_or_fail "the local sign-in server" tests/Hub.DevIdentity "$state/identity"
fi

export Hub__Files="${Hub__Files:-$state/files/$database}"
export Hub__AuditHeads="${Hub__AuditHeads:-$state/audit/$database.heads}"
export Hub__KeyFile="${Hub__KeyFile:-$state/keys/$database.key}"
mkdir -p "$Hub__Files" "${Hub__KeyFile%/*}"; chmod 700 "$Hub__Files" "${Hub__KeyFile%/*}"
# The private hub makes its own key; on a server the operator does.
[ -n "${HUB_DATABASE:-}" ] || export Hub__MayCreateKeyFile=true
clamd_start
use_database "$database"

arguments=(once --data "$data" --out "$out")
[ -z "$areas" ] || arguments+=(--areas "$areas")
[ -z "$period" ] || arguments+=(--period "$period")
# In the background, so that a signal to this script reaches it at once.
${scan_environment[@]+"${scan_environment[@]}"} "$hub/hub" "${arguments[@]}" & children=($!)
wait "${children[0]}" || exit $?
children=()
# The fictional analysts, their peer and their approver release the fictional force's profiles; what was released before stays.
if [ -n "$sample" ] && [ "${areas:-lpa}" = lpa ] && [ -z "${AzureAd__ClientId:-}" ]; then
  "$hub/hub" admin people --file "$root/tests/Hub.DevIdentity/people.json" || fail "The sample people could not be registered: see the line above."
  publishing=(profile publish --words "$data/profiles.json" --out "$out/released"
    --reviewer head-of-intelligence@police.example --approver approver@police.example)
  for analyst in analyst@police.example analyst-ombrickshire@police.example analyst-drezzick@police.example \
    other-area@police.example analyst@zorrelshire.example; do publishing+=(--analyst "$analyst"); done
  ${scan_environment[@]+"${scan_environment[@]}"} "$hub/hub" "${publishing[@]}" & children=($!)
  wait "${children[0]}" || fail "Not every fictional profile could be released: see the lines above."
  children=()
fi
say "Done in $((SECONDS - started)) s."
[ -z "$once" ] || exit 0

dashboard=$(free_port 5081)
${scan_environment[@]+"${scan_environment[@]}"} "$hub/hub" worker --port "$dashboard" >"$state/worker.log" 2>&1 & children+=($!)
if [ -n "${AzureAd__ClientId:-}" ] || [ -n "$sample" ]; then
  local_people=""
  if [ -z "${AzureAd__ClientId:-}" ]; then local_people=yes; start_local_identity; fi
  portal=$(free_port 5080)
  (cd "$state/web" && HUB_DATABASE="${HUB_WEB_DATABASE:-$HUB_DATABASE}" ASPNETCORE_URLS="http://localhost:$portal" \
    exec ./Hub.Web >"$state/web.log" 2>&1) & children+=($!)
  wait_for_port "The portal" "$portal" "$!" "$state/web.log"
  say "Portal      http://localhost:$portal"
  [ -z "$local_people" ] || say_who_may_sign_in
else
  say "Portal      not started: sign-in is not set up. Set AzureAd__ClientId and the rest (docs/operations.md), then start again."
fi
say "Jobs        http://localhost:$dashboard/jobs (read only)"
say "Profiles    $out; released editions in $out/released"
say "Logs        $state/worker.log, $state/web.log. Stop with Ctrl+C."
wait -n "${children[@]}" || true
fail "The worker or the portal has stopped: see $state/worker.log and $state/web.log."
