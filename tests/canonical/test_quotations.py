"""Words in quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.canonical import quotations


def found(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text)]


@pytest.mark.parametrize(
    "quotation",
    [
        "“it is lit”",
        '"it is lit"',
        "«il est parti»",
        "„er ist fort“",
        "„hij is weg”",
        '„er ist fort"',
        "「そうですか」",
        "『そうですか』",
        "»er ist fort«",
        "\u2039il est parti\u203a",
        "\u203aer ist fort\u2039",
        "\u201aer ist’s\u2018",
        "« il est parti »",
        "\u2018it is lit\u2019",
    ],
)
def test_marks_of_many_languages_open_and_close(quotation: str):
    """What stands between a pair of marks is found with its marks, in the midst of a sentence or alone."""
    assert found(quotation) == [quotation]
    assert found(f"She said {quotation}, and left.") == [quotation]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "it’s the keeper’s horn",
        "the boys\u2019 \u2018horn",
        '5" and 6" pipes',
        "“never closed",
        "closed” only",
        "“”",
        '""',
    ],
)
def test_apostrophes_inches_and_lone_marks_quote_nothing(text: str):
    """A mark without its partner, an apostrophe, or the sign for inches quotes nothing."""
    assert found(text) == []


def test_several_are_found_in_order():
    """Each pair is one quotation; a mark that is never closed swallows none of the others."""
    assert found('“one” and «two» or "three"') == ["“one”", "«two»", '"three"']
    assert found("“lost and “found”") == ["“found”"]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("dit «oui» et «non».", ["«oui»", "«non»"]),
        ("dit « oui » et « non ».", ["« oui »", "« non »"]),
        ("sagte »ja« und »nein«.", ["»ja«", "»nein«"]),
        (f"dit «{'a' * 401}» et «non».", ["«non»"]),
        (f"dit « {'a' * 401} » et « non ».", ["« non »"]),
        (f"sagte »{'a' * 401}« und »nein«.", ["»nein«"]),
        ("dell’«effetto» e (»so«)", ["«effetto»", "»so«"]),
        ("他说«不会»。", ["«不会»"]),
        ("sagte »das ist \u203agut\u2039«.", ["»das ist \u203agut\u2039«"]),
        ("说：「他说『不会』」。", ["「他说『不会』」"]),
    ],
)
def test_what_opens_tells_french_from_german(text: str, quotations: list[str]):
    """What stands between two quotations is none, though its marks are those of the other language."""
    assert found(text) == quotations


def test_a_quotation_has_a_bearable_length():
    """Beyond 400 characters the second mark most likely belongs to something else."""
    assert found(f"“{'a' * 400}”") != []
    assert found(f"“{'a' * 401}”") == []


@given(st.text(st.sampled_from('“”"«»„「」『』\u2039\u203a\u201a\u2018\u2019 a5.\n'), max_size=60))
def test_quotations_do_not_overlap(text: str):
    """Whatever the marks, spans are in order, apart, and begin and end with a mark."""
    spans = list(quotations(text))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.of(text)[0] in '“"«»„「『\u2039\u203a\u201a\u2018' for span in spans)
    assert all(span.of(text)[-1] in '“”"»«」』\u203a\u2039\u2018\u2019' for span in spans)
