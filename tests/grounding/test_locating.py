"""Quotes that are accepted, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document, Passage, Span
from summarizer.grounding import locate
from summarizer.report import Evidence, Refusal

TEXT = """The harbour board met on Tuesday. It will not sell the old pier, the chair said.

“We looked at three offers,” said Ana Reis, “and none of them covered the repairs.” The repairs, which began in March,
cost $1,500 a day. The board may lease the pier, but no decision has been made. Did the mayor agree? Nobody knows.

The naïve hope of a quick sale is gone. They told us to wait. The plant beside it makes 500 MW of power.
"""


def answered(quote: str, text: str = TEXT, near: int | None = None) -> Evidence | Refusal:
    return locate(Document.from_text(text)).find(quote, near)


def found(quote: str, text: str = TEXT, near: int | None = None) -> Evidence:
    evidence = answered(quote, text, near)
    assert isinstance(evidence, Evidence)
    return evidence


def refused(quote: str, text: str = TEXT) -> Refusal:
    refusal = answered(quote, text)
    assert isinstance(refusal, Refusal)
    return refusal


@pytest.mark.parametrize(
    ("quote", "stands", "match"),
    [
        ("The harbour board met on Tuesday.", "The harbour board met on Tuesday.", "verbatim"),
        ('  "met on Tuesday" ', "met on Tuesday", "verbatim"),
        ("‘We looked at three offers’", "“We looked at three offers", "verbatim"),
        ("the repairs, which began\nin March", "The repairs, which began in March", "typographic"),
        ("cost $1500 a day", "cost $1,500 a day", "typographic"),
        ("It will **not** sell the old pier", "It will not sell the old pier", "typographic"),
        ("[t]he board may lease the pier", "The board may lease the pier", "typographic"),
        ("It will not sell the old pier...", "It will not sell the old pier,", "typographic"),
        ("The board may lease [of] the pier", "The board may lease the pier", "typographic"),
        ("may lease the pier [sic], but", "may lease the pier, but", "typographic"),
        ("The naive hope of a quick sale", "The naïve hope of a quick sale", "typographic"),
        ("The repairs […] cost $1,500 a day", "The repairs, which began in March,\ncost $1,500 a day", "elided"),
        ("three offers ... and none of them", "three offers,” said Ana Reis, “and none of them", "elided"),
    ],
)
def test_a_faithful_quote_is_found(quote, stands, match):
    """A quote that differs in nothing that means something is found where it stands."""
    evidence = found(quote)
    assert evidence.match == match
    assert evidence.quote.strip(",") == stands.strip(",")
    assert evidence.quote == evidence.span.of(TEXT)


def test_a_repeated_quote_is_found_nearest():
    """Words that stand twice are found at the place nearest to where they are said to be; else at the first."""
    text = "We will wait. He laughed. We will wait. She left. We will wait."
    assert [found("we will wait", text, near).span.start for near in (None, 0, 30, 60)] == [0, 0, 26, 50]


def test_a_quote_to_the_letter_goes_before_a_like_one():
    """Of two places the one that has the quote to the letter is meant."""
    text = "for toast Portion one. Later: for toast. Portion one"
    assert found("for toast. Portion one", text).span.start == text.index("for toast. P")


def test_the_span_keeps_a_link_whole():
    """A quote that ends in a link's text covers the link."""
    text = "You may [read the report](https://example.org/1) today."
    assert found("You may read the report", text).quote == "You may [read the report](https://example.org/1)"


def test_evidence_tells_its_passage():
    """With passages, evidence names the one it starts in, with its part and speaker."""
    text = "Ana: We may sell the pier. Bo: We will keep the pier."
    passages = [
        Passage("p1", Span(5, 26), part="Interview", speaker="Ana"),
        Passage("p2", Span(31, 53), part="Interview", speaker="Bo"),
    ]
    evidence = locate(Document.from_text(text), passages).find("keep the pier")
    assert isinstance(evidence, Evidence)
    assert (evidence.passage, evidence.part, evidence.speaker) == ("p2", "Interview", "Bo")


def test_an_ellipsis_does_not_cross_speakers():
    """Fragments of two speakers are no quote, whether passages or the text's labels tell them apart."""
    text = "Ana: We sold the old pier.\nBo: We kept the new pier."
    assert refused("sold the old pier … kept the new pier", text).code == "spliced"
    flat = "We sold the old pier. We kept the new pier."
    passages = [Passage("p1", Span(0, 21), speaker="Ana"), Passage("p2", Span(22, 43), speaker="Bo")]
    locator = locate(Document.from_text(flat), passages)
    refusal = locator.find("sold the old pier … kept the new pier")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "spliced"
    assert found("sold the old pier … kept the new pier", flat).match == "elided"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Das Amt hat 1.500 Anträge geprüft und keinen bewilligt.", "„Das Amt hat 1500 Anträge geprüft“"),
        ("Le maire a dit : « C’est fini », puis il est parti.", 'Le maire a dit: "C\'est fini"'),
        ("Президент заявил: «Мы не отступим».", 'заявил: "Мы не отступим"'),
        ("他说，「我们不会放弃」，然后离开了。", "他说，“我们不会放弃”"),
        ("그는 “잘못이 아니다”라고 말했다.", "그는 ‘잘못이 아니다’라고 말했다"),
        ("パスワードの強度を、ソフトで確かめる。", "強度をソフトで確かめる"),
    ],
)
def test_quotes_in_other_languages(text, quote):
    """Typography of other languages is folded, and spans are code points of the original."""
    evidence = found(quote, text)
    assert evidence.quote == text[evidence.span.start : evidence.span.end]


def test_an_accent_is_a_letter_where_the_language_has_it():
    """Only an English text's accents are ornaments: schon is not schön."""
    assert refused("das ist schon so", "Ja, das ist schön so, sagte er.").code == "words_added"


_WORDS = st.lists(
    st.sampled_from(
        "Ana will not sell the pier , . “quoted” 1,500 $5 may-be U.S. 5% naïve (aside) — then? 他们 \n".split(" ")
    ),
    min_size=6,
    max_size=60,
)


@given(_WORDS, st.data())
def test_every_slice_at_blanks_is_found(words, data):
    """Any stretch of whole words of a text, if it is long enough, is found as it stands."""
    words = ["Begin", *words, "end"]
    text = " ".join(words)
    start = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[start : data.draw(st.integers(start + 1, len(words)))])
    if sum(word.isascii() and word.isalpha() and len(word) > 1 for word in quote.split()) > 1:
        evidence = found(quote, text)
        assert evidence.quote == evidence.span.of(text) == quote.strip()
        assert evidence.match == "verbatim"
    else:
        assert getattr(answered(quote, text), "code", "too_short") in ("too_short", "empty")


@given(st.text(max_size=200), st.text(max_size=60))
def test_nothing_raises(text, quote):
    """Whatever the text and the quote, there is an answer, and evidence is the source's own words."""
    answer = answered(quote, text)
    if isinstance(answer, Evidence):
        assert answer.quote == answer.span.of(text)
    elif answer.at:
        assert answer.nearest == answer.at.of(text)


@given(st.lists(st.integers(10, 99_999), min_size=3, max_size=12, unique=True), st.data())
def test_one_digit_changed_is_refused(amounts, data):
    """A quote with one digit changed, to a number that stands nowhere in the text, is refused."""
    text = " ".join(f"Town {number} paid {amount} crowns." for number, amount in enumerate(amounts, 100_000))
    at = data.draw(st.integers(0, len(amounts) - 1))
    digits = list(str(amounts[at]))
    where = data.draw(st.integers(0, len(digits) - 1))
    digits[where] = str((int(digits[where]) + data.draw(st.integers(1, 9))) % 10)
    wrong = "".join(digits)
    assert found(f"paid {amounts[at]} crowns", text).match == "verbatim"
    if int(wrong) not in amounts:
        assert refused(f"paid {wrong} crowns", text).code == "number"


@pytest.mark.parametrize("target", ["http://x.org/a_(b)_c", "http://x.org/a", '/a_(b)_c "the (whole) plan"'])
def test_a_link_is_quoted_to_its_end(target: str):
    """Brackets in the target of a link do not cut it short, and nothing behind it is quoted."""
    text = f"They read [the plan]({target}) (twice) that day."
    assert found("They read the plan", text).quote == f"They read [the plan]({target})"
