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
