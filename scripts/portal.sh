# Sourced: the portal and a sign-in server. With the fictional force that is the local one, with sample people; with a real folder
# it is the operator's own, named by AzureAd__ClientId and the rest (docs/operations.md).

free_port() { local port=$1; while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done; printf '%s' "$port"; }

# wait_for_port NAME PORT PID LOG
wait_for_port() {
  for _ in $(seq 600); do
    (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null && return 0
    kill -0 "$3" 2>/dev/null || { tail -n 5 "$4" >&2; fail "$1 did not start: see $4."; }
    sleep 0.1
  done
  fail "$1 does not answer: see $4."
}

# Starts the local sign-in server and points the portal at it; run.sh has told the hub of its people.
start_local_identity() {
  local port; port=$(free_port 5082)
  "$state/identity/Hub.DevIdentity" --port "$port" --key "$state/keys/local-sign-in.pem" >"$state/identity.log" 2>&1 & children+=($!)
  wait_for_port "The local sign-in server" "$port" "$!" "$state/identity.log"
  local server=http://localhost:$port
  export ASPNETCORE_ENVIRONMENT=Development
  export AzureAd__Instance=$server/ AzureAd__TenantId=organizations
  AzureAd__ClientId=$(portal_of_directory clientId); AzureAd__ClientSecret=$(portal_of_directory secret)
  export AzureAd__ClientId AzureAd__ClientSecret
  export LocalIdentity__Oidc__RequireHttpsMetadata=false LocalIdentity__Bearer__RequireHttpsMetadata=false
  export LocalIdentity__Oidc__TokenValidationParameters__ValidIssuers__0="$server/{tenantid}/v2.0"
  export LocalIdentity__Bearer__TokenValidationParameters__ValidIssuers__0="$server/{tenantid}/v2.0"
}

portal_of_directory() { sed -nE "s/^ *\"portal\": .*\"$1\": \"([^\"]+)\".*/\1/p" "$state/identity/directory.json"; }

say_who_may_sign_in() {
  say "Sign in as  any of these; there are no passwords"
  sed -nE 's/.*"userName": "([a-z-]+@police\.example)", "name": "[^"]*", "note": "([^"]*)".*/\1|\2/p' "$state/identity/directory.json" |
    head -n 12 | while IFS='|' read -r user role; do printf '            %-42s %s\n' "$user" "$role"; done
  say "            and the same @zorrelshire.example for a council; two-agencies@police.example works for both"
}
