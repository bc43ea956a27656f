# Reports whose stories have not been found yet, because an add was stopped, are in no export and no list: that is told, and
# the next add finds them. So is a store without any report.
command -v python3 > /dev/null || { echo "SKIP: python3 is missing"; exit 77; }
printf '{"id": "%s", "text": "%s"}\n' 1 'The ferry will sail on Friday, Ana Duarte said on Monday.' 2 'A bridge was shut after a lorry struck it, Bo Lind said.' > reports.jsonl
"$FIRSTHAND" add --quiet reports.jsonl
stop() { python3 -c "import sqlite3; db = sqlite3.connect('firsthand.db'); db.executescript('$1'); db.commit()"; }
stop 'UPDATE report SET story = NULL; DELETE FROM story'
for ask in export "export --format csv" stories "show 1" "export 1"; do
    "$FIRSTHAND" $ask
    echo "$ask: $?"
done
"$FIRSTHAND" stories --json
"$FIRSTHAND" add --quiet reports.jsonl; "$FIRSTHAND" stories | wc -l
stop 'DELETE FROM story WHERE id = (SELECT story FROM report WHERE key = 1); UPDATE report SET story = NULL WHERE key = 1'
"$FIRSTHAND" export | grep -c '"id":"2"'
"$FIRSTHAND" export --quiet 2>&1 | grep -c '"id":"2"'
: > nothing.jsonl; "$FIRSTHAND" add --quiet --store empty.db nothing.jsonl; "$FIRSTHAND" export --store empty.db; echo "empty: $?"
