# A standard stream that is closed is told, and no file takes its place: what is printed must not end up in a page or a store.
text='The ferry to Ulvsund will carry 40 cars from Monday, the harbour board said.'
printf '%s\n' "$text" > one.txt
printf '%s\n' "$text On Tuesday it did." > two.txt
ends() { tail -c 8 "$1"; }
"$FIRSTHAND" read --html page.html one.txt two.txt > /dev/null && ends page.html
"$FIRSTHAND" read --html closed.html one.txt two.txt >&- 2> /dev/null <&-; echo "exit $?"
cmp page.html closed.html && echo same page
"$FIRSTHAND" add --store s.db one.txt two.txt >&- 2>&- <&-; echo "exit $?"
"$FIRSTHAND" doctor --store s.db
"$FIRSTHAND" read --html told.html one.txt two.txt missing.txt 2>&-; ends told.html
"$FIRSTHAND" clean one.txt >&-; echo "exit $?"
"$FIRSTHAND" clean --text <&-; echo "exit $?"
"$FIRSTHAND" clean --text - < .; echo "exit $?"
# a file that may grow no larger
(ulimit -f 1; "$FIRSTHAND" read --html small.html one.txt two.txt; echo "exit $?"); ls small.html* 2> /dev/null || echo nothing is left of it
