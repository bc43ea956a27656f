# SPDX-License-Identifier: MIT
"""usage: FIRSTHAND_LIBRARY=build/dev/libfirsthand.so python3 -m unittest discover -s python/tests"""
import json, os, sys, tempfile, unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
import firsthand

FERRY = ("SKARVIK (Northern Wire) - The ferry Märta Dahl left the harbour of Skarvik with forty passengers and two lorries of frozen herring, although the "
         "pilot had warned of ice in the outer channel, the harbour master Ottar Brenna said on Tuesday.\n\nDivers went down twice before dark and found the forward hold dry.")


class Firsthand(unittest.TestCase):
    def setUp(self):
        self.engine = firsthand.Engine(threads=2)

    def tearDown(self):
        self.engine.close()

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

    def test_writes_a_page(self):
        page = self.engine.page(reports=[{"id": "<a>", "text": FERRY, "clean": True}])
        self.assertTrue(page.startswith("<!DOCTYPE html>"))
        self.assertNotIn("<a>", page)

    def test_refuses_a_report_without_an_id(self):
        with self.assertRaises(firsthand.Error):
            self.engine.read(reports=[{"text": FERRY}])


if __name__ == "__main__":
    unittest.main()
