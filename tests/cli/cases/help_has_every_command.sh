# Every command of the table has a help of its own, which names it and each of its options.
"$FIRSTHAND" help --table | awk -F'\t' '$1 == "command" { print $2 }' | while read -r command; do
    "$FIRSTHAND" "$command" --help > said || echo "$command: no help"
    head -n 1 said | grep -q "^usage: firsthand $command " || echo "$command: not named"
    "$FIRSTHAND" help --table | awk -F'\t' -v c="$command" '$1 == "command" { here = $2 == c } here && $1 == "option" { print $2 }' | while read -r option; do
        grep -q -e "^  $option" said || echo "$command: $option is not told"
    done
done
echo done
