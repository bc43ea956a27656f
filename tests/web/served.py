# SPDX-License-Identifier: MIT
"""What the tests of the site share: a store, a server on a free port, questions to it, and promises that are counted."""
import contextlib, http.client, json, os, pathlib, re, shutil, subprocess, sys, tempfile, urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else str(ROOT / "build/release/firsthand")
kept, broken = 0, 0


def promise(holds, what):
    global kept, broken
    kept, broken = kept + bool(holds), broken + (not holds)
    if not holds: print("FAILS", what, flush=True)


def end():
    print(f"{kept} promises kept, {broken} broken")
    sys.exit(broken > 0)


class Answer:
    def __init__(self, response):
        self.status, self.headers, self.body = response.status, response.headers, response.read()

    @property
    def text(self): return self.body.decode("utf-8", "strict")
    @property
    def json(self): return json.loads(self.body)
    @property
    def type(self): return self.headers.get("Content-Type", "").split(";")[0]


class Site:
    """A server over a store, and the folder that both stand in."""
    def __init__(self, folder, store):
        self.folder, self.store = folder, store
        self.process = subprocess.Popen([PROGRAM, "serve", "--store", store, "--port", "0"], cwd=folder, stdout=subprocess.PIPE, text=True)
        said = self.process.stdout.readline() + self.process.stdout.readline()
        self.port = int(re.search(r"127\.0\.0\.1:(\d+)/", said)[1])
        self.token = re.search(r"#token=([0-9a-f]{32})\b", said)[1]
        self.root = f"http://127.0.0.1:{self.port}/"

    def ask(self, path, method="GET", body=None, **headers):
        c = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        names = {k.replace("_", "-"): v for k, v in headers.items()}
        c.putrequest(method, path, skip_host="Host" in names)
        if body is not None: names.setdefault("Content-Length", str(len(body)))
        for k, v in names.items(): c.putheader(k, v)
        c.endheaders(body)
        try: return Answer(c.getresponse())
        finally: c.close()

    def post(self, path, fields, **headers):
        """A form as a browser sends it from the site's own page."""
        headers.setdefault("Origin", self.root.rstrip("/"))
        headers.setdefault("Sec_Fetch_Site", "same-origin")
        return self.ask(path, "POST", urllib.parse.urlencode(fields).encode(), Content_Type="application/x-www-form-urlencoded", **headers)

    def decide(self, kind, ids, **more):
        fields = [("kind", kind)] + [("id", i) for i in ids] + list({"who": "Ida Brandt", "why": "I was there", "token": self.token, **more}.items())
        return self.post("/decide", fields)

    def add(self, *inputs):
        subprocess.run([PROGRAM, "add", "--quiet", "--store", self.store, *inputs], cwd=self.folder, check=True, stdout=subprocess.DEVNULL)

    def stories(self): return {r["id"]: r for r in self.ask("/api/stories?limit=500").json["rows"]}
    def story_of(self, report): return self.ask("/api/story?id=" + urllib.parse.quote(report)).json

    def stop(self):
        self.process.terminate()
        return self.process.wait(30)


@contextlib.contextmanager
def site(*inputs, before=None):
    """A site over a new store of these inputs, which are copied beside it: the example when none are named, nothing for None."""
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "t.db")
        given = [ROOT / "examples/canal-toll"] if not inputs else [i for i in inputs if i]
        for i in given:
            to = pathlib.Path(folder) / pathlib.Path(i).name
            shutil.copytree(i, to) if pathlib.Path(i).is_dir() else shutil.copy(i, to)
        if before: before(folder)
        names = sorted(n for n in os.listdir(folder))
        if not names:
            names = ["none.jsonl"]
            open(os.path.join(folder, names[0]), "w").close()
        subprocess.run([PROGRAM, "add", "--quiet", "--store", store, *names], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        s = Site(folder, store)
        try: yield s
        finally: promise(s.stop() == 0, "the server ends when it is told to")


OUTLETS = [f"{town} {kind}" for kind in ("Post", "Courier", "Ledger", "Radio", "Evening News", "Gazette") for town in
           ("Ulvsund", "Brevik Bay", "Harrow Sound", "Tarn", "Kestrel Point", "Old Quay", "Sande", "Marrow Hill", "Linden", "Vik")]
FERRY = ["A night ferry with 212 people aboard ran aground off Ulvsund on Tuesday evening in thick fog.",
         "All passengers were brought ashore by midnight, the harbour master, Ana Duarte, said.",
         "“We counted twice, and everybody is here,” Duarte told reporters at the quay.",
         "The ferry line said that its radar had been checked a week before, and that it would not speak about the cause.",
         "A sailor who asked not to be named because the inquiry is open said that the lookout had been alone on the bridge.",
         "The transport ministry expects a first report on 14 November and closed the strait to ships over 90 metres.",
         "Eleven people were treated for cold in the town's school, where volunteers cooked soup through the night.",
         "Two tugs will try to pull the ferry free at high tide on Thursday, according to the salvage company, Brandt & Moe.",
         "It was the third grounding in the strait since 2029, figures of the coast guard show.",
         "Ida Brandt, who leads the salvage, said that the hull was dented but dry."]


def write_sixty(folder):
    """Sixty reports of one grounding: each takes over most of an earlier one, credits it, and changes a little."""
    with open(folder + "/ferry.jsonl", "w", encoding="utf-8") as f:
        for i in range(60):
            parent = (i - 1) // 2
            lines = [line for k, line in enumerate(FERRY) if i < 3 or (k * 7 + i) % 5]
            if i: lines.insert(2, f"The {OUTLETS[parent]} first reported the grounding, and this {OUTLETS[i]} account follows it in the main.")
            if i % 4 == 1: lines = [line.replace("212 people", f"{200 + i} people") for line in lines]
            if i % 6 == 2: lines = [line.replace("said that the hull was dented but dry", "denied that the hull was leaking") for line in lines]
            day, hour = 9 + i // 20, i % 20
            f.write(json.dumps({"id": f"ferry/{i + 1:02}", "title": f"Ferry with {200 + i if i % 4 == 1 else 212} aboard runs aground off Ulvsund", "outlet": OUTLETS[i],
                                "date": f"2034-11-{day:02}" if i % 9 == 8 else f"2034-11-{day:02}T{hour:02}:15:00Z", "text": "\n\n".join(lines)}) + "\n")


def write_revisions(folder):
    """A report that is kept in three revisions, one file after the other in the order of their names."""
    changed = {"1": FERRY[:6], "2": [FERRY[0].replace("212", "214")] + FERRY[1:7], "3": [FERRY[0].replace("212", "214"), FERRY[1].replace("midnight", "two in the morning")] + FERRY[3:8]}
    for number, lines in changed.items():
        with open(f"{folder}/grounding-{number}.jsonl", "w", encoding="utf-8") as f:
            f.write(json.dumps({"id": "ferry/ulvsund", "url": "https://post.example/ferry", "title": "Ferry aground off Ulvsund" + (", all safe" if number != "1" else ""), "outlet": "Ulvsund Post",
                                "byline": ["Mara Lind"], "date": "2034-11-09T18:40:00Z", "text": "\n\n".join(lines)}) + "\n")
