"""What readers are told of where a source is from."""

from __future__ import annotations

import io
import zipfile

import pytest

from summarizer.document import Document
from summarizer.rendering import FORMATS, render, wording
from summarizer.report import Failure
from tests.rendering.evidence_page.reading import read
from tests.samples import empty_report, sample_report

HOME = "/home/lind/secret affairs/ansel.txt"


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (HOME, "ansel.txt"),
        (r"C:\Users\lind\ansel.txt", "ansel.txt"),
        ("news/ansel.txt", "news/ansel.txt"),
        ("https://ansel.example/a/b.html", "https://ansel.example/a/b.html"),
        ("-", "-"),
        ("/", "/"),
        ("", ""),
    ],
)
def test_of_a_path_from_the_root_the_name_is_told(source: str, told: str):
    """Other paths, addresses and names are told as they were given."""
    assert wording.from_where(source) == told


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_only_json_has_the_whole_path(to: str):
    """What is mailed to readers says nothing of the disk that a source lay on; what a program reads finds it again."""
    report = sample_report()
    first, second = report.documents
    failed = report.coverage.model_copy(update={"failed": (Failure(source=HOME, error="it is no text"),)})
    document = first.model_copy(update={"source": HOME})
    printed = render(report.model_copy(update={"documents": (document, second), "coverage": failed}), to)
    if isinstance(printed, bytes):
        with zipfile.ZipFile(io.BytesIO(printed)) as archive:
            printed = " ".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert ("/home/lind/" in printed) is to.startswith("json")
    assert "ansel.txt" in printed.replace("\\", "")


def test_a_long_title_is_cut_above_a_text_and_whole_in_the_list_of_sources():
    """Some titles are whole paragraphs: a reader should not have to scroll past them to the bottom line."""
    title = "All that was ever said of the wall, " * 20
    document = Document.from_text("It moved.", title=title, source="wall.txt")
    report = empty_report().model_copy(update={"documents": (document,), "title": title})
    assert len(wording.origin(report)) < 250
    assert " …” (wall.txt)" in wording.origin(report)
    assert title in next(wording.sources(report))
    page = read(render(report, "html"))
    headings = [one.text for one in page.elements if one.name in ("h1", "h3")]
    assert max(map(len, headings)) <= 2 * wording.HEADING + 2
    assert title in [one.text for one in page.all("p", "name")]


@pytest.mark.parametrize(
    ("amount", "places", "told"),
    [
        (0.0, 2, "$0.00"),
        (1234.5, 2, "$1,234.50"),
        (0.0165, 2, "$0.02"),
        (0.0032, 2, "$0.0032"),
        (0.00999, 2, "$0.0100"),
        (0.0123, 4, "$0.0123"),
        (0.0000249, 4, "$0.000025"),
    ],
)
def test_what_costs_something_is_never_told_as_nothing(amount: float, places: int, told: str):
    """An amount below the last place is told to two digits that count."""
    assert wording.dollars(amount, places) == told
