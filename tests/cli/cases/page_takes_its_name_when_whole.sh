# A page is written beside its name and takes it when it is whole; a folder that is not there and a full disk leave nothing behind.
"$FIRSTHAND" read --html page.html "$ROOT/examples/canal-toll" && head -n 1 page.html && tail -n 1 page.html
"$FIRSTHAND" read --html nowhere/page.html "$ROOT/examples/canal-toll"; echo "exit $?"
[ ! -w /dev/full ] || { "$FIRSTHAND" read --html /dev/full "$ROOT/examples/canal-toll" 2> told; echo "exit $?"; cut -d: -f 1-3 told; }
"$FIRSTHAND" read --html - "$ROOT/examples/canal-toll" | cmp - page.html && echo "the same on standard output"
ls
