# Two inputs that are the same file are read once: same path, another path, a hard link, a symbolic link.
mkdir d
printf 'The keeper of the lock closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.

A spokesman for the office said that repairs would take until the end of the week.
' > d/a.txt
ln d/a.txt hard.txt
ln -s d/a.txt soft.txt
"$FIRSTHAND" clean --text d/a.txt ./d/a.txt hard.txt soft.txt d
