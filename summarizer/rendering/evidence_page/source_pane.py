"""The text of the sources as it is, with the passages in it that lines stand on, each leading to those lines."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.markdown_marks import FENCE, in_code
from summarizer.document import Document, Span
from summarizer.language.languages import language_of
from summarizer.language.scripts import language_by_script
from summarizer.rendering import wording
from summarizer.rendering.evidence_page.elements import NOTHING, Markup, element, is_mixed, joined, opening_tag
from summarizer.rendering.evidence_page.nesting import Paragraph, Region, paragraphs, shallow
from summarizer.rendering.evidence_page.passages import between_links
from summarizer.rendering.evidence_page.setting import HEAD, HEADING, ROW, RULE, cells, looks, set_by_marks, strokes

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from summarizer.rendering.evidence_page.passages import Passage, Passages
    from summarizer.report import Finding, Report

_LINE = re.compile(r"[^\n]*\n?")
_HEADING = re.compile(r"#{1,6} \S")
_LONG_PARAGRAPH: Final = 4_000  # characters, after which a paragraph may end at the end of a line
_LONGEST_LINE: Final = 20_000  # characters, after which it must end anywhere
_COLUMNS: Final = 3  # of a table that fits on a telephone
_HEAD_OF_TABLE: Final = f"cell {HEAD}"
_CHUNK: Final = 8_000  # characters that a browser lays out at once, or not at all while they are out of sight
_WRAPPED: Final = range(45, 131)  # characters of a line that was broken to fit a page
_SENTENCE_ENDS: Final = (*".!?:;…。！？", '"', "”", "»", ")")
_MOST_LISTED: Final = 12  # sources above their texts
_SAMPLE: Final = 5_000  # characters that show a text's language

# A reader turns to these; headings, speakers and lines stand in the text itself.
_PLACES_SHOWN: Final = frozenset({"page", "cue"})


def source_pane(report: Report, passages: Passages) -> Markup:
    """Return the pane with the texts of all sources; every place that the rest of the page leads to is known by now."""
    shade = element(
        "label",
        element("input", type="checkbox", id="shade"),
        element("span", "Shade what no line stands on"),
        class_="switch",
    )
    return element(
        "aside",
        element(
            "header",
            element("h2", "The sources’ own words", id="sources-title"),
            shade,
            _contents(report),
        ),
        *(_source(number, document, passages) for number, document in enumerate(report.documents, 1)),
        id="sources",
        class_="sources",
        tabindex="-1",
        aria_labelledby="sources-title",
    )


def _contents(report: Report) -> Markup:
    """Return the list of the sources, folded up where it is long, nothing where there is but one."""
    titles = [
        element("li", element("a", wording.in_short(document), href=f"#source{number}"))
        for number, document in enumerate(report.documents, 1)
    ]
    listed = element("ol", *titles, class_="contents")
    if len(titles) <= _MOST_LISTED:
        return listed if len(titles) > 1 else NOTHING
    return element("details", element("summary", wording.counted(len(titles), "source")), listed)


def language(text: str) -> str:
    """Return the code of the language that a text is in, "" where its beginning does not show it."""
    sample = text[:_SAMPLE]
    return language_by_script(sample) or language_of(Document.from_text(sample))


def _source(number: int, document: Document, passages: Passages) -> Markup:
    text = (
        joined(_chunks(document, passages))
        if document.text.strip()
        else element("p", "The report does not carry the text of this source.", class_="missing")
    )
    return element(
        "section",
        element("h3", wording.cut(document.title, wording.HEADING), id=f"source{number}", dir="auto"),
        element("p", _known(document), class_="byline", dir="auto") if _known(document) else NOTHING,
        element("div", text, class_="text", lang=language(document.text)),
        class_="source",
        aria_labelledby=f"source{number}",
    )


def _known(document: Document) -> str:
    """Return what is known of a source beside its title."""
    source = wording.from_where(document.source)
    told = (document.author, document.site, document.published, "" if source == document.title else source)
    return ", ".join(filter(None, told))


def _regions(document: Document, passages: Passages) -> Iterator[Region]:
    """Yield the passages of a document, and the sentences around them, which are read with them."""
    if passages.documents[document.id] is not document:
        return
    found = passages.in_document(document.id)
    marks = _marks(found)
    for passage in found:
        yield _passage(passage, marks[passage.number].values(), passages)
    around = opening_tag("span", class_="used")
    for sentence in {passage.sentence for passage in found if passage.sentence}:
        yield Region(Span(sentence.start, min(sentence.end, len(document.text))), "span", around, around)


def _marks(found: Sequence[Passage]) -> dict[int, dict[int, Finding]]:
    """Return by a passage's number the lines whose marks stand behind it.

    A line that stands on passages that overlap has one mark: behind the one that ends last, and goes on longest.
    """
    marks: dict[int, dict[int, Finding]] = {passage.number: {} for passage in found}
    last: dict[int, Passage] = {}
    for passage in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        for line in passage.lines:
            before = last.get(id(line))
            if before and passage.span.start < before.span.end:
                if passage.span.end <= before.span.end:
                    continue
                del marks[before.number][id(line)]
            marks[passage.number][id(line)] = line
            last[id(line)] = passage
    return marks


def _passage(passage: Passage, marks: Iterable[Finding], passages: Passages) -> Region:
    name, kind = ("mark", "passage") if passage.lines else ("span", "spoken-of")
    keys = " ".join(map(passages.line, passage.lines))
    lines = [
        element("a", finding.id, href=f"#{passages.line(finding)}", aria_label=f"to line {finding.id}")
        for finding in marks
    ]
    return Region(
        passage.span,
        name,
        first=opening_tag(name, id=passage.key, class_=kind, data_lines=keys),
        rest=opening_tag(name, class_=kind, data_part_of=passage.key),
        after=element("sup", joined(lines, between_links(lines)), class_="lines") if lines else NOTHING,
        sets=not passage.lines,
    )


def _chunks(document: Document, passages: Passages) -> Iterator[Markup]:
    """Yield the paragraphs of a text in chunks: a browser need not lay out those that are out of sight."""
    blocks = list(_blocks(document))
    spans = [block.span for block in blocks]
    code = in_code(document, spans)
    between = (stroke for block in blocks if block.row for stroke in strokes(document.text, block.span))
    regions = shallow((*_regions(document, passages), *set_by_marks(document, spans, code), *between))
    places = _places(document, spans)
    far = "chunk far" if len(document.text) > 2 * _CHUNK else "chunk"
    chunk: list[Markup] = []
    length = 0
    inside = paragraphs(document.text, spans, regions, outside="unused")
    numbered = zip(enumerate(blocks), inside, strict=True)
    table: list[tuple[Markup, int]] = []  # rows, each with how many cells it has
    for row, cells_of_row in groupby(numbered, key=lambda one: one[0][1].row or one[0][1].span):
        line = []
        for (number, block), paragraph in cells_of_row:
            if number in places:
                chunk.append(element("p", places[number], class_="place"))
            line.append(_paragraph(paragraph, "code" if number in code else block.look))
        if table and (not block.row or block.look == _HEAD_OF_TABLE):
            if block.look == RULE:  # it is out of sight, amid its table
                table.append((line[0], 0))
                continue
            chunk.append(_table(table))
            table = []
        if block.row:
            table.append((element("div", *line, class_="row"), len(line)))
        else:
            chunk += line
        length += len(row)
        if length >= _CHUNK:
            yield element("div", *chunk, _table(table), class_=far)
            chunk, length, table = [], 0, []
    rest = (*chunk, _table(table))
    yield element("div", *rest, class_="chunk") if any(rest) else NOTHING


def _table(rows: Sequence[tuple[Markup, int]]) -> Markup:
    """Return the rows of a table; one of many columns can be moved sideways, by the keyboard too."""
    if not rows:
        return NOTHING
    is_wide = max(cells_of_row for _, cells_of_row in rows) > _COLUMNS
    return element(
        "div",
        *(row for row, _ in rows),
        class_="table",
        **({"tabindex": "0", "role": "group", "aria_label": "table"} if is_wide else {}),
    )


def _paragraph(paragraph: Paragraph, kind: str) -> Markup:
    """Return a paragraph of the text. What most of them need not tell, none of those does: a text may be long."""
    if kind == RULE:
        return element("p", paragraph.words, hidden=True)
    classes = f"{kind} unused" if paragraph.is_outside else kind
    return element("p", paragraph.words, class_=classes.strip(), dir="auto" if is_mixed(paragraph.words) else "")


class _Block(NamedTuple):
    """A paragraph of a text, how it is set, and the row of a table that it is a cell of, if it is one."""

    span: Span
    look: str
    row: Span | None = None


def _blocks(document: Document) -> Iterator[_Block]:
    """Yield the paragraphs of a text, each with how it is set.

    Lines without a blank one between them are one paragraph (``flowing``) where they are prose that was broken to fit a
    page; else each is its own (``line``, but for the last of them). Rows of a table are told cell by cell.
    """
    text = document.text
    headings = {place.span.start for place in document.places if place.kind == "heading"}
    told = looks(document)
    lines: list[Span] = []
    position = 0
    for found in _LINE.findall(text):
        line = Span(position, position + len(found.rstrip()))
        position += len(found)
        if len(line):
            lines.append(line)
        if not len(line) or position - lines[0].start > _LONG_PARAGRAPH:
            yield from _set(text, lines, headings, told)
            lines = []
    yield from _set(text, lines, headings, told)


def _set(text: str, lines: Sequence[Span], headings: Container[int], told: Mapping[int, str]) -> Iterator[_Block]:
    """Yield what lines without a blank one between them are set as: those of which another line tells as it tells."""
    for is_told, group in groupby(lines, key=lambda line: line.start in told):
        if not is_told:
            yield from _set_as_they_stand(text, list(group), headings)
            continue
        for line in group:
            look = told[line.start]
            if look in (HEAD, ROW):
                yield from (_Block(cell, f"cell {look}", line) for cell in cells(text, line))
            else:
                yield _Block(line, look)


def _set_as_they_stand(text: str, lines: Sequence[Span], headings: Container[int]) -> Iterator[_Block]:
    """Yield one paragraph of the lines, or one of each."""
    if _were_wrapped([line.of(text) for line in lines]):
        yield _Block(Span(lines[0].start, lines[-1].end), "flowing")
        return
    for line in lines:
        start = line.start
        while line.end - start > _LONGEST_LINE:
            yield _Block(Span(start, start + _LONGEST_LINE), "line")
            start += _LONGEST_LINE
        yield _Block(Span(start, line.end), _look(text, line, headings, is_last=line is lines[-1]))


def _look(text: str, line: Span, headings: Container[int], *, is_last: bool) -> str:
    if line.start in headings or _HEADING.match(text, line.start):
        return HEADING
    return "" if is_last else "line"


def _were_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether lines were broken to fit a page: each where its next word no longer fitted, some amid a sentence.

    Quoted lines have a mark at each head, which belongs nowhere else, and lines of code are lines.
    """
    if any(line.startswith(">") for line in lines[1:]) or any(map(FENCE.match, lines)):
        return False
    longest = max(map(len, lines), default=0)
    return any(not line.endswith(_SENTENCE_ENDS) for line in lines[:-1]) and all(
        len(line) in _WRAPPED and len(line) + 1 + len(following.split(maxsplit=1)[0]) > longest
        for line, following in pairwise(lines)
    )


def _places(document: Document, blocks: Sequence[Span]) -> dict[int, str]:
    """Return by the number of a paragraph which pages, or times of a recording, begin with it or in it."""
    named: dict[int, list[str]] = {}
    starts = sorted((place.span.start, place.kind, place.label) for place in document.places)
    number = 0
    for start, kind, label in starts:
        if kind not in _PLACES_SHOWN:
            continue
        while number < len(blocks) and blocks[number].end <= start:
            number += 1
        if number < len(blocks):
            named.setdefault(number, []).append(f"page {label}" if kind == "page" else label)
    return {number: ", ".join(dict.fromkeys(labels)) for number, labels in named.items()}
