: > none.jsonl
for command in reuse changes conflicts; do "$FIRSTHAND" $command --pairs none.jsonl; echo "$command: $?"; done
