"""Which statements make the same claim, and which only look like it."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import permutations

import pytest

from summarizer.document import Span
from summarizer.kinds.brief import Proposal
from summarizer.merging import merge
from summarizer.report import Evidence, Finding
from tests.test_house import ROOT

# Statements that share many words, all equally rare, and have rarer ones of their own: few of the shared are looked up.
TIED = """
from summarizer.merging import likely_pairs
from tests.merging.test_claims import finding

told = []
for group in range(30):
    shared = [f"w{group}x{number}" for number in range(20)]
    own = [[f"{which}{group}x{number}" for number in range(4)] for which in "yz"]
    told += [" ".join(words) for words in (shared, shared[:8] + own[0], shared[8:] + own[1])]
findings = [finding(number, one) for number, one in enumerate(told)]
print([(one.id, other.id) for one, other in likely_pairs(findings, most=len(told))])
"""


def finding(number: int, statement: str, *, document: str = "", **fields: str) -> Finding:
    """Return a proposal that rests on words of a document of its own, where none is named."""
    evidence = Evidence(document_id=document or f"d{number}", span=Span(0, 9), quote="some words", match="verbatim")
    item = Proposal.model_validate({"statement": statement, "citations": (), **fields})
    return Finding(id=f"{number}:P1", section="proposals", item=item, evidence=(evidence,))


def are_one(*statements: str, document: str = "") -> bool:
    merged, _ = merge(finding(number, one, document=document) for number, one in enumerate(statements))
    return len(merged) == 1


PLAN = "The council wants to close the northern pier to lorries"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (PLAN, "The council wants to close the northern pier to lorries now"),
        (PLAN, "Council wants to close northern pier to lorries."),
        ("The harbour master asked the state for a second ferry", "Harbour master asked state for a second ferry"),
        ("Der Rat will den Speicher am Hafen bald verkaufen", "Der Rat will den Speicher am Hafen verkaufen"),
    ],
)
def test_a_claim_in_slightly_other_words_is_the_same(one: str, other: str):
    """Articles, endings and a word that changes nothing make no second claim."""
    assert are_one(one, other)
    assert are_one(other, one)


@pytest.mark.parametrize(
    "other",
    [
        "The council wants to open the northern pier to lorries",
        "The council wants to close the southern pier to lorries",
        "The council does not want to close the northern pier to lorries",
        "The council wants to close the northern pier to 40 lorries",
        "The council wants to close the northern pier to lorries if Lindholm pays",
        "The council wants to close the northern pier to all lorries",
        "The council wants to close the northern pier to heavy lorries",
        "The council perhaps wants to close the northern pier to lorries",
        "The council of Varrow wants to close the northern pier to lorries",
        "The council wants to nearly close the northern pier to lorries",
        "The northern pier wants to close the council to lorries",
    ],
)
def test_another_claim_is_not_the_same(other: str):
    """A number, name, denial, condition, hedge, other word or other order makes another claim."""
    assert not are_one(PLAN, other)
    assert not are_one(other, PLAN)


def test_the_same_quote_lets_a_shorter_statement_join_a_longer_one():
    """Two statements on the same words of a source, one within the other, are one; on other words they are not."""
    short, long = (
        "The council wants a second ferry",
        "The council wants a second ferry soon for people without cars at dawn",
    )
    assert not are_one(short, long)
    assert not are_one(short, "The council wants a second ferry soon for people without cars", document="d")
    assert are_one(short, "The council wants a second and faster night ferry soon", document="d")


def test_another_status_is_another_claim():
    """What one source says is proposed and another says is adopted are two findings."""
    merged, _ = merge([finding(1, PLAN, status="proposed"), finding(2, PLAN + " now", status="adopted")])
    assert len(merged) == 2


def test_which_findings_are_one_does_not_depend_on_their_order():
    """Every order of the same findings gives the same groups."""
    findings = [
        finding(1, PLAN),
        finding(2, "The council also wants to close the northern pier to lorries"),
        finding(3, "The council wants to close the southern pier to lorries"),
        finding(4, "The council soon wants to close the northern pier to lorries"),
    ]

    def groups(order: tuple[Finding, ...]) -> set[frozenset[str]]:
        _, became = merge(order)
        return {frozenset(one for one in became if became[one] == root) for root in became.values()}

    assert {frozenset(groups(order)) for order in permutations(findings)} == {frozenset(groups(tuple(findings)))}
    assert groups(tuple(findings)) == {frozenset({"1:P1", "2:P1", "4:P1"}), frozenset({"3:P1"})}


def test_which_findings_may_be_one_does_not_depend_on_the_hash_seed():
    """Of words that are equally rare the first are looked up: else a rerun would ask, and pay for, another question."""

    def pairs(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        line = [sys.executable, "-c", TIED]
        return subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout

    told = {pairs(seed) for seed in ("0", "1", "2", "3")}
    assert len(told) == 1
    assert told != {"[]\n"}


def test_pairs_that_are_told_are_one():
    """Somebody else may know that two statements say the same; their evidence is united as well."""
    merged, became = merge([finding(1, "Sell the horn"), finding(2, "The horn goes")], told=[("2:P1", "1:P1")])
    assert [len(one.evidence) for one in merged] == [2]
    assert became == {"1:P1": "1:P1", "2:P1": "1:P1"}
