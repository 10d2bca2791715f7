"""What a reader sees of a report, in each format."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.brief import Item
from summarizer.document import Document, Span
from summarizer.errors import UsageError
from summarizer.kinds.brief import Actor, Event, Figure, Proposal
from summarizer.rendering import BINARY, FORMATS, items, render, wording
from summarizer.rendering.escaping import for_terminal
from summarizer.rendering.wrapping import cells
from summarizer.report import Coverage, Failure, LeftOut, Notice, Refusal, Report, Summary
from tests.rendering.fields import FREE, SHAPING, with_text, with_text_everywhere
from tests.rendering.hostile import HOSTILE
from tests.rendering.test_escaping import ANY_TEXT, content, is_seen, structure
from tests.samples import empty_report, sample_report

SNAPSHOTS = Path(__file__).parent / "snapshots"
READABLE = ("terminal", "markdown")

# What only programs need stands in the JSON alone. A limit's own words are not printed, only counted.
FOR_PROGRAMS = {"id", "text", "media_type", "sha256", "started", "prompt_sha256", "schema_sha256", "summarizer", "code"}


def is_for_programs(path) -> bool:
    beyond_limit = path[0] == "left_out" and path[1] > 1
    refusal_of = path[0] == "left_out" and path[-1] == "document_id"
    in_documents = path[0] in ("documents", "run", "left_out", "notices") and path[-1] in FOR_PROGRAMS
    return beyond_limit or refusal_of or in_documents or path[-1] in ("check", *SHAPING)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("sample.txt", {"to": "terminal"}),
        ("sample-evidence.txt", {"to": "terminal", "evidence": True}),
        ("sample.md", {"to": "markdown"}),
        ("sample.csv", {"to": "csv"}),
        ("sample.jsonl", {"to": "jsonl"}),
        ("sample.jsonld", {"to": "jsonld"}),
        ("empty.txt", {"to": "terminal"}),
        ("empty.md", {"to": "markdown"}),
    ],
)
def test_a_report_looks_as_agreed(name, options):
    """The whole text, kept beside this test to be read by people; delete the file to renew it."""
    printed = render(sample_report() if name.startswith("sample") else empty_report(), **options)
    snapshot = SNAPSHOTS / name
    if not snapshot.exists():
        snapshot.write_bytes(printed.encode())
        pytest.fail(f"{snapshot.name} was missing and is written anew: read it")
    assert printed.encode() == snapshot.read_bytes()


@pytest.mark.parametrize("to", [*READABLE, "html"])
def test_every_field_is_shown(to):
    """Whatever a record says to people is printed, each field by itself, tested with a word no other field has."""
    hidden = [
        path
        for path in FREE
        if not is_for_programs(path) and "quixotic" not in render(with_text(path, "quixotic"), to, evidence=True)
    ]
    assert hidden == []


@pytest.mark.parametrize("to", READABLE)
@pytest.mark.parametrize("certainty", ["reported", "conditional", "denied"])
def test_what_is_not_asserted_says_so(to, certainty):
    """How firmly a source says something stands with the statement."""
    report = sample_report()
    path = ("findings", 0, "item", "certainty")
    assert f"({certainty})" in render(with_text(path, certainty), to)
    assert "(asserted)" not in render(report, to)


@pytest.mark.parametrize("to", READABLE)
def test_an_empty_section_says_so(to):
    """Nothing found is a result, and printed as one, once in each of the four sections."""
    assert render(empty_report(), to).count("None found in this source.") == 4


def test_an_empty_section_says_what_was_read():
    """Several sources are called sources, and what could not be read is not called free of anything."""
    report = empty_report()
    two = report.model_copy(update={"documents": sample_report().documents})
    failed = Coverage(passages=1, cited=0, chunks=2, failed=(Failure(source="fine.txt", chunk=2, error="no answer"),))
    assert render(two).count("None found in these sources.") == 4
    partial = report.model_copy(update={"coverage": failed})
    assert render(partial).count("None found in what could be read.") == 4
    for style in ("terminal", "markdown"):
        assert "Partial: 1 part of the sources could not be briefed" in render(partial, style)
        assert "Partial" not in render(report, style)


def test_unknown_tokens_and_cost_are_called_unknown():
    """No figure is guessed."""
    run = sample_report().run.model_copy(update={"input_tokens": None, "cost": "unknown"})
    report = sample_report().model_copy(update={"run": run})
    assert "tokens unknown · cost unknown" in render(report)


def test_what_exceeds_the_limit_is_counted_by_section():
    """Items kept back by --max-items are counted, and nothing else of them is printed."""
    text = render(sample_report())
    assert "and 4 more proposals, beyond --max-items" in text
    assert "and 1 more open question, beyond --max-items" in text
    assert "Pier" not in text


def test_documents_of_one_title_are_told_apart():
    """Where two sources bear the same title, or once it is cut, a place tells which of the sources it is."""
    first, second = sample_report().documents
    twins = (first, second.model_copy(update={"title": first.title}))
    names = wording.names_of(twins)
    assert set(names.values()) == {"Port Ansel weighs a … (source 1)", "Port Ansel weighs a … (source 2)"}
    (evidence,) = sample_report().findings[1].evidence
    assert wording.place(evidence, names).startswith("Port Ansel weighs a … (source 1), ")


def test_one_document_is_not_named_at_every_quote():
    """With a single source, a place is its part, speaker and passage alone."""
    report = sample_report()
    alone = report.model_copy(update={"documents": report.documents[:1]})
    assert "[^1]: Morning edition, page 1, p4: “Mara Lind" in render(alone)


def test_a_quote_of_a_web_page_is_linked():
    """In Markdown the place of a quote from a web page leads to its words, and no address breaks out of its link."""
    report = sample_report()
    first = report.documents[0]
    for source in ("https://ansel.example/a?b=1&c=2#top", "http://a/x)[b](javascript:1)<i>*_`"):
        page = first.model_copy(update={"source": source})
        written = render(report.model_copy(update={"documents": (page, *report.documents[1:])}))
        (line,) = [line for line in written.splitlines() if line.startswith("[^1]: ")]
        found = re.fullmatch(r"\[\^1\]: \[[^\[\]]+\]\(([^()<>\s\\]+)\): “Mara Lind.*", line)
        assert found
        assert found[1].replace("&amp;", "&") == page.link_to(report.findings[0].evidence[0].span)


def test_many_sources_are_counted():
    """The opening line names eight sources and counts the rest."""
    document = empty_report().documents[0]
    report = empty_report().model_copy(update={"documents": (document,) * 11})
    assert "from 11 documents: " in render(report)
    assert "; and 3 more." in render(report)


def test_fields_that_the_statement_already_tells_are_not_repeated():
    """Typed fields are printed where they tell more."""
    said = Proposal(
        statement="The mayor asks the council for a bridge.", citations=(), proposer="the mayor", action="a bridge"
    )
    assert items.details(said) == "proposed"
    named = Proposal(statement="A bridge!", citations=(), addressee="the council")
    assert items.details(named) == "proposed · to the council"
    by_name = Actor(statement="It acts.", citations=(), name="The council")
    assert items.headline(by_name) == ("The council", "")
    assert items.details(by_name, sources=1) == ""


def test_what_an_event_and_a_figure_add_is_told():
    """A time, an amount and what it counts where the statement does not say so."""
    event = Event(statement="The dyke was closed on 3 May.", citations=(), when="on 3 May")
    assert items.details(event) == ""
    assert items.details(event.model_copy(update={"when": "last spring"})) == "when: last spring"
    cost = Figure(statement="It cost a lot.", citations=(), value="12", unit="crowns", of="silt", as_of="2019")
    assert items.details(cost) == "12 crowns · of: silt · as of: 2019"
    hyphened = cost.model_copy(update={"statement": "In 2019 a 12-crown toll was paid for silt.", "unit": "crown"})
    assert items.details(hyphened) == ""


@pytest.mark.parametrize("to", READABLE)
def test_how_many_sources_bear_a_line_out_is_told(to):
    """Independent sources are counted where there are several."""
    report = sample_report()
    first, *others = report.findings
    borne = report.model_copy(update={"findings": (first.model_copy(update={"corroboration": 3}), *others)})
    assert render(borne, to).count("3 independent sources") == 1
    assert "independent source" not in render(report, to)


def test_items_of_a_new_kind_show_their_fields():
    """A kind that no wording knows is printed with its fields under their names."""

    class Amount(Item):
        value: str
        unit: str | None = None
        of: tuple[str, ...] = ()
        exactness: Literal["exact", "about"] = "exact"

    told = items.details(Amount(statement="It cost a lot.", citations=(), value="12", of=("silt", "tar")))
    assert told == "value: 12 · of: silt, tar · exactness: exact"


def test_a_section_that_the_kind_does_not_know_is_printed_too():
    """Nothing of a report is passed over for want of a title."""
    text = render(with_text(("findings", 0, "section"), "side_remarks"))
    assert "## Side remarks\n\n- **A1** The harbour engineer drew up" in text


@pytest.mark.parametrize("to", READABLE)
def test_a_sentence_left_out_of_the_bottom_line_is_listed(to):
    """It is named among what was left out, whatever its reason, and makes no second section of the bottom line."""
    limit = Refusal(code="beyond_limit", note="proved, but beyond 3 sentences")
    sentence = LeftOut(section="bottom_line", item=Item(statement="Paint it.", citations=()), reasons=(limit,))
    text = render(empty_report().model_copy(update={"left_out": (sentence,)}), to)
    assert text.count("Bottom line") == 2
    assert "- Bottom line: Paint it." in text
    assert "proved, but beyond 3 sentences" in text


@pytest.mark.parametrize("width", [40, 57, 80, 200])
def test_no_line_is_wider_than_the_terminal(width):
    """Every line fits, wide characters and long words included."""
    for report in (sample_report(), with_text_everywhere("港口" * 60), with_text_everywhere("x" * 300)):
        assert max(map(cells, render(report, "terminal", width=width).splitlines())) <= width


@pytest.mark.parametrize(("width", "used"), [(1, 40), (10**9, 120)])
def test_an_absurd_width_is_brought_to_a_sensible_one(width, used):
    """Below forty cells nothing could be laid out, and beyond 120 nobody finds the next line."""
    assert render(sample_report(), "terminal", width=width) == render(sample_report(), "terminal", width=used)


def test_colour_is_given_only_when_asked_and_changes_no_word():
    """Without colour no escape sequence is printed; with it, the same text between sequences that end on their line."""
    plain, coloured = (render(sample_report(), "terminal", colour=colour) for colour in (False, True))
    assert "\x1b" not in plain
    without_carets = [line for line in plain.splitlines() if not line or set(line) - set(" ^")]
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured).splitlines() == without_carets
    assert "\x1b[4;33ma third\x1b[0m" in coloured
    assert all(line.count("\x1b[0m") * 2 == line.count("\x1b") for line in coloured.splitlines())


def test_text_cannot_forge_a_heading():
    """A line of a source that looks like a heading is wrapped into its own paragraph."""
    forged = render(
        with_text(("findings", 0, "evidence", 0, "quote"), "x\n\nLeft out (0) " + "─" * 60), "terminal", evidence=True
    )
    assert [line[:12] for line in forged.splitlines() if line.startswith("Left out")] == ["Left out (7)"]


@pytest.mark.parametrize("path", [("title",), ("focus",), ("run", "model"), ("documents", 0, "title")])
def test_no_line_at_the_margin_looks_like_a_heading(path):
    """What stands where headings do has no rule behind it, whatever its text."""
    forged = render(with_text(path, "x " * 40 + "Left out (0) " + "─" * 60), "terminal")
    assert len(re.findall(r"^\S.*───", forged, re.MULTILINE)) == len(
        re.findall(r"^\S.*───", render(sample_report(), "terminal"), re.MULTILINE)
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_everywhere_stays_text(text):
    """In all fields at once, it is visible on the terminal, and in Markdown changes nothing but the words."""
    report = with_text_everywhere(text)
    text = report.title
    screen = render(report, "terminal", evidence=True)
    assert is_seen(screen)
    assert "".join(for_terminal(text).split()) in "".join(screen.replace("│", "").split())
    page = render(report, "markdown")
    assert is_seen(page)
    assert for_terminal(text) in content(page)
    assert is_seen(render(report, "json"))
    if for_terminal(text):
        # Where it is an address, its document is a web page, and every quote leads there; else there is no link at all.
        plain = "https://word.example" if report.documents[0].link_to(Span(0, 0)) else "word"
        assert structure(page) == structure(render(with_text_everywhere(plain), "markdown"))


@pytest.mark.parametrize("path", FREE, ids=lambda path: ".".join(map(str, path)))
def test_no_field_is_forgotten(path):
    """In each field by itself, sections and kind included, the worst of each class does nothing."""
    worst = (
        "- \x1b]52;c;x\x07\u202e\u200b\ud800 ![a](http://b.example) <img src=x> `c` | &lt; www.d.example\n\n# e\n---\r!"
    )
    report = with_text(path, worst)
    screen = render(report, "terminal", colour=True, evidence=True)
    assert is_seen(re.sub(r"\x1b\[[\d;]*m", "", screen))
    page = render(report, "markdown")
    assert is_seen(page)
    assert not {"link_open", "image", "html_inline", "html_block", "code_inline", "table_open"} & set(structure(page))
    if path[-1] not in SHAPING:
        assert structure(page) == structure(render(with_text(path, "word"), "markdown"))


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT, st.sampled_from(FREE), st.sampled_from(sorted(FORMATS.keys() - BINARY)))
def test_any_text_in_any_field_is_printed_visibly(text, path, to):
    """No text makes a format fail or leaves a control character in what it prints."""
    assert is_seen(render(with_text(path, text), to))


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=30), st.sampled_from(FREE))
def test_json_reads_back_to_an_equal_report(text, path):
    """The round trip, for every text that UTF-8 can hold in every field."""
    report = with_text(path, text)
    assert Report.model_validate_json(render(report, "json")) == report


def test_json_is_the_report():
    """The JSON says what model_dump_json says, and items come back in their own classes."""
    report = sample_report()
    text = render(report, "json")
    assert json.loads(text) == json.loads(report.model_dump_json())
    read = Report.model_validate_json(text)
    assert [type(finding.item) for finding in read.findings] == [type(finding.item) for finding in report.findings]


def test_a_lone_surrogate_is_replaced_in_json():
    """A name that is not UTF-8 cannot stand in JSON; one character takes its place, so that every span still holds."""
    report = with_text(("documents", 0, "source"), "news/\udce4.txt")
    assert Report.model_validate_json(render(report, "json")).documents[0].source == "news/\ufffd.txt"


def test_an_unknown_format_names_those_there_are():
    """The error says what could have been asked for."""
    with pytest.raises(UsageError, match=f"unknown format 'pdf': there is {', '.join(sorted(FORMATS))}$"):
        render(sample_report(), "pdf")


@pytest.mark.parametrize("to", READABLE)
def test_a_notice_without_words_ends_with_its_sentence(to):
    """What a loader noticed stands in no words of the source, so none are quoted."""
    report = sample_report()
    bare = report.notices[0].model_copy(update={"quote": "", "note": "two pages have no text"})
    printed = render(report.model_copy(update={"notices": (bare,)}), to)
    assert "two pages have no text" in printed
    assert "no text:" not in printed


def noticed(many: int, *noted: int) -> Report:
    """Return a report of so many sources, of which those of these numbers have two pages without text."""
    documents = [Document.from_text(str(number), title=f"Part {number}") for number in range(many)]
    notes = [
        Notice(code="source", note="two pages have no text", document_id=documents[one].id, span=Span(0, 0), quote="")
        for one in noted
    ]
    return sample_report().model_copy(update={"documents": tuple(documents), "notices": tuple(notes)})


@pytest.mark.parametrize("to", READABLE)
def test_what_holds_for_several_sources_is_told_once_with_their_names(to):
    """The last of very many are counted; what quotes a source is told of each."""
    assert "Beware (Part 1; Part 3): two pages have no text" in render(noticed(4, 1, 3), to, width=120)
    printed = render(noticed(20, *range(20)), to, width=120)
    assert " ".join(printed.split()).count("Part 6; Part 7; and 12 more): two pages have no text") == 1
    report = sample_report()
    twice = report.model_copy(update={"notices": report.notices * 2})
    assert " ".join(render(twice, to).split()).count("gives orders to a machine") == 2


def test_in_markdown_sentences_of_two_directions_are_two_paragraphs():
    """In one they would run into each other; of one direction, they are one."""
    report = empty_report()
    one, other = (Summary(text=text, findings=("R1",)) for text in ("לא יפול.", "It may fall."))
    two = render(report.model_copy(update={"bottom_line": (one, other)}))
    assert f"{one.text} [R1]\n\n{other.text} [R1]\n\n" in two
    same = render(report.model_copy(update={"bottom_line": (other, other)}))
    assert f"{other.text} [R1] {other.text} [R1]\n\n" in same


def test_a_role_that_the_line_tells_is_not_told_twice():
    """It stands behind the name where the statement does not have it beside the name; a table has it in any case."""
    mayor = Actor(statement="Ilse Brandt, mayor of Varrow, wants it closed.", citations=(), name="Ilse Brandt")
    mayor = mayor.model_copy(update={"type": "person", "role": "mayor of Varrow"})
    assert items.headline(mayor) == ("Ilse Brandt", "person")
    assert items.headline(mayor, whole=True) == ("Ilse Brandt", "person, mayor of Varrow")
    other = mayor.model_copy(update={"statement": "The mayor of Varrow wants it closed."})
    assert items.headline(other) == ("Ilse Brandt", "person, mayor of Varrow")
