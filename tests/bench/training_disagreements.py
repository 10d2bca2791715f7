"""Learn the weights of summarizer/disagreeing/likely.py from the made-up articles that rules are made by.

python -m tests.bench.training_disagreements            writes summarizer/disagreeing/likely_weights.toml
python -m tests.bench.training_disagreements --cross    prints how many that would be told are right, each of five parts
                                                        judged by what the others teach, and the pairs held back

Needs numpy and scipy (the extra ``bench``), and the news in ../shared/bench/actors. Every two values that two sentences
give otherwise are a case; it is right where a disagreement of its kind was planted in the sentences. In what two papers
write of one event hardly anything disagrees: all cases there are wrong, but for quotations, which are left out.
Two runs give the same file.
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from importlib import import_module
from itertools import chain, combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from summarizer import Document
from summarizer.disagreeing.affair import Affair
from summarizer.disagreeing.aligning import aligned
from summarizer.disagreeing.cases import cases
from summarizer.disagreeing.likely import log_odds
from summarizer.disagreeing.telling import told
from summarizer.splitting import passages
from tests.bench.disagreements import DATA, HELD_BACK, RULES_MADE_BY
from tests.bench.reprints import are_one, news
from tests.disagreeing.affairs import articles, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

np: Any = import_module("numpy")
minimize: Any = import_module("scipy.optimize").minimize

WEIGHTS: Final = Path(__file__).parent.parent.parent / "summarizer" / "disagreeing" / "likely_weights.toml"

#: The kinds that are learned, and from which log odds on one is told: so that of those told about one in nine is wrong.
THRESHOLDS: Final = {"number": 1.6, "time": 0.6, "quotation": 0.0, "scope": 0.2, "attribution": 0.2}

#: How much a case counts that is of the news, of which there are many, or of two sentences that stand alone.
OF_NEWS: Final = 0.3
OF_SENTENCES: Final = 0.1

PENALTY: Final = 2.0
FOLDS: Final = 5


class Labelled(NamedTuple):
    """A case of a kind: what it shows, whether it was planted, how much it counts, and of what it is."""

    kind: str
    shown: dict[str, float]
    is_right: bool
    counts: float = 1.0
    origin: str = "articles"


def of_pairs(part: str) -> Iterator[list[Labelled]]:
    """Yield the cases of each pair in a file of pairs."""
    for pair in tomllib.loads((DATA / f"{part}.toml").read_text("utf-8"))["pair"]:
        yield list(_cases(pair["one"], pair["other"], pair["planted"]))


def of_sentences() -> Iterator[list[Labelled]]:
    """Yield the cases of each pair of sentences, which stand in two articles that are alike but for them."""
    for kind, those in sentences().items():
        for one, other, *_ in those:
            planted = [] if kind == "none" else [(kind, one, other)]
            first, second = articles(one, other)
            found = _cases(first.text, second.text, planted)
            yield [case._replace(counts=OF_SENTENCES, origin="sentences") for case in found]


def of_news() -> Iterator[list[Labelled]]:
    """Yield the cases of the news on each event."""
    events: defaultdict[str, list[str]] = defaultdict(list)
    for article in news():
        events[article.event].append(article.text)
    for texts in events.values():
        pairs = (pair for pair in combinations(texts, 2) if not are_one(*pair))
        found = chain.from_iterable(_cases(one, other, ()) for one, other in pairs)
        yield [case._replace(counts=OF_NEWS, origin="news") for case in found if case.kind != "quotation"]


def _cases(one: str, other: str, planted: Sequence[Sequence[str]]) -> Iterator[Labelled]:
    documents = [Document.from_text(text, title=title) for text, title in ((one, "one"), (other, "other"))]
    read = [told(document, passages(document)) for document in documents]
    affair = Affair(read)
    for pair in aligned(read):
        texts = [each.passage.span.of(each.document.text) for each in (pair.one, pair.other)]
        for difference, shown in cases(pair.one, pair.other, affair):
            is_right = any(
                kind == difference.kind and words in texts[0] and against in texts[1]
                for kind, words, against in planted
            )
            yield Labelled(difference.kind, {name: float(value) for name, value in shown.items()}, is_right)


def learn(those: Iterable[Labelled], kind: str) -> dict[str, float]:
    """Return the weights, and the bias, that a logistic regression learns of the cases of a kind.

    What is shown counts in standard deviations.
    """
    of_kind = [case for case in those if case.kind == kind]
    names = sorted({name for case in of_kind for name in case.shown})
    shown = np.array([[case.shown.get(name, 0.0) for name in names] for case in of_kind])
    right = np.array([1.0 if case.is_right else -1.0 for case in of_kind])
    counts = np.array([case.counts for case in of_kind])
    mean, deviation = shown.mean(0), np.maximum(shown.std(0), 1e-9)
    scaled = np.where(shown.std(0) > 1e-9, (shown - mean) / deviation, 0.0)

    def loss(parameters: Any) -> tuple[float, Any]:
        margin = right * (scaled @ parameters[:-1] + parameters[-1])
        slope = -right / (1 + np.exp(margin)) * counts
        cost = (counts * np.logaddexp(0, -margin)).sum() + PENALTY / 2 * (parameters[:-1] ** 2).sum()
        return cost, np.append(scaled.T @ slope + PENALTY * parameters[:-1], slope.sum())

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / deviation
    return {"bias": float(found[-1] - weights @ mean), **dict(zip(names, map(float, weights), strict=True))}


def write(those: Sequence[Labelled]) -> None:
    """Write the weights of all kinds, those that hardly count left out."""
    lines = [
        "# Learned by `python -m tests.bench.training_disagreements`; see likely.py. Do not edit: learn again.",
        "# What is shown, times its weight, adds up to the log odds that two values are of the same thing.",
    ]
    for kind, threshold in THRESHOLDS.items():
        learned = learn(those, kind)
        lines += ["", f"[{kind}]", f"threshold = {threshold:.2f}"]
        lines += [f"{name} = {value:.3f}" for name, value in learned.items() if abs(value) >= 0.005 or name == "bias"]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def cross(groups: Sequence[Sequence[Labelled]], held_back: Sequence[Labelled]) -> None:
    """Print figures of weights that were learned without the cases in question; cases of a group are of one fold."""
    for kind, threshold in THRESHOLDS.items():
        out: list[tuple[float, Labelled]] = []
        for fold in range(FOLDS):
            learned = learn(chain.from_iterable(g for n, g in enumerate(groups) if n % FOLDS != fold), kind)
            tried = chain.from_iterable(groups[fold::FOLDS])
            out += [(log_odds(case.shown, learned), case) for case in tried if case.kind == kind]
        of_articles = [(score, case) for score, case in out if case.origin == "articles"]
        of_the_news = [score for score, case in out if case.origin == "news"]
        learned = learn(chain.from_iterable(groups), kind)
        held = [(log_odds(case.shown, learned), case) for case in held_back if case.kind == kind]
        print(
            f"{kind:12} articles {_right(of_articles, threshold)}, held back {_right(held, threshold)}, news "
            f"{sum(score > threshold for score in of_the_news)} of {len(of_the_news)} told"
        )


def _right(scored: Sequence[tuple[float, Labelled]], threshold: float) -> str:
    above = [case.is_right for score, case in scored if score > threshold]
    return f"{sum(above)} of {len(above)} told are right, of {sum(case.is_right for _, case in scored)}"


def main() -> None:
    """Learn and write, or learn in parts and print."""
    groups = [*chain.from_iterable(map(of_pairs, RULES_MADE_BY)), *of_sentences(), *of_news()]
    if "--cross" in sys.argv:
        cross(groups, [case for part in HELD_BACK for those in of_pairs(part) for case in those])
    else:
        write(list(chain.from_iterable(groups)))


if __name__ == "__main__":
    main()
