"""Which items of two briefs are one that changed, and which two only resemble each other."""

from __future__ import annotations

import random
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import compare
from summarizer.comparing.matching import matched
from summarizer.document import Document, Span
from summarizer.kinds import KINDS
from summarizer.kinds.brief import Actor
from summarizer.report import Evidence, Finding
from tests.samples import empty_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.brief import Item
    from summarizer.report import Report

PAIRS = Path(__file__).parent.parent / "data" / "changed_items"
CLASSES = {section.name: section.item for section in KINDS["brief"].sections}


def pairs(file: str, which: str) -> list[list[str]]:
    listed: list[list[str]] = tomllib.loads((PAIRS / f"{file}.toml").read_text(encoding="utf-8"))[which]
    return listed


def brief(*items: tuple[str, Item], text: str = "", title: str = "paper") -> Report:
    """Return a report of items, each on the whole of its own sentence, or on that ``text``."""
    whole = text or " ".join(item.statement for _, item in items)
    document = Document.from_text(whole, source=f"{title}.txt", title=title)
    findings = []
    for number, (section, item) in enumerate(items, 1):
        quote = text or item.statement
        start = document.text.index(quote)
        found = Evidence(document_id=document.id, span=Span(start, start + len(quote)), quote=quote, match="verbatim")
        findings.append(Finding(id=f"{section[0].upper()}{number}", section=section, item=item, evidence=(found,)))
    return empty_report().model_copy(update={"documents": (document,), "findings": tuple(findings)})


def item(section: str, statement: str, said_by: str | None = None, **fields: Any) -> tuple[str, Item]:
    return section, CLASSES[section](statement=statement, citations=(), attributed_to=said_by, **fields)


def is_one(section: str, old: str, new: str, old_by: str | None = None, new_by: str | None = None) -> bool:
    told = compare(brief(item(section, old, old_by)), brief(item(section, new, new_by)))
    return [one.change for one in told.items] == ["changed"]


@pytest.mark.parametrize("pair", pairs("open", "same"), ids=lambda pair: pair[2])
def test_an_item_that_changed_is_one(pair: list[str]):
    """Another number, date, hedge, denial or status, or a few words more, make no other item; nor does going back."""
    section, old, new, *said_by = pair
    assert is_one(section, old, new, *said_by)
    assert is_one(section, new, old, *reversed(said_by))


@pytest.mark.parametrize("pair", pairs("open", "other"), ids=lambda pair: pair[2])
def test_items_that_only_resemble_each_other_stay_two(pair: list[str]):
    """Another actor, thing, place or question is another item, whatever else is the same."""
    section, old, new, *said_by = pair
    assert not is_one(section, old, new, *said_by)
    assert not is_one(section, new, old, *reversed(said_by))


def test_pairs_that_nothing_was_tuned_on_are_told_apart_as_well():
    """Of what is called one nine in ten are, and of what is one nine in ten are found (first: 22 of 23, 22 of 22)."""
    found = sum(is_one(*pair) for pair in pairs("held", "same"))
    mistaken = sum(is_one(*pair) for pair in pairs("held", "other"))
    assert found >= 0.9 * len(pairs("held", "same"))
    assert found >= 0.9 * (found + mistaken)


def test_the_likest_are_matched_first_whatever_their_order():
    """Each item has one partner: the one with most of its words, then the one with its numbers."""
    old = [
        item("risks", "The union warned that a ban could cost 200 jobs."),
        item("risks", "The union warned that a ban on night sailings could cost 200 jobs."),
        item("figures", "The dam cost 4 million crowns."),
    ]
    new = [
        item("figures", "The dam will cost 5 million crowns."),
        item("risks", "The union warned that a ban on night sailings will cost 300 jobs."),
        item("risks", "The union warned that a ban will cost 200 jobs."),
    ]
    wanted = {(one[1].statement, other[1].statement) for one, other in zip(old, (new[2], new[1], new[0]), strict=True)}
    for seed in range(6):
        told = compare(brief(*shuffled(seed, old)), brief(*shuffled(seed + 9, new)))
        assert {(one.old.item.statement, one.new.item.statement) for one in told.items if one.old and one.new} == wanted


def test_sentences_that_are_alike_match_items_in_other_words():
    """Where a statement is worded anew, the sentence it stands on tells that it is the same item."""
    text = "The union of seamen warned on {} that a ban on night sailings could cost {} jobs in the three ports."
    old = item("risks", "Some 200 jobs might be lost through the ban.")
    new = item("risks", "The ban would put 250 jobs at stake.")
    far = item("risks", "The seamen might go on strike.")
    before = brief(old, text=text.format("Monday", 200))
    assert [one.change for one in compare(before, brief(new, text=text.format("Friday", 250))).items] == ["changed"]
    assert len(compare(before, brief(far, text=text.format("Friday", 250))).items) == 2


def test_other_sections_and_other_voices_are_other_items():
    """A risk is no claim; and what one says is not what the other says, whoever they speak of, but a name may grow."""
    old, new = "The harbour may close for two years.", "The harbour will close for three years."
    assert not any(one.old and one.new for one in compare(brief(item("risks", old)), brief(item("claims", new))).items)
    assert is_one("risks", old, new, "Brandt", "Ilse Brandt")
    assert is_one("risks", old, new, None, "Ilse Brandt")
    assert not is_one("risks", old, new, "Sami Haddad", "Ilse Brandt")
    raised = [item("risks", text, raised_by=name) for text, name in ((old, "the union"), (new, "the ministry"))]
    assert len(compare(brief(raised[0]), brief(raised[1])).items) == 2


def test_two_numbers_that_one_text_has_are_two_items():
    """Where both briefs read the same text, and one tells another sentence of it, nothing there has changed."""
    text = "The town had 300 nurses in spring. The town had 450 nurses in autumn."
    document = Document.from_text(text, title="town")
    first, second = (one.strip() + "." for one in text.rstrip(".").split("."))
    reports = []
    for number, sentence in enumerate((first, second), 1):
        start = text.index(sentence)
        found = Evidence(
            document_id=document.id,
            passage=f"p{number}",
            span=Span(start, start + len(sentence)),
            quote=sentence,
            match="verbatim",
        )
        finding = Finding(id="F1", section="figures", item=item("figures", sentence)[1], evidence=(found,))
        reports.append(empty_report().model_copy(update={"documents": (document,), "findings": (finding,)}))
    assert sorted(one.change for one in compare(*reports).items) == ["gone", "new"]


def test_an_actor_is_never_matched_by_what_is_said_of_it():
    """Who it is is told by its name alone."""
    old = ("actors", Actor(statement="Plans to close 2 schools.", citations=(), name="Ilse Brandt"))
    new = ("actors", Actor(statement="Plans to close 3 schools.", citations=(), name="Jon Vik"))
    assert len(compare(brief(old), brief(new)).items) == 2


def test_all_that_changed_is_told():
    """Statement, numbers, certainty, status and who says so, each as it was and is."""
    old = item("proposals", "The state should pay 12 million marks.", None, status="floated", certainty="possible")
    new = item(
        "proposals", "The state will pay 14 million marks.", "the council", status="agreed", certainty="reported"
    )
    (told,) = compare(brief(old), brief(new)).items
    assert [(field.field, field.old, field.new) for field in told.fields] == [
        ("statement", old[1].statement, new[1].statement),
        ("numbers", "12 million", "14 million"),
        ("attributed to", "", "the council"),
        ("certainty", "possible", "reported"),
        ("status", "floated", "agreed"),
    ]
    assert told.moved_by


def shuffled(seed: int, these: Sequence[Any]) -> list[Any]:
    return random.Random(seed).sample(these, len(these))  # noqa: S311 - no secret hangs on it


def many(count: int, turn: int) -> Report:
    """Return a brief of so many items, of which every other is like many others but for its numbers."""
    words = [f"{first}{second}" for first in "bacedofugy" for second in ("lat", "men", "rik", "son", "tur", "vol")]
    named = [" ".join(shuffled(n, words)[:8]) for n in range(count)]
    return brief(
        *(
            item("risks", f"The {named[n]} lost {n * 7 + turn} jobs." if n % 2 else f"The town had {n + turn} cows.")
            for n in range(count)
        )
    )


def test_thousands_of_items_take_no_more_time_each():
    """Time grows with the items, not with their square; long statements are looked at to a limit."""
    seconds = []
    for count in (300, 1200):
        begun = time.process_time()
        told = compare(many(count, 1), many(count, 4))
        seconds.append(time.process_time() - begun)
        assert Counter(one.change for one in told.items)["changed"] >= 0.9 * count
    assert seconds[1] < 12 * seconds[0]
    long = "The council " + " ".join(f"word{n}a" for n in range(40_000))
    assert is_one("risks", f"{long} 3.", f"{long} 4.")


def test_which_are_one_does_not_depend_on_the_order():
    """The same pairs come of findings in any order."""
    old, new = many(60, 1).findings, many(60, 4).findings

    def found(these: Sequence[Finding], others: Sequence[Finding]) -> set[tuple[str, str]]:
        return {(one.item.statement, other.item.statement) for one, other in matched(these, others) if one and other}

    once = found(old, new)
    assert len(once) >= 50
    for seed in range(3):
        assert found(shuffled(seed, old), shuffled(seed + 5, new)) == once
