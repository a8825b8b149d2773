#!/usr/bin/env bash
# Remakes src/Hub.Web/wwwroot/assets from the npm packages that src/Hub.Web/Assets/package-lock.json pins: needed only when one of
# them, or site.scss, changes. With --check nothing is changed; the exit code is 1 when what is checked in differs.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
made=$root/src/Hub.Web/wwwroot/assets
command -v npm >/dev/null 2>&1 || fail "npm is missing: the portal runs without it, but its assets cannot be remade."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$root"/src/Hub.Web/Assets/* "$work"/ 2>/dev/null || true
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund) >"$work/npm.log" 2>&1 ||
  { tail -n 5 "$work/npm.log" >&2; fail "npm could not install the pinned packages: see the lines above."; }

govuk=$work/node_modules/govuk-frontend/dist/govuk
moj=$work/node_modules/@ministryofjustice/frontend/moj
mkdir -p "$work/made/images"
(cd "$work" && node_modules/.bin/sass --load-path=. --style=compressed --no-source-map --quiet-deps --quiet site.scss made/site.css)
tus=$work/node_modules/tus-js-client/dist
for module in "$govuk/govuk-frontend.min.js" "$moj/moj-frontend.min.js" "$tus/tus.min.js"; do
  sed -E 's/\/\/# sourceMappingURL=.*$//' "$module" >"$work/made/${module##*/}"
done
for image in $(grep -oE '/assets/images/[a-z-]+\.svg' "$work/made/site.css" | sort -u); do
  cp "$moj$image" "$work/made/images/"
done
cp "$root/src/Hub.Web/Assets/LICENCES.txt" "$work/made/"

if [ "${1:-}" = --check ]; then
  diff -r "$work/made" "$made" >/dev/null || fail "src/Hub.Web/wwwroot/assets is not what its sources make: run scripts/assets.sh."
  say "src/Hub.Web/wwwroot/assets is what its sources make."
else
  rm -rf "$made"; mkdir -p "$made"
  cp -r "$work/made/." "$made/"
  say "Remade src/Hub.Web/wwwroot/assets."
fi
