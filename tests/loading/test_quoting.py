"""Quotations keep their marks, and who is named under them."""

from __future__ import annotations

import time

import pytest

from summarizer.loading import load
from summarizer.loading.markup import parsed, words_in
from summarizer.loading.quoting import show_quotations


def shown(markup: str) -> str:
    root = parsed(markup).root
    show_quotations(root)
    return words_in(root)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("She said <q>no</q>.", "She said “no”."),
        ("She said <q> it is <q><b>now</b></q> or <i>never</i> </q>.", "She said “it is ‘now’ or never”."),
        ("She said <q>“no”</q> and <q>«non»</q>.", "She said “no” and «non»."),
        ("<q></q>", "“”"),
    ],
)
def test_marks_that_browsers_put(markup, text):
    """Words in <q> stand in marks, as in a browser, if the page has not written them; within each other, in others."""
    assert shown(markup) == text


def test_quotations_without_end():
    """Quotations in each other, and never closed, are gone through once."""
    start = time.process_time()
    assert shown("<p>" + "<q>b" * 20_000).startswith("“b‘b“b")
    assert shown("<p>" + "<q>a</q>" * 20_000) == "“a”" * 20_000
    assert time.process_time() - start < 3


def test_who_is_named_under_a_quotation(tmp_path):
    """The foot of a quotation is read, that of the page is not; a quotation in a line does not break its sentence."""
    pytest.importorskip("trafilatura", reason="the extra `web` is not installed")
    plan = "The council of Oster said on Monday that it will sell the mill to whoever pays for the ferry."
    quotation = (
        "<blockquote><p>We must not wait for the state.</p><footer>— <cite>Ada Holm</cite></footer></blockquote>"
    )
    body = f"<h1>Mill</h1><p>{plan}</p>{quotation}<p>She added <q>now or never</q> and left the hall.</p><p>{plan}</p>"
    page = f"<title>Mill</title><nav><a href=/>Home</a></nav><main>{body}</main><footer>Imprint</footer>"
    path = tmp_path / "mill.html"
    path.write_text(page, encoding="utf-8")
    (document,) = load(path)
    assert "state.\n\n— Ada Holm\n\nShe added “now or never” and left the hall." in document.text
    assert "Imprint" not in document.text
