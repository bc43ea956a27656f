# Inputs made to be slow: time must grow no faster than the text. Each goes through all of `read`, beside a second
# report, so that what compares reports meets it too. Two minutes of the processor for each (or what stands behind its name) are far more than it takes; a clock
# on the wall would tell of the machine's other work, too. A build that watches every access (FH_SLOWER) has more.
run() { (ulimit -t $((${2:-120} * ${FH_SLOWER:-1})); "$FIRSTHAND" read --json "$1" other.txt > out.json 2> err); status=$?; [ $status -lt 2 ] && echo "$1: read" || { echo "$1: exit $status"; head -n 3 err; }; }
awk 'BEGIN { for (i = 0; i < 200; i++) print "The ferry to Ulvsund carries 40 cars, Ana Duarte said on Monday. The council of Holm denied it." }' > other.txt
awk 'BEGIN { for (i = 0; i < 5000; i++) printf "The ferry to Ulvsund carries 40 cars, Ana Duarte said on Monday. " }' > repeated_sentence.txt
awk 'BEGIN { for (i = 0; i < 50000; i++) printf "word%d ", i % 5000 }' > no_full_stop.txt
awk 'BEGIN { for (i = 0; i < 200000; i++) printf "\" " }' > only_quotes.txt
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "(((" }' > only_brackets.txt
awk 'BEGIN { for (i = 0; i < 15000; i++) printf "said told says Mr. On Monday 3 of " }' > only_cues.txt
awk 'BEGIN { for (i = 0; i < 100000; i++) print "x" }' > short_lines.txt
awk 'BEGIN { printf "<p>"; for (i = 0; i < 100000; i++) printf "<a href=x>link %d</a> ", i }' > links.html
awk 'BEGIN { printf "<html><body>"; for (i = 0; i < 50000; i++) printf "<table><tr><td>cell" }' > tables.html
awk 'BEGIN { for (i = 0; i < 400000; i++) print "WARC/1.0" }' > headers_without_end.warc
awk 'BEGIN { printf "{\"text\": \"The ferry runs.\", \"authors\": [\"A\""; for (i = 0; i < 100000; i++) printf ", \"Author %06d\"", i; print "]}" }' > authors.json
for f in repeated_sentence.txt no_full_stop.txt only_quotes.txt only_brackets.txt only_cues.txt short_lines.txt links.html tables.html; do run $f; done
run headers_without_end.warc 15
run authors.json 15
