"""A brief on record is the same brief again, without a server."""

from __future__ import annotations

import asyncio
import json
import os
from typing import TYPE_CHECKING

import pytest

from summarizer import Document, Settings, render, summarize
from summarizer.brief import Conclusion, Sentence
from summarizer.errors import (
    AnswerError,
    ModelError,
    OutputError,
    ServerRefusedError,
    ServerUnavailableError,
    StoreError,
    TooLongError,
)
from summarizer.model import Answer, Model, Question
from summarizer.store import Cached, Recording, Replayed, Store
from summarizer.store.recording import _ERRORS
from summarizer.usage import NOTHING, Usage
from tests.store.asked import PRICE, Paid, draft, open_run, question

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.report import Report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the recording will be."""
    return tmp_path / "ferry.jsonl"


def ask(model: Model, asked: Question | None = None) -> Answer:
    """Ask from a loop of its own."""
    return asyncio.run(model.ask(asked or question()))


def test_a_replayed_answer_is_the_recorded_one(path: Path):
    """Draft, usage, name and host are those of the recording."""
    with Recording(Paid(), path) as recording:
        assert isinstance(recording, Model)
        assert recording.sent_to == Paid().sent_to
        recorded = ask(recording)
    replayed = Replayed(path)
    assert isinstance(replayed, Model)
    assert ask(replayed) == recorded
    assert (replayed.name, replayed.sent_to) == (Paid().name, Paid().sent_to)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_stays_one(path: Path, tmp_path: Path, is_there: bool):
    """What it leads to is written, be it there already or not."""
    link, target = tmp_path / "link", tmp_path / "elsewhere" / "ferry.jsonl"
    target.parent.mkdir()
    if is_there:
        target.touch()
    link.symlink_to(target)
    with Recording(Paid(), link) as recording:
        ask(recording)
    assert link.is_symlink()
    assert ask(Replayed(target)).draft == ask(Paid()).draft
    assert not path.exists()


def test_a_link_takes_the_place_of_no_other_file(tmp_path: Path):
    """A link to a source is no way around the refusal."""
    (tmp_path / "source.txt").write_text("The ferry sails at nine.")
    (tmp_path / "link").symlink_to(tmp_path / "source.txt")
    with pytest.raises(OutputError, match="no recording"):
        Recording(Paid(), tmp_path / "link")


def without_times(report: Report) -> str:
    """Return a report as JSON but for the times of its run."""
    run = report.run.model_copy(update={"started": "", "seconds": 0.0})
    return render(report.model_copy(update={"run": run}), "json")


def test_a_replayed_brief_is_the_recorded_one_byte_for_byte(path: Path):
    """Several parts, repairs and a part that failed: all of it comes back, and nothing is asked."""
    text = "\n\n".join(f"Ferry {number} to Brome may stop in May, said its captain." * 12 for number in range(9))
    document = Document.from_text(text, title="ferries.txt")
    settings = Settings(chunk_characters=1000, concurrency=3)

    class Mixed(Paid):
        async def ask(self, question: Question) -> Answer:
            if question.chunk.number % 4 == 3:
                raise ServerUnavailableError("the server is busy", hint="try later", usage=Usage(2, 10, None))
            await asyncio.sleep(0.001 * (question.chunk.number % 3))
            answer = await super().ask(question)
            if question.schema is Conclusion:
                return Answer(Conclusion(bottom_line=(Sentence(text="The ferry may stop.", items=("R1",)),)), PRICE)
            return Answer(answer.draft if hasattr(answer.draft, "items") else draft("The ferry may stop."), PRICE)

    with Recording(Mixed(), path) as recording:
        recorded = summarize(document, model=recording, settings=settings)
    replayed = summarize(document, model=Replayed(path), settings=settings)
    assert recorded.coverage.failed
    assert recorded.bottom_line
    assert without_times(replayed) == without_times(recorded)


def test_a_recorded_failure_is_raised_again(path: Path):
    """Its kind, its words and what it cost."""
    failure = TooLongError("the answer is too long", hint="split it", usage=PRICE)
    with Recording(Paid(error=failure), path) as recording, pytest.raises(TooLongError):
        ask(recording)
    with pytest.raises(TooLongError) as raised:
        ask(Replayed(path))
    assert (raised.value.message, raised.value.hint, raised.value.usage) == (failure.message, failure.hint, PRICE)


def test_a_question_asked_twice_gets_both_answers_in_their_order(path: Path):
    """Then the last one ever after."""

    class Fickle(Paid):
        async def ask(self, question: Question) -> Answer:
            await super().ask(question)
            return Answer(draft(f"Answer {len(self.asked)}."), PRICE)

    with Recording(Fickle(), path) as recording:
        ask(recording), ask(recording)
    replayed = Replayed(path)
    said = [ask(replayed).draft.model_dump()["risks"][0]["statement"] for _ in range(3)]
    assert said == ["Answer 1.", "Answer 2.", "Answer 2."]


def test_an_unknown_question_is_an_error_that_says_so(path: Path):
    """Another document was not recorded."""
    with Recording(Paid(), path) as recording:
        ask(recording)
    with pytest.raises(AnswerError, match=r"the recording ferry\.jsonl has no answer to this question: record it anew"):
        ask(Replayed(path), question("The inn is closed."))


def test_hits_are_recorded_as_they_were(tmp_path: Path, path: Path):
    """Around a cache, a recording holds what the brief got: an answer that cost nothing."""
    with Store(tmp_path / "store.sqlite") as store:
        ask(Cached(Paid(), open_run(store)))
        with Recording(Cached(Paid(), open_run(store)), path) as recording:
            ask(recording)
    assert ask(Replayed(path)).usage == NOTHING


def test_a_recording_is_written_whole_or_not_at_all(path: Path, tmp_path: Path):
    """One that broke off leaves what was there before, and no other file."""
    before = '{"summarizer recording": 1, "model": "m", "sent_to": ""}\n'
    path.write_text(before, encoding="utf-8")
    with pytest.raises(ServerRefusedError), Recording(Paid(error=ServerRefusedError("no")), path) as recording:
        ask(recording)
    assert path.read_text(encoding="utf-8") == before
    assert list(tmp_path.iterdir()) == [path]


def test_no_key_stands_in_it(path: Path):
    """A server that sends the key back does not get it recorded."""

    class Echo(Paid):
        async def ask(self, question: Question) -> Answer:
            await super().ask(question)
            return Answer(draft("It is sk-CANARYKEY123."), PRICE)

    with Recording(Echo(), path, secrets=["sk-CANARYKEY123"]) as recording:
        ask(recording)
    assert "CANARY" not in path.read_text()


def test_a_place_where_no_file_can_be_is_refused_before_anything_is_asked(tmp_path: Path):
    """Not after everything has been paid for."""
    for place in (tmp_path, tmp_path / "none" / "ferry.jsonl"):
        with pytest.raises(OutputError, match="cannot record"):
            Recording(Paid(), place)


def test_only_a_recording_is_recorded_over(path: Path, tmp_path: Path):
    """A source or a device named by a slip stays what it is; a recording, and an empty file, are replaced."""
    source, pipe = tmp_path / "minutes.txt", tmp_path / "pipe"
    source.write_text("The ferry may stop.", encoding="utf-8")
    os.mkfifo(pipe)
    for taken in (source, pipe):
        with pytest.raises(OutputError, match="it is no recording"):
            Recording(Paid(), taken)
    assert source.read_text(encoding="utf-8") == "The ferry may stop."
    path.touch()
    for _ in range(2):
        with Recording(Paid(), path) as recording:
            ask(recording)
    assert ask(Replayed(path)).usage == PRICE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[1]",
        b"{}",
        b'{"summarizer recording": 2}',
        b'{"summarizer recording": 1}',
        b'{"summarizer recording": 1, "model": null}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_no_recording_is_refused(path: Path, content: bytes):
    """In one line."""
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is no recording"):
        Replayed(path)


@pytest.mark.parametrize("cut", [b'{"key": "a', b"7"])
def test_a_recording_that_is_cut_is_told_with_the_line(path: Path, cut: bytes):
    """The file is the right one, and its end is missing."""
    path.write_bytes(b'{"summarizer recording": 1, "model": "m", "sent_to": ""}\n\n' + cut)
    with pytest.raises(StoreError, match=r"ferry\.jsonl is broken in line 3: record it anew"):
        Replayed(path)


def test_a_line_ends_where_a_line_of_json_does(path: Path):
    """Another program may have written the separators of Unicode as they are."""
    with Recording(Paid(), path) as recording:
        recorded = ask(recording)
    path.write_text(path.read_text().replace('"key"', '"note": "a\u2028b", "key"'))
    assert ask(Replayed(path)) == recorded


def test_a_pipe_is_no_recording(path: Path):
    """It would never end."""
    os.mkfifo(path)
    with pytest.raises(StoreError, match="it is no file"):
        Replayed(path)


def test_a_recording_that_is_not_there_is_an_error(path: Path):
    """It says which."""
    with pytest.raises(StoreError, match="cannot read the recording"):
        Replayed(path)


@pytest.mark.parametrize(
    "damage",
    [
        {"draft": None},
        {"draft": {"risks": [{"statement": ""}]}},
        {"usage": None},
        {"usage": {"calls": 1, "more": 2}},
        {"usage": {"calls": "1", "input_tokens": 1, "output_tokens": 1}},
        {"usage": {"calls": 1, "input_tokens": -1, "output_tokens": 1}},
        {"usage": {"calls": 1, "input_tokens": 1.5, "output_tokens": 1}},
        {"read_tokens": "many"},
        {"error": {"kind": "SystemExit", "message": "", "hint": ""}},
        {"error": 1},
    ],
)
def test_a_recorded_answer_that_does_not_fit_is_refused(path: Path, damage: dict[str, object]):
    """A recording may come from anybody: a draft is held against its schema, an error is one of ours."""
    with Recording(Paid(), path) as recording:
        ask(recording)
    head, line = path.read_text().splitlines()
    path.write_text(f"{head}\n{json.dumps({**json.loads(line), **damage})}\n")
    with pytest.raises(AnswerError, match="does not fit"):
        ask(Replayed(path))


def test_every_kind_of_model_error_can_be_replayed():
    """None is missing in the table."""

    def kinds(error: type[ModelError]) -> set[type[ModelError]]:
        return {error}.union(*map(kinds, error.__subclasses__()))

    assert {kind for kind in kinds(ModelError) if kind.__module__ == "summarizer.errors"} == set(_ERRORS.values())
