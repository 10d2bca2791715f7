"""Whether text stays text on the evidence page: generated strings, parsed by Chromium itself.

python -m tests.bench.page_text [NUMBER]    strings made of markup, controls, marks of direction and halves of entities
(default 100,000), each escaped into an element and into an attribute; prints how many changed the elements or read as
another text, and how many held a character that cannot be seen. Goal: none of either.
"""

from __future__ import annotations

import html
import random
import sys
from itertools import islice
from typing import TYPE_CHECKING

from summarizer.rendering.escaping import for_html
from tests.rendering.evidence_page.browsers import browser
from tests.rendering.evidence_page.test_hostile import MARKUP
from tests.rendering.hostile import HOSTILE
from tests.rendering.test_escaping import is_seen

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 1000
PIECES = (
    *MARKUP,
    *HOSTILE,
    *"<>&\"'`=/ \n\t\x00\x1b\u202e\u200b\u0338\u0301-!;#x",
    *("&#", "&lt", "--", "]]>", "</", "<!", "on", "script", "\ud800", "\udc00", "\U0001f600", "\r\n"),
)
READ = """(items) => items.filter(([written, meant]) => {
  const page = `<!doctype html><body><p title="${written}">${written}</p><i></i>`;
  const parsed = new DOMParser().parseFromString(page, "text/html");
  const element = parsed.body.firstElementChild;
  return parsed.querySelectorAll("*").length !== 5 || element.attributes.length !== 1
    || element.textContent !== meant || element.title !== meant;
}).length"""


def strings() -> Iterator[str]:
    """Yield strings without end, the same at every run."""
    chance = random.Random(7)  # noqa: S311 - no secret is made of it
    while True:
        yield "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 8)))


def main() -> None:
    """Print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    escaped = unseen = 0
    made = strings()
    with browser() as chromium:
        tab = chromium.new_page()
        for start in range(0, number, BATCH):
            written = [for_html(one) for one in islice(made, min(BATCH, number - start))]
            escaped += tab.evaluate(READ, [[one, html.unescape(one)] for one in written])
            unseen += sum(not is_seen(one) for one in written)
    print(f"{number:,} strings: {escaped:,} read as something else, {unseen:,} with something unseen")


if __name__ == "__main__":
    main()
