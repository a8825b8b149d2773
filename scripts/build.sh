# Sourced: publishing into .hub, only when something that goes into the result has changed.

sources_of() {
  find "$@" -type d \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f -printf '%p %s %T@\n' 2>/dev/null |
    sort | sha256sum | cut -d' ' -f1
}

# publish NAME PROJECT OUT [dotnet arguments]: one line on what is done, the compiler's own words only on failure.
publish() {
  local name=$1 project=$2 out=$3; shift 3
  local stamp=$out.stamp now
  now=$(cd "$root" && sources_of Directory.Build.props Directory.Packages.props global.json sql datasets src "tests/Hub.SampleForce" tests/Hub.DevIdentity; printf '%s' "$*")
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then return 0; fi
  say "Building $name …"
  rm -rf "$out" "$stamp"
  (cd "$root" && dotnet publish "$project" -c Release -o "$out" --nologo -v quiet -clp:ErrorsOnly "$@") >"$state/build.log" 2>&1 || return 1
  printf '%s' "$now" >"$stamp"
}

publish_or_fail() {
  publish "$@" || { tail -n 30 "$state/build.log" >&2; fail "$1 could not be built: see the lines above."; }
}
