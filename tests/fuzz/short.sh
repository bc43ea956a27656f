#!/bin/sh
# A short run of a fuzz target from its seeds; FH_FUZZ_SECONDS (default 10) says how short. An input that
# fails is printed in base64: decoded into the folder of seeds it is a test from then on. Inputs that reach more of the
# program are kept in the folder FH_FUZZ_CORPUS, where it is given.
# usage: tests/fuzz/short.sh TARGET SEEDS
set -u
fresh=$(mktemp -d) found=$(mktemp -d); trap 'rm -rf "$fresh" "$found"' EXIT
"$1" -max_total_time="${FH_FUZZ_SECONDS:-10}" -rss_limit_mb=4096 -timeout=20 -print_final_stats=1 \
    -artifact_prefix="$found/" "${FH_FUZZ_CORPUS:-$fresh}" "$2"
status=$?
for input in "$found"/*; do
    [ -f "$input" ] || continue
    echo "the input that failed, in base64 (base64 -d > $2/NAME):"
    base64 "$input"
done
exit "$status"
