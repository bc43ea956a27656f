# Real pages together: some lines that unrelated ones share go, and no page loses more than a few. In any order, with any number of threads.
pages=$ROOT/../shared/data/pages/dev/html
[ -d "$pages" ] || pages=$ROOT/../../shared/data/pages/dev/html
[ -d "$pages" ] || { echo "SKIP: ../shared/data/pages is not here"; exit 77; }
ls "$pages"/scrapinghub__* > names
"$FIRSTHAND" clean --quiet $(cat names) | sort > apart
"$FIRSTHAND" clean --quiet --across $(cat names) | sort > together
"$FIRSTHAND" clean --quiet --across --threads 3 $(sort -r names) | sort > turned
cmp together turned && echo "the same in any order"
changed=$(comm -13 apart together | wc -l)
[ "$changed" -ge 2 ] && [ "$changed" -le 10 ] && echo "a few pages lose something"
lost=$(($(wc -c < apart) - $(wc -c < together)))
[ "$lost" -gt 100 ] && [ "$lost" -lt $(($(wc -c < apart) / 100)) ] && echo "and that is less than a hundredth"
