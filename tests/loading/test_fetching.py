"""Web addresses: which are read, how far, and what a hostile server can do to us, which is little."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import threading
import zlib

import pytest

from summarizer.errors import SourceError, SourceMissingError, SourceNotTextError, SourceTooLargeError
from summarizer.loading import load
from summarizer.loading.addresses import address, is_global
from summarizer.loading.fetching import MOST_REDIRECTS, fetched
from tests.loading.web_servers import answer, endless, looked_up, serving, silent, to

TEXT = b"The ferry stops at noon, the harbour master says. Nobody knows for how long.\n" * 3
HERE = looked_up(["127.0.0.1"])


def is_here(ip: str) -> bool:
    return ip == "127.0.0.1"


def get(url: str, **options):
    return fetched(url, **{"max_bytes": 100_000, "admits": is_here, "seconds": 10, **options})


def refused(url: str, kind: type[SourceError] = SourceError, **options) -> str:
    """Return the error that an address ends with: of that very kind, one printable line with a hint."""
    with pytest.raises(SourceError) as caught:
        get(url, **options)
    assert type(caught.value) is kind
    assert caught.value.hint
    assert str(caught.value).isprintable()
    return str(caught.value)


def test_what_a_server_gives():
    """The bytes come as they are, with the type and encoding that the server names."""
    with serving({"/a%20b?q=%C3%A4": answer(TEXT, "Content-Type: text/plain; charset=KOI8-R")}) as site:
        found = get(site.url("/a%20b?q=ä#part"))
    assert (found.data, found.media_type, found.charset) == (TEXT, "text/plain", "koi8-r")
    assert "Cookie" not in site.asked[0]
    assert f"Host: 127.0.0.1:{site.port}\r\n" in site.asked[0]


@pytest.mark.parametrize(
    ("packing", "packed"),
    [("gzip", gzip.compress(TEXT, mtime=0)), ("deflate", zlib.compress(TEXT)), ("identity", TEXT)],
)
def test_packed_answers(packing, packed):
    """What comes packed is unpacked, in a piece or in chunks."""
    half = len(packed) // 2
    chunks = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (packed[:half], packed[half:], b""))
    head = f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: {packing}\r\n\r\n".encode()
    with serving({"/": answer(packed, f"Content-Encoding: {packing}"), "/c": head + chunks}) as site:
        assert get(site.url()).data == get(site.url("/c")).data == TEXT


def test_an_answer_without_a_length():
    """Without a length the answer ends where the connection does."""
    with serving({"/": b"HTTP/1.0 200 OK\r\n\r\n" + TEXT}) as site:
        assert get(site.url()).data == TEXT


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed(status):
    """A redirect leads on, to a path or a whole address, and its end is what is read."""
    with serving({"/": to("next?a=1", status), "/next?a=1": answer(TEXT)}) as site:
        assert get(site.url()).data == TEXT
        assert site.paths == ["/", "/next?a=1"]


def test_redirects_end():
    """A loop ends after so many requests; as many redirects as may be are followed."""
    chain = {f"/{number}": to(f"/{number + 1}") for number in range(MOST_REDIRECTS)}
    with serving({"/loop": to("/loop"), **chain, f"/{MOST_REDIRECTS}": answer(TEXT)}) as site:
        assert get(site.url("/0")).data == TEXT
        assert "redirects" in refused(site.url("/loop"))
        assert site.paths.count("/loop") == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_INFO",
        "ftp://example.org/",
        "",
        "http://",
        "http://[",
        "//a:b@c/",
    ],
)
def test_redirects_lead_nowhere_but_to_the_web(location):
    """Each hop is checked like the address itself."""
    with serving({"/": to(location)}) as site:
        assert site.url() in refused(site.url())
        assert len(site.asked) <= MOST_REDIRECTS + 1


def test_redirects_to_private_addresses():
    """A page cannot send us where we may not go: the next name is looked up and checked, too."""
    seen = []

    def resolve(host: str, port: int) -> list[str]:
        seen.append((host, port))
        return ["127.0.0.1"] if host == "outside.test" else ["127.0.0.2"]

    with serving({"/": to("http://inside.test/")}) as site:
        message = refused(f"http://outside.test:{site.port}/", resolve=resolve)
        assert "redirected: http://inside.test/ leads to a private address" in message
        assert message.startswith(f"http://outside.test:{site.port}/, ")
        assert seen == [("outside.test", site.port), ("inside.test", 80)]
        assert len(site.asked) == 1


def test_what_is_wrong_behind_a_redirect():
    """An error names the address that was given, and the one that it led to."""
    with serving({"/": to("/gone"), "/gone": answer(TEXT, status="404 Gone")}) as site:
        message = refused(site.url(), SourceMissingError)
        assert message.startswith(f"{site.url()}, redirected: {site.url('/gone')}: the server answers 404")


def test_redirects_to_other_ports():
    """A redirect may change to the web's own ports, not to that of another service."""
    with serving({"/": to("http://127.0.0.1:6379/")}) as site:
        assert "port" in refused(site.url())


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1",
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "fc00::1", "ff02::1", "fec0::1", "2001:db8::1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::1", "64:ff9b:1::1", "100::1",
        "no address",
    ],
)  # fmt: skip
def test_private_addresses(ip):
    """Whatever is not the open internet is refused, however it is wrapped, and nothing connects to it."""
    assert not is_global(ip)
    assert "--allow-private" in refused("http://name.test/", resolve=looked_up([ip]), admits=is_global)


@pytest.mark.parametrize(
    "ip",
    [
        "169.254.169.254", "fe80::1", "fe80::1%eth0", "fd00:ec2::254", "64:ff9b::a9fe:a9fe", "::ffff:169.254.169.254",
        "2002:a9fe:a9fe::1", "100.100.100.200", "192.0.0.192",
    ],
)  # fmt: skip
def test_addresses_of_metadata(ip):
    """What tells machines their keys is never read, even where private addresses are; nothing connects to it."""
    for admits in (is_global, lambda _: True):
        assert "never read" in refused("http://name.test/", resolve=looked_up([ip]), admits=admits)


@pytest.mark.parametrize("ip", ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1"])
def test_global_addresses(ip):
    """Addresses of the open internet are such."""
    assert is_global(ip)


def test_every_address_of_a_name_must_be_global():
    """One private address among the addresses of a name is enough to refuse it."""
    both = looked_up(["93.184.215.14", "10.0.0.1"])
    assert "private" in refused("http://name.test/", resolve=both, admits=is_global)


def test_a_name_is_looked_up_once():
    """A name that changes its address after it was checked leads nobody astray: the checked one is connected to."""
    looked = []

    def rebinding(host: str, _port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"] if len(looked) == 1 else ["127.0.0.2"]

    with serving({"/": answer(TEXT)}) as site:
        assert get(f"http://name.test:{site.port}/", resolve=rebinding).data == TEXT
        assert f"Host: name.test:{site.port}\r\n" in site.asked[0]
    assert looked == ["name.test"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/", "http://127.0.0.1.:80/", "http://0/",
        "https://169.254.169.254/latest/meta-data/", "http://①②⑦.0.0.1/", "http://[::ffff:7f00:1]:8080/",
    ],
)  # fmt: skip
def test_ways_to_write_this_machine(url):
    """However a private address is written, it is refused, with no resolver of ours in the way."""
    with pytest.raises(SourceError) as caught:
        load(url)
    assert any(why in str(caught.value) for why in ("private", "never read", "no such host"))


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a", "file:///etc/passwd", "gopher://a/", "http://", "http:///path", "http://a:99999/",
        "http://a:b/", "http://[::1/", "http://user:secret@example.org/", "http://a b/", "http://a/\r\nHost: b", "http://./",
        "http://" + "a" * 3_000, "http://\u202ea/", "http://" + "x" * 300 + ".test/", "https://a..b/", "jar:http://a!/",
    ],
)  # fmt: skip
def test_addresses_of_no_use(url):
    """What is no address of the web, or tells a password, is refused before anything is looked up."""

    def never(_host: str, _port: int) -> list[str]:
        raise AssertionError("looked up")

    if url.startswith(("https://a..b", "http://xxx")):
        never = looked_up([])  # type: ignore[assignment]
    message = refused(url, resolve=never)
    assert "secret" not in message
    assert "Host: b" not in message.splitlines()[1:]


def test_a_host_that_is_not_known():
    """A name without an address is told so, as is one whose look-up has no end."""
    done = threading.Event()

    def endless_look_up(_host: str, _port: int) -> list[str]:
        done.wait(60)
        return ["93.184.215.14"]

    assert "no such host" in refused("http://name.test/", resolve=looked_up([]))
    try:
        assert "no such host" in refused("http://name.test/", resolve=endless_look_up, seconds=0.2)
    finally:
        done.set()


@pytest.mark.parametrize(
    ("status", "kind"),
    [("404 Not Found", SourceMissingError), ("410 \x1b[31mGone", SourceMissingError), ("401 No", SourceError),
     ("403 No", SourceError), ("500 Oops", SourceError), ("799 Odd", SourceError), ("304 Same", SourceError)],
)  # fmt: skip
def test_refusals_of_servers(status, kind):
    """A status that is no success is the error, in our words and not in the server's."""
    with serving({"/": answer(b"<script>", status=status)}) as site:
        message = refused(site.url(), kind)
    assert status[:3] in message
    assert "\x1b" not in message


@pytest.mark.parametrize(
    "reply",
    [
        b"", b"no http at all\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", b"HTTP/1.1 OK 200\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 500,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", b"HTTP/1.1 200 " + b"x" * 100_000,
        answer(b"no gzip", "Content-Encoding: gzip"),
        answer(gzip.compress(TEXT, mtime=0)[:-20], "Content-Encoding: gzip"),
        answer(TEXT, "Content-Encoding: br"), b"\x16\x03\x01\x00",
    ],
)  # fmt: skip
def test_broken_answers(reply):
    """An answer that is cut off, badly packed or none at all is an error in one line."""
    with serving({"/": reply}) as site:
        refused(site.url())


@pytest.mark.parametrize(
    "reply",
    [
        endless(b"HTTP/1.1 200 OK\r\n\r\n", lambda: b"and so on\n" * 1_000),
        endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", lambda: b"3e8\r\n" + b"x" * 1000 + b"\r\n"),
        answer(gzip.compress(bytes(50_000_000)), "Content-Encoding: gzip"),
        answer(b"x" * 100_001),
    ],
)
def test_answers_that_are_too_large(reply):
    """The limit counts what is unpacked, whatever length the server tells, and no more is read."""
    with serving({"/": reply}) as site:
        assert "100,000" in refused(site.url(), SourceTooLargeError)


def test_the_limit_is_the_largest_answer():
    """An answer of just so many bytes is read."""
    with serving({"/": answer(gzip.compress(b"x" * 100_000), "Content-Encoding: gzip")}) as site:
        assert get(site.url()).data == b"x" * 100_000


@pytest.mark.parametrize(
    "reply",
    [
        endless(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", lambda: b"x", wait=0.05),
        endless(b"HTTP/1.1 200 OK\r\n", lambda: b"a", wait=0.05),
        endless(b"HTTP/1.1 200 OK\r\n\r\n", lambda: b"x", wait=0.9),
        silent,
        endless(b"", lambda: b"HTTP/1.1 100 Continue\r\n\r\n", wait=0.01),
    ],
)
def test_answers_that_never_come(reply):
    """The time is one for the whole answer, however it trickles; then the connection is closed."""
    with serving({"/": reply}) as site:
        assert "within 1 second" in refused(site.url(), seconds=1)
        assert site.hung_up.wait(30)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl, which makes the certificate, is not here")
def test_tls_is_verified(tmp_path):
    """A server that only vouches for itself is not read from, and a server without TLS is none of https."""
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout {key} -out {certificate}"
    subprocess.run(made.split(), check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving({"/": answer(TEXT)}, context) as site:
        assert "not trusted: self-signed certificate" in refused(f"https://localhost:{site.port}/", resolve=HERE)
    with serving({"": b"HTTP/1.1 400 Bad Request\r\n\r\n"}) as site:
        assert "not trusted" in refused(f"https://localhost:{site.port}/", resolve=HERE)
    assert site.asked == []


def test_a_page_at_an_address():
    """A page is read as one, and its address is its source; a text is a text; what is neither is refused by name."""
    pytest.importorskip("trafilatura", reason="the extra `web` is not installed")
    page = "<html><title>Ferry</title><body><h1>Ferry</h1><p>Die Fähre fährt nicht, sagt die Behörde heute.</p>".encode(
        "cp1252"
    )
    answers = {
        "/page": answer(page, "Content-Type: text/html; charset=latin1"),
        "/bare": answer(b"<p>The ferry stops at noon, the master says.</p>", "Content-Type: text/html"),
        "/notes.txt": answer(TEXT, "Content-Type: text/html"),
        "/notes.md": answer(b"# Ferry\n\nIt stops.", "Content-Type: text/plain"),
        "/image": answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "Content-Type: text/html"),
    }
    with serving(answers) as site:
        (document,) = load(site.url("/page"), allow_private=True)
        assert document.source == site.url("/page")
        assert "Die Fähre fährt nicht" in document.text
        assert load(site.url("/bare"), allow_private=True)[0].text == "The ferry stops at noon, the master says."
        assert load(site.url("/notes.md"), allow_private=True)[0].media_type == "text/markdown"
        with pytest.raises(SourceNotTextError, match="image/png"):
            load(site.url("/image"), allow_private=True)
        with pytest.raises(SourceError, match="private"):
            load(site.url("/page"))


def test_addresses_are_taken_apart():
    """What the server is asked for is the address without its fragment, in ASCII."""
    found = address("HTTPS://Bücher.example:8443/straße/x?q=a b".replace(" ", "+") + "#:~:text=x")
    assert found.host == "xn--bcher-kva.example"
    assert found.target == "/stra%C3%9Fe/x?q=a+b"
    assert found.authority == "xn--bcher-kva.example:8443"
    assert address("http://[2606:4700::1]").authority == "[2606:4700::1]"
