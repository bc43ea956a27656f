#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Opens the page of `read --html` in headless Chromium and checks what docs/dossier.md promises.

usage: tests/web/page.py [PROGRAM [FOLDER]]     (build/release/firsthand, examples/canal-toll)

Needs Playwright for Python and a Chromium (CHROMIUM names it; /usr/bin/chromium otherwise); says SKIP and exits 77 without them. With
axe-playwright-python installed, accessibility is checked, too."""
import os, pathlib, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
try:
    from playwright.sync_api import sync_playwright
except ImportError:
    print("SKIP: Playwright for Python is not installed")
    sys.exit(77)
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
if not os.path.exists(CHROMIUM):
    print(f"SKIP: there is no {CHROMIUM}")
    sys.exit(77)

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
SHOWN = "[...document.querySelectorAll('.two > .text')].filter(e => getComputedStyle(e).display != 'none').map(e => e.id)"
failed = 0


def promise(kept, what):
    global failed
    failed += not kept
    print(("ok    " if kept else "FAILS ") + what)


def open_page(browser, path, **options):
    """A page, and the list that everything it should not do is put into."""
    page, wrong = browser.new_context(reduced_motion="reduce", **options).new_page(), []
    page.on("console", lambda m: wrong.append(m.text))
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda r: wrong.append("asks for " + r.url) if not r.url.startswith("file:") else None)
    page.goto(path.as_uri())
    return page, wrong


def follow_a_claim(page):
    """Clicks a sign of the claims table; answers whether the place it leads to is on the screen, and its text."""
    sign = page.locator(".claim-table td a").first
    target = page.locator(sign.get_attribute("href"))
    sign.click()
    page.wait_for_timeout(200)
    box = target.bounding_box()
    return box is not None and 0 <= box["y"] < page.viewport_size["height"], target.evaluate("e => e.closest('.text').id")


def check_reading(browser, path):
    for script in (True, False):
        page, wrong = open_page(browser, path, viewport={"width": 1280, "height": 900}, java_script_enabled=script)
        how = "with script" if script else "without script"
        promise(len(page.evaluate(SHOWN)) == 2, f"{how}, two texts stand side by side")
        page.locator(".choice.left label").nth(3).click()
        page.locator(".choice.right label").nth(4).click()
        wanted = {"r" + page.locator(f".choice.{side} input:checked").get_attribute("value") for side in ("left", "right")}
        promise(set(page.evaluate(SHOWN)) == wanted, f"{how}, buttons choose which two")
        seen, text = follow_a_claim(page)
        promise(seen and text in page.evaluate(SHOWN), f"{how}, a sign of the claims table leads to the words")
        promise(not wrong, f"{how}, nothing is asked for and nothing goes wrong {wrong[:1] or ''}")


def check_keyboard(browser, path):
    page, _ = open_page(browser, path, viewport={"width": 1280, "height": 900})
    page.keyboard.press("Tab")
    promise(page.evaluate("document.activeElement.className") == "skip", "the first stop of the Tab key skips to the stories")
    page.locator(".choice.left input:checked").focus()
    before = page.locator(".choice.left input:checked").get_attribute("value")
    page.keyboard.press("ArrowRight")
    promise(page.locator(".choice.left input:checked").get_attribute("value") != before, "arrow keys choose the text")


def check_sizes_and_schemes(browser, path):
    grounds = {}
    for scheme in ("light", "dark"):
        for width in (390, 1280):
            page, _ = open_page(browser, path, viewport={"width": width, "height": 900}, color_scheme=scheme)
            promise(page.evaluate("document.documentElement.scrollWidth") <= width, f"{scheme}, {width} wide: no scrolling sideways")
            grounds[scheme] = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    promise(grounds["light"] != grounds["dark"], "dark and light differ")


def check_access(browser, path):
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        print("skip  accessibility: axe-playwright-python is not installed")
        return
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 390)):
        page, _ = open_page(browser, path, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
        page.evaluate("document.querySelectorAll('details').forEach((d, i) => { d.open = i < 12; })")
        found = [f"{v['impact']} {v['id']}" for v in Axe().run(page).response["violations"]]
        promise(not found, f"{scheme}, {width} wide: axe finds nothing {found or ''}")


def main():
    program = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else str(ROOT / "build/release/firsthand")
    folder = sys.argv[2] if len(sys.argv) > 2 else str(ROOT / "examples/canal-toll")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as p:
        path = pathlib.Path(scratch) / "page.html"
        subprocess.run([program, "read", "--quiet", "--html", str(path), folder], check=True)
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for check in (check_reading, check_keyboard, check_sizes_and_schemes, check_access):
            check(browser, path)
        browser.close()
    return failed > 0


sys.exit(main())
