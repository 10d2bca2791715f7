"""The numbers on the page, on paper the notes under them, and what it says of a line that has no mark."""

from __future__ import annotations

import re

from summarizer.rendering import render
from tests.rendering.evidence_page.reading import read
from tests.samples import sample_report


def test_a_line_has_its_notes_under_the_numbers_of_markdown():
    """Words that lines of two sections stand on are noted under both; on the page and in Markdown the numbers agree."""
    report = sample_report()
    council = report.findings[1]
    twin = report.section("risks")[0].model_copy(update={"id": "R7", "evidence": council.evidence * 5})
    report = report.model_copy(update={"findings": (*report.findings, twin)})
    page = read(render(report, "html"))
    noted = []
    for line in page.all("article", "item"):
        told = [link.text for sup in page.inside(line, "sup", "numbers") for link in page.inside(sup, "a")]
        (notes,) = page.inside(line, "div", "notes")
        numbers = [one.text for one in page.inside(notes, "b")]
        assert told == numbers == sorted(numbers, key=int)
        noted += [note.text.partition(": ")[2].strip("“”") for note in page.inside(notes, "p")]
    in_markdown = re.findall(r"^\[\^(\d+)\]: .*?: “(.*)”$", render(report, "markdown"), re.MULTILINE)
    assert in_markdown == [(str(number), " ".join(quote.split())) for number, quote in enumerate(noted, 1)]
    (last,) = page.inside(page.by_id("R7"), "sup", "numbers")
    assert [link.attributes["href"] for link in page.inside(last, "a")] == ["#q3"] * 5


def test_few_numbers_stay_together():
    """Up to four are never broken over two lines, out of sight of the word that they stand behind; more may be."""
    report = sample_report()
    for count, between in ((4, "\xa0"), (5, " ")):
        finding = report.findings[1].model_copy(update={"evidence": report.findings[1].evidence * count})
        page = read(render(report.model_copy(update={"findings": (finding,)}), "html"))
        (numbers,) = page.inside(page.by_id("A2"), "sup", "numbers")
        assert numbers.text == between.join(str(number) for number in range(1, count + 1))


def test_a_line_that_hedges_in_its_own_words_has_no_mark_and_the_page_says_so():
    """What the page promises of a line without a mark holds of all that stand without one."""
    report = sample_report()
    question = report.section("open_questions")[0]
    hedged = report.findings[2].model_copy(
        update={"item": report.findings[2].item.model_copy(update={"statement": "The state would pay half."})}
    )
    fact = report.findings[0]
    page = read(render(report.model_copy(update={"findings": (fact, hedged, question)}), "html"))
    assert (hedged.item.certainty, question.item.certainty, fact.item.certainty) == ("possible", "asked", "asserted")
    assert page.all("span", "firmness") == []
    (contents,) = [one for one in page.all("nav") if one.attributes["aria-label"] == "Contents"]
    assert "as a fact, as a question, or hedged in its own words" in contents.text
