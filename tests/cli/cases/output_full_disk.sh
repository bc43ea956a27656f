# A full disk is told, and is not success.
[ -w /dev/full ] || { echo "SKIP: there is no /dev/full here"; exit 77; }
"$FIRSTHAND" clean "$ROOT/examples/canal-toll/r2.txt" > /dev/full
