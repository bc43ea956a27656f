# A small file system of its own fills up: told, what was committed stays, and with more room the rest follows.
mkdir small && mount -t tmpfs -o size=300k tmpfs small 2> /dev/null || { echo "SKIP: may not mount a small file system here"; exit 77; }
trap 'umount small' EXIT
"$FIRSTHAND" add --store small/t.db "$ROOT/examples/canal-toll/r1.html" > /dev/null || exit 1
"$FIRSTHAND" add --store small/t.db "$ROOT"/examples/canal-toll > /dev/null 2> said; echo "exit $?"
grep -c 'disk is full' said
mount -o remount,size=20m small
"$FIRSTHAND" doctor --store small/t.db | sed 's/:.*//'
"$FIRSTHAND" add --store small/t.db "$ROOT"/examples/canal-toll > /dev/null; echo "exit $?"
"$FIRSTHAND" doctor --store small/t.db | sed 's/ in [0-9]* stories.*//'
