"""The main text of web pages, ours against trafilatura's own: ``python -m tests.bench.pages``.

Makes pages of known articles in many layouts, with what stands around articles (menus, teasers, comments, notices), and
prints for each layout the share of the article's words that each finds, and how many of the words found are the
article's. Ours may not be the worse one.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import trafilatura

from summarizer.errors import SourceEmptyError
from summarizer.loading import load
from tests.bench.pdf import sentence, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

_PAGES: Final = 12  # of each layout
_MENU: Final = "Home;Inland waters;Opinion;Weather;Tides;Jobs;Subscribe;Sign in;Contact us;Archive".split(";")
_AROUND: Final = (
    "We use cookies to make this site work. Read more about our partners and how they use data.",
    "Read next: Ten harbours to visit this summer, and where to eat there.",
    "Share this article by mail, or print it.",
    "Never miss a story: our newsletter comes every morning at six.",
    "Copyright of the publisher. All rights reserved. Terms of use and privacy policy.",
)
_REMARKS: Final = (
    "Well said!",
    "I was there and saw nothing of the kind.",
    "First.",
    "Why is nobody writing about my street?",
)


class Article(NamedTuple):
    """What a page is about: a title, and paragraphs under headings ("" for none)."""

    title: str
    sections: list[tuple[str, list[str]]]

    @property
    def words(self) -> list[str]:
        """The words that are the article's; a title may be read or not."""
        return words_of(" ".join(" ".join([heading, *paragraphs]) for heading, paragraphs in self.sections))


class Share(NamedTuple):
    """Of the article's words those that were found, and of those found the article's."""

    recall: float
    precision: float

    @property
    def both(self) -> float:
        """The harmonic mean."""
        return 2 * self.recall * self.precision / (self.recall + self.precision) if sum(self) else 0.0


def article(chance: random.Random) -> Article:
    """Return an article of its own."""

    def paragraph() -> str:
        return " ".join(sentence(chance) for _ in range(chance.randint(1, 5)))

    def section(title: str, most: int) -> tuple[str, list[str]]:
        return title, [paragraph() for _ in range(chance.randint(1, most))]

    sections = [section("", 4), *(section(f"What came of it, part {n}", 4) for n in range(chance.randint(0, 3)))]
    return Article(f"The lock of {chance.choice(('Oster Bro', 'Skarvø', 'Brackwater'))}", sections)


def _body(told: Article, heading: str = "h2", paragraph: str = "p") -> str:
    out = [f"<h1>{escape(told.title)}</h1>"]
    for title, paragraphs in told.sections:
        out += [f"<{heading}>{escape(title)}</{heading}>"] if title else []
        out += [f"<{paragraph}>{escape(words)}</{paragraph}>" for words in paragraphs]
    return "\n".join(out)


def _links(tag: str = "nav") -> str:
    items = "".join(f"<li><a href='/{number}'>{words}</a></li>" for number, words in enumerate(_MENU))
    return f"<{tag}><ul>{items}</ul></{tag}>"


def _teasers() -> str:
    return "".join(f"<div class='teaser'><a href='/t'>{words}</a></div>" for words in _AROUND)


def _remarks() -> str:
    return "".join(f"<div class='comment'><b>A reader</b><p>{words}</p></div>" for words in _REMARKS)


def _plain(told: Article) -> str:
    return _body(told)


def _semantic(told: Article) -> str:
    footer = f"<footer>{_AROUND[-1]}</footer>"
    return (
        f"<header>{_links()}</header><main><article>{_body(told)}</article></main><aside>{_teasers()}</aside>{footer}"
    )


def _soup(told: Article) -> str:
    menu, content = _links("div"), _body(told, "h3")
    return (
        f"<div id='top'>{menu}</div><div class='col'><div class='entry-content'>{content}</div></div>"
        f"<div class='sidebar'>{_teasers()}</div><div class='footer'>{_AROUND[-1]}</div>"
    )


def _blog(told: Article) -> str:
    return f"{_links()}<div class='post'>{_body(told)}</div><div id='comments'><h3>Comments</h3>{_remarks()}</div>"


def _tables(told: Article) -> str:
    return f"<table><tr><td>{_links('div')}</td><td>{_body(told)}</td><td>{_teasers()}</td></tr></table>"


def _divs(told: Article) -> str:
    return f"<div>{_links('div')}<div class='article-body'>{_body(told, paragraph='div')}</div>{_teasers()}</div>"


def _breaks(told: Article) -> str:
    words = "<br><br>".join(escape(words) for _, paragraphs in told.sections for words in paragraphs)
    return f"{_links()}<div class='content'><h1>{told.title}</h1>{words}</div><div class='footer'>{_AROUND[-1]}</div>"


_LAYOUTS: Final[dict[str, Callable[[Article], str]]] = {
    "nothing around": _plain,
    "elements that say what they are": _semantic,
    "divs": _soup,
    "blog with comments": _blog,
    "tables": _tables,
    "paragraphs as divs": _divs,
    "line breaks": _breaks,
}


def share(found: str, told: Article) -> Share:
    """Return how much of an article a text is."""
    truth = Counter(told.words)
    words = Counter(words_of(found.replace(told.title, "")))
    common = (truth & words).total()
    return Share(common / truth.total(), common / max(words.total(), 1))


def ours(page: str, folder: Path) -> str:
    """Return the text of a page as it is loaded here."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    try:
        return load(path)[0].text
    except SourceEmptyError:
        return ""


def theirs(page: str) -> str:
    """Return the text of a page as trafilatura gives it by itself."""
    return trafilatura.extract(page, include_comments=False) or ""


def main() -> int:
    """Print the figures; end with 1 where ours is the worse one on average."""
    sums = [0.0, 0.0]
    count = 0
    print("                                  words found   of these the article's   both: ours, trafilatura's")
    with tempfile.TemporaryDirectory() as name:
        for layout, lay_out in _LAYOUTS.items():
            shares: list[tuple[Share, Share]] = []
            for seed in range(_PAGES):
                told = article(random.Random(seed))  # noqa: S311 - to repeat it
                page = (
                    f"<!DOCTYPE html><html><head><title>{told.title}</title></head><body>{lay_out(told)}</body></html>"
                )
                shares.append((share(ours(page, Path(name)), told), share(theirs(page), told)))
            mine, other = zip(*shares, strict=True)
            means = [sum(one.both for one in side) / _PAGES for side in (mine, other)]
            recall, precision = (sum(values) / _PAGES for values in zip(*mine, strict=True))
            print(f"{layout:33} {recall:12.4f} {precision:24.4f}   {means[0]:.4f}, {means[1]:.4f}")
            sums = [total + mean for total, mean in zip(sums, means, strict=True)]
            count += 1
    average = [total / count for total in sums]
    print(f"{count * _PAGES} pages: ours {average[0]:.4f}, trafilatura's own {average[1]:.4f}")
    return int(average[0] < average[1])


if __name__ == "__main__":
    sys.exit(main())
