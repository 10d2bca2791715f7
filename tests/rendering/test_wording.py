"""What readers are told of where a source is from."""

from __future__ import annotations

import io
import zipfile

import pytest

from summarizer.rendering import FORMATS, render, wording
from summarizer.report import Failure
from tests.samples import sample_report

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
