#!/usr/bin/env bash
# Runs the official clients against the host at BASE_URL (first argument or environment).
set -euo pipefail
export BASE_URL="${1:-${BASE_URL:?the address of a running host is missing}}"
cd "$(dirname "$0")"
# npm writes this file when it is done, so a half-finished installation is done again.
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-progress
exec npm test
