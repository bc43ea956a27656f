#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Opens the page of `read --html` and every view of the site in headless Chromium and checks what docs/serve.md promises.

usage: tests/web/browser.py [PROGRAM]     (build/release/firsthand)

Needs Playwright for Python, a Chromium (CHROMIUM names it; /usr/bin/chromium otherwise) and, for accessibility, axe-core from npm: tools/setup
--tests puts them into build/browser. Says SKIP and exits 77 without a browser. With FH_SHOTS=FOLDER it leaves pictures of all views there."""
import json, os, pathlib, subprocess, sys, tempfile
from served import PROGRAM, ROOT, end, promise, site, write_revisions, write_sixty

TOOLS = pathlib.Path(os.environ.get("FH_BROWSER", ROOT / "build/browser"))
try:
    from playwright.sync_api import sync_playwright
except ImportError:
    python = TOOLS / "venv/bin/python3"
    if python.exists() and pathlib.Path(sys.prefix).resolve() != (TOOLS / "venv").resolve(): os.execv(python, [str(python), "-B", *sys.argv])
    print("SKIP: Playwright for Python is not installed; tools/setup --tests installs it")
    sys.exit(77)
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
if not os.path.exists(CHROMIUM):
    print(f"SKIP: there is no {CHROMIUM}; tools/setup --tests installs it")
    sys.exit(77)
AXE = TOOLS / "node_modules/axe-core/axe.min.js"
SHOTS = os.environ.get("FH_SHOTS")

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
SHOWN = "[...document.querySelectorAll('.two > .text')].filter(e => getComputedStyle(e).display != 'none').map(e => e.id)"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def open_page(browser, address, **options):
    """A page, and the list that everything it should not do is put into."""
    options.setdefault("viewport", DESK)
    page, wrong = browser.new_context(reduced_motion="reduce", **options).new_page(), []
    home = address.split("/story")[0].split("?")[0] if address.startswith("http") else "file:"
    home = "/".join(home.split("/")[:3])
    page.on("console", lambda m: wrong.append(m.text))
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda r: None if r.url.startswith(home) else wrong.append("asks for " + r.url))
    page.goto(address)
    return page, wrong


def close(page): page.context.close()


# ---- reading side by side: the same in the file and on the site ------------------------------------------------

def follow_a_claim(page):
    """Clicks a sign of the claims table; answers whether the place it leads to is on the screen, and its text."""
    sign = page.locator(".claim-table td:not(.n) a").first
    target = page.locator(sign.get_attribute("href"))
    sign.click()
    page.wait_for_timeout(200)
    box = target.bounding_box()
    return box is not None and 0 <= box["y"] < page.viewport_size["height"], target.evaluate("e => e.closest('.text').id")


def check_reading(browser, address):
    for script in (True, False):
        page, wrong = open_page(browser, address, java_script_enabled=script)
        how = "with script" if script else "without script"
        promise(len(page.evaluate(SHOWN)) == 2, f"{how}, two texts stand side by side")
        page.locator(".choice.left label").nth(3).click()
        page.locator(".choice.right label").nth(4).click()
        wanted = {page.locator(f".choice.{side} input:checked").get_attribute("id").replace(side + "-", "r") for side in ("left", "right")}
        promise(set(page.evaluate(SHOWN)) == wanted, f"{how}, buttons choose which two")
        seen, text = follow_a_claim(page)
        promise(seen and text in page.evaluate(SHOWN), f"{how}, a sign of the claims table leads to the words")
        page.locator(".claim-table td.n a").first.click()
        page.wait_for_timeout(100)
        promise(page.locator(".claim-table details[open] .wordings").first.is_visible(), f"{how}, the number of accounts opens why it is that")
        marks = page.evaluate("['w', 'd', 'x'].map(k => document.querySelectorAll(`.two [class*=\"${k}\"]`).length)")
        promise(marks[0] and marks[1], f"{how}, copied and changed words are marked {marks}")
        promise(not wrong, f"{how}, nothing is asked for and nothing goes wrong {wrong[:1] or ''}")
        close(page)


def check_scrolling(browser, address):
    page, _ = open_page(browser, address)
    left, right = page.evaluate(SHOWN)
    page.locator("#" + left).evaluate("e => { e.scrollTop = e.scrollHeight; }")
    page.wait_for_timeout(400)
    ends = page.locator("#" + right).evaluate("e => [e.scrollTop, e.scrollHeight - e.clientHeight]")
    promise(ends[1] > 0 and abs(ends[0] - ends[1]) < 3, f"the two texts scroll together {ends}")
    close(page)


def check_keys_in_texts(browser, address):
    page, _ = open_page(browser, address)
    page.locator(".choice.left input:checked").focus()
    before = page.locator(".choice.left input:checked").get_attribute("id")
    page.keyboard.press("ArrowRight")
    promise(page.locator(".choice.left input:checked").get_attribute("id") != before, "arrow keys choose the text")
    close(page)


# ---- every view, in every form ----------------------------------------------------------------------------------

def variants(page):
    """The page in both schemes and sizes, one after the other."""
    for kind, size in (("desk", DESK), ("phone", PHONE)):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            yield scheme, kind, size["width"]


def check_looks(browser, name, address):
    page, wrong = open_page(browser, address)
    grounds = set()
    promise(page.locator("h1").count() == 1 and page.locator("h1").is_visible() and page.locator("main").count() == 1, f"{name}: there is one heading above all, and one main part")
    for scheme, kind, width in variants(page):
        wide = page.evaluate("document.documentElement.scrollWidth")
        promise(wide <= width, f"{name}, {scheme}, {kind}: nothing scrolls sideways but inside its box ({wide})")
        grounds.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        if SHOTS: page.screenshot(path=f"{SHOTS}/{name}-{scheme}-{kind}.png", full_page=kind == "desk" and name != "sixty")
    promise(len(grounds) == 2, f"{name}: dark and light differ")
    page.emulate_media(media="print")
    shown = page.evaluate("[...document.querySelectorAll('form, .choices, .takes, button')].filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 60))")
    promise(not shown, f"{name}: paper has no forms and no buttons {shown}")
    promise(not wrong, f"{name}: nothing goes wrong {wrong[:1] or ''}")
    close(page)


def check_access(browser, name, address):
    """axe finds nothing in one scheme on a desk, in the other on a phone."""
    if not AXE.exists(): return
    page, _ = open_page(browser, address, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach((d, i) => { d.open = i < 12; })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme, size in (("light", DESK), ("dark", PHONE)):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => `${v.impact} ${v.id}: ${v.nodes[0].target}`))")
        promise(not found, f"{name}, {scheme}, {size['width']} wide: axe finds {found}")
    close(page)


def check_without_script(browser, name, address):
    page, wrong = open_page(browser, address, java_script_enabled=False)
    promise(page.locator("main").inner_text().strip() != "" and not wrong, f"{name}: it can be read without script")
    close(page)


# ---- ways through the site ----------------------------------------------------------------------------------------

def check_keyboard_path(browser, s):
    """From the list to a report with nothing but keys: skip link, search, first find, its story."""
    page, _ = open_page(browser, s.root)
    page.keyboard.press("Tab")
    promise(page.evaluate("document.activeElement.className") == "skip", "the first stop of the Tab key skips to the content")
    for _ in range(12):
        page.keyboard.press("Tab")
        promise(page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none" or page.evaluate("document.activeElement.tagName") in ("INPUT", "SUMMARY"), "what has the focus can be seen")
        if page.evaluate("document.activeElement.name") == "q": break
    page.keyboard.type("grounding OR aground")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    promise(page.locator(".hits mark").count() > 0, "a search marks what it finds")
    page.locator(".hits h2 a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/report?id=*")
    page.get_by_role("link", name="beside the other reports").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/story?id=*")
    promise(page.locator("svg.tree").count() == 1, "keys alone lead from the list to a story's family tree")
    close(page)


def check_sixty(browser, s):
    page, _ = open_page(browser, s.root + "story?id=ferry/01")
    dots = page.locator("svg.tree circle.report").count()
    promise(dots >= 60, f"a tree of sixty reports has a dot for each: {dots}")
    page.set_viewport_size(PHONE)
    box = page.locator("figure.picture").evaluate("e => [e.scrollWidth, e.clientWidth, document.documentElement.scrollWidth]")
    promise(box[0] > box[1] and box[2] <= PHONE["width"], f"on a phone it scrolls inside its own box {box}")
    labels = page.locator("svg.tree text.label").evaluate_all("e => e.map(t => t.getBoundingClientRect().top)")
    promise(all(b - a > 12 for a, b in zip(sorted(labels), sorted(labels)[1:])), "no label stands on another")
    ticks = page.locator("svg.tree text.tick").all_text_contents()
    promise(ticks and not any(t.strip() == "00:00" for t in ticks), f"days without a time of day are no midnights {ticks[:4]}")
    close(page)


def check_revisions(browser, s):
    page, wrong = open_page(browser, s.root + "report?id=ferry/ulvsund")
    promise(page.locator("#revisions .count").inner_text() == "3", "a report counts its revisions")
    promise("midnight" in page.locator("#revisions del").all_inner_texts()[0] and any("214" in t for t in page.locator("#revisions ins").all_inner_texts()), "what each revision changed is marked")
    promise(not wrong, f"a report's page: {wrong[:1]}")
    close(page)


def check_deciding(browser, s, script):
    """A report is put apart with the page's own form; without script the token is typed."""
    page, wrong = open_page(browser, s.root + ("#token=" + s.token if script else ""), java_script_enabled=script)
    promise(s.token not in page.url or not script, "the token does not stay in the address")
    page.goto(s.root + "story?id=canal-toll/r1.html")
    page.locator("#decide-apart > summary").click()
    page.locator("#decide-apart input[type=checkbox]").nth(5).check()
    page.locator("#apart-who").fill("Ida Brandt")
    page.locator("#apart-why").fill("it is a column of opinion")
    if script: promise(page.locator("#apart-token").input_value() == s.token, "with script, forms know the token")
    else: page.locator("#apart-token").fill(s.token)
    page.get_by_role("button", name="Put them apart").click()
    page.wait_for_url("**/story?id=*decisions-1")
    promise(page.locator(".decision").count() == 1 and "Ida Brandt" in page.locator(".decision").inner_text(), f"{'with' if script else 'without'} script, a decision is taken and shown")
    page.goto(s.root + "decisions")
    page.locator(".decision:not(.gone) details.decide > summary").first.click()
    form = page.locator(".decision:not(.gone) form").first
    form.locator("input[name=who]").fill("Bo")
    form.locator("input[name=token]").fill(s.token)
    form.get_by_role("button", name="Withdraw").click()
    page.wait_for_url("**/decisions")
    promise(page.locator(".decision.gone").count() >= 1 and page.locator(".decision:not(.gone)").count() == 0, "and withdrawn")
    promise(not wrong, f"deciding: {wrong[:1]}")
    close(page)


def check_doubt(browser, s):
    page, _ = open_page(browser, s.root + "story?id=canal-toll/r1.html")
    page.locator("details.evidence > summary").click()
    doubt = page.locator("a.doubt").last
    doubt.click()
    promise(page.locator("#form-not-from").is_visible() and page.locator("#form-not-from select").input_value() == doubt.get_attribute("data-edge"), "a doubt about a derivation opens its form")
    close(page)


def check_link_to_two(browser, s):
    page, _ = open_page(browser, s.root + "story?id=canal-toll/r1.html", java_script_enabled=False)
    page.locator(".choice.left label").nth(2).click()
    page.locator(".choice.right label").nth(5).click()
    page.get_by_role("button", name="Link to these two").click()
    page.wait_for_url("**left=*")
    address, shown = page.url, set(page.evaluate(SHOWN))
    promise(shown == {"r3", "r6"}, f"the address says which two texts are read {shown}")
    close(page)
    page, _ = open_page(browser, address.replace("left=canal-toll%2Fr3.html", "left=canal-toll%2Fr4.html"))
    promise(set(page.evaluate(SHOWN)) == {"r4", "r6"}, "and opens them")
    close(page)


def check_news(browser, s):
    page, _ = open_page(browser, s.root)
    page.wait_for_timeout(900)
    pathlib.Path(s.folder, "late.jsonl").write_text('{"id": "late", "text": "A late ferry came to Tarn on Monday, Ana Duarte said."}\n')
    s.add("late.jsonl")
    try:
        page.locator(".news a").wait_for(timeout=15000)
        promise("1 new" in page.locator(".news").inner_text(), "a page tells of what came in since")
    except Exception: promise(False, "a page tells of what came in since")
    close(page)


def check_file(browser):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "page.html"
        subprocess.run([PROGRAM, "read", "--quiet", "--html", str(path), str(ROOT / "examples/canal-toll")], check=True)
        for check in (check_reading, check_scrolling, check_keys_in_texts): check(browser, path.as_uri())
        for check in (check_looks, check_access, check_without_script): check(browser, "file", path.as_uri())


LONG_WORD = "donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft" * 2


def check_long_words(browser):
    """Names and addresses that are wider than a column are broken, in changes side by side as elsewhere."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "page.html"
        for day, ships in ((1, "3"), (2, "4")):
            text = f"{LONG_WORD} said on Monday that {ships} ships of {LONG_WORD} had sunk. Police denied that any ship of {LONG_WORD} had sunk. The harbour was closed for two days."
            report = {"id": f"https://tern.example/{LONG_WORD}/{day}", "title": LONG_WORD, "outlet": LONG_WORD, "date": f"2033-05-0{day}", "text": text}
            with open(pathlib.Path(folder) / "all.jsonl", "a") as out: out.write(json.dumps(report) + "\n")
        subprocess.run([PROGRAM, "read", "--quiet", "--html", str(path), folder], check=True)
        check_looks(browser, "long-words", path.as_uri())


VIEWS = {"stories": "", "story": "story?id=canal-toll/r1.html", "sixty": "story?id=ferry/01", "single": "story?id=canal-toll/r8.txt", "report": "report?id=canal-toll/r1.html",
         "revisions": "report?id=ferry/ulvsund", "reports": "reports", "revised": "reports?revised=1", "speakers": "speakers", "speaker": "speakers?name=Ana%20Duarte",
         "search": "search?q=ferry%20OR%20toll", "nothing": "search?q=zebra", "asked": "search", "decisions": "decisions", "problem": "nope"}
EMPTY = {"stories": "", "reports": "reports", "speakers": "speakers", "search": "search?q=x", "decisions": "decisions"}


def write_all(folder):
    write_sixty(folder)
    write_revisions(folder)


def main():
    only = os.environ.get("FH_VIEWS", "").split()
    if SHOTS: os.makedirs(SHOTS, exist_ok=True)
    if not AXE.exists(): print("SKIP: accessibility: axe-core is not installed; tools/setup --tests installs it")
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        check_file(browser)
        check_long_words(browser)
        with site(ROOT / "examples/canal-toll", before=write_all) as s:
            for check in (check_reading, check_scrolling, check_keys_in_texts): check(browser, s.root + "story?id=canal-toll/r1.html")
            for check in (check_keyboard_path, check_sixty, check_revisions, check_link_to_two, check_doubt): check(browser, s)
            for script in (True, False): check_deciding(browser, s, script)
            for name, address in VIEWS.items():
                if only and name not in only: continue
                if name == "problem": # the browser says on its console that it got a 404
                    check_access(browser, name, s.root + address)
                    continue
                for check in (check_looks, check_access, check_without_script):
                    if name != "sixty" or check != check_access: check(browser, name, s.root + address) # the markup is that of "story"; axe needs minutes for it
            check_news(browser, s)
        with site(None) as s:
            for name, address in EMPTY.items():
                for check in (check_looks, check_access): check(browser, "empty-" + name, s.root + address)
        browser.close()


main()
end()
