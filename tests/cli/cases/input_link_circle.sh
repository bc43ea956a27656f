# Links in a circle end.
mkdir -p a/b
printf 'The keeper of the lock closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.

A spokesman for the office said that repairs would take until the end of the week.
' > a/b/x.txt
ln -s ../../a a/b/up
"$FIRSTHAND" clean a | sed 's/.*"path":"\([^"]*\)".*/\1/'
