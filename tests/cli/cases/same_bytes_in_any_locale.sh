# Neither locale nor time zone nor the width of the terminal shows in the output.
cp "$ROOT"/examples/canal-toll/* .
"$FIRSTHAND" read --json . > plain
LC_ALL=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8 TZ=Pacific/Kiritimati COLUMNS=20 "$FIRSTHAND" read --json . > elsewhere
cmp plain elsewhere && [ -s plain ] && echo same
