# A store that may not be written to: told, and what is in it can still be asked for. Permissions do not bind root, who
# steps down for it.
if [ "$(id -u)" = 0 ]; then
    command -v setpriv > /dev/null || { echo "SKIP: permissions do not bind root, and there is no setpriv"; exit 77; }
    chmod 755 . .. # a temporary folder is its owner's alone
    as() { setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; }
else
    as() { "$@"; }
fi
"$FIRSTHAND" add --store t.db "$ROOT/examples/canal-toll/r2.txt" > /dev/null || exit 1
chmod 444 t.db
before=$(cksum < t.db)
as "$FIRSTHAND" add --store t.db "$ROOT/examples/canal-toll/r1.html" > /dev/null 2> said; echo "exit $?"
cat said
as "$FIRSTHAND" stories --store t.db | wc -l
[ "$before" = "$(cksum < t.db)" ] && echo untouched
