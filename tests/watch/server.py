# SPDX-License-Identifier: MIT
"""A web server on 127.0.0.1 that misbehaves in a different way at each address, and counts who asked for what."""
import gzip, http.server, json, threading, time

STORY = ("<p>The harbour board of Vellmar voted on Monday to close the east quay for two years. "
         "\"We have no other choice,\" said Ida Brandt, who chairs the board.</p>"
         "<p>Repairs will cost 14 million crowns, the board said. Fishing boats will land their catch at the north quay, "
         "where a second crane is to be built before the winter. The vote was seven to two.</p>"
         "<p>Two members voted against the plan. They asked for a report on the old piles first, which is due in March.</p>")


def article(title, text=STORY):
    return f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{text}</article></body></html>"


def item(link="", title="East quay closes", guid="", more=""):
    return (f"<item><title>{title}</title>" + (f"<link>{link}</link>" if link else "") + (f"<guid>{guid}</guid>" if guid else "")
            + f"<pubDate>Mon, 03 Oct 2033 10:00:00 GMT</pubDate>{more}</item>")


def rss(*items):
    return "<?xml version='1.0'?><rss version='2.0'><channel><title>Vellmar Post</title>" + "".join(items) + "</channel></rss>"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args): pass

    def answer(self, status, body=b"", type="text/html; charset=utf-8", **headers):
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        if type: self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items(): self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if body: self.wfile.write(body)

    def do_GET(self):
        site = self.server
        with site.lock:
            site.asked.append((self.path, dict(self.headers), time.monotonic()))
        try:
            page = site.pages.get(self.path)
            if page is not None: return page(self) if callable(page) else self.answer(200, page)
            self.answer(404, "nothing here")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


class Site:
    """`pages` maps a path to a body, or to a function of the handler."""

    def __init__(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *args: None  # a client that hangs up is what is tested
        self.server.lock, self.server.asked, self.server.pages = threading.Lock(), [], {}
        self.pages, self.url = self.server.pages, f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": .02}, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def asked(self, path):
        with self.server.lock: return [(headers, at) for p, headers, at in self.server.asked if p == path]

    def feed(self, path, *items): self.pages[path] = lambda h: h.answer(200, rss(*items), "application/rss+xml")


def redirect(to, status=302): return lambda h: h.answer(status, Location=to)
def fails(status, **headers): return lambda h: h.answer(status, "no", **headers)


def slow_drip(h):
    """One byte every tenth of a second, for a minute."""
    h.send_response(200)
    h.send_header("Content-Type", "application/rss+xml")
    h.send_header("Content-Length", "600")
    h.end_headers()
    for _ in range(600):
        h.wfile.write(b" ")
        h.wfile.flush()
        time.sleep(.1)


def endless(h):
    h.send_response(200)
    h.send_header("Content-Type", "application/rss+xml")
    h.send_header("Connection", "close")
    h.end_headers()
    h.close_connection = True
    h.wfile.write(b"<rss><channel><item><title>x</title><description>")
    while True: h.wfile.write(b"word " * 20000)


BOMB = gzip.compress(b"<rss><channel>" + b" " * (64 << 20), 6)  # in 64 kB


def gzip_bomb(h): h.answer(200, BOMB, "application/rss+xml", Content_Encoding="gzip")


def broken_gzip(h):
    packed = gzip.compress(rss(*(item(f"/{k}", f"Item {k * 7919}") for k in range(200))).encode())
    h.answer(200, packed[:100] + b"\xff" * 100 + packed[200:], "application/rss+xml", Content_Encoding="gzip")


def cut_short(h):
    """Says that more is to come than comes."""
    body = rss(item("/a")).encode()
    h.send_response(200)
    h.send_header("Content-Type", "application/rss+xml")
    h.send_header("Content-Length", str(len(body) + 500))
    h.end_headers()
    h.wfile.write(body)
    h.close_connection = True


def json_feed(items): return lambda h: h.answer(200, json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Vellmar Post", "items": items}), "application/feed+json")
