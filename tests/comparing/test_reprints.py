"""Which documents are one source."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from summarizer import Document
from summarizer.comparing import reprints
from tests.bench.reprints import WAYS, known, made_up

EXAMPLES = Path(__file__).parents[2] / "examples"
ARTICLE = (EXAMPLES / "article.md").read_text("utf-8")
INTERVIEW = (EXAMPLES / "interview.md").read_text("utf-8")


def are_one(*texts: str) -> bool:
    return len(set(reprints([Document.from_text(text) for text in texts]).values())) == 1


def sentences(text: str) -> list[str]:
    return re.findall(r"[^.!?\n]+[.!?]", text)


@pytest.mark.parametrize("seed", range(20))
def test_a_reprint_is_the_same_source(seed: int):
    """A new headline, a third of the sentences cut, words changed here and there: still one source."""
    chance = random.Random(seed)  # noqa: S311 - no secret hangs on it
    kept = [one for one in sentences(ARTICLE) if chance.random() > 0.33]
    words = " ".join(kept).split()
    changed = [word if chance.random() > 0.1 else f"{word}xy" for word in words]
    reprint = "A harbour in doubt\n\nBy our own correspondent\n\n" + " ".join(changed)
    assert are_one(ARTICLE, reprint)
    assert are_one(reprint, ARTICLE)


def test_sources_that_quote_each_other_are_two():
    """An article and the interview behind it share words, and are two sources."""
    assert not are_one(ARTICLE, INTERVIEW)


def test_an_article_is_no_reprint_of_a_long_book():
    """The runs of words that any long text has in common with any other are not enough."""
    book = " ".join(
        f"{one} Of the {number} of them, in the end of the year, it was said."
        for number, one in enumerate(sentences(INTERVIEW) * 60)
    )
    assert not are_one(ARTICLE, book)


def test_what_is_a_reprint_of_a_reprint_is_one_with_both():
    """Groups join, whatever the order; each document has the id of the first of its group."""
    halves = sentences(ARTICLE)
    first, last = " ".join(halves[: len(halves) // 2]), " ".join(halves[len(halves) // 2 :])
    documents = [Document.from_text(text) for text in (first, last, ARTICLE, INTERVIEW)]
    group = reprints(documents)
    assert [group[document.id] for document in documents] == [documents[0].id] * 3 + [documents[3].id]


def test_of_made_up_articles_hardly_a_reprint_is_missed():
    """In seven ways of reprinting, 98 in 100 are known for one source; articles written apart are two."""
    pairs = list(made_up())
    texts = [one.text for pair in pairs for one in pair]
    assert sum(known(texts, way) for way in WAYS) >= 0.98 * len(WAYS) * len(texts)
    assert not any(are_one(one.text, other.text) for one, other in pairs)


@pytest.mark.parametrize("text", ["", "?", "One.", "Two words"])
def test_a_very_short_text_is_nobody_elses(text: str):
    """What has too few words for a run is the same as its copy at most."""
    assert not are_one(text, ARTICLE)
    assert reprints([]) == {}
