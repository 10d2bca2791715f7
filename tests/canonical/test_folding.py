"""The canonical form: what is folded, what is kept, and where each word stands."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.canonical import blanked, canonical, fold, holds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We won’t go,” she said.", '"We won\'t go", she said'),
        ("the vote — the first — failed", "the vote--the first--failed"),
        ("a\u00a0long\u2009way\u3000off", "a long way off"),
        ("tele\u00adcom\u200bmuni\u2060cation", "telecommunication"),
        ("ﬁrst of ﬁve", "first of five"),
        ("cafe\u0301 au lait", "café au lait"),
        ("STRASSE", "straße"),
        ("H₂O", "H2O"),
        ("the U.S. at 5 p.m. sharp", "the US at 5 pm sharp"),
        ("1,500 of 2'000", "1500 of 2000"),
        ("1.234.567,8 euros", "1,234,567.8 euros"),
        ("5,3 degrees", "5.3 degrees"),
        ("about 5 percent", "about 5 %"),
        ("300fps", "300 fps"),
        ("<p>Prices <b>fell</b> by 3&nbsp;%</p>", "prices fell by 3%"),
        ("un<i>believ</i>able and **bold**ly", "unbelievable and boldly"),
        ("*Jupiter*’s moon", "Jupiter's moon"),
        ("the [full plan](https://example.org/a_(b)?c=1) now", "the full plan now"),
        ("[T]he plan", "The plan"),
        ("it failed.[12] Then", "it failed. Then"),
        ("it failed.³ Then", "it failed. Then"),
        ("it lapsed.3 Then", "it lapsed. Then"),
        (r"it \u201cfailed\u201d\nthen \"sank\"", 'it "failed" then "sank"'),
        ("&ldquo;caf&eacute;&rdquo; &#8211; now", "café now"),
        ("> a cited line\n> goes on", "a cited line goes on"),
        ("> > a line that a cited one\n> > cites", "a line that a cited one cites"),
        (">> a line that a cited one\n>>> cites", "a line that a cited one cites"),
        ("他说：「不会」。", "他说，“不会”"),
        ("la sœur et Ænead", "la soeur et Aenead"),
        ("ещё и всё", "еще и все"),
        ("only 6 процентов", "only 6 %"),
        ("The inn<sup>[3]</sup> closed", "The inn closed"),
        ("they don`t row", "they don't row"),
        ("30㎡ und 5 ㎞", "30 m² und 5 km"),
        ("asked him to stop it¹. Then", "asked him to stop it. Then"),
        ("ｶﾞﾗｽと", "ガラスと"),
        ("か\u3099けの", "がけの"),
        ("밀ㆍ보리ㆍ콩", "밀·보리·콩"),
        ("a crack of 1·5 mm", "a crack of 1.5 mm"),
        ("votes on \x1b[1;31m9 June\x1b[0m.", "votes on 9 June"),
        ("votes on \x1b]8;;https://example.org/31\x079 June\x1b]8;;\x07.", "votes on 9 June"),
        ("bold\x1b[1mly\x1b[0m", "boldly"),
        ("▪ one\n● two", "one two"),
        ("rose by 1&nbsp;500 and 1&#46;5", "rose by 1 500 and 1.5"),
        ("un<b><i>wise</i></b>ly", "unwisely"),
        ("it was not<br>able", "it was not able"),
        ("gain 1</p><p class='x'>500", "gain 1 500"),
        ("a hall</b><hr/>closed", "a hall closed"),
        ("<li>12<li>34<td>56<td>78<th>9", "12 34 56 78 9"),
        ("page 1[2]500 of 7<sup>2</sup>3", "page 1 500 of 7^2 3"),
        ("the lock will be\n\n- 14 -\n\nsealed in May", "the lock will be sealed in May"),
    ],
)
def test_what_carries_no_meaning_is_folded(one, other):
    """Two ways of writing the same words have one canonical form."""
    assert canonical(one) == canonical(other)


def test_line_ends_carry_no_meaning():
    """A page's number and head in the midst of a sentence are passed over, whatever ends the lines of the file."""
    for text, other in (
        ("the lock will be\n\n- 14 -\n\nsealed in May", "the lock will be sealed in May"),
        ("the lock,\n\n 14 \n\nsealed in May", "the lock, sealed in May"),
        ("> a cited line\n> goes on", "a cited line goes on"),
    ):
        assert canonical(text.replace("\n", "\r\n")) == canonical(text) == canonical(other)
    kept = "They left.\n\n14\n\nNobody came".replace("\n", "\r\n")
    assert canonical(kept) == canonical("They left. 14 Nobody came")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10² m", "102 m"),
        ("an area of 10 m²", "an area of 10 m"),
        ("5½ hours", "51⁄2 hours"),
        ("10<sup>2</sup>", "102"),
        ("-5 degrees", "5 degrees"),
        ("a 3-1 win", "a 31 win"),
        ("0.5 mg", "5 mg"),
        (".5 mg", "5 mg"),
        ("1.5 mg", "15 mg"),
        ("$5", "€5"),
        ("up 5%", "up 5"),
        ("re-sign", "resign"),
        ("not able", "notable"),
        ("may be", "maybe"),
        ("companies", "company's"),
        ("Did it fail?", "Did it fail."),
        ("at 7:14", "at 7.14"),
        ("1.234 million", "1,234 million"),
        ("и", "й"),
        ("if x != 3 then", "if x = 3 then"),
        ("a result of −$5 million", "a result of $5 million"),
        ("it equals −k here", "it equals k here"),
        ("up ▲ 5", "up 5"),
        ("▲5", "▼5"),
        ("●●○", "●●●"),
        ("a ≠ b", "a = b"),
        ("COVID-19", "COVID 19"),
        ("mid-\n2019", "mid 2019"),
        ("30 feet² of deck", "30 feet of deck"),
        ("the share of NO² rose", "the share of NO rose"),
        ("a plate of 9 in²", "a plate of 9 in"),
        ("They left.\n\n14\n\nNobody came", "They left. Nobody came"),
    ],
)
def test_what_carries_meaning_is_kept(one, other):
    """Digits, signs, units, currencies, words and question marks tell canonical forms apart."""
    assert canonical(one) != canonical(other)


def test_no_word_is_empty():
    """An apostrophe alone is no word, and begins none: not even U+02BC, which Unicode counts among the letters."""
    odd, usual = "\u02bctwas \u02bc in the \u02bc90s, \u02bc\u02bc, \u02bc나", "’twas ’ in the ’90s, ’’, ’나"
    assert "" not in fold(odd).words
    assert fold(odd) == fold(usual)._replace(text=odd)


def test_words_stand_where_they_are_written():
    """Each word's place is that of its characters in the text as it was given."""
    text = "It “rose&nbsp;<b>again</b>” in May."
    folded = fold(text)
    assert [text[start:end] for start, end in zip(folded.starts, folded.ends, strict=True)] == [
        "It",
        "rose",
        "again",
        "in",
        "May",
    ]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("commit-\ntee", ("committee", 2)),
        ("commit-  tee", ("committee", 2)),
        ("commit-\n\n  12  Annual report\n\ntee", ("committee", 5)),
        ("1 500", ("1500", 2)),
        ("1\u202f500\u202f000", ("1500000", 3)),
        ("20.000", ("20000", 1)),
        ("per cent", ("%", 2)),
        ("pour cent", ("%", 2)),
        ("por ciento", ("%", 2)),
        ("per cento", ("%", 2)),
        ("° C", ("℃", 2)),
    ],
)
def test_words_that_may_be_read_as_one_are_noted(text, reading):
    """A wrap, spaces in a number and the like leave the words as they are and note the other reading."""
    assert fold(f"{text} of it").readings == {0: reading}
    assert fold(f"{text} of it".replace("\n", "\r\n")).readings == {0: reading}


def test_a_decimal_of_a_million_has_no_other_reading():
    """1.234 million is never 1,234 million."""
    assert fold("1.234 million and 1.234 %").readings == {}


@pytest.mark.parametrize("text", ["They set up camp us included", "STOP over there", "per centre", "5 p.m. to 6"])
def test_a_blank_alone_joins_nothing(text):
    """Words are read as one only where a hyphen or a way of writing numbers explains it: "camp us" is no campus."""
    assert fold(text).readings == {}


def test_more_words_than_are_remembered_are_folded():
    """The memory of words is bounded, and what is forgotten is folded again."""
    text = " ".join(f"Word{number}" for number in range(70_000))
    assert fold(text).words == fold(text).words == text.lower().split()


def test_endless_groups_are_not_one_number():
    """A table of three-digit numbers is read in linear time, as no number of any length."""
    readings = fold("1" + " 234" * 5_000).readings
    assert max(count for _, count in readings.values()) <= 7


@given(st.text())
def test_blanking_moves_nothing(text):
    """A cleaned text is as long as the text it was made of."""
    assert len(blanked(text)) == len(text)


_PIECES = st.sampled_from(
    "The plan’s cost U.S. p.m. 1,500 20.000 1.234 million 5 % per cent -5 3-1 10² ½ fi\u00adrst café "
    "他 说 **b** <i> &amp; "
    "\\n [12] ... — ‘x’ “y” ? ! , ; : / $ € ℃ ㈱ ŉ İ ß ǆ \u0301 \u200b - commit-\n tee".split(" ")
)


_GLUED = st.lists(_PIECES, max_size=4).map("".join)


@example("10²\u0149\u0301")
@given(st.lists(_GLUED).map(" ".join))
def test_folding_is_idempotent(text):
    """Canonical text is its own canonical form, as long as no word is so long that it is cut."""
    assert canonical(canonical(text)) == canonical(text)


@pytest.mark.parametrize(
    "sign",
    [
        "&minus;",
        "&#8722;",
        "&#x2212;",
        r"\u2212",
        "-\u2060",
        "-\u200b",
        "-\u00ad",
        "-**",
        "**-**",
        "<b>-</b>",
        "<b>-</b> ",
        "<b>&minus;</b>",
        r"<b>\u2212</b>",
        "<b><i>-</i></b>",
        "-<strong class='x'>",
        "-&nbsp;",
        "-<br>",
    ],
)
@pytest.mark.parametrize("amount", ["5", ".5", "$5"])
def test_a_sign_stays_with_its_number_however_it_is_written(sign, amount):
    """An entity, an escape, markup or an invisible character takes no sign away."""
    assert canonical(f"fell to {sign}{amount} in May") == canonical(f"fell to -{amount} in May")
    assert canonical(f"fell to {sign}{amount} in May") != canonical(f"fell to {amount} in May")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("took 10&ndash;15 days", "took 10-15 days"),
        ("fell to &ndash;5", "fell to -5"),
        ("took 10-<br>15 days", "took 10-15 days"),
        ("of 10<sup>&minus;3</sup>", "of 10<sup>-3</sup>"),
        ("| &minus;15 |", "| -15 |"),
    ],
)
def test_a_range_a_power_and_a_cell_keep_their_sign(one, other):
    """A dash between or before digits is a word of its own, whatever it is written as."""
    assert canonical(one) == canonical(other)
    assert "-" in canonical(one).split()


@pytest.mark.parametrize(
    ("text", "words", "does"),
    [
        ("The guard said that the wall moves.", "The wall — moves", True),
        ("The wall moves.", "The wall moves.", True),
        ("The walls move.", "The wall", False),
        ("The wall moves.", "The guard said that the wall moves.", False),
        ("The wall moves, said the guard.", "The wall said", False),
    ],
)
def test_a_text_holds_words_that_stand_in_it_in_a_row(text: str, words: str, does: bool):
    """Whole words, whatever their marks and capitals."""
    assert holds(text, words) is does
