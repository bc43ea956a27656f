# The local site: what it answers, what it refuses, and that its pages run nothing but their own script.
command -v python3 > /dev/null || { echo "SKIP: there is no python3 to ask with"; exit 77; }
cp -r "$ROOT/examples/canal-toll" .
"$FIRSTHAND" add --store t.db canal-toll > /dev/null || exit 1
"$FIRSTHAND" serve --store t.db --port 0 > address & server=$!
for i in 1 2 3 4 5 6 7 8 9 10; do [ -s address ] && break; sleep .2; done
FIRSTHAND=$FIRSTHAND python3 - "$(sed 's|.*:\([0-9]*\)/.*|\1|' address)" <<'P'
import http.client, json, os, re, subprocess, sys
port = int(sys.argv[1])
def ask(path, method="GET", **headers):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    c.putrequest(method, path, skip_host="host" in headers)
    for k, v in headers.items(): c.putheader(k.replace("_", "-"), v)
    c.endheaders()
    r = c.getresponse()
    return r, r.read().decode("utf-8", "replace")
story = json.loads(ask("/api/stories")[1])["rows"][0]["id"]
print("pages", [ask(p)[0].status for p in ("/", "/search", "/search?q=tolls", "/speakers", f"/story?id={story}", "/report?id=canal-toll/r1.html")])
print("api", [ask(p)[0].status for p in ("/api/stories", "/api/search?q=tolls", "/api/speakers?name=Echandi", f"/api/story?id={story}", "/api/openapi.json")])
print("not there", [ask(p)[0].status for p in ("/nope", "/story?id=nope", "/report?id=../../etc/passwd", "/api/story?id=", "/search?q=%22", "/..%2f..%2fetc/passwd")])
print("refused", ask("/", host="evil.example")[0].status, ask("/", Origin="http://evil.example")[0].status, [ask("/", method=m)[0].status for m in ("POST", "PUT", "DELETE")])
r, body = ask("/")
print("unchanged", ask("/", If_None_Match=r.getheader("ETag"))[0].status)
said = subprocess.run([os.environ["FIRSTHAND"], "show", "--store", "t.db", "--json", story], capture_output=True, text=True).stdout
print("the same records as --json:", ask(f"/api/story?id={story}")[1] == said)
hostile = ask("/search?q=%3Cscript%3Ealert(1)%3C/script%3E")[1]
print("escaped:", "<script>alert" not in hostile)
for p in ("/", f"/story?id={story}"):
    r, body = ask(p)
    policy = r.getheader("Content-Security-Policy")
    print("policy:", "default-src 'none'" in policy, "unsafe-inline" not in re.search("script-src[^;]*", policy)[0], len(re.findall("<script", body)))
P
kill -TERM $server; wait $server; echo "ended $?"
