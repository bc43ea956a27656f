# A file without permission among good ones.
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then # root may read everything
    command -v setpriv > /dev/null || { echo "SKIP: root may read everything, and setpriv is not here"; exit 77; }
    as() { setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; }
    chmod 755 "$TMPDIR" .
fi
mkdir d
for f in a b c; do printf 'The keeper of the lock closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.\n\nA spokesman for the office said that repairs would take until the end of the week.\n' > d/$f.txt; done
chmod 000 d/b.txt
as test -x "$FIRSTHAND" || { echo "SKIP: the program cannot be run by another user here"; exit 77; }
as "$FIRSTHAND" clean d > "$TMPDIR/rows"; status=$?
sed 's/.*"path":"\([^"]*\)".*/\1/' "$TMPDIR/rows"
exit $status
