# A name of several words needs no quotation marks.
printf '{"id": "%s", "text": "%s"}\n' 1 'The ferry will sail on Friday, Ana Duarte said on Monday.' 2 'The pier is closed, Ana Holm said on Monday.' > reports.jsonl
"$FIRSTHAND" add reports.jsonl
"$FIRSTHAND" speakers Ana Duarte
