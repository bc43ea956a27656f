# The dossier for people says in its first line what it counts, no line is wider than a hundred columns, and colour comes when it is asked for.
"$FIRSTHAND" read "$ROOT/examples/canal-toll" > said
head -n 1 said | sed 's/[0-9][0-9]*/N/g'
[ "$(LC_ALL=C.UTF-8 wc -L < said)" -le 100 ] && echo "fits"
grep -c "$(printf '\033')" said
"$FIRSTHAND" read --color always "$ROOT/examples/canal-toll" | grep -q "$(printf '\033')" && echo "colour"
