# What would be passed over in silence is wrong usage.
mkdir folder
for options in "conflicts --pairs p.jsonl folder" "lineage --witnesses t.tsv folder" "lineage --dot --svg folder" "stories folder" "doctor folder" "serve folder" \
    "stories --since soon" "stories --until 2033-02-29" "search --since 2033-1-1 ferry" "dates --anchor 2033-04-31 folder"; do
    "$FIRSTHAND" $options
    echo "$options: $?"
done
"$FIRSTHAND" stories --since 2032-02-29 --store none.db
echo "a day of the calendar: $?"
