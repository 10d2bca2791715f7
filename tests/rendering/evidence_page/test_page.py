"""The page as it is written: every line leads to its words, they lead back, and no text is more than text."""

from __future__ import annotations

import re
from textwrap import fill

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.document import Document, Span
from summarizer.kinds.brief import Claim, Disagreement, Side
from summarizer.rendering import render
from summarizer.report import Coverage, DocumentCoverage, Evidence, Finding, Recurring, Report
from tests.rendering.evidence_page.reading import Page, read
from tests.samples import ARTICLE, TALK, empty_report, sample_report


def claim(page: Page, key: str):
    (link,) = page.inside(page.by_id(key), "a", "claim")
    return link


def of_quotes(text: str, *spans: tuple[int, int]) -> Report:
    """Return a report of one document in which each span bears a line of its own."""
    document = Document.from_text(text, title="a text", source="a.txt")
    findings = tuple(
        Finding(
            id=f"R{number}",
            section="risks",
            item=sample_report().section("risks")[0].item,
            evidence=(
                Evidence(document_id=document.id, span=Span(*span), quote=text[span[0] : span[1]], match="verbatim"),
            ),
        )
        for number, span in enumerate(spans, 1)
    )
    return empty_report().model_copy(update={"documents": (document,), "findings": findings})


def test_every_line_leads_to_its_words_and_they_lead_back():
    """One click from a line is the element with its quote, to the letter; behind the quote is a link to the line."""
    report = sample_report()
    page = read(render(report, "html"))
    for finding in report.findings:
        article = page.by_id(finding.id)
        numbers = [link.attributes["href"] for link in page.inside(article, "a") if link.text.isdecimal()]
        assert claim(page, finding.id).attributes["href"] == numbers[0]
        for evidence, href in zip(finding.evidence, dict.fromkeys(numbers), strict=True):
            key = (href or "")[1:]
            pieces = [one for one in page.elements if key in (one.key, one.attributes.get("data-part-of"))]
            words = "".join(one.text for one in pieces)
            assert "".join(words.split()) == "".join(evidence.quote.split())
            assert finding.id in (pieces[0].attributes["data-lines"] or "").split()
    back = {link.attributes["href"] for sup in page.all("sup", "lines") for link in page.inside(sup, "a")}
    assert back == {f"#{finding.id}" for finding in report.findings}


def test_every_link_has_its_place_and_every_place_one_id():
    """No link of the page leads nowhere, and no id is there twice."""
    page = read(render(sample_report(), "html"))
    keys = [one.key for one in page.elements if one.key]
    assert len(set(keys)) == len(keys)
    assert {(link.attributes["href"] or "")[1:] for link in page.all("a")} <= set(keys)


@pytest.mark.parametrize("document", [ARTICLE, TALK])
def test_a_source_stands_on_the_page_as_it_is(document):
    """All text of a source is there in its order, but for blanks."""
    (text,) = read(render(of_quotes(document.text), "html")).all("div", "text")
    assert "".join(text.text.split()) == "".join(document.text.split())


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_words_stand_in_their_element_however_spans_cross(data):
    """For any spans of any text: each one's pieces hold its words, the elements nest, and the whole text is there."""
    text = data.draw(st.text(st.sampled_from("ab <&\n\n "), min_size=1, max_size=60).filter(str.strip))
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends).filter(lambda s: s[0] < s[1] and text[s[0] : s[1]].strip())))
    page = read(render(of_quotes(text, *spans), "html"))
    assert page.errors == []
    (whole,) = page.all("div", "text")
    marks = {link.text for sup in page.all("sup", "lines") for link in page.inside(sup, "a")}
    assert marks == {f"R{number}" for number in range(1, len(spans) + 1)}
    assert "".join(re.sub(r"R\d+", "", whole.text).split()) == "".join(text.split())
    for number, (start, end) in enumerate(spans, 1):
        pieces = [one for one in page.all("mark") if f"R{number}" in (one.attributes.get("data-lines") or "").split()]
        key = pieces[0].key
        pieces += [one for one in page.elements if one.attributes.get("data-part-of") == key]
        words = "".join(re.sub(r"R\d+", "", one.text) for one in pieces)
        assert "".join(words.split()) == "".join(text[start:end].split())


def test_a_hundred_spans_over_one_word_do_not_nest_without_end():
    """Browsers give up on elements hundreds deep; a line whose words are many times another's still has its place."""
    text = "word " * 300
    report = of_quotes(text, *((number, len(text) - 1 - number) for number in range(100)))
    page = read(render(report, "html"))
    assert max(len(one.around) for one in page.elements) < 50
    for number in range(1, 101):
        assert page.by_id((claim(page, f"R{number}").attributes["href"] or "")[1:]).name == "mark"


def test_words_that_do_not_stand_there_are_shown_as_quoted():
    """Where the text has other words, no text or no such source, the line leads to its quote, which says so."""
    first = sample_report().findings[0].evidence[0]
    for change, said in (
        ({"quote": "words of somebody else"}, "In the text that the report carries, these words do not stand there."),
        ({"span": Span(10**9, 10**9 + 4)}, "In the text that the report carries, these words do not stand there."),
        ({"document_id": "gone"}, "The report has no such source"),
    ):
        report = sample_report()
        finding = report.findings[0].model_copy(update={"evidence": (first.model_copy(update=change),)})
        page = read(render(report.model_copy(update={"findings": (finding,)}), "html"))
        target = page.by_id((claim(page, "A1").attributes["href"] or "")[1:])
        assert target.name == "li"
        assert said in target.text
    bare = report.model_copy(update={"documents": tuple(d.model_copy(update={"text": ""}) for d in report.documents)})
    assert "does not carry the text of this source" in render(bare, "html")


def test_ids_of_a_report_are_not_trusted():
    """Ids that are the same, or no ids at all, take another's place nowhere."""
    report = sample_report()
    keys = ("q1", "brief", 'x" y', "P1", "P1", "", "\u202e", "R1")
    findings = tuple(f.model_copy(update={"id": key}) for f, key in zip(report.findings, keys, strict=False))
    page = read(render(report.model_copy(update={"findings": findings}), "html"))
    given_ids = [one.key for one in page.elements if one.key]
    assert len(set(given_ids)) == len(given_ids)
    assert [article.key for article in page.all("article")].count("R1") == (1 if len(findings) == len(keys) else 0)


def test_who_says_it_is_told_in_the_line():
    """A claim that comes through several is given to the nearest, citing the others."""
    item = Claim(
        statement="Tar was found.",
        citations=(),
        certainty="reported",
        attributed_to="the Courier",
        chain=("the Courier", "a survey of 1987"),
    )
    first = sample_report().findings[0]
    for said_by, told in (
        ("the Courier", "the Courier, citing a survey of 1987"),
        ("Renk", "Renk, citing the Courier, citing a survey of 1987"),
    ):
        changed = item.model_copy(update={"attributed_to": said_by})
        finding = first.model_copy(update={"id": "C1", "section": "claims", "item": changed})
        page = read(render(sample_report().model_copy(update={"findings": (finding,)}), "html"))
        assert f"Tar was found. —\xa0{told}" in page.inside(page.by_id("C1"), "p", "line")[0].text
        assert page.inside(page.by_id("C1"), "span", "firmness")[0].text == "reported"


def test_both_sides_of_a_disagreement_are_shown_with_their_own_words():
    """Each side says who speaks, and has the numbers of its own passages; a number of no evidence is none."""
    first, second = sample_report().findings[0].evidence
    item = Disagreement(
        statement="They differ.",
        citations=(),
        kind="number",
        sides=(
            Side(statement="It is one.", said_by="Lind", evidence=(0, 7)),
            Side(statement="It is two.", evidence=(1,)),
        ),
    )
    finding = Finding(id="D1", section="disagreements", item=item, evidence=(first, second))
    page = read(render(sample_report().model_copy(update={"findings": (finding,)}), "html"))
    (sides,) = page.all("ul", "sides")
    one, two = page.inside(sides, "li")
    assert one.text.split() == "Lind It is one. 1".replace("Lind ", "Lind").split()
    assert two.text.split() == "It is two. 2".split()
    assert page.inside(page.by_id("D1"), "span", "status")[0].text == "other numbers"


def test_one_passage_bears_a_line_and_two_bear_one():
    """The count and its verb are of one number."""
    told = []
    for cited in (1, 2):
        coverage = sample_report().coverage.model_copy(update={"cited": cited, "passages": 9})
        page = read(render(sample_report().model_copy(update={"coverage": coverage}), "html"))
        told += [one.text for one in page.all("p") if one.text.startswith("9 passages in the sources")]
    assert "1 of them bears a line." in told[0]
    assert "2 of them bear a line." in told[1]


def test_a_line_has_one_mark_behind_passages_that_overlap():
    """A disagreement stands on the words of the lines that it is about: its mark is behind the longest, once."""
    text = "Divers found that the wall has moved by eleven centimetres, they said. It may fall."
    whole, part, end, other = (
        Evidence(document_id="", span=Span(start, start + len(quote)), quote=quote, match="verbatim")
        for quote in (
            "Divers found that the wall has moved by eleven centimetres",
            "the wall has moved",
            "eleven centimetres, they said",
            "It may fall",
        )
        for start in [text.index(quote)]
    )
    sides = (Side(statement="It moved.", evidence=(0, 1)), Side(statement="They said so.", evidence=(2, 3)))
    item = Disagreement(statement="They differ.", citations=(), sides=sides)
    report = of_quotes(text, (18, 36))
    evidence = tuple(
        one.model_copy(update={"document_id": report.documents[0].id}) for one in (whole, part, end, other)
    )
    finding = Finding(id="D1", section="disagreements", item=item, evidence=evidence)
    page = read(render(report.model_copy(update={"findings": (*report.findings, finding)}), "html"))
    (source,) = page.all("div", "text")
    assert source.text == ("Divers found that the wall has movedR1 by eleven centimetres, they saidD1. It may fallD1.")
    assert [one.text for one in page.inside(page.by_id("D1"), "sup", "numbers")] == [
        "2\xa03",
        "4\xa05",
    ]
    assert all("D1" in (one.attributes.get("data-lines") or "D1").split() for one in page.inside(source, "mark"))


def test_a_sentence_of_the_bottom_line_says_on_whose_word_it_stands():
    """As in the other formats: who says so stands behind it where all that it sums up is on somebody's word."""
    report = sample_report()
    summary = report.bottom_line[0].model_copy(update={"text": "It is dredged.", "findings": ("P2",)})
    page = read(render(report.model_copy(update={"bottom_line": (summary,)}), "html"))
    assert page.all("p", "lead")[0].text == "It is dredged. —\xa0Mara Lind\xa0P2"


def test_words_in_doubt_are_underlined_and_told():
    """The words that a doubt concerns are marked in the statement, told with it, and what the source has is a link."""
    page = read(render(sample_report(), "html"))
    article = page.by_id("P1")
    assert [one.text for one in page.inside(article, "span", "doubted")] == ["a third"]
    (doubts,) = page.inside(article, "ul", "doubts")
    assert "Caution “a third”: the share is another one; the source has “half”" in doubts.text
    (link,) = page.inside(doubts, "a")
    assert page.by_id((link.attributes["href"] or "")[1:]).text == "half"


def test_coverage_counts_the_passages_of_each_source():
    """Runs of ids are counted, and what recurs and is missing leads to where it first stands."""
    coverage = Coverage(
        passages=12,
        cited=4,
        chunks=1,
        documents=(DocumentCoverage(document_id=ARTICLE.id, passages=12, cited=("p1-p3", "p9"), unread=("p4",)),),
        unmentioned=(Recurring(words="Ansel", times=5, document_id=ARTICLE.id, span=Span(5, 10)),),
    )
    page = read(render(sample_report().model_copy(update={"coverage": coverage}), "html"))
    told = page.by_id("coverage").around[-1].text
    assert "4 of 12 passages cited, 0 read and not cited, 1 not read" in told
    assert "Ansel (5 times)" in told


def test_what_bears_no_line_leads_to_the_source_and_is_shaded_there():
    """A link goes to where the passages begin; that they are spoken of makes them no grounds of a line."""
    text = "Bremer said so. Nobody else did."
    coverage = Coverage(
        passages=2,
        cited=1,
        chunks=1,
        documents=(
            DocumentCoverage(document_id=Document.from_text(text).id, passages=2, cited=("p1",), uncited=("p2",)),
        ),
    )
    report = of_quotes(text, (0, 15)).model_copy(update={"coverage": coverage})
    cited = report.findings[0].evidence[0].model_copy(update={"passage": "p1"})
    findings = (report.findings[0].model_copy(update={"evidence": (cited,)}),)
    page = read(render(report.model_copy(update={"findings": findings}), "html"))
    section = page.by_id("coverage").around[-1]
    assert "p2 “Nobody else did.”" in section.text
    (link,) = page.inside(section, "a")
    place = page.by_id((link.attributes["href"] or "")[1:])
    assert [one.text for one in page.inside(place, "span", "unused")] == ["Nobody else did."]


def test_texts_are_set_in_their_own_language_and_direction():
    """Each source says its language where its words or letters show it; a paragraph finds its own direction."""
    for text, code in (
        ("The council said that it is to be dug again, and that the state will pay for it.", "en"),
        ("Der Rat hat gesagt, dass er es nicht will und das Land dafür zahlen wird.", "de"),
        ("港の評議会は、第二の浚渫を検討していると述べた。", "ja"),
        ("항만 평의회는 두 번째 준설을 검토하고 있다고 말했다.", "ko"),
        ("מועצת הנמל אמרה כי היא שוקלת חפירה שנייה.", "he"),
        ("12345", None),
    ):
        page = read(render(of_quotes(text), "html"))
        (element,) = page.all("div", "text")
        assert element.attributes.get("lang") == code
        expected = {"auto"} if code == "he" else {None}
        assert {one.attributes.get("dir") for one in page.inside(element, "p")} == expected


def test_lines_broken_for_paper_flow_and_others_stay():
    """Prose that was wrapped is set as one paragraph, a list or a talk line by line; a heading looks like one."""
    wrapped = fill("The keeper of the old lamp wrote that his letters were broken where their paper ended. " * 3, 60)
    text = f"# Heading\n\n{wrapped}\n\n- one\n- two\n"
    page = read(render(of_quotes(text), "html"))
    (element,) = page.all("div", "text")
    assert [one.kind for one in page.inside(element, "p")] == [
        "heading unused",
        "flowing unused",
        "line unused",
        "unused",
    ]


def test_how_many_sources_bear_a_line_out_is_told():
    """Independent sources are counted where there are several."""
    report = sample_report()
    borne = report.findings[0].model_copy(update={"corroboration": 3})
    page = read(render(report.model_copy(update={"findings": (borne, *report.findings[1:])}), "html"))
    assert [one.text for one in page.all("span", "borne-out")] == ["3 independent sources"]


def test_a_line_without_end_is_broken_and_loses_nothing():
    """A text of one line, or of lines without a blank one, is laid out in pieces that a browser can take in."""
    for text in ("no end " * 20_000, "a short line\n" * 20_000):
        page = read(render(of_quotes(text, (3, 6), (99_000, 99_010)), "html"))
        (element,) = page.all("div", "text")
        assert "".join(element.text.split()).replace("R1", "").replace("R2", "") == "".join(text.split())
        assert max(len(one.text) for one in page.inside(element, "p")) <= 20_010
        assert max(len(one.text) for one in page.inside(element, "div")) <= 30_010


@pytest.mark.parametrize(
    ("kind", "labels", "told"),
    [
        ("page", ("1", "2"), ["page 1", "page 2"]),
        ("cue", ("00:00:01.000", "00:00:04.500"), ["00:00:01.000", "00:00:04.500"]),
        ("line", ("1", "2"), []),
    ],
)
def test_pages_and_times_are_told_where_they_begin(kind, labels, told):
    """A label stands before the paragraph in which a page, or a cue of a recording, begins."""
    report = of_quotes("First page.\n\nSecond page.\n")
    spans = ({"start": 0, "end": 11}, {"start": 13, "end": 25})
    places = [{"span": span, "kind": kind, "label": label} for span, label in zip(spans, labels, strict=True)]
    places.append({"span": {"start": 26, "end": 26}, "kind": kind, "label": "behind the end"})
    document = Document.model_validate({**report.documents[0].model_dump(), "places": places})
    page = read(render(report.model_copy(update={"documents": (document,)}), "html"))
    assert [one.text for one in page.all("p", "place")] == told


def test_a_heading_that_only_the_format_tells_looks_like_one():
    """What a web page or a Word file has as a heading is set as one."""
    report = of_quotes("On piers\n\nThey rot.\n")
    place = {"span": {"start": 0, "end": 8}, "kind": "heading", "label": "On piers"}
    document = Document.model_validate({**report.documents[0].model_dump(), "places": [place]})
    page = read(render(report.model_copy(update={"documents": (document,)}), "html"))
    assert [one.text for one in page.all("p", "heading")] == ["On piers"]


def test_a_long_list_of_sources_is_folded_up():
    """A dozen sources are listed above their texts; of more, the list unfolds; of one there is none."""
    report = sample_report()
    for number, folded in ((1, None), (12, False), (13, True)):
        documents = tuple(Document.from_text(f"Text {one}.", title=f"t{one}") for one in range(number))
        page = read(render(report.model_copy(update={"documents": documents}), "html"))
        links = [link for link in page.inside(page.by_id("sources"), "a") if link.text.startswith("“t")]
        assert len(links) == (number if number > 1 else 0)
        assert any(around.name == "details" for link in links for around in link.around) is bool(folded)
