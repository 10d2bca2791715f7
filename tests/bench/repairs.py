"""What a repair costs on top of the first ask, when one item in ten is refused.

    python -m tests.bench.repairs [--every 10]

A server on this machine answers with briefs whose items all stand, but that in one quote of ten a word is another, and
then mends what it is asked about. The briefs are those of ``examples/recording.jsonl``, which a large model wrote, and
one of thirty items of a text of our own, short and long. Which items fail is shifted through all of them; told are the
mean and the worst. A token is four characters of what is sent, schema included, and of what is answered.

Goal: a repaired brief takes at most 1.25 × the tokens of the first ask.
"""

from __future__ import annotations

import argparse
import copy
import json
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer import Document, load, summarize
from summarizer.splitting import split
from tests.asking.loopback import EMPTY, completion, serving, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.asking.loopback import Loopback

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
TOKEN = 4  # characters
GOAL = 1.25
ITEMS = 30

Place = tuple[str, int]  # an item's section and number in it


class Cost(NamedTuple):
    """The tokens of a brief: its first ask and its repair, each with what was sent and answered; items asked again."""

    asked: float
    answered: float
    repair_asked: float
    repair_answered: float
    repaired: int

    @property
    def ratio(self) -> float:
        """The whole brief over its first ask."""
        return 1 + (self.repair_asked + self.repair_answered) / (self.asked + self.answered)


def briefs() -> Iterator[tuple[str, Document, dict[str, Any]]]:
    """Yield name, document and brief of each that is measured."""
    answers = [json.loads(line)["draft"] for line in (EXAMPLES / "recording.jsonl").read_text("utf-8").splitlines()[1:]]
    briefs = [answer for answer in answers if "actors" in answer]  # the last one is the conclusion over both
    for name, draft in zip(("article.md", "interview.md"), briefs, strict=True):
        (document,) = load(EXAMPLES / name)
        yield name, document, _without_nothing(draft)
    for name, between in (("30 items, 4 kB", 0), ("30 items, 10 kB", 3), ("30 items, 30 kB", 12)):
        yield name, *_ours(between)


def cost(document: Document, brief: dict[str, Any], every: int, first: int) -> Cost:
    """Return what a brief of ``document`` takes when of its items every so many, from the ``first`` on, fail."""
    wrong, mending = _altered(brief, every, first)
    with serving(completion(wrong), completion(mending)) as server:
        report = summarize(document, settings=settings(server.url, no_cache=True, chunk_characters=100_000))
    if report.run.repairs != len(mending["items"]) or report.left_out:
        raise ValueError(f"{document.title}: {report.run.repairs} items were refused, {len(mending['items'])} altered")
    asked, repair_asked = _sent(server)
    answered, repair_answered = (len(json.dumps(one, ensure_ascii=False)) / TOKEN for one in (wrong, mending))
    return Cost(asked, answered, repair_asked, repair_answered, report.run.repairs)


def _altered(brief: dict[str, Any], every: int, first: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the brief with wrong quotes, and what mends them."""
    wrong = copy.deepcopy(brief)
    items = [(key, item) for key, item in _items(wrong)]
    mended = []
    for key, item in items[first::every]:
        mended.append({"item": key, "statement": item["statement"], "citations": copy.deepcopy(item["citations"])})
        for citation in item["citations"]:
            words = citation["quote"].split()
            words[len(words) // 2] = "zebra"
            citation["quote"] = " ".join(words)
    return wrong, {"items": mended}


def _items(brief: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for section, letter in (("actors", "A"), ("proposals", "P"), ("risks", "R"), ("open_questions", "Q")):
        for number, item in enumerate(brief[section], 1):
            yield f"{letter}{number}", item


def _without_nothing(draft: Any) -> Any:
    """Return a recorded draft as a model writes it: without the fields in which it said nothing."""
    if isinstance(draft, list):
        return [_without_nothing(part) for part in draft]
    if not isinstance(draft, dict):
        return draft
    told = {name: _without_nothing(value) for name, value in draft.items() if value not in (None, "", "asserted")}
    return {name: value for name, value in told.items() if value != [] or name in EMPTY}


def _ours(between: int) -> tuple[Document, dict[str, Any]]:
    """Return a text with a risk in each of thirty paragraphs, so many other sentences after each, and its brief."""
    risks = [f"The owner of ship {number} fears that pier {number + 40} may not last." for number in range(ITEMS)]
    other = "On day {} the harbour was quiet, the gates stood open, and the tide came in as every year."
    text = "\n\n".join(
        " ".join((risk, "The board met again.", *(other.format(number * between + one) for one in range(between))))
        for number, risk in enumerate(risks)
    )
    document = Document.from_text(text, title="piers.txt")
    passages = {passage.span.of(text).strip(): passage.id for passage in split(document, None)[0].passages}
    items = [
        {
            "statement": risk,
            "citations": [{"passage": passages[risk], "quote": risk[:-1]}],
            "attributed_to": risk.partition(" fears")[0],
            "certainty": "possible",
            "cause": "its age",
            "consequence": "the pier may not last",
        }
        for risk in risks
    ]
    return document, {**EMPTY, "risks": items}


def _sent(server: Loopback) -> list[float]:
    return [len(json.dumps(request, ensure_ascii=False, separators=(",", ":"))) / TOKEN for request in server.requests]


def main() -> int:
    """Print the table; return 0 where the goal is met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--every", type=int, default=10)
    every = parser.parse_args().every
    print(f"{'brief':17}{'asked':>8}{'answer':>8}{'again':>8}{'answer':>8}{'items':>7}{'ratio':>8}{'worst':>8}")
    means = []
    for name, document, brief in briefs():
        costs = [cost(document, brief, every, first) for first in range(every)]
        columns = [mean(one[column] for one in costs) for column in range(5)]
        means.append(mean(one.ratio for one in costs))
        print(
            f"{name:17}{columns[0]:>8.0f}{columns[1]:>8.0f}{columns[2]:>8.0f}{columns[3]:>8.0f}{columns[4]:>7.1f}"
            f"{means[-1]:>8.3f}{max(one.ratio for one in costs):>8.3f}",
            flush=True,
        )
    return int(max(means) > GOAL)


if __name__ == "__main__":
    raise SystemExit(main())
