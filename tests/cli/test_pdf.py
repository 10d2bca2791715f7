"""A PDF, from the command line to a proof of its brief."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarizer.cli import main
from tests.loading.made_pdf import MadePdf, column, drawn, wrapped

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Greta Holm, the harbour master, proposed on Monday to sell the fog horn of Oster Bro for 120 marks. "
    "The council warned that without a horn the ferries may run aground in winter. "
    "Who would buy the horn is not known. "
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A PDF of two pages, with words on the second that nobody sees."""
    pages = [
        drawn(50, 780, "The Sale of the Fog Horn", 18) + column(50, 740, wrapped(TEXT, 10, 300)),
        column(
            50, 740, wrapped("The ministry rejected the plan in April. It said that the horn belongs to it.", 10, 300)
        )
        + drawn(50, 100, "The horn is made of gold.", before="3 Tr"),
    ]
    path = tmp_path / "horn.pdf"
    path.write_bytes(MadePdf(pages).bytes())
    return path


def test_a_brief_of_a_pdf_tells_pages_and_proves(source, tmp_path, capsys):
    """Evidence tells its page, what was hidden is told, and the report proves from itself and from the file."""
    report = tmp_path / "brief.json"
    assert main(["brief", str(source), "-q", "-o", str(report)]) == 0
    told = json.loads(report.read_text(encoding="utf-8"))
    places = {one["place"] for finding in told["findings"] for one in finding["evidence"]}
    assert {"page 1", "page 2"} >= places > set()
    assert [notice["code"] for notice in told["notices"]] == ["source"]
    assert "gold" not in json.dumps(told)
    assert main(["verify", str(report), "--strict"]) == 0
    assert main(["verify", str(report), "-s", str(source), "--strict"]) == 0
    assert main(["brief", str(source), "-q", "--format", "markdown"]) == 0
    assert "page 1, p" in capsys.readouterr().out
