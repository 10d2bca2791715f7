"""Text of sources and models on the page: it is seen, and it is nothing more."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.rendering import render
from summarizer.rendering.escaping import for_html, for_terminal
from tests.rendering.evidence_page.browsers import missing
from tests.rendering.evidence_page.reading import read, structure
from tests.rendering.fields import FREE, SHAPING, with_text, with_text_everywhere
from tests.rendering.hostile import HOSTILE
from tests.rendering.test_escaping import ANY_TEXT, is_seen
from tests.samples import sample_report

if TYPE_CHECKING:
    from tests.rendering.evidence_page.browsers import Opener

MARKUP = (
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</textarea></select></details></q></a></mark>",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "<svg/onload=alert(1)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=https://evil.example/><link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "&lt;script&gt; &#60;script&#62; &#x3c; &amp;lt; &nosuch; &copy",
    "<!--", "-->", "<![CDATA[", "]]>", "<?xml?>", "<!doctype html>",
    "<plaintext>", "<noscript>", "<template>", "<xmp>",
    "\u0338over the mark before", "`onerror=alert(1)`", "{{7*7}} ${7*7} <%= 7*7 %>",
)  # fmt: skip


def shown(text: str) -> str:
    """Return the text as a reader of the page sees it, blanks apart."""
    return "".join(for_terminal(text).split())


def test_nothing_can_be_fetched():
    """The policy allows nothing but the style and script that are there, by their hashes; no element asks for more."""
    text = render(sample_report(), "html")
    page = read(text)
    policy = next(one.attributes["content"] for one in page.all("meta") if "http-equiv" in one.attributes)
    assert policy is not None
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for name, directive in (("style", "style-src"), ("script", "script-src")):
        (element,) = page.all(name)
        digest = b64encode(sha256(element.text.encode()).digest()).decode()
        assert rules.pop(directive) == f"'sha256-{digest}'"
        assert "://" not in element.text
    assert rules == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
    assert not [one for one in page.elements if {"src", "style", "srcset", "action"} & one.attributes.keys()]
    assert not [name for one in page.elements for name in one.attributes if name.startswith("on")]
    assert all((link.attributes["href"] or "").startswith("#") for link in page.all("a"))


def test_only_addresses_of_the_web_are_links():
    """A source from the web is linked, words and whole; one with another scheme is text."""
    report = sample_report()
    for source, linked in (("https://a.example/b?c=1&d=2#e", True), ("javascript:alert(1)", False), ("data:,x", False)):
        first = report.documents[0].model_copy(update={"source": source})
        page = read(render(report.model_copy(update={"documents": (first, *report.documents[1:])}), "html"))
        outward = [link for link in page.all("a") if not (link.attributes["href"] or "").startswith("#")]
        assert bool(outward) is linked
        assert all((link.attributes["href"] or "").startswith("https://a.example/") for link in outward)
        assert all(link.attributes["rel"] == "noopener noreferrer" for link in outward)


@pytest.mark.parametrize("text", [*HOSTILE, *MARKUP])
def test_hostile_text_everywhere_stays_text(text):
    """In all fields at once it changes neither an element nor an attribute's name, and is seen where it stands."""
    report = with_text_everywhere(text)
    text = report.title
    written = render(report, "html")
    assert is_seen(written)
    page = read(written)
    assert page.errors == []
    assert shown(text) in "".join(page.all("body")[0].text.split())
    assert {one.name for one in page.elements} <= {
        name for name, _ in structure(render(with_text_everywhere("word"), "html"))
    }
    assert len(page.all("script")) == 1
    assert not [name for one in page.elements for name in one.attributes if name.startswith("on")]
    for link in page.all("a"):
        assert (link.attributes["href"] or "").startswith(("#", "https://"))


@pytest.mark.parametrize("path", [path for path in FREE if path[-1] not in (*SHAPING, "document_id", "text", "quote")])
def test_no_field_is_forgotten(path):
    """In each field by itself, the worst of each class leaves the page with the elements that a plain word gives it."""
    worst = "\"'><img src=x onerror=alert(1)><script>x</script>&lt; \x1b[2J\u202e\u200b\ud800</p></title></a>"
    written = render(with_text(path, worst), "html")
    assert is_seen(written)
    plain, hostile = (structure(text) for text in (render(with_text(path, "w" * len(worst)), "html"), written))
    assert [name for name, _ in hostile] == [name for name, _ in plain]


@settings(max_examples=100, deadline=None)
@given(ANY_TEXT, st.sampled_from(FREE))
def test_any_text_in_any_field_is_only_text(text, path):
    """The law behind the lists."""
    written = render(with_text(path, text), "html")
    assert is_seen(written)
    page = read(written)
    assert page.errors == []
    assert len(page.all("script")) == 1


@given(ANY_TEXT)
def test_escaped_text_reads_as_itself(text):
    """In an element and in an attribute, a parser reads what the page shows, and nothing else."""
    (element,) = read(f'<p title="{for_html(text)}">{for_html(text)}</p>').elements
    assert element.attributes["title"] == element.text
    assert shown(element.text) == shown(text)


@pytest.mark.browser
@pytest.mark.skipif(bool(missing()), reason=missing())
def test_hostile_text_does_nothing(opened: Opener):
    """All hostile strings at once, in all fields and in a source: no script runs, nothing is asked for, all is text."""
    everything = "\n".join((*MARKUP, *HOSTILE)).encode("utf-8", "replace").decode()
    report = with_text_everywhere(everything)
    tab = opened(report)
    assert tab.evaluate("document.scripts.length") == 1
    assert tab.evaluate("document.querySelectorAll('img, svg, iframe, object, base, link, math').length") == 0
    assert "<script>alert(1)</script>" in tab.locator(".text").first.inner_text()
    assert tab.locator("h1").inner_text().startswith("</style><script>")
    tab.locator("a.claim").first.click()
