#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Decisions: taken with the token from the site's own pages alone, in effect at once, shown as such, kept over a rebuild, withdrawn.

usage: tests/web/deciding.py PROGRAM"""
import json, subprocess, urllib.parse
from served import PROGRAM, end, promise, site


def report(name): return f"canal-toll/{name}"
def one_story(s, a, b): return s.story_of(a)["stories"][0]["id"] == s.story_of(b)["stories"][0]["id"]


def add_another(folder):
    with open(folder + "/bakery.jsonl", "w") as f:
        f.write(json.dumps({"id": "bakery & sons", "title": "Bakery of Ulvsund wins prize", "date": "2033-10-06", "outlet": "Ulvsund Post",
                            "text": "The bakery of Ulvsund won the prize for rye bread on Thursday. Its baker, Ana Duarte, said that the sourdough is forty years old."}) + "\n")


def check_who_may(s):
    fields = {"kind": "together", "id": "bakery & sons", "who": "Ida", "token": s.token}
    def status(change={}, **headers): return s.post("/decide", {**fields, **change}, **headers).status
    promise(status({"token": ""}) == 403 and status({"token": s.token[:-1]}) == 403 and status({"token": "0" * 32}) == 403, "without the token nothing is decided")
    promise(status(Origin="http://evil.example") == 403, "another site decides nothing, even with the token")
    promise(status(Sec_Fetch_Site="cross-site") == 403 and status(Sec_Fetch_Site="same-site") == 403, "a request that a browser says comes from elsewhere is refused")
    promise(status(Host="evil.example") == 403, "a name that was made to point here decides nothing")
    promise(s.ask("/decide?kind=together&token=" + s.token).status == 404, "GET decides nothing")
    promise(s.ask("/api/decisions").json["total"] == 0, "nothing was decided so far")


def check_together(s):
    mine, other = s.story_of(report("r1.html"))["stories"][0]["id"], s.story_of("bakery & sons")["stories"][0]["id"]
    a = s.decide("together", [mine, other], why="<b>both</b> are about Ulvsund")
    promise(a.status == 303, f"a form leads on: {a.status}")
    to = a.headers["Location"]
    page = s.ask("/" + urllib.parse.urlsplit(to).path + "?" + urllib.parse.urlsplit(to).query)
    promise(page.status == 200 and one_story(s, report("r1.html"), "bakery & sons"), "stories put together are one")
    promise("&lt;b&gt;both&lt;/b&gt;" in page.text and "Ida Brandt" in page.text, "the story says who decided and why")
    dossier = s.story_of("bakery & sons")
    promise(len(dossier["decisions"]) == 1 and dossier["decisions"][0]["kind"] == "together", "so does its JSON")
    return dossier["decisions"][0]["number"]


def check_kept(s, number):
    said = subprocess.run([PROGRAM, "show", "--store", s.store, "bakery & sons"], capture_output=True, text=True).stdout
    promise("Decided by people" in said and "one story; Ida Brandt" in said, "the terminal says so, too")
    subprocess.run([PROGRAM, "doctor", "--rebuild", "--store", s.store], check=True, stdout=subprocess.DEVNULL)
    promise(one_story(s, report("r1.html"), "bakery & sons"), "a rebuild keeps to what was decided")
    promise(f'id="decision-{number}"' in s.ask("/decisions").text, "all decisions are listed")


def check_withdrawn(s, number):
    promise(s.post("/withdraw", {"number": number, "who": "Bo", "token": "no"}).status == 403, "withdrawing needs the token, too")
    promise(s.post("/withdraw", {"number": number, "who": "Bo", "token": s.token}).status == 303, "a decision is withdrawn")
    promise(not one_story(s, report("r1.html"), "bakery & sons"), "stories are again what the program found")
    row = s.ask("/api/decisions").json["rows"][0]
    promise(row["withdrawn_by"] == "Bo" and row["withdrawn"], "what was withdrawn is kept, with who did so")
    promise(s.post("/withdraw", {"number": number, "who": "Bo", "token": s.token}).status == 400, "it cannot be withdrawn twice")


def check_apart(s):
    before = s.story_of(report("r1.html"))["stories"][0]["accounts"]
    a = s.decide("apart", [report("r6.html")])
    promise(a.status == 303 and not one_story(s, report("r1.html"), report("r6.html")), "a report that is put apart is a story of its own")
    promise("Ida Brandt" in s.ask("/story?id=" + urllib.parse.quote(report("r1.html"))).text and "Ida Brandt" in s.ask("/story?id=" + urllib.parse.quote(report("r6.html"))).text,
            "both stories say so")
    promise(s.story_of(report("r1.html"))["stories"][0]["accounts"] < before, "numbers of accounts follow")


def check_wrong_edge(s):
    edge = next(e for e in s.story_of(report("r1.html"))["lineage"] if e["child"].startswith("canal") and e["parent"].startswith("canal"))
    a = s.post("/decide", {"kind": "not-from", "edge": urllib.parse.quote(edge["child"], safe="") + "|" + urllib.parse.quote(edge["parent"], safe=""), "who": "Ida Brandt", "token": s.token})
    promise(a.status == 303, f"a derivation is called wrong: {a.status}")
    left = s.story_of(report("r1.html"))["lineage"]
    promise(not any(e["child"] == edge["child"] and e["parent"] == edge["parent"] for e in left), "and is gone from the lineage")


def check_programs(s):
    a = s.ask("/api/decisions", "POST", urllib.parse.urlencode([("kind", "apart"), ("id", report("r7.txt")), ("who", "a program")]).encode(), X_Firsthand_Token=s.token)
    promise(a.status == 201 and isinstance(a.json["number"], int), "a program decides with the header, and is told the number")
    b = s.ask("/api/decisions/withdraw", "POST", urllib.parse.urlencode({"number": a.json["number"], "who": "a program"}).encode(), X_Firsthand_Token=s.token)
    promise(b.status == 201, "and withdraws")
    promise(s.ask("/api/decisions", "POST", b"kind=apart&id=x&who=y").status == 403, "but not without the token")


def check_nonsense(s):
    for fields in ([("kind", "nothing")], [("kind", "together")], [("kind", "together"), ("id", "nobody"), ("id", report("r1.html"))], [("kind", "apart"), ("id", "bakery & sons")],
                   [("kind", "not-from"), ("edge", "a|b")], [("kind", "not-from"), ("edge", "%zz|b")], [("kind", "not-from"), ("edge", "a")]):
        promise(s.post("/decide", fields + [("who", "x"), ("token", s.token)]).status == 400, f"{fields} cannot be decided")
    promise(s.decide("apart", [report("r2.txt")], who=" ").status == 400, "a decision needs a name")
    promise(s.ask("/decide", "POST", b"token=%zz").status == 400, "a broken form cannot be read")


with site(before=add_another) as s:
    check_who_may(s)
    number = check_together(s)
    check_kept(s, number)
    check_withdrawn(s, number)
    check_apart(s)
    check_wrong_edge(s)
    check_programs(s)
    check_nonsense(s)
end()
