"$FIRSTHAND" clean
