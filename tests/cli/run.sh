#!/bin/sh
# Runs one case of the command line. NAME.sh is run in an empty folder with $FIRSTHAND, the program, and
# $ROOT, the checkout. Its output is compared with
#   NAME.out        standard output, exactly; or NAME.out.glob, a shell pattern a line; absent: empty
#   NAME.err        standard error, likewise
#   NAME.exit       exit status; absent: 0
# A case that cannot run here prints a line that begins with "SKIP: " and exits 77. With FH_TELL=yes what a case that passes
# said on standard error is printed.
#
# usage: tests/cli/run.sh PROGRAM NAME [--accept]
set -u
here=$(cd "$(dirname "$0")" && pwd)
FIRSTHAND=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") name=$2 accept=${3:-}
ROOT=$(cd "$here/../.." && pwd)
case=$here/cases/$name
tmp=$(mktemp -d); trap 'chmod -R u+rwx "$tmp" 2> /dev/null; rm -rf "$tmp"' EXIT
mkdir "$tmp/work"
export FIRSTHAND ROOT LC_ALL=C TMPDIR="$tmp"

(cd "$tmp/work" && sh "$case.sh") > "$tmp/out" 2> "$tmp/err"
status=$?
if [ "$status" = 77 ]; then grep '^SKIP: ' "$tmp/out" "$tmp/err"; exit 77; fi
# What depends on the place is written as $TMP and $ROOT.
for f in out err; do sed "s|$tmp/work|\$TMP|g; s|$ROOT|\$ROOT|g" "$tmp/$f" > "$tmp/$f.said"; done

if [ "$accept" = --accept ]; then
    for f in out err; do
        [ -e "$case.$f.glob" ] && continue
        rm -f "$case.$f"; [ -s "$tmp/$f.said" ] && cp "$tmp/$f.said" "$case.$f"
    done
    rm -f "$case.exit"; [ "$status" = 0 ] || echo "$status" > "$case.exit"
    exit 0
fi

matches_glob() { # every line of file $2 against the pattern on the same line of $1
    awk 'END { print NR }' "$1" > "$tmp/n1"; awk 'END { print NR }' "$2" > "$tmp/n2"
    cmp -s "$tmp/n1" "$tmp/n2" || return 1
    while IFS= read -r pattern <&3 && IFS= read -r line <&4; do
        # shellcheck disable=SC2254 # the pattern is meant as one
        case $line in $pattern) ;; *) return 1 ;; esac
    done 3< "$1" 4< "$2"
}

failed=0
for f in out err; do
    if [ -e "$case.$f.glob" ]; then
        matches_glob "$case.$f.glob" "$tmp/$f.said" || { failed=1; echo "$name: standard $f does not match:"; diff "$case.$f.glob" "$tmp/$f.said" | head -n 20; }
        continue
    fi
    expected=$case.$f; [ -e "$expected" ] || expected=/dev/null
    cmp -s "$expected" "$tmp/$f.said" || { failed=1; echo "$name: standard $f differs:"; diff "$expected" "$tmp/$f.said" | head -n 20; }
done
want=0; [ -e "$case.exit" ] && want=$(cat "$case.exit")
[ "$status" = "$want" ] || { failed=1; echo "$name: exit status $status, expected $want"; }
[ $failed = 1 ] || [ -z "${FH_TELL:-}" ] || cat "$tmp/err.said"
exit $failed
