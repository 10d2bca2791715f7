"""How many reprints are known for one source with what they reprint, and how many independent articles for two.

python -m tests.bench.reprints [--misses]

The reprints are made of the made-up articles of tests/data/disagreements and, where they are there, of the news
articles in ../shared/bench/actors: to the letter under another headline, edited, shortened, as an agency's copy, with
paragraphs of the paper's own, in another order. The independents are the pairs of made-up articles, and the pairs of
news articles on one event, but for those that print one agency's report or the paper's sister's: these are listed.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
import tomllib
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summarizer import Document
from summarizer.comparing import reprints
from summarizer.kinds.brief import Disagreement
from summarizer.pipeline import summarize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "tests" / "data" / "disagreements"
ACTORS = ROOT.parent / "shared" / "bench" / "actors" / "5w1h_dev.jsonl.gz"

#: Words that an editor puts in place of others.
_OTHERS = "also there later near local new early small people moment case others week still part".split()


class Article(NamedTuple):
    """A text on an ``event``; ``name`` tells who printed it."""

    event: str
    name: str
    text: str


def made_up() -> Iterator[tuple[Article, Article]]:
    """Yield the pairs of made-up articles."""
    for part in ("open", "further", "held"):
        for pair in tomllib.loads((DATA / f"{part}.toml").read_text("utf-8"))["pair"]:
            yield (
                Article(pair["name"], "one", pair["one"].strip()),
                Article(pair["name"], "other", pair["other"].strip()),
            )


def news() -> list[Article]:
    """Return the news articles, none where they are not there."""
    if not ACTORS.is_file():
        return []
    with gzip.open(ACTORS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Article(row["category"], f"{row['publisher']} {row['id'][-4:]}", row["source"]) for row in rows]


def _sentences(text: str) -> list[str]:
    return re.findall(r"\S[^.!?]*[.!?]+[”\"')]*|\S[^.!?]*$", text)


def under_another_headline(text: str, chance: random.Random) -> str:
    """Return the text to the letter, headline and byline changed."""
    return f"What happened next {chance.randrange(100)}\n\nBy our own correspondent\n\n{text}"


def edited(text: str, chance: random.Random) -> str:
    """Return the text with one word in ten changed."""
    return " ".join(word if chance.random() > 0.1 else chance.choice(_OTHERS) for word in text.split())


def shortened(text: str, chance: random.Random) -> str:
    """Return the text without its last half or third."""
    sentences = _sentences(text)
    return " ".join(sentences[: max(2, round(len(sentences) * chance.uniform(0.5, 0.67)))])


def thinned(text: str, chance: random.Random) -> str:
    """Return the text with a third of its sentences left out here and there, one word in twenty changed."""
    kept = [one for one in _sentences(text) if chance.random() > 0.33] or _sentences(text)[:1]
    return " ".join(word if chance.random() > 0.05 else chance.choice(_OTHERS) for word in " ".join(kept).split())


def agency(text: str, chance: random.Random) -> str:
    """Return the text as an agency sends it, with its name and a line on who wrote it."""
    return f"OSTWICK (NPA) - {text} (Reporting by {chance.choice(('Ada Berg', 'Jon Falk'))}; editing by Lena Ruud)"


def with_own_words(text: str, chance: random.Random) -> str:
    """Return the text with a paragraph of the paper's own before and after it."""
    place = chance.choice(("Readers", "Neighbours", "Older people here"))
    return (
        f"{place} have talked of little else these days, and this paper has had more letters than in a month.\n\n"
        f"{text}\n\nWhat do you think of it? Write to us, and tell us what you have seen yourself."
    )


def reordered(text: str, chance: random.Random) -> str:
    """Return the text with its sentences in another order."""
    sentences = _sentences(text)
    chance.shuffle(sentences)
    return " ".join(sentences)


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    under_another_headline,
    edited,
    shortened,
    thinned,
    agency,
    with_own_words,
    reordered,
)


def are_one(one: str, other: str) -> bool:
    """Tell whether two texts are taken for one source."""
    documents = [Document.from_text(text) for text in (one, other)]
    return len(set(reprints(documents).values())) == 1


def counted(one: str, other: str) -> list[int]:
    """Return how many independent sources are counted for each finding of a brief that both texts bear out."""
    report = summarize(Document.from_text(one, title="one"), Document.from_text(other, title="other"))
    return [
        finding.corroboration
        for finding in report.findings
        if len({evidence.document_id for evidence in finding.evidence}) > 1
        and not isinstance(finding.item, Disagreement)
    ]


def known(originals: Sequence[str], way: Callable[[str, random.Random], str]) -> int:
    """Return how many texts are known for one source with what a way of reprinting makes of them."""
    return sum(
        are_one(text, way(text, random.Random(number)))  # noqa: S311 - no secret hangs on it
        for number, text in enumerate(originals)
    )


def main() -> None:
    """Print how many reprints are known, and how many independents are apart, for made-up articles and for news."""
    pairs = list(made_up())
    articles = news()
    made, printed = [one.text for pair in pairs for one in pair], [one.text for one in articles]
    for name, originals in (("made-up", made), ("news", printed)):
        right = {way.__name__.replace("_", " "): known(originals, way) for way in WAYS}
        print(f"{name} reprints: {sum(right.values())} of {len(WAYS) * len(originals)} known for one source")
        print(*(f"  {way:24} {number} of {len(originals)}" for way, number in right.items()), sep="\n")
    taken = [
        number
        for at, text in enumerate(made)
        for way in WAYS
        for number in counted(text, way(text, random.Random(at)))  # noqa: S311
    ]
    print(f"findings of a text and its reprint: {taken.count(1)} of {len(taken)} counted as of one source")
    apart = [number for one, other in pairs for number in counted(one.text, other.text)]
    print(f"findings of two independent articles: {apart.count(2)} of {len(apart)} counted as of two sources")
    two = sum(not are_one(one.text, other.text) for one, other in pairs)
    print(f"made-up: {two} of {len(pairs)} pairs of independent articles are two sources")
    same_event = [(one, other) for one, other in combinations(articles, 2) if one.event == other.event]
    joined = [(one, other) for one, other in same_event if are_one(one.text, other.text)]
    print(f"news: {len(same_event) - len(joined)} of {len(same_event)} pairs on one event are two sources")
    if "--misses" in sys.argv:
        print(*(f"one source: {one.event}: {one.name}, {other.name}" for one, other in joined), sep="\n")


if __name__ == "__main__":
    main()
