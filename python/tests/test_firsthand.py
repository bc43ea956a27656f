# SPDX-License-Identifier: MIT
"""usage: FIRSTHAND_LIBRARY=build/dev/libfirsthand.so python3 -m unittest discover -s python/tests
FIRSTHAND_PROGRAM names the program whose answers are compared with the package's."""
import json, os, pathlib, subprocess, sys, tempfile, unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python"))
import firsthand

CANAL = str(ROOT / "examples/canal-toll")
PROGRAM = os.environ.get("FIRSTHAND_PROGRAM", str(ROOT / "build/release/firsthand"))

FERRY = ("SKARVIK (Northern Wire) - The ferry Märta Dahl left the harbour of Skarvik with forty passengers and two lorries of frozen herring, although the "
         "pilot had warned of ice in the outer channel, the harbour master Ottar Brenna said on Tuesday.\n\nDivers went down twice before dark and found the forward hold dry.")


class Firsthand(unittest.TestCase):
    def setUp(self):
        self.engine = firsthand.Engine(threads=2)

    def tearDown(self):
        self.engine.close()

    def test_reads_what_the_program_reads(self):
        said = subprocess.run([PROGRAM, "read", "--json", "--offsets", "chars", CANAL], capture_output=True, check=True).stdout
        self.assertEqual(self.engine.read(CANAL), json.loads(said))

    def test_reads_reports_held_in_memory(self):
        copy = FERRY.replace("forty", "fifty")
        dossier = self.engine.read(reports=[{"id": "a", "text": FERRY, "clean": True, "published": "2033-10-04"},
                                            {"id": "b", "text": copy, "clean": True, "published": "2033-10-05"}])
        self.assertEqual(dossier["format"], "firsthand/1")
        self.assertEqual([r["text"] for r in dossier["reports"]], [FERRY, copy])
        self.assertEqual(len(dossier["stories"]), 1)
        self.assertEqual([(e["child"], e["parent"]) for e in dossier["lineage"]], [("b", "a")])

    def test_offsets_cut_what_they_mean(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "reports.jsonl")
            with open(path, "w", encoding="utf-8") as f:
                f.write(json.dumps({"id": "a", "text": FERRY}) + "\n")
            row, = self.engine.sentences([path])
            self.assertEqual(" ".join(FERRY[b:e] for b, e in row["sentences"]), FERRY.replace("\n\n", " "))
            self.assertTrue(all(FERRY[d["begin"]:d["end"]] == d["expression"] for d in self.engine.dates(path)))
            self.assertEqual(self.engine.clean(path)[0]["text"], FERRY)

    def test_tells_what_failed(self):
        self.assertEqual(self.engine.clean(["/nowhere/report.html"]), [])
        self.assertEqual(self.engine.failed[0]["path"], "/nowhere/report.html")

    def test_compares_two_texts(self):
        same, other = (self.engine.compare("changes", "Forty people were saved.", x)["score"] for x in ("Forty people were saved.", "Sixty people were saved."))
        self.assertLess(same, other)
        self.assertEqual(self.engine.compare("passages", FERRY, FERRY)["score"], 1)
        self.assertEqual(self.engine.compare("changes", FERRY, ""), {"changes": [], "score": 0})
        with self.assertRaises(TypeError):
            self.engine.compare("changes", FERRY, None)

    def test_writes_a_page(self):
        page = self.engine.page(reports=[{"id": "<a>", "text": FERRY, "clean": True}])
        self.assertTrue(page.startswith("<!DOCTYPE html>"))
        self.assertNotIn("<a>", page)

    def test_refuses_a_report_without_an_id(self):
        with self.assertRaises(firsthand.Error):
            self.engine.read(reports=[{"text": FERRY}])

    def test_what_a_callback_raises_reaches_the_caller(self):
        callback, raised = firsthand.engine._l.each([], lambda report: 1 / 0)
        with self.assertRaises(firsthand.Error):
            firsthand.engine._l.call("fh_engine_each", self.engine._handle, *firsthand.engine._l.paths(CANAL), 0, callback, None)
        self.assertIsInstance(raised[0], ZeroDivisionError)


class Store(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, "desk.db")
        self.store = firsthand.Store(self.path)

    def tearDown(self):
        self.store.close()
        self.folder.cleanup()

    def test_keeps_what_is_added_once(self):
        self.assertEqual(self.store.add(CANAL, now="2033-10-22T00:00:00Z")["added"], 8)
        again = self.store.add([CANAL, "/nowhere/report.html"])
        self.assertEqual((again["added"], again["known"], again["failed"]), (0, 8, 1))
        self.assertEqual(self.store.failed[0]["path"], "/nowhere/report.html")
        self.store.check()

    def test_people_decide(self):
        self.store.add(CANAL)
        reports = [r["report"] for r in self.store.reports()["rows"]]
        child = next(r for r in reports if r.endswith("r6.html"))
        before = len(self.store.story(child)["reports"])
        number = self.store.decide("apart", [child], who="Ida Brandt", why="a column")
        self.assertEqual(len(self.store.story(child)["reports"]), 1)
        self.store.withdraw(number, who="Bo")
        self.assertEqual(len(self.store.story(child)["reports"]), before)
        self.assertEqual(self.store.decisions()["rows"][0]["withdrawn_by"], "Bo")
        with self.assertRaises(firsthand.Error):
            self.store.decide("apart", ["nobody"], who="Ida Brandt")

    def test_says_what_it_cannot_take(self):
        self.store.add(CANAL)
        for refused in (lambda: firsthand.Engine(threads=-1), lambda: firsthand.Engine(threads=10**12), lambda: self.store.stories(limit=-1),
                        lambda: self.store.stories(offset=2**32), lambda: self.store.decide("perhaps", ["a"], who="Ida Brandt"),
                        lambda: self.store.add("a\0b"), lambda: firsthand.Engine().compare("words", "a", "b")):
            with self.assertRaises(ValueError):
                refused()

    def test_says_that_it_is_closed(self):
        engine = firsthand.Engine()
        engine.close()
        self.store.close()
        for late in (lambda: engine.clean(CANAL), lambda: engine.read(CANAL), self.store.stories, self.store.check, lambda: self.store.add(CANAL)):
            with self.assertRaises(ValueError):
                late()

    def test_answers_questions(self):
        self.store.add(CANAL)
        stories = self.store.stories()
        self.assertEqual(stories["total"], len(stories["rows"]))
        hit = self.store.search('"canal toll"')["rows"][0]
        self.assertIn(hit["report"], [r["id"] for r in self.store.story(hit["report"])["reports"]])
        self.assertEqual(self.store.search("canal", until="1999-12-31")["rows"], [])
        speaker = self.store.speakers()["rows"][0]
        self.assertEqual(self.store.speakers(speaker=speaker["speaker"])["total"], speaker["statements"])

    def test_knows_revisions(self):
        path = os.path.join(self.folder.name, "report.jsonl")
        for text in (FERRY, FERRY.replace("forty", "fifty")):
            with open(path, "w", encoding="utf-8") as f:
                f.write(json.dumps({"id": "a", "text": text}) + "\n")
            self.store.add(path)
        dossier = self.store.revisions("a")
        self.assertEqual([r["text"] for r in dossier["reports"]], [FERRY, FERRY.replace("forty", "fifty")])
        self.assertIn("number", [change["type"] for change in dossier["changes"]])

    def test_answers_the_same_after_a_rebuild(self):
        self.store.add(CANAL)
        before = self.store.stories()
        self.store.rebuild()
        self.assertEqual(self.store.stories(), before)

    def test_refuses_what_is_no_store(self):
        with self.assertRaises(firsthand.Error):
            firsthand.Store(os.path.join(self.folder.name, "absent.db"), create=False)
        other = os.path.join(self.folder.name, "other.db")
        pathlib.Path(other).write_text("not a database" * 100)
        with self.assertRaises(firsthand.Error):
            firsthand.Store(other)


if __name__ == "__main__":
    unittest.main()
