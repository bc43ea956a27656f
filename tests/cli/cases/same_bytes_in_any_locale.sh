# Neither locale nor time zone nor the width of the terminal shows in the output.
mkdir in; cp "$ROOT"/examples/canal-toll/* in
"$FIRSTHAND" read --json in > plain
LC_ALL=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8 TZ=Pacific/Kiritimati COLUMNS=20 "$FIRSTHAND" read --json in > elsewhere
cmp plain elsewhere && [ -s plain ] && echo same
