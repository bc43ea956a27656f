# Records of an archive that are no page are counted, not passed over in silence.
record() { # type, target, content type, block
    printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2033-10-05T21:14:00Z\r\nWARC-Record-ID: <urn:uuid:%s>\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n' \
        "$1" "$2" "$(printf '%s' "$1$2" | cksum | cut -d' ' -f1)" "$3" "${#4}" "$4"
}
cr=$(printf '\r')
page="HTTP/1.1 200 OK$cr
Content-Type: text/html$cr
$cr
<html><body><article><h1>Lock closed</h1><p>The keeper of the lock closed the gate at noon on Tuesday, and nobody passed it before the evening, the harbour office said.</p></article></body></html>"
picture="HTTP/1.1 200 OK$cr
Content-Type: image/png$cr
$cr
x"
{
    record response http://ledger.example/lock 'application/http; msgtype=response' "$page"
    record response http://ledger.example/lock.png 'application/http; msgtype=response' "$picture"
    record revisit http://ledger.example/lock 'application/http; msgtype=response' "HTTP/1.1 200 OK$cr
$cr
"
} > crawl.warc
"$FIRSTHAND" clean --text crawl.warc
"$FIRSTHAND" clean --quiet --text crawl.warc | wc -l
