#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the site answers to questions: every address that its pages link to, in every form, and what it refuses.

usage: tests/web/reading.py PROGRAM"""
import csv, html, html.parser, io, json, re, subprocess, urllib.parse, xml.dom.minidom
from served import PROGRAM, end, promise, site

STORY_PARTS = ("reports", "lineage", "passages", "statements", "claims", "mentions", "changes", "conflicts", "timeline")
HOSTILE = '</script><img src=x onerror=alert(1)>"\'&amp;'
SHAPE_TYPES = {"csv": "text/csv", "json": "application/json", "svg": "image/svg+xml", "graphml": "application/xml", "dot": "text/vnd.graphviz",
               "annotations": "application/ld+json", "prov": "application/json"}


def check_crawl(s):
    """Every link of every page leads somewhere, and every place that is named is there."""
    todo, seen, places, links = ["/"], {}, {}, []
    while todo:
        at = todo.pop()
        if at in seen: continue
        a = seen[at] = s.ask(at)
        promise(a.status == 200, f"{at} is linked to and answers {a.status}")
        if a.type != "text/html": continue
        places[at] = ids = re.findall(r' id="([^"]*)"', a.text)
        promise(len(ids) == len(set(ids)), f"{at}: every name is given once {[i for i in ids if ids.count(i) > 1][:3]}")
        for link in re.findall(r'href="([^"]*)"', a.text):
            link = html.unescape(link)
            if re.match(r"https?://", link): continue
            to = urllib.parse.urlsplit(urllib.parse.urljoin("http://site" + at, link))
            address = to.path + ("?" + to.query if to.query else "")
            links.append((at, address, urllib.parse.unquote(to.fragment)))
            todo.append(address)
    for at, address, place in links:
        if place and address in places: promise(place in places[address], f"{at} leads to {address}#{place}, which is not there")
    promise(len(places) > 15, f"only {len(places)} pages were found")
    return places


def check_shapes(s, story):
    views = {"stories": "", "reports": "", "search": "?q=tolls", "speakers": "", "speakers ": "?name=Echandi", "report": "?id=canal-toll/r1.html",
             "story": "?id=" + story, "decisions": ""}
    for view, query in views.items():
        for shape in ("csv", "json", "svg") if view.strip() != "decisions" else ("csv", "json"):
            a = s.ask(f"/{view.strip()}.{shape}{query}")
            promise(a.status == 200 and a.type == SHAPE_TYPES[shape], f"{view}.{shape} is {a.status} {a.type}")
            promise("attachment" in a.headers.get("Content-Disposition", ""), f"{view}.{shape} is taken along, not shown")
            if shape == "csv": promise(len({len(r) for r in csv.reader(io.StringIO(a.text, newline=""))}) == 1, f"{view}.csv has rows of one length")
            elif shape == "json": a.json
            else: promise(xml.dom.minidom.parseString(a.body).documentElement.tagName == "svg", f"{view}.svg is a picture")
    dossier = s.ask(f"/api/story?id={story}").json
    counts = {"reports": len(dossier["reports"]), "passages": len(dossier["passages"]), "statements": len(dossier["statements"]), "claims": len(dossier["claims"]),
              "mentions": sum(len(c["mentions"]) for c in dossier["claims"]), "changes": len(dossier["changes"]), "conflicts": len(dossier["conflicts"]),
              "timeline": len(dossier["timeline"])}
    texts = {r["id"]: r["text"].encode() for r in dossier["reports"]}
    for part in STORY_PARTS:
        rows = list(csv.DictReader(io.StringIO(s.ask(f"/story.csv?id={story}&part={part}").text, newline="")))
        if part in counts: promise(len(rows) == counts[part], f"story.csv part {part}: {len(rows)} rows, {counts[part]} records")
        if part == "mentions":
            promise(all(texts[r["report"]][int(r["begin"]):int(r["end"])].decode() == r["words"].removeprefix("'") or r["words"].startswith("'") for r in rows), "mentions.csv: offsets find the words")
    for shape in ("graphml", "dot", "annotations", "prov"):
        a = s.ask(f"/story.{shape}?id={story}")
        promise(a.status == 200 and a.type == SHAPE_TYPES[shape], f"story.{shape} is {a.status} {a.type}")
    promise(s.ask(f"/story.csv?id={story}&part=nothing").status == 404, "an unknown part is not there")
    for bad in ("/reports.graphml", "/decisions.svg", "/search.prov?q=x", "/story.exe", "/api/story.csv", "/.csv"): promise(s.ask(bad).status in (400, 404), f"{bad} is not there")


def check_same_records(s, story):
    said = subprocess.run([PROGRAM, "show", "--store", s.store, "--json", story], cwd=s.folder, capture_output=True).stdout
    promise(s.ask(f"/api/story?id={story}").body == said, "the API gives the bytes of --json")
    page = s.ask(f"/story?id={story}").text
    for section in ("tree", "claims", "changes", "speakers", "timeline", "texts", "decisions"):
        promise(f'id="{section}-1"' in page, f"a story's page has the section {section}")


def check_refusals(s):
    def status(*a, **k): return s.ask(*a, **k).status
    promise(status("/", Host="evil.example") == 403, "another host's name is refused")
    promise(status("/", Host=f"127.0.0.1.evil.example:{s.port}") == 403, "a longer host is refused")
    promise(status("/", Origin="http://evil.example") == 403, "another site is refused")
    promise(status("/", Origin="null") == 403, "an origin that is hidden is refused")
    promise(status("/", Origin=f"https://127.0.0.1:{s.port}") == 403, "another scheme is refused")
    promise(status("/", Host=f"localhost:{s.port}") == 200 and status("/", Host=f"[::1]:{s.port}") == 200, "localhost is this machine, too")
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "POST"): promise(status("/", method) in (405, 501), f"{method} is refused")
    for path in ("/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/t.db", "/canal-toll/r1.html", "//etc/passwd", "/report.css", "/story/../t.db", "/\\..\\t.db"):
        promise(status(path) == 404, f"{path} is no address")
    for path in ("/story?id=nope", "/report?id=../../etc/passwd", "/report?id=/etc/passwd", "/api/story?id=", "/story.csv?id=nope"): promise(status(path) == 404, f"{path} is not there")
    for path in ("/search?q=%22", "/search?q=AND", "/search.csv", "/api/search?q=NEAR("): promise(status(path) == 400, f"{path} cannot be read")
    promise(status("/search?q=%00") == 200 and status("/story?id=%00") == 404, "a NUL is nothing asked")


def check_headers(s, story):
    first = s.ask("/")
    promise(s.ask("/", If_None_Match=first.headers["ETag"]).status == 304, "what has not changed is not sent again")
    head = s.ask("/", "HEAD")
    promise(head.status == 200 and not head.body and head.headers["ETag"] == first.headers["ETag"], "HEAD is GET without a body")
    for path in ("/", f"/story?id={story}", "/nope", "/api/stories", f"/story.svg?id={story}"):
        a = s.ask(path)
        policy = a.headers["Content-Security-Policy"]
        promise(policy.startswith("default-src 'none'; ") and "unsafe" not in policy, f"{path}: a strict policy")
        promise(a.headers["X-Content-Type-Options"] == "nosniff" and a.headers["Cross-Origin-Resource-Policy"] == "same-origin", f"{path}: other sites get nothing out of it")
        promise(len(re.findall(rb"<script", a.body)) == (a.type == "text/html"), f"{path}: one script, the page's own")
    promise(HOSTILE not in s.ask("/search?q=" + urllib.parse.quote(HOSTILE)).text, "what was asked is escaped")


def check_paging(s):
    all_rows = s.ask("/api/speakers?limit=500").json
    some, n = [], 0
    while n < all_rows["total"]:
        rows = s.ask(f"/api/speakers?limit=7&offset={n}").json["rows"]
        promise(0 < len(rows) <= 7, "a page of rows is as long as was asked")
        some, n = some + rows, n + 7
    promise(some == all_rows["rows"], "pages of rows put together are all rows")


class Markup(html.parser.HTMLParser):
    """What would come of a page if text of a report were taken as markup."""
    def __init__(self):
        super().__init__()
        self.wrong, self.scripts = [], 0

    def handle_starttag(self, tag, attributes):
        self.scripts += tag == "script"
        if tag in ("img", "iframe", "object", "embed", "link", "base") or self.scripts > 1: self.wrong.append(tag)
        for name, value in attributes:
            if name.startswith("on") or name in ("src", "style") or (value or "").strip().lower().startswith("javascript:"): self.wrong.append(f"{tag} {name}={value}")


def check_hostile_reports(s):
    """The words of a report are text wherever they come out."""
    for path in ["/", "/reports", "/speakers", "/search?q=ferry", "/report?id=" + urllib.parse.quote("<b>id</b>"), "/story?id=" + urllib.parse.quote("<b>id</b>")]:
        a, found = s.ask(path), Markup()
        found.feed(a.text)
        promise(a.status == 200 and not found.wrong, f"{path} is free of a report's markup {found.wrong[:3]}")
        promise("\u202e" not in a.text, f"{path}: nothing turns the direction of writing")
    formula = next(csv.DictReader(io.StringIO(s.ask("/reports.csv").text, newline="")))
    promise(formula["title"].startswith("'="), "a cell of a table is no formula")


def write_hostile(folder):
    with open(folder + "/hostile.jsonl", "w") as f:
        f.write(json.dumps({"id": "<b>id</b>", "title": "=cmd|'/C calc'!A0 <script>alert(1)</script>", "outlet": '"><img src=x onerror=alert(1)>', "url": "javascript:alert(1)",
                            "date": "2033-10-05", "text": "The ferry to Ulvsund <img src=x onerror=alert(1)> carries 40 cars, Ana \"</script>\" Duarte said on Monday. The \u202eferry is late.\n\nIt is & was late."}) + "\n")


with site() as s:
    largest = max(s.stories().values(), key=lambda r: r["reports"])["id"]
    check_crawl(s)
    check_shapes(s, largest)
    check_same_records(s, largest)
    check_refusals(s)
    check_headers(s, largest)
    check_paging(s)
with site(None) as s:
    check_crawl_of_nothing = [s.ask(p) for p in ("/", "/reports", "/search", "/search?q=x", "/speakers", "/decisions", "/stories.csv", "/stories.svg", "/reports.json", "/api/speakers")]
    promise(all(a.status == 200 for a in check_crawl_of_nothing), "an empty store has every page")
    promise("Nothing is kept yet" in check_crawl_of_nothing[0].text, "an empty store says what to do")
with site(None, before=write_hostile) as s: check_hostile_reports(s)
end()
