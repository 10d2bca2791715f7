"""Figures that markup raises stay what they are: ten squared is not a hundred and two."""

from __future__ import annotations

import time
from email.message import EmailMessage
from typing import TYPE_CHECKING, Final

import pytest

from summarizer.loading import load
from summarizer.loading.markup import parsed, words_in
from summarizer.loading.raised import raise_figures
from tests.loading.books import book

if TYPE_CHECKING:
    from pathlib import Path

TOLD: Final = "<p>The pond holds 10<sup>3</sup> litres, said the owner of the mill, and it grew by half a metre.</p>"


def raised(markup: str) -> str:
    root = parsed(markup).root
    raise_figures(root)
    return words_in(root)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>2</sup> km", "10² km"),
        ("of 10<sup> &minus;3 </sup>", "of 10 ⁻³ "),
        ("5<sup>1</sup>/<sub>2</sub> years", "5½ years"),
        ("5<sup>1</sup>&frasl;<sub>16</sub> years", "5¹⁄₁₆ years"),
        ("in 2025<sup><a href='#n'>3</a></sup>.", "in 2025³."),
        ("in 2025<sup>[3]</sup>.", "in 2025[3]."),
        ("in 2025<sup>[<i>3</i>]</sup>.", "in 2025[3]."),
        ("the 1<sup>st</sup> of May", "the 1st of May"),
        ("CO<sub>2</sub> and H<sub>2</sub>O", "CO2 and H2O"),
        ("2<sup>8</sup> of <b>A</b>/<sub>2</sub>", "2⁸ of A/2"),
        ("<sup></sup>/<sub>2</sub>", "/2"),
    ],
)
def test_raised_figures(markup, text):
    """What is raised is written so; words, marks in brackets and what is lowered in a formula stay."""
    assert raised(markup) == text


def test_figures_in_each_other():
    """Markup that is raised over and over is looked through once."""
    start = time.process_time()
    assert raised("<p>" + ("<sup>" * 100 + "2" + "</sup>" * 100) * 200) == "²" * 200
    assert time.process_time() - start < 2


def test_figures_in_pages_books_and_mails(tmp_path: Path):
    """All formats that are markup keep the figure."""
    page, mill, mail = tmp_path / "a.html", tmp_path / "b.epub", tmp_path / "c.eml"
    pytest.importorskip("trafilatura", reason="the extra `web` is not installed")
    page.write_text(f"<title>Pond</title><main>{TOLD}</main>", encoding="utf-8")
    mill.write_bytes(book({"one.xhtml": TOLD}))
    message = EmailMessage()
    message["From"], message["To"], message["Date"] = "a@x.example", "b@x.example", "Mon, 02 Mar 2026 10:00:00 +0100"
    message.set_content(TOLD, subtype="html")
    mail.write_bytes(message.as_bytes())
    for file in (page, mill, mail):
        (document,) = load(file)
        assert "10³ litres" in document.text
