# SPDX-License-Identifier: MIT
"""`firsthand watch` against a server that misbehaves (server.py). FIRSTHAND names the program."""
import contextlib, json, os, pathlib, signal, socket, sqlite3, subprocess, sys, tempfile, time, unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from server import (STORY, Site, article, broken_gzip, cut_short, endless, fails, gzip_bomb, item, json_feed, redirect, rss, slow_drip)

PROGRAM = os.environ["FIRSTHAND"]
NOON = 2011946400  # 2033-10-03T10:00:00Z, what the program is told the time is


class Watching(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.store = os.path.join(self.folder.name, "t.db")
        self.site = Site()
        self.now = NOON

    def tearDown(self):
        self.site.close()
        self.folder.cleanup()

    def command(self, *args): return [PROGRAM, "watch", "--store", self.store, *args]

    def round(self, *paths, later=0, options=(), status=None):
        """One round; rows by path, and what was said on standard error."""
        self.now += later
        feeds = [p if "://" in p else self.site.url + p for p in paths]
        r = subprocess.run(self.command("--once", "--json", "--pause", "0", "--timeout", "2", "--now", str(self.now), *options, *feeds),
                           capture_output=True, text=True, timeout=60)
        if status is not None: self.assertEqual(r.returncode, status, r.stderr)
        rows = [json.loads(line) for line in r.stdout.splitlines()]
        return rows[0] if len(rows) == 1 else rows, r.stderr

    def reports(self):
        with contextlib.closing(sqlite3.connect(self.store)) as db:
            return [r[0] for r in db.execute("SELECT key FROM report ORDER BY key")]

    # ---- what goes well

    def test_new_pages_are_added_with_what_the_feed_says_of_them(self):
        self.site.feed("/feed", item("/a", more="<source url='http://agency.example/'>Nordic Agency</source>"), item("/b", "Crane ordered"))
        self.site.pages.update({"/a": article("East quay closes"), "/b": article("Crane ordered", STORY.replace("quay", "crane"))})
        row, said = self.round("/feed", status=0)
        self.assertEqual((row["outcome"], row["items"], row["added"]), ("read", 2, 2), said)
        self.assertEqual(self.reports(), [self.site.url + "/a", self.site.url + "/b"])
        with contextlib.closing(sqlite3.connect(self.store)) as db:
            self.assertEqual(db.execute("SELECT credit, outlet FROM source WHERE key LIKE '%/a'").fetchone(), ("Nordic Agency", "Vellmar Post"))
        shown = subprocess.run([PROGRAM, "export", "--store", self.store], capture_output=True, text=True).stdout
        self.assertIn("Ida Brandt", shown)
        self.assertIn("Nordic Agency", shown)

    def test_atom_and_json_feeds_are_read(self):
        self.site.pages["/atom"] = lambda h: h.answer(200, "<feed xmlns='http://www.w3.org/2005/Atom'><title>B</title><entry><title>T</title><link href='/a'/><id>1</id></entry></feed>", "application/atom+xml")
        self.site.pages["/json"] = json_feed([{"id": "1", "url": self.site.url + "/b", "title": "U", "content_text": "short"}])
        self.site.pages.update({"/a": article("T"), "/b": article("U", STORY.replace("Vellmar", "Ostermar"))})
        rows, said = self.round("/atom", "/json", status=0)
        self.assertEqual([r["added"] for r in rows], [1, 1], said)

    def test_pages_are_fetched_once(self):
        self.site.feed("/feed", item("/a"))
        self.site.pages["/a"] = article("East quay closes")
        self.round("/feed", status=0)
        row, _ = self.round("/feed", later=3600, status=0)
        self.assertEqual((row["added"], row["known"]), (0, 1))
        self.assertEqual(len(self.site.asked("/a")), 1)

    def test_a_feed_that_says_something_else_makes_a_revision(self):
        self.site.feed("/feed", item("/a"))
        self.site.pages["/a"] = article("East quay closes")
        self.round("/feed", status=0)
        self.site.feed("/feed", item("/a", "East quay stays open"))
        self.site.pages["/a"] = article("East quay stays open", STORY.replace("14 million", "41 million"))
        row, _ = self.round("/feed", later=3600, status=0)
        self.assertEqual((row["added"], row["revisions"]), (1, 1))
        shown = subprocess.run([PROGRAM, "show", "--store", self.store, self.site.url + "/a"], capture_output=True, text=True).stdout
        self.assertIn("2 revisions", shown)
        self.assertIn("41 million", shown)

    def test_feed_only_takes_the_feeds_texts(self):
        self.site.feed("/feed", item("/a", more=f"<description><![CDATA[{STORY}]]></description>"))
        row, _ = self.round("/feed", options=["--feed-only"], status=0)
        self.assertEqual(row["added"], 1)
        self.assertEqual(self.site.asked("/a"), [])

    def test_the_store_remembers_its_feeds(self):
        self.site.feed("/feed", item("/a"))
        self.site.pages["/a"] = article("East quay closes")
        self.round("/feed", status=0)
        row, _ = self.round(later=3600, status=0)
        self.assertEqual(row["feed"], self.site.url + "/feed")

    # ---- conditional requests

    def test_validators_are_sent_and_304_is_nothing_new(self):
        def feed(h):
            if h.headers.get("If-None-Match") == '"v1"' and h.headers.get("If-Modified-Since"): return h.answer(304, ETag='"v1"')
            h.answer(200, rss(item("/a")), "application/rss+xml", ETag='"v1"', Last_Modified="Mon, 03 Oct 2033 09:00:00 GMT")
        self.site.pages.update({"/feed": feed, "/a": article("East quay closes")})
        self.round("/feed", status=0)
        row, _ = self.round("/feed", later=3600, status=0)
        self.assertEqual(row["outcome"], "unchanged")
        self.assertEqual(self.site.asked("/feed")[1][0]["If-Modified-Since"], "Mon, 03 Oct 2033 09:00:00 GMT")

    def test_validators_are_not_kept_while_a_page_is_missing(self):
        self.site.pages["/feed"] = lambda h: h.answer(200, rss(item("/a")), "application/rss+xml", ETag='"v1"')
        self.site.pages["/a"] = fails(503)
        row, said = self.round("/feed", status=1)
        self.assertIn("/a: the server answered 503", said)
        self.site.pages["/a"] = article("East quay closes")
        row, _ = self.round("/feed", later=3600, status=0)
        self.assertNotIn("If-None-Match", self.site.asked("/feed")[1][0])
        self.assertEqual(row["added"], 1)

    # ---- when to come again

    def test_a_feed_is_not_asked_before_its_time(self):
        self.site.feed("/feed", item("/a"))
        self.site.pages["/a"] = article("East quay closes")
        first, _ = self.round("/feed", status=0)
        row, _ = self.round("/feed", later=60, status=0)
        self.assertEqual((row["outcome"], row["next"]), ("not yet", first["next"]))
        self.assertEqual(len(self.site.asked("/feed")), 1)

    def test_retry_after_is_obeyed(self):
        self.site.pages["/feed"] = fails(429, Retry_After="7200")
        row, said = self.round("/feed", status=3)
        self.assertEqual(row["next"], "2033-10-03T12:00:00Z")
        self.assertIn("asked too often (429)", said)
        self.site.pages["/feed"] = fails(503, Retry_After="Mon, 03 Oct 2033 20:00:00 GMT")
        row, said = self.round("/feed", later=7200, status=3)
        self.assertEqual(row["next"], "2033-10-03T20:00:00Z")

    def test_failures_are_put_off_longer_each_time_and_forgotten_when_it_works(self):
        self.site.pages["/feed"] = fails(500)
        waits = []
        for _ in range(9):
            row, said = self.round("/feed", later=2 * 86400, status=3)
            waits.append(time_of(row["next"]) - self.now)
        self.assertIn("the server answered 500", said)
        for k, wait in enumerate(waits): self.assertAlmostEqual(wait, min(900 * 2 ** (k + 1), 86400), delta=.1 * min(900 * 2 ** (k + 1), 86400) + 1)
        self.site.feed("/feed", item("/a"))
        self.site.pages["/a"] = article("East quay closes")
        row, _ = self.round("/feed", later=2 * 86400, status=0)
        self.assertLess(time_of(row["next"]) - self.now, 1000)

    def test_a_feed_that_is_gone_is_not_asked_again(self):
        self.site.pages["/feed"] = fails(410)
        self.assertEqual(self.round("/feed", status=3)[0]["outcome"], "gone")
        self.round("/feed", later=86400, status=3)
        self.assertEqual(len(self.site.asked("/feed")), 1)

    def test_pauses_between_requests_to_a_host(self):
        self.site.feed("/feed", item("/a"), item("/b", "Two"))
        self.site.pages.update({"/a": article("One"), "/b": article("Two", STORY.replace("Vellmar", "Ostermar"))})
        self.round("/feed", options=["--pause", "1"], status=0)
        times = sorted(at for path in ("/robots.txt", "/feed", "/a", "/b") for _, at in self.site.asked(path))
        self.assertEqual(len(times), 4)
        for a, b in zip(times, times[1:]): self.assertGreater(b - a, .95)

    # ---- robots.txt

    def test_robots_txt_is_obeyed_for_feeds_and_pages(self):
        self.site.pages["/robots.txt"] = lambda h: h.answer(200, "User-agent: *\nDisallow: /private/\n\nUser-agent: firsthand\nDisallow: /closed\nAllow: /closed/open\n", "text/plain")
        self.site.feed("/closed/feed", item("/a"))
        self.site.feed("/feed", item("/closed/a"), item("/closed/open", "Open"))
        self.site.pages.update({"/closed/a": article("Closed"), "/closed/open": article("Open")})
        rows, said = self.round("/closed/feed", "/feed", status=1)
        self.assertIn("/closed/feed: its robots.txt does not allow it", said)
        self.assertIn("/closed/a: its robots.txt does not allow it", said)
        self.assertEqual(self.site.asked("/closed/feed") + self.site.asked("/closed/a"), [])
        self.assertEqual(self.reports(), [self.site.url + "/closed/open"])
        self.assertEqual(len(self.site.asked("/robots.txt")), 1)

    def test_what_robots_txt_forbids_is_replaced_by_the_feeds_text(self):
        self.site.pages["/robots.txt"] = lambda h: h.answer(200, "User-agent: *\nDisallow: /a", "text/plain")
        self.site.feed("/feed", item("/a", more=f"<description><![CDATA[{STORY}]]></description>"))
        row, _ = self.round("/feed", status=0)
        self.assertEqual((row["added"], row["failed"]), (1, 0))

    def test_without_a_robots_txt_that_answers_nothing_is_fetched(self):
        self.site.pages["/robots.txt"] = fails(500)
        self.site.feed("/feed", item("/a"))
        row, said = self.round("/feed", status=3)
        self.assertIn("robots.txt cannot be had", said)
        self.assertEqual(self.site.asked("/feed"), [])

    # ---- what servers do

    def fails_with(self, page, *words, status=3):
        self.site.pages["/feed"] = page
        begun = time.monotonic()
        row, said = self.round("/feed", status=status)
        self.assertLess(time.monotonic() - begun, 15)
        for w in words: self.assertIn(w, said)
        self.assertIn(self.site.url + "/feed", said)
        return row

    def test_a_slow_drip_is_left(self): self.fails_with(slow_drip, "no whole answer within 2 seconds")
    def test_an_endless_body_is_left(self): self.fails_with(endless, "larger than 16384 KiB")
    def test_a_gzip_bomb_is_left(self): self.fails_with(gzip_bomb, "larger than 16384 KiB when unpacked")
    def test_damaged_gzip_is_told(self): self.fails_with(broken_gzip, "its packing is damaged")
    def test_an_answer_that_breaks_off_is_told(self): self.fails_with(cut_short, "the answer broke off")
    def test_a_redirect_loop_is_left(self): self.fails_with(redirect("/feed"), "redirects more than 5 times")
    def test_a_redirect_to_a_file_is_not_followed(self): self.fails_with(redirect("file:///etc/passwd"), "no http or https address")
    def test_a_redirect_to_nowhere_is_told(self): self.fails_with(lambda h: h.answer(302), "to nowhere")
    def test_a_picture_is_no_feed(self): self.fails_with(lambda h: h.answer(200, b"\x89PNG\r\n\x1a\n" * 100, "image/png"), "comes from there, but image/png")
    def test_a_page_is_no_feed(self): self.fails_with(article("No feed"), "no RSS, Atom or JSON feed", "text/html")
    def test_a_missing_feed_is_told(self): self.fails_with(fails(404), "the server answered 404; check the address")

    def test_redirects_are_followed(self):
        self.site.pages.update({"/old": redirect("/feed", 301), "/a": redirect("/b", 307), "/b": article("East quay closes")})
        self.site.feed("/feed", item("/a"))
        row, said = self.round("/old", status=0)
        self.assertEqual(row["added"], 1, said)
        self.assertEqual(self.reports(), [self.site.url + "/a"])

    def test_truncated_xml_gives_its_whole_items_and_is_told(self):
        whole = rss(item("/a"), item("/b", "Two"))
        self.site.pages["/feed"] = lambda h: h.answer(200, whole[:whole.index("Two") + 1], "application/rss+xml", ETag='"v1"')
        self.site.pages.update({"/a": article("East quay closes"), "/b": article("Two", STORY.replace("Vellmar", "Ostermar"))})
        row, said = self.round("/feed", status=1)
        self.assertEqual(row["added"], 1)
        self.assertIn("breaks off", said)
        self.site.feed("/feed", item("/a"), item("/b", "Two"))
        row, _ = self.round("/feed", later=7200, status=0)
        self.assertEqual((row["added"], row["known"]), (1, 1))

    def test_ids_that_change_add_nothing(self):
        n = [0]
        def feed(h):
            n[0] += 1
            h.answer(200, rss(item("/a", guid=f"id-{n[0]}"), item("", "No link", guid=f"x-{n[0]}", more=f"<description><![CDATA[{STORY}]]></description>")), "application/rss+xml")
        self.site.pages.update({"/feed": feed, "/a": article("East quay closes")})
        self.assertEqual(self.round("/feed", status=0)[0]["added"], 2)
        row, _ = self.round("/feed", later=3600, status=0)
        self.assertEqual((row["added"], row["known"]), (0, 2))

    def test_a_page_of_another_kind_is_not_taken_for_an_article(self):
        self.site.feed("/feed", item("/a"))
        self.site.pages["/a"] = lambda h: h.answer(200, b"%PDF-1.4", "application/pdf")
        row, said = self.round("/feed", status=1)
        self.assertEqual((row["added"], row["failed"]), (0, 1))
        self.assertIn("application/pdf, not a page", said)

    def test_a_page_that_never_answers_gives_way_to_the_feeds_text(self):
        self.site.feed("/feed", item("/a", more=f"<description><![CDATA[{STORY}]]></description>"))
        self.site.pages["/a"] = fails(500)
        for _ in range(4): self.assertEqual(self.round("/feed", later=7200, status=1)[0]["added"], 0)
        self.assertEqual(self.round("/feed", later=7200)[0]["added"], 1)

    def test_one_bad_feed_does_not_stop_the_others(self):
        self.site.feed("/feed", item("/a"))
        self.site.pages["/a"] = article("East quay closes")
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            rows, said = self.round(f"http://127.0.0.1:{s.getsockname()[1]}/feed", "/feed", status=1)
        self.assertEqual([r["outcome"] for r in rows], ["failed", "read"])
        self.assertIn("does not take connections", said)

    # ---- running on

    def test_it_ends_cleanly_when_interrupted(self):
        self.site.feed("/feed", item("/a"))
        self.site.pages["/a"] = article("East quay closes")
        for number in (signal.SIGINT, signal.SIGTERM):
            p = subprocess.Popen(self.command("--pause", "0", self.site.url + "/feed"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.assertIn("/feed: ", p.stdout.readline())
            p.send_signal(number)
            self.assertEqual(p.wait(timeout=10), 0, p.stderr.read())
            p.stdout.close(), p.stderr.close()
        self.assertEqual(self.reports(), [self.site.url + "/a"])

    def test_it_ends_cleanly_in_the_middle_of_a_request(self):
        self.site.pages["/feed"] = slow_drip
        p = subprocess.Popen(self.command("--pause", "0", self.site.url + "/feed"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while not self.site.asked("/feed"): time.sleep(.02)
        p.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        self.assertEqual(p.wait(timeout=10), 0)
        self.assertLess(time.monotonic() - begun, 3)
        p.stdout.close(), p.stderr.close()

    def test_a_kill_loses_nothing(self):
        links = [f"/{k}" for k in range(60)]
        self.site.feed("/feed", *(item(link, f"Item {k}") for k, link in enumerate(links)))
        for k, link in enumerate(links): self.site.pages[link] = article(f"Item {k}", STORY.replace("Vellmar", f"Town{k}"))
        p = subprocess.Popen(self.command("--pause", "0", "--once", "--now", str(NOON), self.site.url + "/feed"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not self.site.asked("/40"): time.sleep(.005)
        p.kill()
        p.wait()
        self.round("/feed", status=0)
        self.assertEqual(len(self.reports()), 60)
        self.assertLess(sum(len(self.site.asked(link)) for link in links), 60 + 33)


def time_of(text): return int(time.mktime(time.strptime(text, "%Y-%m-%dT%H:%M:%SZ")) - time.timezone)


if __name__ == "__main__": unittest.main()
