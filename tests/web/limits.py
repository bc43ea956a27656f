#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a client may ask of the server's memory and patience: headers, bodies, connections, time; and that it lives on after each.

usage: tests/web/limits.py PROGRAM"""
import random, socket, threading, time
from served import end, promise, site


def send(s, data, seconds=10, more=None):
    """What the server says to these bytes, b"" when it hangs up without a word."""
    with socket.create_connection(("127.0.0.1", s.port), timeout=seconds) as c:
        said = b""
        try:
            c.sendall(data)
            for part in more or (): c.sendall(part)
            while True:
                got = c.recv(65536)
                if not got: break
                said += got
                if b"\r\n\r\n" in said and more is None: break
        except (ConnectionError, socket.timeout): pass
        return said


def status(said): return int(said.split(b" ", 2)[1]) if said.startswith(b"HTTP/") else 0
def lives(s, after): promise(s.ask("/").status == 200, f"the server lives on after {after}")
def host(s): return f"Host: 127.0.0.1:{s.port}\r\n".encode()


def check_headers(s):
    for what, request in {"a long address": b"GET /search?q=" + b"x" * 100000 + b" HTTP/1.1\r\n" + host(s) + b"\r\n",
                          "a long header": b"GET / HTTP/1.1\r\n" + host(s) + b"X: " + b"x" * 100000 + b"\r\n\r\n",
                          "many headers": b"GET / HTTP/1.1\r\n" + host(s) + b"".join(b"X-%d: x\r\n" % i for i in range(20000)) + b"\r\n"}.items():
        promise(status(send(s, request)) in (0, 413, 414, 431), f"{what} is refused")
        lives(s, what)


def check_bodies(s):
    head = b"POST /decide HTTP/1.1\r\n" + host(s)
    promise(status(send(s, head + b"Content-Length: 1000000000\r\n\r\n")) == 413, "a body that is announced as too long is refused before it comes")
    promise(status(send(s, head + b"Content-Length: -1\r\n\r\n")) in (0, 400, 413), "a length below nothing is refused")
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    said = send(s, head + b"Transfer-Encoding: chunked\r\n\r\n", more=[chunk] * 64)
    promise(status(said) in (0, 413), "a body without end is cut")
    promise(status(send(s, head + b"Content-Length: 4000\r\n\r\n" + b"&" * 4000)) == 403, "a form of nothing is no form with the token")
    promise(status(send(s, head + b"Content-Length: 8000\r\n\r\n" + b"a=b&" * 2000)) == 400, "a form has a thousand fields at most")
    lives(s, "bodies")


def check_connections(s):
    held = []
    try:
        for _ in range(200):
            c = socket.create_connection(("127.0.0.1", s.port), timeout=5)
            c.sendall(b"GET / HTTP/1.1\r\n")
            held.append(c)
    except OSError: pass
    time.sleep(.5)
    open_ones = 0
    for c in held:
        c.settimeout(.05)
        try: open_ones += c.recv(1) != b""
        except socket.timeout: open_ones += 1
        except OSError: pass
    promise(open_ones <= 64, f"at most 64 connections are open: {open_ones} of {len(held)}")
    for c in held: c.close()
    time.sleep(.5)
    lives(s, "two hundred connections")


def check_patience(s):
    """A client that drips a byte a second is never idle, and is shut out all the same."""
    begin, alive = time.monotonic(), True
    with socket.create_connection(("127.0.0.1", s.port), timeout=5) as c:
        c.sendall(b"GET / HTTP/1.1\r\n" + host(s) + b"X: ")
        while alive and time.monotonic() - begin < 45:
            try:
                c.sendall(b"x")
                c.settimeout(1)
                alive = c.recv(1) != b""
            except socket.timeout: pass
            except OSError: alive = False
    took = time.monotonic() - begin
    promise(not alive and 25 < took < 40, f"a request must arrive in 30 seconds: {took:.0f}")
    lives(s, "a slow client")


def check_rubbish(s):
    random.seed(7)
    for i in range(150):
        parts = [random.choice([b"GET", b"POST", b"HEAD", b"\x00", b"G" * 300]), random.choice([b"/", b"/story?id=%", b"/%00%ff", b"/search?q=\xff\xfe", b"//", b"*", b"http://x/", b"?" * 50]),
                 random.choice([b"HTTP/1.1", b"HTTP/1.0", b"HTTP/9.9", b""])]
        headers = b"".join(random.choice([host(s), b"Host:\r\n", b": \r\n", b"Content-Length: 3\r\n", b"Transfer-Encoding: chunked\r\n", b"Origin: \r\n", b"If-None-Match: *\r\n", b"\x01\r\n"]) for _ in range(random.randrange(5)))
        send(s, b" ".join(parts) + b"\r\n" + headers + b"\r\n" + bytes(random.randrange(256) for _ in range(random.randrange(60))), seconds=.2)
    lives(s, "rubbish")


def check_many_at_once(s):
    """Readers and a writer together: every answer is a whole one."""
    story, wrong = max(s.stories().values(), key=lambda r: r["reports"])["id"], []
    def read(path):
        for _ in range(12):
            a = s.ask(path)
            if a.status not in (200, 404) or (a.status == 200 and path.startswith("/story") and not a.text.endswith("</html>\n")): wrong.append((path, a.status))
    def write():
        for i in range(4):
            a = s.decide("apart", ["canal-toll/r7.txt"])
            if a.status != 303: wrong.append(("decide", a.status))
            number = s.ask("/api/decisions").json["rows"][-1]["number"]
            if s.post("/withdraw", {"number": number, "who": "x", "token": s.token}).status != 303: wrong.append(("withdraw", number))
    threads = [threading.Thread(target=read, args=(p,)) for p in (f"/story?id={story}", "/", "/search?q=canal", "/speakers", f"/api/story?id={story}", "/report?id=canal-toll/r1.html")] + [threading.Thread(target=write)]
    for t in threads: t.start()
    for t in threads: t.join()
    promise(not wrong, f"readers and a writer get whole answers {wrong[:3]}")


def check_events(s):
    with socket.create_connection(("127.0.0.1", s.port), timeout=20) as c:
        c.sendall(b"GET /api/events HTTP/1.1\r\n" + host(s) + b"\r\n")
        said = b""
        while b"event: store" not in said: said += c.recv(4096)
        open(s.folder + "/late.jsonl", "w").write('{"id": "late", "text": "A late ferry came to Ulvsund on Monday, Ana Duarte said."}\n')
        s.add("late.jsonl")
        while said.count(b"event: store") < 2: said += c.recv(4096)
        promise(b'"reports":9' in said, "a listener is told of a report that comes in")


with site() as s:
    check_headers(s)
    check_bodies(s)
    check_connections(s)
    check_rubbish(s)
    check_many_at_once(s)
    check_events(s)
    check_patience(s)
end()
