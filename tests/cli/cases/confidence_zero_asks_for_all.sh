# 0 is no default in disguise: every statement that a lower bound shows is shown by it.
for p in 0 0.000001 0.9; do "$FIRSTHAND" statements --confidence $p "$ROOT/examples/canal-toll" | wc -l > "$p"; done
cmp 0 0.000001 && [ "$(cat 0)" -gt "$(cat 0.9)" ] && [ "$(cat 0)" -gt "$("$FIRSTHAND" statements "$ROOT/examples/canal-toll" | wc -l)" ] && echo "all of them"
