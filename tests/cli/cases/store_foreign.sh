# An SQLite file of another program, and a store of another layout.
command -v python3 > /dev/null || { echo "SKIP: there is no python3 to make the files with"; exit 77; }
python3 -c '
import sqlite3
c = sqlite3.connect("other.db"); c.execute("create table note(text)"); c.commit(); c.close()
c = sqlite3.connect("later.db"); c.execute("pragma application_id = 1179145268"); c.execute("pragma user_version = 99"); c.execute("create table t(x)"); c.commit()'
for f in other later; do
    cp $f.db before
    "$FIRSTHAND" add --store $f.db "$ROOT/examples/canal-toll/r2.txt"; echo "exit $?"
    cmp $f.db before && echo untouched
done
