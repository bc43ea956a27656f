#!/bin/sh
# Runs the examples of one specification page. An example is a pair of fences:
#
#   ```input dates --anchor 2033-10-05        the command; its standard input follows
#   The talks end on Sunday.
#   ```
#   ```expected
#   {...}
#   ```
#
# usage: tests/spec/run.sh PROGRAM PAGE.md [--accept]
# Prints each example that differs, with its line; exits 1 when there is one. --accept rewrites the page.
set -u
program=$1 page=$2 accept=${3:-}
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT

awk -v dir="$tmp" '
    /^```input/    { n++; line[n] = NR; command = $0; sub(/^```input */, "", command); print command > (dir "/" n ".command"); print NR > (dir "/" n ".line"); to = dir "/" n ".input"; printf "" > to; next }
    /^```expected/ { to = dir "/" n ".expected"; printf "" > to; next }
    /^```/         { to = ""; next }
    to != ""       { print > to }
    END            { print n + 0 > (dir "/count") }' "$page"

n=$(cat "$tmp/count") failed=0 i=1
[ "$n" -gt 0 ] || { echo "$page: no examples"; exit 1; }
while [ "$i" -le "$n" ]; do
    eval "set -- $(cat "$tmp/$i.command")"
    "$program" "$@" - < "$tmp/$i.input" > "$tmp/$i.got" 2>&1
    if ! cmp -s "$tmp/$i.expected" "$tmp/$i.got"; then
        failed=$((failed + 1))
        echo "$page:$(cat "$tmp/$i.line"): firsthand $*"
        diff "$tmp/$i.expected" "$tmp/$i.got" | head -n 20
    fi
    i=$((i + 1))
done

if [ "$accept" = --accept ]; then
    awk -v dir="$tmp" '
        /^```input/    { n++ }
        /^```expected/ { print; while ((getline l < (dir "/" n ".got")) > 0) print l; skip = 1; next }
        /^```/         { skip = 0 }
        !skip          { print }' "$page" > "$tmp/page" && cp "$tmp/page" "$page"
    exit 0
fi
echo "$page: $((n - failed)) of $n examples as expected"
[ "$failed" = 0 ]
