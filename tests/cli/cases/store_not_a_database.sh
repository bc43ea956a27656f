echo "not a database, but a note of some length, so that it is more than a header" > note.db
cp note.db before
"$FIRSTHAND" add --store note.db "$ROOT/examples/canal-toll/r2.txt"; status=$?
cmp note.db before && echo untouched
exit $status
