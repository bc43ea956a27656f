"""The Python package against the program: the same input gives the same records."""
import json, os, pathlib, subprocess, sys, unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "python"))
import firsthand

CANAL = str(ROOT / "examples/canal-toll")
PROGRAM = os.environ.get("FIRSTHAND", str(ROOT / "build/release/firsthand"))


class Firsthand(unittest.TestCase):
    def test_reads_what_the_program_reads(self):
        said = subprocess.run([PROGRAM, "read", "--json", "--offsets", "chars", CANAL], capture_output=True, check=False).stdout
        self.assertEqual(firsthand.read(CANAL, threads=2), json.loads(said))

    def test_offsets_cut_the_span_out_of_the_text(self):
        texts = {r["id"]: r["text"] for r in firsthand.reports(CANAL)}
        for s in firsthand.statements(CANAL):
            for begin, end in s["content"]: self.assertEqual(texts[s["report"]][begin:end].strip(), texts[s["report"]][begin:end])

    def test_reports_may_come_from_memory(self):
        d = firsthand.read(reports=[{"id": "a", "text": "The ferry leaves on Monday, Ana Duarte said.", "published": "2033-10-05"}])
        self.assertEqual([r["id"] for r in d["reports"]], ["a"])
        self.assertEqual(d["statements"][0]["speaker"], "Ana Duarte")

    def test_compares_two_texts(self):
        c = firsthand.changes("The ferry to Ulvsund carries 40 cars.", "The ferry to Ulvsund carries 60 cars.")
        self.assertIn("number", [x["type"] for x in c["changes"]])
        self.assertIsInstance(firsthand.conflicts("The bridge opened on Monday.", "The bridge did not open.")["score"], float)

    def test_failures_are_told_and_the_others_go_on(self):
        failures = []
        got = firsthand.reports([CANAL + "/r1.html", CANAL + "/no-such-file"], failures=failures)
        self.assertEqual(len(got), 1)
        self.assertIn("no-such-file", failures[0]["path"])


if __name__ == "__main__": unittest.main()
