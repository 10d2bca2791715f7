"""One text in several formats: the same brief, with the same quotes, whatever it came in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer import summarize
from summarizer.loading import READERS, load
from summarizer.loading.formats import XML
from tests.loading.one_text import BLOCKS, PARAGRAPHS, RENDERINGS

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = {"actors", "proposals", "risks", "open_questions", "events", "figures"}
SPOKEN = ("ferry.vtt", "ferry.srt")  # where there are no headings


def said(path: Path) -> tuple[str, list[tuple[str, str, tuple[str, ...]]]]:
    """Return the text that a file is read as, and the items of its brief with their quotes."""
    (document,) = load(path)
    report = summarize(document)
    for finding in report.findings:
        for evidence in finding.evidence:
            assert evidence.quote == evidence.span.of(document.text)
    items = [
        (finding.section, finding.item.statement, tuple(evidence.quote for evidence in finding.evidence))
        for finding in report.findings
    ]
    return document.text, items


@pytest.mark.parametrize("name", RENDERINGS)
def test_the_same_items_and_quotes_in_each_format(name, tmp_path):
    """A page, a Word document, a PDF, a book, a mail and subtitles of one text give the brief that the text gives."""
    plain, rendered = tmp_path / "plain.txt", tmp_path / name
    rendered.write_bytes(RENDERINGS[name]())
    blocks = PARAGRAPHS if name in SPOKEN else BLOCKS
    plain.write_text("\n\n".join(blocks), encoding="utf-8")
    _, expected = said(plain)
    text, found = said(rendered)
    assert text.replace("# ", "").strip() == "\n\n".join(blocks)
    assert {section for section, _, _ in expected} == SECTIONS
    assert found == expected


def test_no_format_is_forgotten(tmp_path):
    """The text is there in every format that is read, but for XML, which is read with its tags as it stands."""
    types = set()
    for name, rendered in RENDERINGS.items():
        (tmp_path / name).write_bytes(rendered())
        types.add(load(tmp_path / name)[0].media_type)
    assert types == set(READERS) - {XML}
