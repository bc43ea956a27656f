# Single invalid bytes become U+FFFD, and the rest stays.
printf '{"id": "a", "text": "caf\303\251 \303\251\303\251\303\251 \377 end"}\n' > a.jsonl
"$FIRSTHAND" clean --text a.jsonl
