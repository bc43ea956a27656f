# Pages, text, JSONL, a feed, an archive, packed and plain, with failures among them: the number of threads and a second
# naming do not show.
mkdir in
T='The keeper of the lock closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.'
i=0
while [ $i -lt 300 ]; do
    echo "{\"id\": \"line-$i\", \"text\": \"Mr. Keeper said on day $i: \\\"We shut it.\\\" $T\"}"
    [ $((i % 50)) = 49 ] && echo '{"broken'
    i=$((i + 1))
done > in/lines.jsonl
gzip -n -c in/lines.jsonl > in/lines2.jsonl.gz
for i in 1 2 3 4 5 6 7 8 9; do printf '%s\n\nIt rained %s days.\n' "$T" $i > in/text$i; done
printf '<rss><channel><title>Post</title><item><title>T</title><link>http://p.example/1</link><description>&lt;p&gt;%s</description></item></channel></rss>' "$T" > in/feed
page="HTTP/1.1 200 OK
Content-Type: text/html

<html><body><article><p>$T</p></article></body></html>"
for i in 1 2 3; do
    printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/%s\r\nContent-Length: %s\r\n\r\n%s\r\n\r\n' $i ${#page} "$page"
    [ $i = 2 ] && printf 'garbage between records\r\n'
done > in/archive
printf '\001\002\003\004' > in/binary
for command in clean sentences; do
    "$FIRSTHAND" $command in > one 2> one.err; echo "exit $?"
    for threads in 2 7; do
        "$FIRSTHAND" $command --threads $threads in in/lines.jsonl > many 2> many.err
        cmp one many && cmp one.err many.err && echo "$command, $threads threads: same"
    done
done
wc -l < one
cat one.err
