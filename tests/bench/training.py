"""Learn the weights of summarizer/verifying/support.py from the labelled claims in ../shared/bench/claims.

python -m tests.bench.training            writes summarizer/verifying/support_weights.toml
python -m tests.bench.training --cross    prints figures of weights that were learned without the source in question

Needs numpy and scipy (the extra ``bench``). A row of the data is a text with its source. It is a bag of words: none of
a supported text is wrong, at least one of the labelled words of an unsupported one is (noisy-or, as a row is flagged
where any sentence is). Statements that stand alone are weighed by what all sets of data teach, those of a longer text
by what texts teach that were written freely: most of the others are sound texts of which one place was changed.
Two runs give the same file.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from summarizer.canonical import fold
from summarizer.document import Document, Span
from summarizer.pipeline.checking import check_documents
from summarizer.splitting import split, statements
from summarizer.verifying.features import read_against
from summarizer.verifying.features_source import sources_of
from summarizer.verifying.support_of_text import FEWEST_TOGETHER, MOST_TOGETHER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.verifying.features import Reading, Shown

np: Any = import_module("numpy")
minimize: Any = import_module("scipy.optimize").minimize
csr_matrix: Any = import_module("scipy.sparse").csr_matrix

CLAIMS: Final = Path(__file__).parent.parent.parent.parent / "shared" / "bench" / "claims"
WEIGHTS: Final = Path(__file__).parent.parent.parent / "summarizer" / "verifying" / "support_weights.toml"

#: How much each set of data counts. The references of bump do hold facts that their articles lack.
SHARES: Final = {
    "bump_dev": 0.3,
    "ragtruth_qa": 1.0,
    "ragtruth_summary_dev": 0.3,
    "summedits_dev": 2.0,
    "wice_dev": 0.5,
}

#: The sets of data that were written freely, not changed.
WRITTEN_FREELY: Final = ("ragtruth_qa", "ragtruth_summary_dev", "wice_dev")

#: Words of an unsupported text that no label covers are most probably sound.
UNLABELLED: Final = 0.3

PENALTY: Final = 3.0
FOLDS: Final = 5

#: Chosen on cross-validated scores: balanced accuracy is high, and at most a third of sound summaries is cautioned.
THRESHOLD: Final = -0.5
THRESHOLD_OF_TEXT: Final = 0.1
MORE_FOR_DIALOGUE: Final = 0.8


@dataclass
class Row:
    """A text of the data, whether its statements are judged together, and whether the other checks flag it."""

    data: str
    task: str
    source: str
    supported: bool
    extrinsic: bool
    dialogue: bool
    together: bool
    by_rules: bool


@dataclass
class Data:
    """All words of all rows: what each shows, by the number of a name, and where it belongs."""

    rows: list[Row]
    names: list[str]
    matrix: Any
    row_of: Any
    sentence_of: Any
    row_of_sentence: Any
    in_bag: Any


def load(*, by_rules: bool) -> Data:
    """Return the data of all files; ``by_rules`` also asks the other checks whether they flag a row."""
    rows: list[Row] = []
    numbers: dict[str, int] = {}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    row_of: list[int] = []
    sentence_of: list[int] = []
    row_of_sentence: list[int] = []
    in_bag: list[bool] = []
    known: dict[str, Document] = {}
    for data, raw in _raw():
        source = known.setdefault(raw["source"], Document.from_text(raw["source"]))
        rows.append(_row(data, raw, source, by_rules=by_rules))
        text = Document.from_text(raw["text"])
        for span in (passage.span for chunk in split(text) for passage in chunk.passages):
            folded = fold(span.of(text.text))
            reading = read_against(folded, sources_of((source,)))
            for word in reading.words:
                for name, value in shown(reading, word):
                    columns.append(numbers.setdefault(name, len(numbers)))
                    values.append(value)
                ends.append(len(columns))
                row_of.append(len(rows) - 1)
                sentence_of.append(len(row_of_sentence))
                at = Span(span.start + folded.starts[word.number], span.start + folded.ends[word.number])
                in_bag.append(not raw["supported"] and (not raw["labels"] or _labelled(raw["labels"], at)))
            row_of_sentence.append(len(rows) - 1)
    matrix = csr_matrix((values, columns, ends), shape=(len(row_of), len(numbers)))
    return Data(
        rows,
        list(numbers),
        matrix,
        np.array(row_of),
        np.array(sentence_of),
        np.array(row_of_sentence),
        np.array(in_bag),
    )


def shown(reading: Reading, word: Shown) -> Iterator[tuple[str, float]]:
    """Yield what a word shows as support.word_scores weighs it: names and values."""
    yield word.group, 1.0
    for name in word.shows:
        yield name, 1.0
    for name, value in reading.context.items():
        yield name, value
        yield f"{word.group} {name}", value


def _raw() -> Iterator[tuple[str, dict[str, Any]]]:
    for data in SHARES:
        with gzip.open(CLAIMS / f"{data}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield data, json.loads(line)


def _row(data: str, raw: dict[str, Any], source: Document, *, by_rules: bool) -> Row:
    text = Document.from_text(raw["text"])
    doubts = check_documents(text, [source]).doubts if by_rules else ()
    return Row(
        data=data,
        task=raw["task"],
        source=source.id,
        supported=raw["supported"],
        extrinsic=any("Extrinsic" in label["type"] for label in raw["labels"]),
        dialogue=bool(read_against(fold("?"), sources_of((source,))).context["dialogue"]),
        together=len(statements(text)) >= FEWEST_TOGETHER,
        by_rules=any(doubt.check != "support" for doubt in doubts),
    )


def _labelled(labels: list[dict[str, Any]], span: Span) -> bool:
    return any(label["start"] < span.end and span.start < label["end"] for label in labels)


class Learned(NamedTuple):
    """The weight of each name, and last the bias: for a statement that stands alone, and for those of a text."""

    statement: Any
    text: Any


def learn(data: Data, used: Any) -> Learned:
    """Return the weights learned from the rows that are ``used`` (one bool a row)."""
    freely = np.array([row.data in WRITTEN_FREELY for row in data.rows])
    return Learned(_learn(data, used), _learn(data, used & freely))


def _learn(data: Data, used: Any) -> Any:
    share = _shares(data, used)
    positive = used[data.row_of] & data.in_bag
    negative = used[data.row_of] & ~data.in_bag
    supported = np.array([row.supported for row in data.rows])
    weight = np.where(supported[data.row_of], 1.0, UNLABELLED) * share[data.row_of]
    sound, wrong, weight = data.matrix[negative], data.matrix[positive], weight[negative]
    bags, bag_of = np.unique(data.row_of[positive], return_inverse=True)
    bag_share = share[bags]

    def loss(parameters: Any) -> tuple[float, Any]:
        names, bias = parameters[:-1], parameters[-1]
        low, high = sound @ names + bias, wrong @ names + bias
        odds = np.maximum(np.bincount(bag_of, np.logaddexp(0, high), len(bags)), 1e-9)
        lost = (weight * np.logaddexp(0, low)).sum() - (bag_share * np.log(-np.expm1(-odds))).sum()
        slope_low = weight / (1 + np.exp(-low))
        slope_high = -(bag_share * np.exp(-odds) / -np.expm1(-odds))[bag_of] / (1 + np.exp(-high))
        slope = np.append(sound.T @ slope_low + wrong.T @ slope_high, slope_low.sum() + slope_high.sum())
        slope[:-1] += PENALTY * names
        return lost + PENALTY / 2 * (names @ names), slope

    start = np.append(np.zeros(data.matrix.shape[1]), -3.0)
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x


def _shares(data: Data, used: Any) -> Any:
    """Return what each row counts: in every set, supported and unsupported rows count the same all together."""
    share = np.zeros(len(data.rows))
    for name, whole in SHARES.items():
        for supported in (True, False):
            like = np.array([row.data == name and row.supported == supported for row in data.rows]) & used
            share[like] = 1000 * whole / max(1, like.sum())
    return share


def row_scores(data: Data, learned: Learned) -> Any:
    """Return how far each row's score, of its worst sentence or sentences, lies above its threshold."""
    alone = _row_odds(data, learned.statement, 1) - THRESHOLD
    of_text = _row_odds(data, learned.text, MOST_TOGETHER) - THRESHOLD_OF_TEXT
    scores = np.where([row.together for row in data.rows], of_text, alone)
    return scores - MORE_FOR_DIALOGUE * np.array([row.dialogue for row in data.rows])


def _row_odds(data: Data, parameters: Any, most: int) -> Any:
    """Return the logarithm of the summed odds of each row's worst sentences, no more than ``most`` of them."""
    odds = np.bincount(
        data.sentence_of, np.exp(data.matrix @ parameters[:-1] + parameters[-1]), len(data.row_of_sentence)
    )
    worst_first = np.lexsort((-odds, data.row_of_sentence))
    rows = data.row_of_sentence[worst_first]
    rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
    kept = rank < most
    return np.log(np.maximum(np.bincount(rows[kept], odds[worst_first][kept], len(data.rows)), 1e-40))


def cross(data: Data, parts: Any) -> Any:
    """Return each row's score by weights that were learned from the rows of all other ``parts``."""
    scores = np.zeros(len(data.rows))
    for part in np.unique(parts):
        scores[parts == part] = row_scores(data, learn(data, parts != part))[parts == part]
    return scores


def by_source(data: Data) -> Any:
    """Return for each row the number of its fold; rows of one source share one."""
    return np.array([int(hashlib.sha256(row.source.encode()).hexdigest(), 16) % FOLDS for row in data.rows])


def figures(data: Data, scores: Any, shift: float, name: str, task: str = "") -> str:
    """Return how well rows of a set (or of one task in it) are told apart by the whole check, in one line."""
    chosen = np.array([row.data == name and task in ("", row.task) for row in data.rows])
    flagged = (scores > shift) | np.array([row.by_rules for row in data.rows])
    supported = np.array([row.supported for row in data.rows])
    alarms, caught = flagged[chosen & supported].mean(), flagged[chosen & ~supported]
    precision = caught.sum() / max(1, flagged[chosen].sum())
    f1 = 2 * precision * caught.mean() / max(1e-9, precision + caught.mean())
    wrong, sound = scores[chosen & ~supported], scores[chosen & supported]
    order = np.mean([(wrong[:, None] > sound).mean(), (wrong[:, None] >= sound).mean()])
    return (
        f"{name:22}{task:12} F1 {f1:.3f}  balanced {(caught.mean() + 1 - alarms) / 2:.3f}  caught {caught.mean():.3f}  "
        f"of sound rows cautioned {alarms:.3f}  area under the curve of the scorer alone {order:.3f}"
    )


def report(data: Data, scores: Any) -> None:
    """Print the figures of all sets, at the thresholds and at others near them, and the curve of bump."""
    tasks = sorted({row.task for row in data.rows if row.data == "summedits_dev"})
    for shift in (-0.2, 0.0, 0.2, 0.5):
        print(f"thresholds {shift:+.1f}")
        for name in SHARES:
            print(" ", figures(data, scores, shift, name))
        lines = [figures(data, scores, shift, "summedits_dev", task) for task in tasks]
        print("  mean of tasks:", round(float(np.mean([float(line.split("balanced ")[1][:5]) for line in lines])), 3))
        if not shift:
            print(*(f"    {line}" for line in lines), sep="\n")
    bump = np.array([row.data == "bump_dev" for row in data.rows])
    supported = np.array([row.supported for row in data.rows])
    extrinsic = np.array([row.extrinsic for row in data.rows])
    for share in (0.05, 0.08, 0.15, 0.22, 0.3, 0.4):
        limit = np.quantile(scores[bump & supported], 1 - share)
        print(
            f"bump, the scorer alone, {share:.0%} of references cautioned: extrinsic errors caught "
            f"{(scores[bump & extrinsic] > limit).mean():.3f}, all others "
            f"{(scores[bump & ~supported & ~extrinsic] > limit).mean():.3f}"
        )


def write(data: Data, learned: Learned) -> None:
    """Write the weights, those that hardly count left out."""
    lines = [
        "# Learned by `python -m tests.bench.training`; see support.py. Do not edit: learn again.",
        "# A word's weights add up to its log odds of not being borne out by the source.",
        "",
        "# A statement that stands alone is cautioned when its score is higher than the threshold.",
        *_table("statement", data.names, learned.statement, THRESHOLD),
        "",
        "# The statements of a longer text are judged together; see support_of_text.py.",
        *_table("text", data.names, learned.text, THRESHOLD_OF_TEXT),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _table(of: str, names: list[str], parameters: Any, threshold: float) -> Iterator[str]:
    yield f"[{of}]"
    yield f"bias = {parameters[-1]:.3f}"
    yield f"threshold = {threshold:.2f}"
    yield f"threshold_of_dialogue = {threshold + MORE_FOR_DIALOGUE:.2f}"
    yield f"[{of}.weights]"
    for name, value in sorted(zip(names, parameters[:-1], strict=True)):
        if abs(value) >= 0.005:
            yield f'"{name}" = {value:.3f}'


def main() -> None:
    """Learn and write, or learn in parts and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cross", action="store_true", help="print cross-validated figures and write nothing")
    arguments = parser.parse_args()
    data = load(by_rules=arguments.cross)
    if not arguments.cross:
        write(data, learn(data, np.ones(len(data.rows), dtype=bool)))
        return
    print("Rows of one source held out together")
    report(data, cross(data, by_source(data)))
    print("Each domain of summedits held out as a whole")
    tasks = sorted({row.task for row in data.rows if row.data == "summedits_dev"})
    domains = np.array([tasks.index(row.task) if row.data == "summedits_dev" else -1 for row in data.rows])
    scores = np.zeros(len(data.rows))
    for domain in range(len(tasks)):
        scores[domains == domain] = row_scores(data, learn(data, domains != domain))[domains == domain]
        print(" ", figures(data, scores, 0.0, "summedits_dev", tasks[domain]))


if __name__ == "__main__":
    main()
