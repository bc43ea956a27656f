#!/bin/sh
# The names a shared library exports are those of the list, no more and no fewer.
# usage: tests/api/exported.sh LIBRARY LIST
set -u
got=$(mktemp); trap 'rm -f "$got"' EXIT
nm -D --defined-only "$1" | awk '$2 ~ /[TDBR]/ { print $3 }' | grep -v '^__\(asan\|ubsan\|tsan\|odr\|sanitizer\)' | LC_ALL=C sort > "$got"
diff "$2" "$got" || { echo "exported names differ; where the change is meant, write it into $2"; exit 1; }
