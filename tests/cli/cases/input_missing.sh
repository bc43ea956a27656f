# A missing file among good ones: told, and the others are read.
printf 'The keeper of the lock closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.

A spokesman for the office said that repairs would take until the end of the week.
' > good.txt
"$FIRSTHAND" clean --text missing.txt good.txt
