#!/usr/bin/env bash
# Compiles policies/**/*.rego, without the adapters, to policies/policy.wasm and writes the digest of its sources beside it.
# --check compiles elsewhere and compares bytes, so that the committed module cannot go stale.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=1.22.2
opa="${OPA:-opa}"
found=$("$opa" version | sed -n 's/^Version: //p')
if [ "$found" != "$wanted" ]; then
  echo "build-policy: OPA $wanted is needed, \"$opa\" is ${found:-unknown}; set OPA to its path" >&2
  exit 2
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$opa" build --target wasm --entrypoint gate/judgement --entrypoint drift/judgement --entrypoint posture/judgement --entrypoint explain/filter_pattern \
  --entrypoint picture/plan --entrypoint picture/drift \
  --ignore '*_test.rego' --ignore adapters --output "$folder/bundle.tar.gz" policies
tar -xzf "$folder/bundle.tar.gz" -C "$folder" /policy.wasm 2>/dev/null

if [ "${1:-}" = --check ]; then
  if ! cmp "$folder/policy.wasm" policies/policy.wasm; then
    echo "build-policy: policies/policy.wasm is not what its sources give: run npm run build:policy" >&2
    exit 1
  fi
else
  install -m 644 "$folder/policy.wasm" policies/policy.wasm
fi

node scripts/policy-digest.js > "$folder/policy.sha256"
if [ "${1:-}" = --check ]; then
  cmp "$folder/policy.sha256" policies/policy.sha256
else
  install -m 644 "$folder/policy.sha256" policies/policy.sha256
fi
