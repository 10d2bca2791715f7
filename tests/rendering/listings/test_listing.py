"""What is held against a text or a report, in each format."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from summarizer import CheckReport, Claim, Document, Doubt, Evidence, Fault, Proof, Quotation, Span, check, render
from summarizer.errors import UsageError
from summarizer.proof import Line
from summarizer.rendering.escaping import for_sarif, for_terminal
from summarizer.rendering.listings import LISTED_FORMATS
from summarizer.rendering.page import Page
from summarizer.rendering.wrapping import cells
from tests.rendering.hostile import HOSTILE
from tests.rendering.test_escaping import ANY_TEXT, content, is_seen, markdown, structure
from tests.samples import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE = "The state pays 15 million marks for 東京の第二港 and the café."


def checked(text: str, *doubts: tuple[str, Literal["reject", "caution"]], source: Document = ARTICLE) -> CheckReport:
    """Return the check of a text of one sentence in which some words, the last such, are in doubt."""
    document = Document.from_text(text, title="The summary", source="sum maries/größe.txt")
    span = Span(0, len(text))
    spans = [(Span(text.rindex(words), text.rindex(words) + len(words)), severity) for words, severity in doubts]
    near = Span(source.text.index("It would"), source.text.index("Mara"))
    evidence = Evidence(
        document_id=source.id, passage="p3", span=near, quote=near.of(source.text).strip(), match="verbatim"
    )
    return CheckReport(
        text=document,
        documents=(source,),
        claims=(Claim(span=span, nearest=(evidence,)),),
        quotations=(Quotation(span=span),),
        doubts=tuple(
            Doubt(check="numbers", severity=severity, note="not in the source.", span=span, instead="12 million")
            for span, severity in spans
        ),
    )


LINES = (
    *(Line(about="finding", subject=key, text=SENTENCE) for key in ("A1", "P1", "P2", "R1")),
    Line(about="bottom_line", subject="bottom_line 1", text=SENTENCE),
)


def proof(*faults: Fault) -> Proof:
    return Proof(
        title="The brief",
        file="out/brief.json",
        documents=(ARTICLE,),
        lines=5,
        proved=5 - len(faults),
        tried=LINES,
        faults=faults,
    )


FAULT = Fault(
    code="numbers",
    severity="reject",
    about="finding",
    subject="P1",
    note="the number is another",
    text=SENTENCE,
    words=Span(15, 25),
    instead="12 million",
    at=Span(0, 4),
    document_id=ARTICLE.id,
)


def underlined(page: str) -> list[str]:
    """Return what stands over the carets of a page without colour, line by line."""
    found = []
    above = ""
    for line in page.splitlines():
        if re.fullmatch(r" *\^[ ^]*", line):
            found += ["".join(under(above, match.start(), match.end())) for match in re.finditer(r"\^+", line)]
        above = line
    return found


def under(line: str, start: int, end: int) -> Iterator[str]:
    """Yield the characters of a line that fill its cells from ``start`` to ``end``."""
    at = 0
    for char in line:
        size = cells(char)
        if start <= at < end or (not size and start < at <= end):
            yield char
        at += size


@pytest.mark.parametrize("width", [40, 120])
@pytest.mark.parametrize(
    "words",
    ["15 million", "東京の第二港", "第二", "café", "The", ".", SENTENCE, "state pays 15 million marks for 東京"],
)
def test_the_words_in_doubt_are_underlined(words: str, width: int):
    """Carets stand under the very words, be they wide or combined, on every line that they reach."""
    page = render(checked(SENTENCE, (words, "reject")), "terminal", width=width)
    assert "".join(underlined(page)).replace(" ", "") == words.replace(" ", "")
    assert max(map(cells, page.splitlines())) <= width


@pytest.mark.parametrize("words", ["15 million", "東京の第二港", "\u202egnp", "b\x1b[31m"])
def test_in_colour_the_words_are_underlined_by_the_terminal(words: str):
    """With colours there are no carets; the words, with what they hide made visible, are between the codes."""
    text = "It is a\u202egnp and b\x1b[31m of 15 million for 東京の第二港 now."
    page = render(checked(text, (words, "reject")), "terminal", width=120, colour=True)
    assert re.findall(r"\x1b\[4;31m(.*?)\x1b\[0m", page) == [for_terminal(words)]
    assert "^" not in page
    plain = render(checked(text, (words, "reject")), "terminal", width=120)
    assert underlined(plain) == [for_terminal(words)]
    assert re.sub(r"\x1b\[[0-9;]*m", "", page) == re.sub(r"\n *\^+(?=\n)", "", plain)


# A combining mark has no cell to put a caret under; how they are drawn, the examples above tell.
LETTERS = st.characters(exclude_categories=["Mn", "Me", "Mc"])


@given(st.text(LETTERS, max_size=60), st.integers(0, 60), st.integers(0, 60), st.sampled_from([40, 41, 80]))
def test_whatever_the_text_its_words_are_underlined(text: str, one: int, other: int, width: int):
    """The law of underlining: over the carets stand the words as a terminal shows them, and no line is too wide."""
    words = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    text = text.replace("^", "v")
    page = Page(width, colour=False)
    page.marked(text, [words], indent=4)
    shown = page.text()
    assert "".join("".join(underlined(shown)).split()) == "".join(for_terminal(words.of(text)).split())
    assert max(map(cells, shown.splitlines()), default=0) <= width


def test_brackets_of_every_kind_in_a_text_leave_it_whole():
    """Where all the marks that could stand for the ends of an underline are in the text, it is printed without one."""
    text = "⟦⟧⟨⟩⦅⦆⧼⧽⁅⁆ It cost 15 million marks."
    page = render(checked(text, ("15 million", "reject")), "terminal")
    assert text in page


@pytest.mark.parametrize("to", ["terminal", "markdown", "sarif", "junit"])
def test_an_entry_tells_all_that_helps(to: str):
    """The words, the reason, what the source has instead and the sentence to compare stand in every format."""
    page = render(checked(SENTENCE, ("15 million", "reject"), ("café", "caution")), to, width=120)
    plain = page.replace("\\", "")
    for told in (
        "15 million",
        "not in the source",
        "12 million",
        "It would ask the Ministry of Ports",
        "p3",
        "numbers",
    ):
        assert told in plain
    assert "source..;" not in plain


@pytest.mark.parametrize("to", ["terminal", "markdown", "sarif", "junit"])
def test_what_a_reason_quotes_is_not_told_again(to: str):
    """What the source has instead stands once in an entry, where the reason tells it already."""
    text = Document.from_text("The crane will arrive in June.", title="Summary")
    source = Document.from_text("The chair said the crane may arrive in June.", title="News")
    page = render(check(text, source), to, width=120)
    assert page.count("“may arrive”") == 1


def test_an_account_counts_sentences_and_quotations():
    """The closing line tells how many sentences were rejected and how many are to be looked at."""
    page = render(checked(SENTENCE, ("15 million", "reject"), ("café", "caution")), "terminal")
    assert page.endswith("1 sentence · 1 rejected · 0 to look at · 0 of 1 quotation found in the sources\n")
    page = render(proof(FAULT, FAULT.model_copy(update={"severity": "caution"})), "markdown")
    assert "3 of 5 lines proved · 1 fault · 1 to look at · proved against the sources, not signed" in page


def test_no_doubt_is_lost_outside_the_sentences():
    """What is doubted in a heading, or across the sentences, is listed like any other."""
    text = "# “No such words”\n\nIt is so. It was so.\n"
    document = Document.from_text(text, title="Summary")
    claims = tuple(Claim(span=Span(text.index(s), text.index(s) + len(s))) for s in ("It is so.", "It was so."))
    spans = (Span(2, 17), Span(claims[0].span.start, len(text)), Span(len(text) - 1, len(text)))
    doubts = tuple(Doubt(check="quotation", severity="caution", note=f"n{s.start}", span=s) for s in spans)
    report = CheckReport(text=document, documents=(ARTICLE,), claims=claims, doubts=doubts)
    for to in ("terminal", "markdown", "sarif", "junit"):
        page = render(report, to)
        assert all(f"n{span.start}" in page for span in spans), to
        account = "2 sentences · 0 rejected · 1 to look at · outside them 0 rejected, 2 to look at"
        assert to in ("sarif", "junit") or account in page
        assert "Nothing in it is in doubt" not in page


def test_what_is_clear_says_so():
    """Without a doubt the page says that there is none, or that there was nothing to doubt."""
    assert "Nothing in it is in doubt." in render(checked(SENTENCE), "terminal")
    empty = CheckReport(text=Document.from_text(""), documents=(ARTICLE,))
    assert "There is no sentence in it." in render(empty, "markdown")
    assert "Every line is proved." in render(proof(), "terminal")


def test_a_proof_without_any_of_its_sources_says_so():
    """Where no source was given that a report was made of, nothing is named that it was proved against."""
    bare = proof().model_copy(update={"documents": ()})
    assert "Proved against none of its sources." in render(bare, "markdown")


def test_an_unknown_format_is_told():
    """The error names the formats that there are."""
    with pytest.raises(UsageError, match="sarif"):
        render(proof(), "clay")


# ---- Markdown


def marked_in_bold(page: str) -> list[str]:
    """Return what a reader sees in bold."""
    found, bold = [], False
    for token in markdown().parse(page):
        for child in token.children or ():
            if child.type in ("strong_open", "strong_close"):
                bold = child.type == "strong_open"
                found += [""] if bold else []
            elif bold:
                found[-1] += child.content
    return found


@pytest.mark.parametrize(
    ("text", "words", "bold"),
    [
        ("It cost 15 million marks.", "15 million", "15 million"),
        ("It cost “15 million” marks.", "“15 million”", "“15 million”"),
        ("他说「我们不卖」的话。", "「我们不卖」", "我们不卖"),
        ("a“b”c", "“b”", "b"),
        ("It cost $15, or so", "$15", "$15"),
        ("US$15m or so", "$15", "15"),
        ("Up by 15%now", "15%", "15"),
        ("Up by 15%, now", "15%", "15%"),
        ("a *b* c", "*b*", "*b*"),
        ("x**y**z", "**y**", "*y*"),
        ("It was so [1](there) now", "[1](there)", "[1](there)"),
        ("It was é so", " é ", "é"),
    ],
)
def test_the_words_in_doubt_are_bold_in_markdown(text: str, words: str, bold: str):
    """A reader sees the words in bold, whatever stands beside them, and no asterisk of ours."""
    page = render(checked(text, (words, "reject")), "markdown")
    assert marked_in_bold(page) == [bold]
    assert for_terminal(text).replace(" ", "") in content(page).replace(" ", "")


PLAIN = structure(render(checked("It is a word here.", ("word", "reject")), "markdown"))


@settings(max_examples=200)
@given(ANY_TEXT | st.sampled_from(HOSTILE), ANY_TEXT, ANY_TEXT)
def test_nothing_of_a_text_is_markup(words: str, before: str, after: str):
    """Whatever text and words, the page has the structure that plain words give, and shows what stands there."""
    words, before, after = (part.encode("utf-8", "replace").decode() for part in (words, before, after))
    assume(words.strip())
    text = f"{before}{words}{after}"
    report = checked(text, (words, "reject"))
    page = render(report, "markdown")
    assert is_seen(page)
    kinds = structure(page)
    if marked_in_bold(page):
        # Blank text beside the words makes no token of its own.
        assert [kind for kind in kinds if kind != "text"] == [kind for kind in PLAIN if kind != "text"]
    else:
        assert not any(char.isalnum() for char in words)
    seen = "".join(content(page).split())
    assert "".join(for_terminal(text).split()) in seen or "\\u{" in seen


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_in_every_field_is_text(hostile: str):
    """Titles, names, notes, passages and rules of strangers are text in Markdown, and seen on a terminal."""
    hostile = hostile.encode("utf-8", "replace").decode()
    document = Document.from_text(f"It would {hostile}. Mara", title=hostile, source=hostile)
    report = checked(f"a {hostile} b", (hostile, "caution"), source=document)
    named = report.text.model_copy(update={"title": hostile, "source": hostile})
    doubt = report.doubts[0].model_copy(update={"note": hostile, "check": hostile, "instead": hostile})
    report = report.model_copy(update={"text": named, "doubts": (doubt,)})
    fault = FAULT.model_copy(
        update=dict.fromkeys(("code", "subject", "note", "text", "instead"), hostile) | {"words": None}
    )
    for result in (report, proof(fault).model_copy(update={"title": hostile, "documents": (document,)})):
        page = render(result, "markdown")
        assert is_seen(page)
        assert not {"html_inline", "html_block", "link_open", "image", "fence", "code_block", "code_inline"} & {
            *structure(page)
        }
        for to in ("terminal", "json", "sarif", "junit"):
            assert is_seen(render(result, to))
        for told in log_of(result).results:
            assert for_terminal(hostile) in told.message.shown
        ET.fromstring(render(result, "junit"))  # noqa: S314 - it is our own


# ---- SARIF


class Part(BaseModel):
    """A part of a SARIF log that we write: no field beyond those that version 2.1.0 of the standard names."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Message(Part):
    """What is told of a result."""

    text: str = Field(min_length=1)

    @property
    def shown(self) -> str:
        """What a viewer shows, by the standard's rules (3.11.5, 3.11.6); a link or placeholder in it fails."""
        tokens = re.findall(r"\\[\\\[\]]|\{\{|\}\}|.", self.text)
        assert not {"[", "]", "{", "}", "\\"}.intersection(tokens), self.text
        return "".join(token[-1] for token in tokens)


class Rule(Part):
    """A rule that results name."""

    id: str


class Driver(Part):
    """The program."""

    name: str
    version: str
    rules: list[Rule]


class Tool(Part):
    """The program, wrapped."""

    driver: Driver


class Region(Part):
    """A place in a file."""

    startLine: int = Field(ge=1)  # noqa: N815 - the standard's names, here and below
    startColumn: int = Field(ge=1)  # noqa: N815
    endLine: int = Field(ge=1)  # noqa: N815
    endColumn: int = Field(ge=1)  # noqa: N815
    charOffset: int = Field(ge=0)  # noqa: N815
    charLength: int = Field(ge=0)  # noqa: N815


class Artifact(Part):
    """A file."""

    uri: str = Field(pattern=r"^[A-Za-z0-9%._~/!$&'()*+,;=@-]+$")


class Physical(Part):
    """A file and a place in it."""

    artifactLocation: Artifact  # noqa: N815
    region: Region | None = None


class Location(Part):
    """A place, wrapped."""

    physicalLocation: Physical  # noqa: N815


class Result(Part):
    """One thing found."""

    ruleId: str  # noqa: N815
    level: Literal["error", "warning", "note", "none"]
    message: Message
    locations: list[Location] = []


class Run(Part):
    """All that was found."""

    tool: Tool
    columnKind: Literal["utf16CodeUnits", "unicodeCodePoints"]  # noqa: N815
    results: list[Result]


class Log(Part):
    """The whole file."""

    schema_: str = Field(alias="$schema")
    version: Literal["2.1.0"]
    runs: list[Run] = Field(min_length=1)


def log_of(result: CheckReport | Proof) -> Run:
    (run,) = Log.model_validate(json.loads(render(result, "sarif"))).runs
    assert {each.ruleId for each in run.results} == {rule.id for rule in run.tool.driver.rules}
    return run


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_region_is_where_an_editor_shows_the_words(end: str):
    """Lines and columns count from one, in code points, also behind astral characters and across lines."""
    text = end.join(("𝔘𝔫𝔦 🙂 one.", "It 🙂 cost 15", "million marks", "of 東京."))
    words = f"15{end}million"
    first, second = log_of(checked(text, (words, "reject"), ("東京", "caution"))).results
    (one,), (other,) = first.locations, second.locations
    start = text.index(words)
    assert one.physicalLocation.region == Region(
        startLine=2, startColumn=11, endLine=3, endColumn=8, charOffset=start, charLength=len(words)
    )
    assert other.physicalLocation.region is not None
    assert (other.physicalLocation.region.startLine, other.physicalLocation.region.endColumn) == (4, 6)
    assert (first.level, second.level) == ("error", "warning")
    assert unquote(one.physicalLocation.artifactLocation.uri) == "sum maries/größe.txt"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80), st.data())
def test_a_region_covers_the_words(text: str, data: st.DataObject):
    """The law of regions: cut out by lines and columns, the words are the words."""
    start = data.draw(st.integers(0, len(text) - 1))
    words = Span(start, data.draw(st.integers(start + 1, len(text))))
    doubt = Doubt(check="numbers", severity="reject", note="n", span=words)
    document = Document.from_text(text, source="text.txt")
    report = CheckReport(text=document, documents=(ARTICLE,), claims=(Claim(span=Span(0, len(text))),), doubts=(doubt,))
    region = log_of(report).results[0].locations[0].physicalLocation.region
    assert region is not None
    lines = re.split("(?<=\n)", text)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines))]
    assert starts[region.startLine - 1] + region.startColumn - 1 == words.start == region.charOffset
    assert starts[region.endLine - 1] + region.endColumn - 1 == words.end == region.charOffset + region.charLength


@pytest.mark.parametrize("source", ["./text", "a:b.txt", "/abs/ö?#.txt", "\udcff.txt", "\ud800", "..\\x", "%41"])
def test_any_name_of_a_file_makes_an_address(source: str):
    """Names that are no addresses are written as one; what is no text in them as well."""
    report = checked(SENTENCE, ("café", "caution"))
    report = report.model_copy(update={"text": report.text.model_copy(update={"source": source})})
    uri = log_of(report).results[0].locations[0].physicalLocation.artifactLocation.uri
    assert ":" not in uri
    if source.isascii():
        assert unquote(uri) == source


def test_a_proof_is_a_log_too():
    """What is held against a report is in the file of the report, at no place known, and says what it is about."""
    (result,) = log_of(proof(FAULT)).results
    assert result.locations == [Location(physicalLocation=Physical(artifactLocation=Artifact(uri="out/brief.json")))]
    assert "15 million" in result.message.text
    assert log_of(proof()).results == []


def test_what_is_no_file_has_no_place():
    """A text in hand or from standard input, and a report in hand, are in no file that a viewer could open."""
    report = checked(SENTENCE, ("café", "caution"))
    for source in (Document.from_text("").source, "-"):
        named = report.model_copy(update={"text": report.text.model_copy(update={"source": source})})
        assert [result.locations for result in log_of(named).results] == [[]]
        assert [case.get("classname") for case in suite_of(named)] == ["The summary"]
    (result,) = log_of(proof(FAULT).model_copy(update={"file": ""})).results
    assert result.locations == []


@given(ANY_TEXT)
def test_no_text_is_a_link_or_placeholder_in_a_message(text: str):
    """Whatever brackets, braces and backslashes there are, a viewer shows the very characters."""
    message = Message(text=for_sarif(f"x{text}x"))
    assert message.shown == for_terminal(f"x{text}x")


# ---- JUnit


def suite_of(result: CheckReport | Proof) -> ET.Element:
    suite = ET.fromstring(render(result, "junit"))  # noqa: S314 - it is our own
    assert suite.tag == "testsuite"
    cases = suite.findall("testcase")
    assert int(suite.get("tests", "")) == len(cases)
    assert int(suite.get("failures", "")) == sum(case.find("failure") is not None for case in cases)
    for case in cases:
        # The order and number that CI servers insist on.
        tags = [child.tag for child in case]
        assert tags == ["failure"] * tags.count("failure") + ["system-out"] * (tags.count("system-out") > 0)
        assert case.get("name")
        assert case.get("classname")
    return suite


def test_a_suite_has_a_case_for_every_sentence():
    """What is rejected is a failure, a caution is none, and both of one sentence are told."""
    suite = suite_of(checked(SENTENCE, ("The", "caution"), ("15 million", "reject"), ("café", "caution")))
    (case,) = suite
    assert (case.findtext("failure") or "").startswith(SENTENCE)
    assert (case.findtext("system-out") or "").count("caution: ") == 2
    assert suite_of(checked(SENTENCE, ("café", "caution"))).get("failures") == "0"


def test_a_suite_has_a_case_for_every_line_of_a_report():
    """Proved lines pass one by one, a fault is its line's, and what is wrong with a document is a case by itself."""
    changed = Fault(code="source_changed", severity="reject", about="document", subject="P1", note="it was changed")
    suite = suite_of(proof(FAULT, changed))
    told = [((case.get("name") or "").partition(":")[0], len(case)) for case in suite]
    assert told == [("document", 1), ("A1", 0), ("P1", 1), ("P2", 0), ("R1", 0), ("bottom_line 1", 0)]
    assert {case.get("classname") for case in suite} == {"out/brief.json"}


@given(st.text(st.characters(), min_size=1, max_size=60), st.sampled_from(HOSTILE))
def test_whatever_the_characters_it_is_xml(text: str, hostile: str):
    """No character of a text, title or reason breaks the document."""
    text = text.encode("utf-8", "replace").decode()
    report = checked(f"{text}{hostile}", (text, "reject"))
    doubts = tuple(doubt.model_copy(update={"check": hostile, "note": text}) for doubt in report.doubts)
    suite_of(report.model_copy(update={"doubts": doubts}))
    suite_of(proof(FAULT.model_copy(update={"code": hostile, "subject": text, "text": hostile})))


# ---- all


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(), max_size=150), st.text(st.characters(), max_size=150))
def test_every_check_is_rendered_in_every_format(text: str, source: str):
    """Whatever is checked, each format prints it, visibly."""
    report = check(text, Document.from_text(source))
    for to in LISTED_FORMATS:
        page = render(report, to, width=40)
        assert is_seen(page)
        assert page.endswith("\n")
    suite_of(report)
    log_of(report)


def test_a_span_beyond_the_text_is_no_crash():
    """A check read from a file may point anywhere."""
    report = checked(SENTENCE, ("café", "caution"))
    doubts = tuple(doubt.model_copy(update={"span": Span(10**6, 10**6 + 5)}) for doubt in report.doubts)
    report = report.model_copy(update={"doubts": doubts, "claims": (*report.claims, Claim(span=Span(900, 901)))})
    far: dict[str, Any] = {"words": Span(10**6, 10**6 + 5)}
    for to in LISTED_FORMATS:
        assert "not in the source" in render(report, to).replace("\\", "")
        assert "the number is another" in render(proof(FAULT.model_copy(update=far)), to)
