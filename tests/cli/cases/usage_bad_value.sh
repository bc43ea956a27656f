"$FIRSTHAND" clean --threads 0 folder
