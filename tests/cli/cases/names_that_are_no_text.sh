# File names may hold anything but a slash: bytes that are no UTF-8, line ends, what a terminal obeys. Every output is
# UTF-8 all the same, and no escape reaches the terminal.
command -v iconv > /dev/null || { echo "SKIP: iconv is missing"; exit 77; }
mkdir d
text='The ferry to Ulvsund will carry 40 cars from Monday, the harbour board said. "We have waited ten years for this," said Ana Duarte, who runs the board.'
for name in 'd/\377\376.txt' 'd/\377\375.txt' 'd/\377.txt' 'd/\033[31mred.txt' 'd/two\nlines.txt' 'd/\342\200\256turned.txt' 'd/-x.txt' 'd/\302\233.txt' 'd/a"<&>b.txt'; do
    printf '%s\n' "$text" > "$(printf "$name")" || { echo "SKIP: this file system takes no such names"; exit 77; }
done
: > "$(printf 'd/\033[31m\377empty.txt')"
"$FIRSTHAND" add --quiet --store s.db d > /dev/null
story=$("$FIRSTHAND" stories --store s.db | grep -o 's[0-9a-f]\{12\}' | head -n 1)
check() { # NAME COMMAND...: its output is UTF-8
    name=$1; shift
    "$FIRSTHAND" "$@" > out 2> err
    iconv -f UTF-8 -t UTF-8 out > /dev/null 2>&1 && iconv -f UTF-8 -t UTF-8 err > /dev/null 2>&1 && [ -s out ] && echo "$name: UTF-8" || echo "$name: broken"
    if grep -q "$(printf '\033\[31m')" out err; then echo "$name: obeyed"; fi
}
for c in clean sentences statements dates reuse group lineage; do check $c $c d; done
for c in dot graphml svg; do check "lineage --$c" lineage --$c d; done
check read read d
check "read --json" read --json d
"$FIRSTHAND" read --html page.html d && iconv -f UTF-8 -t UTF-8 page.html > /dev/null && echo "read --html: UTF-8"
for f in jsonl csv graphml dot webannotation prov; do check "export $f" export --store s.db --format $f $story; done
check show show --store s.db $story
check stories stories --store s.db
check search search --store s.db ferry
check speakers speakers --store s.db Duarte
# Names that differ in such bytes alone are different ids, by which a report can be asked for.
"$FIRSTHAND" clean d 2> /dev/null | grep -o '"id":"[^"]*"' | sort | uniq -c | awk '{ print $1 }' | sort | uniq -c
id=$("$FIRSTHAND" clean "$(printf 'd/\377\375.txt')" | grep -o '"id":"[^"]*"' | cut -d '"' -f 4)
"$FIRSTHAND" show --store s.db --json "$id" > out && grep -c "\"id\":\"$id\"" out
printf '%s\n' '{"a": "The ferry sails on Monday.", "b": "The ferry sails on Tuesday."}' > "$(printf '\376.jsonl')"
"$FIRSTHAND" changes --pairs "$(printf '\376.jsonl')" | grep -o '"id":"[^"]*"'
"$FIRSTHAND" read --json d 2>&1 > /dev/null
