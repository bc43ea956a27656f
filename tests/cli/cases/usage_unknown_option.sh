"$FIRSTHAND" clean --colour folder
