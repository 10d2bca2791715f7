"""The library's batch: every source ends as a report or as its error."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

import pytest

from summarizer import Document, Settings, brief_many
from summarizer.errors import AnswerError, BudgetReachedError, ServerUnavailableError, SourceEmptyError
from tests.batching.ships import Owner, folder_of, sinks, text
from tests.models import Scripted

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.batching import Result


def briefed(folder: Path, model: Owner | str, settings: Settings | None = None) -> dict[str, Result]:
    async def all_of_them() -> dict[str, Result]:
        return {one.name: one async for one in brief_many([folder], model=model, settings=settings)}

    return asyncio.run(all_of_them())


def test_each_source_has_a_report_and_a_failure_is_its_own(tmp_path: Path):
    """A source that cannot be read, and one that no answer fits, end as errors among reports."""
    folder = folder_of(tmp_path / "ships", 4)
    (folder / "blank.txt").write_text(" ", encoding="utf-8")
    results = briefed(folder, Owner(wrong=sinks(2)))
    assert set(results) == {"blank.txt", *(f"ship{number:03}.txt" for number in range(4))}
    assert isinstance(results["blank.txt"].error, SourceEmptyError)
    assert isinstance(results["ship002.txt"].error, AnswerError)
    for number in (0, 1, 3):
        report = results[f"ship{number:03}.txt"].report
        assert report is not None
        assert [finding.item.statement for finding in report.findings] == [text(number).splitlines()[1]]


def test_the_embedded_model_reads_many(tmp_path: Path):
    """No server and no store are needed."""
    results = briefed(folder_of(tmp_path / "ships", 3), "embedded")
    assert all(one.report is not None and one.report.findings for one in results.values())


def test_documents_in_hand_are_sources_too():
    """Each is an item, told apart where titles are the same."""
    documents = [Document.from_text(text(number), title="a ship") for number in range(3)]

    async def names() -> list[str]:
        return [one.name async for one in brief_many(documents)]

    assert sorted(asyncio.run(names())) == ["a ship", "a ship (2)", "a ship (3)"]


def test_no_more_is_under_way_than_the_settings_say(tmp_path: Path):
    """Calls of all documents together are bounded."""
    model = Owner(seconds=0.01)
    briefed(folder_of(tmp_path / "ships", 12), model, Settings(concurrency=3))
    assert model.most == 3


def test_what_was_answered_is_not_asked_again_and_tells_what_it_cost(tmp_path: Path):
    """A second run asks nothing, and its reports tell the cost of the answers, whenever they were paid for."""
    folder, model = folder_of(tmp_path / "ships", 3), Owner()
    first, second = briefed(folder, model), briefed(folder, model)
    assert len(model.asked) == 3
    for name, one in first.items():
        again = second[name].report
        assert one.report is not None
        assert again is not None
        assert (
            (again.run.calls, again.run.input_tokens) == (one.report.run.calls, one.report.run.input_tokens) == (1, 120)
        )
        assert again.findings == one.report.findings


def test_a_limit_of_tokens_is_for_all_documents_together(tmp_path: Path):
    """Once it is reached, nothing more is asked, and whoever reads is told."""
    model = Owner()
    with pytest.raises(BudgetReachedError):
        briefed(folder_of(tmp_path / "ships", 30), model, Settings(max_tokens_total=4_000, concurrency=1))
    assert 1 <= len(model.asked) < 10


def test_the_time_is_each_documents_own(tmp_path: Path):
    """Together they may take longer than one of them may."""
    settings = Settings(timeout=3, concurrency=1)
    results = briefed(folder_of(tmp_path / "ships", 7), Owner(seconds=0.5), settings)
    assert all(one.report is not None and not one.report.coverage.failed for one in results.values())


def test_closed_early_it_asks_no_more(tmp_path: Path):
    """Whoever stops reading stops the asking."""
    model = Owner(seconds=0.01)

    async def one() -> None:
        async with aclosing(brief_many([folder_of(tmp_path / "ships", 30)], model=model)) as results:
            await anext(results)

    asyncio.run(one())
    assert len(model.asked) < 30
    assert model.under_way == 0


def test_an_unreachable_server_is_each_documents_error(tmp_path: Path):
    """The library leaves it to the caller whether to go on."""
    model = Scripted(lambda _: ServerUnavailableError("nobody listens"))

    async def errors() -> list[object]:
        return [one.error async for one in brief_many([folder_of(tmp_path / "ships", 2)], model=model)]

    assert all(isinstance(error, ServerUnavailableError) for error in asyncio.run(errors()))
