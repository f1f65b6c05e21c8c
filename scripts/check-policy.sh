#!/usr/bin/env bash
# Style, types, rooms, tests and coverage of the Rego, and that the committed module is what it gives.
set -euo pipefail
cd "$(dirname "$0")/.."
opa="${OPA:-opa}"

"$opa" fmt --list --fail policies
"$opa" check --strict policies
OPA="$opa" npx --no-install tsx scripts/check-rooms.ts
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
npx --no-install tsx scripts/policy-test-data.ts > "$data/data.json"
# With coverage, OPA says which test failed instead of the coverage
if ! "$opa" test policies "$data/data.json" --timeout 1200s --coverage --format json > "$data/coverage.json"; then
  cat "$data/coverage.json" >&2
  exit 1
fi
# Over a sample of the plans; the module is tested on all of them
node scripts/policy-coverage.js "$data/coverage.json" 97
OPA="$opa" npx --no-install tsx scripts/break-proof.ts
scripts/build-policy.sh --check
