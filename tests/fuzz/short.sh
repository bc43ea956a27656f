#!/bin/sh
# A short run of a fuzz target from its seeds; FH_FUZZ_SECONDS (default 10) says how short.
# usage: tests/fuzz/short.sh TARGET SEEDS
set -eu
corpus=$(mktemp -d); trap 'rm -rf "$corpus"' EXIT
exec "$1" -max_total_time="${FH_FUZZ_SECONDS:-10}" -rss_limit_mb=4096 -timeout=20 -print_final_stats=1 -artifact_prefix="$corpus/" "$corpus" "$2"
