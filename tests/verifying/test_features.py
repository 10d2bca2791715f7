"""What the words of a statement show against a source."""

from __future__ import annotations

import pytest

from summarizer.canonical import fold
from summarizer.document import Document
from summarizer.language.english_words import contraries, lexicon, root, stem
from summarizer.verifying.features import read_against
from summarizer.verifying.features_source import sources_of

TEXT = """The council agreed on Tuesday to close the big pool in Marwick. Repairs would cost four million crowns.
Lund did not support the plan. The US may pay for a happy ending, Ada Holm said; sales rose by 12 percent.
"""


def shows(statement: str, text: str = TEXT) -> dict[str, tuple[str, ...]]:
    folded = fold(statement)
    reading = read_against(folded, sources_of((Document.from_text(text),)))
    return {folded.words[word.number]: word.shows for word in reading.words}


@pytest.mark.parametrize(
    ("statement", "word", "name"),
    [
        ("The council agreed to close the pool.", "pool", "word_aligned"),
        ("The council agreed to close the large pool.", "large", "synonym_aligned"),
        ("The council agreed to close the small pool.", "small", "new_opposite"),
        ("The council agreed on Friday to close the pool.", "friday", "new_sibling"),
        ("The council agreed to close the pool in Denmark.", "denmark", "new_name"),
        ("Sales rose by 15 percent.", "15", "new_number"),
        ("Repairs would cost 4,000,000 crowns.", "4000000", "in_figure"),
        ("The council did not agree to close the pool.", "not", "denial_new"),
        ("Lund supported the plan.", "supported", "denial_lost"),
        ("The US pays for the ending.", "pays", "hedge_lost"),
        ("The council agreed to close the unhappy pool.", "unhappy", "new_prefix"),
        ("The council agreed to close the pool quickly.", "quickly", "new_adverb"),
        ("The repairers would cost crowns.", "repairers", "derived"),
        ("Sales in Marwick rose by 12 percent.", "marwick", "name_apart_2"),
        ("Ada Holm agreed on Tuesday.", "agreed", "word_apart_1"),
        ("The council agreed to close the famous pool.", "famous", "before_content"),
        ("They agreed to close the pool with us.", "us", "pronoun_new"),
        ("The council agreed to close the famous pool.", "famous", "instead_of_one"),
        ("The council agreed to shut the large pool.", "large", "instead_of_synonym"),
        ("The council agreed on Friday to close the pool.", "friday", "instead_of_sibling"),
        ("The council agreed to close the small pool.", "small", "instead_of_opposite"),
        ("The council gladly agreed to close the pool.", "gladly", "instead_of_nothing"),
        ("The council agreed on an order about the pool.", "order", "instead_of_more"),
        ("Lund did not support the preparation.", "preparation", "synonym_derived"),
    ],
)
def test_a_word_shows_what_it_is(statement, word, name):
    """New, altered, moved and denied words each show it by name."""
    assert name in shows(statement)[word]


def test_a_copied_sentence_shows_nothing_new():
    """Every word of a sentence of the source is known, aligned, and beside its own neighbours."""
    for word, names in shows("The council agreed on Tuesday to close the big pool in Marwick.").items():
        assert not any("new" in name or "moved" in name or "apart" in name or "swapped" in name for name in names), word


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("She sang in the 70s.", ("in_figure",)),
        ("She sang in the '70s.", ("in_figure",)),
        ("She sang in the 80s.", ("new_number",)),
        ("She sang 70 songs.", ("new_number",)),
    ],
)
def test_a_decade_may_lose_its_century(statement, names):
    """The 70s are known where the source has the 1970s; another decade, and as many of anything else, are not."""
    found = shows(statement, "Ada sang in choirs all through the 1970s and wrote songs later.")
    numeral = next(word for word in found if word[0].isdecimal())
    assert found[numeral][:1] == names


@pytest.mark.parametrize(("year", "names"), [("72", ("in_figure",)), ("73", ("new_number",))])
def test_a_span_of_years_may_lose_its_second_century(year, names):
    """1971-72 is known where the source has 1971-1972; another span is not."""
    found = shows(f"She sang in the 1971-{year} season.", "Ada sang in the choir in the 1971-1972 season.")
    assert found[year][:1] == names


@pytest.mark.parametrize("number", ["1", "3"])
def test_numerals_that_count_lines_claim_nothing(number):
    """The number of a list's line, a step or a passage is not looked at."""
    for statement in (f"{number}. The council agreed.", f"The council agreed (passage {number})."):
        assert number not in shows(statement)


def test_the_context_tells_a_copy_from_a_free_text():
    """A copied sentence is copied and covered in full, a foreign one not at all."""
    sources = sources_of((Document.from_text(TEXT),))
    copy = read_against(fold("Repairs would cost four million crowns."), sources).context
    other = read_against(fold("Elephants dislike violet umbrellas."), sources).context
    assert copy["copied"] == copy["covered"] == copy["covered_by_1"] == copy["sound"] == 1
    assert other["copied"] == other["covered"] == 0
    assert read_against(fold("The passage does not mention elephants."), sources).context["of_the_source"] == 1


def test_sources_are_read_once_for_all_their_statements():
    """The same documents give the same reading again; another company of documents another."""
    one, two = Document.from_text(TEXT), Document.from_text("The mayor left.")
    assert sources_of((one,)) is sources_of((one,))
    assert len(sources_of((one, two)).words) > len(sources_of((two,)).words)


def test_what_stands_instead_is_told_only_between_neighbours():
    """A new word at the edge of a statement, or beside words that stand apart in the source, replaces nothing."""
    shown = shows("Elephants agreed to close the pool.") | shows("The council agreed to a famous plan.")
    assert not [name for word in ("elephants", "famous") for name in shown[word] if name.startswith("instead_of")]


@pytest.mark.parametrize(
    "words",
    [
        "make makes making made",
        "plan plans planned planning",
        "city cities",
        "quick quickly",
        "carry carries carried",
        "use uses used using",
        "try tries tried trying",
        "die dies died dying",
        "fee fees",
        "shake shook shaken shaking",
    ],
)
def test_inflections_share_a_stem(words):
    """The forms of a word are one stem."""
    assert len({stem(word) for word in words.split()}) == 1


def test_words_that_mean_different_things_keep_apart():
    """Stems keep short words and doubled letters apart, and derivation goes to the root only when asked."""
    assert stem("us") != stem("US.")
    assert stem("thing") != stem("th")
    assert stem("investor") != stem("investment")
    assert root(stem("investor")) == root(stem("investment"))
    assert "happi" in contraries(stem("unhappy"))


def test_the_lexicon_is_symmetric():
    """What is a synonym, an opposite or a sibling of a word has that word as its own."""
    lists = lexicon()
    for relation in (lists.synonyms, lists.opposites, lists.siblings):
        for word, others in relation.items():
            assert all(word in relation[other] for other in others)
            assert word not in others or relation is lists.opposites
