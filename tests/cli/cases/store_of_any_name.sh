# A store is the file of its name, whatever SQLite makes of such names; a folder is none. A page that is written through a link
# leaves the link.
for name in 'a?b.db' 'a#b.db' 'a%41.db' ':memory:' 'file:x.db' 'file::memory:' '-x.db' "$(printf 'two\nlines.db')"; do
    "$FIRSTHAND" add --store "$name" "$ROOT/examples/canal-toll/r2.txt" > /dev/null
    echo "$name: $? $([ -s "./$name" ] && echo kept) $("$FIRSTHAND" stories --store "$name" | wc -l)"
done
mkdir folder
"$FIRSTHAND" add --store folder "$ROOT/examples/canal-toll/r2.txt"; echo "$?"
"$FIRSTHAND" stories --store folder; echo "$?"
mkdir site; echo old > site/page.html; ln -s site/page.html link.html
"$FIRSTHAND" read --html link.html "$ROOT/examples/canal-toll/r2.txt" > /dev/null; [ -L link.html ] && tail -n 1 site/page.html
