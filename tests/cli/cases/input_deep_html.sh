# HTML nested 100,000 deep ends: with its text, or with an error that names the file.
{ printf '<html><body>'; head -c 500000 /dev/zero | sed 's/\x0/<b>/g' | head -c 300000; printf '<p>The keeper closed the gate at noon, and nobody passed it before the evening.</p>'; } > deep.html
printf 'The keeper of the lock closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.

A spokesman for the office said that repairs would take until the end of the week.
' > good.txt
"$FIRSTHAND" clean --text deep.html good.txt > out 2> err
status=$?
grep -c 'keeper of the lock' out
[ $status -le 1 ] && echo ended
grep -q 'keeper closed' out || grep -q 'deep.html' err && echo "its text, or its name in an error"
