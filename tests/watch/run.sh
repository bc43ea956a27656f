#!/bin/sh
# Runs the tests of `watch` against a local server: run.sh PROGRAM. Without python3 they are skipped, and say so.
if ! command -v python3 > /dev/null 2>&1; then
    echo "SKIP: watch: its local server needs python3"
    exit 77
fi
FIRSTHAND=$1 exec python3 -B "$(dirname "$0")/test_watch.py"
