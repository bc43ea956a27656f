"$FIRSTHAND" raed folder
