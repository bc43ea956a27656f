# Standard input, packed or not; a pipe by its name.
printf 'The keeper of the lock closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.

A spokesman for the office said that repairs would take until the end of the week.
' | "$FIRSTHAND" clean --text -
printf '{"id": "a", "text": "Packed."}\n' | gzip | "$FIRSTHAND" clean --text -
mkfifo p
printf 'The keeper of the lock closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.

A spokesman for the office said that repairs would take until the end of the week.
' > p &
"$FIRSTHAND" clean --text p
