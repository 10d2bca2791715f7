"""Which quotes of a report are in an export with their source and place, by readers independent of the writers."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

import mammoth
from markdown_it import MarkdownIt

from summarizer.rendering import FORMATS, render, wording
from summarizer.rendering.csv_table import plain
from summarizer.rendering.escaping import for_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from summarizer.report import Evidence, Report


def lost(report: Report, to: str, exported: Any = None) -> list[str]:
    """Return the quotes of a report that are not in its export with what tells their source and their place."""
    exported = render(report, to) if exported is None else exported
    evidence = [one for finding in report.findings for one in finding.evidence]
    kept = list(_READERS[to](exported, report))
    if len(kept) != len(evidence):
        return [f"{len(kept)} pieces of evidence for {len(evidence)}"]
    return [one.quote for one, told in zip(evidence, kept, strict=True) if not told(one)]


def _shown(told: str, sources: str, report: Report) -> Callable[[Evidence], bool]:
    """Return what tells whether a note for readers has a quote and its place, and the list of sources its source."""
    names = wording.names_of(report.documents)

    def has(evidence: Evidence) -> bool:
        document = report.document(evidence.document_id)
        place = for_terminal(wording.place(evidence, names))
        return told.strip().startswith(f"{place}: {wording.quoted(for_terminal(evidence.quote))}") and (
            for_terminal(wording.from_where(document.source)) in sources
        )

    return has


def _markdown(exported: str, report: Report) -> Iterator[Callable[[Evidence], bool]]:
    notes = re.findall(r"^\[\^\d+\]: (.*)$", exported, re.MULTILINE)
    sources = _text_of_markdown(exported.rpartition("\n## Sources\n")[2])
    yield from (_shown(_text_of_markdown(note), sources, report) for note in notes)


def _text_of_markdown(text: str) -> str:
    tokens = [child for token in MarkdownIt().parse(text) for child in token.children or ()]
    return "".join(token.content if token.type == "text" else " " * (token.type == "softbreak") for token in tokens)


def _word(exported: bytes, report: Report) -> Iterator[Callable[[Evidence], bool]]:
    html = mammoth.convert_to_html(io.BytesIO(exported)).value
    notes = re.findall(r'<li id="footnote-\d+">(.*?)</li>', html)
    sources = _text_of_html(html.rpartition("<h1>Sources</h1>")[2])
    yield from (_shown(_text_of_html(note), sources, report) for note in notes)


def _text_of_html(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def _annotations(exported: str, report: Report) -> Iterator[Callable[[Evidence], bool]]:
    for annotation in json.loads(exported)["first"]["items"]:
        if annotation["motivation"] != "describing":
            continue
        target = annotation["target"]
        words, position = target["selector"]

        def has(evidence: Evidence, words: Any = words, position: Any = position, target: Any = target) -> bool:
            document = report.document(evidence.document_id)
            around = words.get("prefix", "") + words["exact"] + words.get("suffix", "")
            return (
                words["exact"] == evidence.quote == document.text[position["start"] : position["end"]]
                and around in document.text
                and unquote(target["source"]["id"]).removeprefix("file://") == document.source
                and target["label"] == wording.place(evidence, {evidence.document_id: ""})
            )

        yield has


def _json_lines(exported: str, report: Report) -> Iterator[Callable[[Evidence], bool]]:
    for line in map(json.loads, exported.split("\n")[:-1]):
        for told in line["evidence"]:
            yield lambda one, told=told: (  # type: ignore[misc]
                told["quote"] == one.quote
                and told["source"] == report.document(one.document_id).source
                and [told["place"], told["passage"], told["speaker"]] == [one.place, one.passage, one.speaker]
                and told["span"] == {"start": one.span.start, "end": one.span.end}
            )


def _csv(exported: str, report: Report) -> Iterator[Callable[[Evidence], bool]]:
    for row in csv.DictReader(io.StringIO(exported, newline="")):
        quotes, sources, places = (plain(row[name]).split("\n") for name in ("quotes", "sources", "places"))
        for quote, source, place in zip(quotes, sources, places, strict=True) if row["proved"] == "yes" else ():
            told = (quote, source, place)
            yield lambda one, told=told: (  # type: ignore[misc]
                told
                == tuple(
                    map(
                        for_terminal,
                        (
                            one.quote,
                            wording.from_where(report.document(one.document_id).source),
                            wording.place(one, {one.document_id: ""}),
                        ),
                    )
                )
            )


def _html(exported: str, report: Report) -> Iterator[Callable[[Evidence], bool]]:
    """Read a page as a whole: it shows a quote in its source, so that nothing more than both need be there."""
    text = " ".join(_text_of_html(re.sub(r"<(script|style)\b.*?</\1>", "", exported, flags=re.DOTALL)).split())

    def has(evidence: Evidence) -> bool:
        document = report.document(evidence.document_id)
        told = (evidence.quote, evidence.speaker, evidence.place, document.title, wording.from_where(document.source))
        return all(" ".join(for_terminal(part).split()) in text for part in told)

    yield from (has for finding in report.findings for _ in finding.evidence)


_READERS: Final[Mapping[str, Callable[[Any, Report], Iterator[Callable[[Evidence], bool]]]]] = {
    "csv": _csv,
    "docx": _word,
    "html": _html,
    "jsonl": _json_lines,
    "jsonld": _annotations,
    "markdown": _markdown,
}

#: The formats that are read back.
EXPORTS: Final = tuple(to for to in _READERS if to in FORMATS)
