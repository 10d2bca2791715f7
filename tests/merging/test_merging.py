"""Merging, ordering and numbering."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Span
from summarizer.kinds import KINDS
from summarizer.kinds.brief import Actor, Risk
from summarizer.merging import merge, select
from summarizer.report import Doubt, Evidence, Finding

KIND = KINDS["brief"]


def evidence(start: int = 0, document_id: str = "d") -> Evidence:
    return Evidence(document_id=document_id, span=Span(start, start + 4), quote="word", match="verbatim")


def actor(number: int, name: str, *aliases: str, at: int = 0) -> Finding:
    item = Actor(statement=f"{name} acts", citations=(), name=name, aliases=aliases)
    return Finding(id=f"0:A{number}", section="actors", item=item, evidence=(evidence(at),))


def risk(number: int, statement: str, at: int = 0) -> Finding:
    item = Risk(statement=statement, citations=())
    return Finding(id=f"0:R{number}", section="risks", item=item, evidence=(evidence(at),))


def test_an_actor_found_again_under_an_alias_is_one_actor():
    """A name that is another's alias names the same actor; names and evidence of both are kept."""
    merged, became = merge([actor(1, "Greta Holm", "Holm", at=1), actor(2, "Holm", "the keeper", at=9)])
    (one,) = merged
    assert isinstance(one.item, Actor)
    assert one.item.name == "Greta Holm"
    assert one.item.aliases == ("Holm", "the keeper")
    assert [proof.span.start for proof in one.evidence] == [1, 9]
    assert became == {"0:A1": "0:A1", "0:A2": "0:A1"}


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (2, 0, 1), (1, 0, 2)])
def test_a_shared_surname_does_not_make_two_people_one(order: tuple[int, int, int]):
    """Two full names that share a surname are two people, whoever else is called by the surname alone."""
    kims = [actor(1, "Ali Kim", "Kim"), actor(2, "Bo Kim", "Kim"), actor(3, "Kim")]
    merged, _ = merge([kims[number] for number in order])
    by_name = [finding.item.name for finding in merged if isinstance(finding.item, Actor)]
    assert {"Ali Kim", "Bo Kim"} <= {name for name in by_name if name != "Kim"}


def test_what_is_the_same_as_two_joins_them():
    """An acronym and a long form are one actor as soon as somebody bears both names; all their evidence is kept."""
    findings = [
        actor(1, "NATO", at=1),
        actor(2, "North Atlantic Treaty Organization", at=5),
        actor(3, "NATO", "North Atlantic Treaty Organization", at=9),
    ]
    merged, became = merge(findings)
    (one,) = merged
    assert [proof.span.start for proof in one.evidence] == [1, 5, 9]
    assert set(became.values()) == {"0:A1"}


def test_a_caution_is_not_lost_in_a_merger():
    """What is held against either finding is held against both as one."""
    doubt = Doubt(check="numbers", severity="caution", note="look again", span=Span(0, 3))
    merged, _ = merge(
        [risk(1, "The wall may fall"), risk(2, "The wall may fall").model_copy(update={"doubts": (doubt,)})]
    )
    assert [one.note for one in merged[0].doubts] == ["look again"]


def test_a_common_noun_does_not_make_two_actors_one():
    """An alias like "the agency" may be anybody's."""
    merged, _ = merge([actor(1, "Harbour Board", "the agency"), actor(2, "Weather Office", "the agency")])
    assert len(merged) == 2


def test_the_same_statement_in_other_dress_is_the_same_claim():
    """Case and punctuation do not make a second claim; other words do."""
    merged, _ = merge([risk(1, "The wall may fall."), risk(2, "the wall may fall"), risk(3, "The wall may crack")])
    assert [finding.item.statement for finding in merged] == ["The wall may fall.", "The wall may crack"]


def test_an_actor_and_a_risk_are_never_one():
    """Sections do not mix."""
    merged, _ = merge([actor(1, "Flood"), risk(1, "Flood")])
    assert len(merged) == 2


@given(st.lists(st.sampled_from(["a b", "A b", "b c", "c"])))
def test_no_evidence_is_lost(statements: list[str]):
    """However findings merge, each one's evidence is found under the id it became."""
    findings = [risk(number, statement, at=number) for number, statement in enumerate(statements)]
    merged, became = merge(findings)
    under = {finding.id: finding for finding in merged}
    for finding in findings:
        assert finding.evidence[0] in under[became[finding.id]].evidence
    assert merge(merged)[0] == merged


@given(st.lists(st.sampled_from(["lamp", "tower", "rust and lamp"]), unique=True), st.integers(1, 3))
def test_a_selection_keeps_or_counts_every_finding(statements: list[str], most: int):
    """Nothing is lost between what is kept and what is beyond the limit, and ids run from 1."""
    findings = [risk(number, statement) for number, statement in enumerate(statements)]
    chosen = select(findings, KIND, focus="which lamp?", max_items=most)
    both = (*chosen.kept, *chosen.beyond)
    assert sorted(finding.item.statement for finding in both) == sorted(statements)
    assert [finding.id for finding in both] == [f"R{number}" for number in range(1, len(statements) + 1)]
    assert len(chosen.kept) == min(most, len(statements))
    assert "lamp" not in statements or "lamp" in both[0].item.statement


def test_what_the_bottom_line_rests_on_is_within_the_limit():
    """It keeps its place in the order and counts among those asked for; without a limit nothing is moved."""
    findings = [risk(number, statement) for number, statement in enumerate("abcde")]
    ids = [finding.id for finding in findings]
    chosen = select(findings, KIND, max_items=3, leading=[(ids[3],), (ids[4],)])
    assert [finding.item.statement for finding in (*chosen.kept, *chosen.beyond)] == list("adebc")
    assert [finding.id for finding in chosen.kept] == ["R1", "R2", "R3"]
    assert [chosen.became[key] for key in ids] == ["R1", "R4", "R5", "R2", "R3"]
    assert [one.item.statement for one in select(findings, KIND, leading=[(ids[3],)]).kept] == list("abcde")


def test_where_more_is_needed_than_fits_what_leads_is_kept():
    """A group that does not fit as a whole takes no place from those behind it."""
    findings = [risk(number, statement) for number, statement in enumerate("abcde")]
    ids = [finding.id for finding in findings]
    groups = [(ids[4],), (ids[3], ids[2]), (ids[1],)]
    chosen = select(findings, KIND, max_items=2, leading=groups)
    assert [finding.item.statement for finding in chosen.kept] == ["b", "e"]


def test_a_focus_of_empty_words_moves_nothing():
    """A question like "What is it?" asks for nothing in particular."""
    findings = [risk(1, "what it is"), risk(2, "a flood")]
    assert [f.item.statement for f in select(findings, KIND, focus="What is it?").kept] == ["what it is", "a flood"]
