# What asks a store that is not there names it and says what makes one; nothing is left behind.
for command in stories "show s1" "search word" speakers export doctor serve; do
    $FIRSTHAND $command --store none.db
    echo "$command: $?"
done
ls
