#!/usr/bin/env bash
# Style, types, tests and coverage of the Rego, and that the committed module is what it gives.
set -euo pipefail
cd "$(dirname "$0")/.."
opa="${OPA:-opa}"

"$opa" fmt --list --fail policies
"$opa" check --strict policies
"$opa" test policies
"$opa" test policies --coverage --format json --threshold 90 > /dev/null
scripts/build-policy.sh --check
