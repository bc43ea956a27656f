#!/bin/sh
# Every call of the program to files fails once; every call that writes from some moment on, as on a full disk; and before every
# call the program is told to end. What is
# told is told with a next step; success is only where the output is the same as undisturbed; a file that was there is whole,
# old or new; no temporary file stays; and what is done again without the fault gives what it always gives.
#
# usage: files.sh PROGRAM SHIM
set -u
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") shim=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
root=$(cd "$(dirname "$0")/../.." && pwd)
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 1
export LC_ALL=C TMPDIR="$tmp/spill" FH_FAULT_LOG="$tmp/log"
mkdir in spill
cp "$root"/examples/canal-toll/r1.html "$root"/examples/canal-toll/r2.txt in/
gzip -c "$root"/examples/canal-toll/r5.txt > in/r5.txt.gz
make_many() { # N: documents, every third another
    awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) { printf "{\"id\": \"%d\", \"text\": \"", i; for (k = 0; k < 60; k++) printf "word%d ", int(i / 3) * 7 + k * (k + i / 3) % 97; print "\"}" } }'
}
make_many 400 > many.jsonl
make_many 4200 > more.jsonl # more than are done between two looks at the disk

begin() { # JOB: what is there before
    rm -rf ./page.html* store.db* work out err log spill/*
    case $1 in
    page) echo old > page.html ;;
    add) cp whole.db store.db ;;
    goon) cp -r half work ;;
    esac
}
run() { # JOB; the variables of the shim may be set
    case $1 in
    page) "$program" read --html page.html in > out 2> err ;;
    clean) "$program" clean in > out 2> err ;;
    dedup) "$program" dedup --memory 64M --resume work many.jsonl > out 2> err ;;
    goon) "$program" dedup --memory 64M --resume work more.jsonl > out 2> err ;;
    add) "$program" add --store store.db in > out 2> err ;;
    export) "$program" export --store whole.db --format csv > out 2> err ;;
    esac
}
result() { # JOB: what it was done for
    case $1 in
    page) cat page.html ;;
    add) "$program" export --store store.db && "$program" doctor --store store.db ;;
    *) cat out ;;
    esac
}
wrong() { echo "$job: $(cat log), call $n, $mode: $1; it said:"; head -n 5 err; failed=$((failed + 1)); }

attempt() { # job $job, call $n
    begin "$job"
    case $mode in
    fails) LD_PRELOAD=$shim FH_FAULT_AT=$n run "$job" ;;
    full) LD_PRELOAD=$shim FH_FAULT_AT=$n FH_FAULT_FULL=yes run "$job" ;;
    *) LD_PRELOAD=$shim FH_FAULT_AT=$n FH_FAULT_SIGNAL=$mode run "$job" ;;
    esac
    status=$?
    [ -e log ] || return 1 # there is no such call
    tried=$((tried + 1))
    case $mode in fails|full) [ $status -lt 64 ] ;; *) [ $status -lt 64 ] || [ $status = $((128 + mode)) ] ;; esac || wrong "exit status $status"
    if [ $status -ge 128 ]; then :
    elif [ $status = 0 ]; then result "$job" 2> /dev/null | cmp -s - "good.$job" || wrong "another result, and success"
    else grep -q '^firsthand: .*; ' err || wrong "status $status without a next step"; fi
    if [ "$job" = page ]; then
        grep -qx old page.html || tail -n 1 page.html | grep -q '</html>' || wrong "half a page"
        [ "$(ls page.html*)" = page.html ] || wrong "left behind: $(ls page.html*)"
    fi
    [ "$job" != goon ] || [ $status = 0 ] || cmp -s half/state work/state || grep -q '^4200$' work/state || wrong "what was done is lost"
    [ -z "$(ls spill)" ] || wrong "left behind: $(ls spill)"
    [ "$job" != add ] || "$program" doctor --store store.db > /dev/null 2>> err || wrong "the store is damaged"
    run "$job"; again=$?
    [ $again = 0 ] && result "$job" 2> /dev/null | cmp -s - "good.$job" || wrong "another result when done again, status $again"
}

failed=0 tried=0
"$program" add --store whole.db "$root"/examples/canal-toll/r3.html > out || exit 1
# A run that was stopped: its disk was full when most was done.
n=1; mkdir half
until [ -s half/state ]; do
    rm -rf half log
    if LD_PRELOAD=$shim FH_FAULT_AT=$n FH_FAULT_FULL=yes "$program" dedup --memory 64M --resume half more.jsonl > out 2> err; then echo "no run was stopped half-way"; exit 1; fi
    n=$((n + 1))
done

for job in page clean dedup goon add export; do
    begin $job; run $job || { cat err; exit 1; }
    result $job > good.$job
    for mode in fails full 2 15; do
        case $mode,$job in 2,page | 15,page | 15,dedup | fails,* | full,*) ;; *) continue ;; esac
        n=1
        while attempt; do n=$((n + 1 + n / ${FH_FAULT_THIN:-12})); done
    done
done
echo "$tried calls to files failed or were the last; $failed of them found something wrong"
[ $failed = 0 ]
