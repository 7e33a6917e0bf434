#!/usr/bin/env bash
# Runs the official clients against the host at BASE_URL (first argument or environment), or against one of its own.
set -euo pipefail
[ $# -eq 0 ] || export BASE_URL=$1
cd "$(dirname "$0")"
# npm writes this file when it is done, so a half-finished installation is done again.
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-progress
exec npm test --silent
