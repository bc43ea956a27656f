# A store that may not be written to: told, and what is in it can still be asked for.
"$FIRSTHAND" add --store t.db "$ROOT/examples/canal-toll/r2.txt" > /dev/null || exit 1
chmod 444 t.db
if [ -w t.db ]; then echo "SKIP: permissions do not bind this user"; exit 77; fi
"$FIRSTHAND" add --store t.db "$ROOT/examples/canal-toll/r1.html" > /dev/null 2> said; echo "exit $?"
"$FIRSTHAND" stories --store t.db | wc -l
