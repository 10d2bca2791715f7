"""Where a person looks for a quote: its page, or the time at which it is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document, Place, Span
from summarizer.grounding import locate
from summarizer.grounding.placing import place
from summarizer.report import Evidence

TEXT = "The dyke was raised in autumn.\n\nNobody paid for the second half of it."


def placed(*places: Place) -> Document:
    return Document.from_text(TEXT).model_copy(update={"places": places})


PAGED = placed(
    Place(Span(0, 18), "page", "iv"),
    Place(Span(18, 50), "page", "5"),
    Place(Span(50, 71), "page", "6"),
    Place(Span(0, 9), "line", "1", (0, 0, 1, 1)),
)


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("The dyke was", "page iv"),
        ("raised in autumn", "pages iv-5"),
        ("Nobody paid for", "page 5"),
        ("dyke was raised in autumn.\n\nNobody paid for the second half", "pages iv-6"),
        ("second half of it.", "page 6"),
    ],
)
def test_evidence_tells_its_page(quote, told):
    """A quote tells the page that it stands on, or the first and the last, by the names the document gives them."""
    evidence = locate(PAGED).find(quote)
    assert isinstance(evidence, Evidence)
    assert evidence.place == told


def test_evidence_tells_the_time_at_which_it_is_said():
    """Of a cue, the time of its beginning is told, in whole seconds."""
    cues = placed(Place(Span(0, 30), "cue", "00:01:02.500"), Place(Span(32, 71), "cue", "01:00:00.000"))
    evidence = locate(cues).find("paid for the second half")
    assert isinstance(evidence, Evidence)
    assert evidence.place == "01:00:00"
    assert place(cues, Span(4, 40)) == "00:01:02"


def test_a_text_without_such_places_has_none():
    """Lines, parts and speakers are no places to look up; what lies between pages belongs to the page before."""
    assert place(placed(Place(Span(0, 30), "speaker", "Ada")), Span(0, 9)) == ""
    gap = placed(Place(Span(0, 30), "page", "1"), Place(Span(32, 71), "page", "2"))
    assert (place(gap, Span(30, 31)), place(gap, Span(31, 40)), place(gap, Span(0, 0))) == (
        "page 1",
        "page 2",
        "page 1",
    )


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.data())
def test_a_span_is_on_the_pages_of_its_ends(lengths, data):
    """For pages one after the other, the first and last page told are those of the first and last character."""
    ends = [sum(lengths[: number + 1]) for number in range(len(lengths))]
    pages = [
        Place(Span(end - size, end), "page", str(n)) for n, (size, end) in enumerate(zip(lengths, ends, strict=True))
    ]
    document = Document.from_text("x" * ends[-1]).model_copy(update={"places": tuple(pages)})
    start = data.draw(st.integers(0, ends[-1] - 1))
    end = data.draw(st.integers(start + 1, ends[-1]))
    first, last = (next(p.label for p in pages if p.span.covers(Span(at, at + 1))) for at in (start, end - 1))
    assert place(document, Span(start, end)) == (f"page {first}" if first == last else f"pages {first}-{last}")
