: > empty.txt
"$FIRSTHAND" clean empty.txt
