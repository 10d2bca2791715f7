"""What is put around a model: the store, the recording, the budget."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from summarizer import Document, Question, Settings, summarize
from summarizer.asking import model_named
from summarizer.errors import ServerRefusedError, ServerUnavailableError
from summarizer.kinds import kind_named
from summarizer.model import Answer, Event, Noticed
from summarizer.prompting import brief_prompt
from summarizer.splitting import split
from summarizer.store import Store
from summarizer.store.keys import key_of
from summarizer.usage import Usage
from tests.asking.loopback import EMPTY, FLOOD, KEY, completion, serving
from tests.store.asked import Paid

if TYPE_CHECKING:
    from pathlib import Path

DYKE = Document.from_text("The mayor says that the dyke may not hold.")
ECHO = {**EMPTY, "risks": [{**FLOOD, "statement": f"The dyke of {KEY} may not hold."}]}


def test_a_brief_asked_for_again_makes_no_call(tmp_path: Path):
    """The second comes from the store, proved anew, and says that it cost nothing."""
    with serving(completion(json.dumps({**EMPTY, "risks": [FLOOD]}))) as loopback:
        settings = Settings(model="m", base_url=loopback.url, store=tmp_path / "store.sqlite")
        first, second = (summarize(DYKE, settings=settings) for _ in range(2))
    assert len(loopback.requests) == 1
    assert second.findings == first.findings
    assert (second.run.calls, second.run.cost) == (0, 0)


def test_a_brief_that_had_to_be_divided_makes_no_call_either(tmp_path: Path):
    """An answer that was cut off is paid for once, not with each rerun; offline the same brief comes out."""
    text = Document.from_text("The mayor says that the dyke may not hold.\n\n" * 200)
    cut = completion('{"actors": [', finish="length", usage=(5_000, 9_000))
    part = {**EMPTY, "risks": [FLOOD], "same": [], "disputes": []}
    with serving(cut, completion(part)) as loopback:
        settings = Settings(model="m", base_url=loopback.url, store=tmp_path / "store.sqlite")
        first = summarize(text, settings=settings)
        asked = len(loopback.requests)
        again = [summarize(text, settings=settings.model_copy(update={"offline": one})) for one in (False, True)]
        assert len(loopback.requests) == asked
    assert first.findings
    assert [report.findings for report in again] == [first.findings] * 2
    assert [report.run.calls for report in again] == [0, 0]


def test_what_was_paid_for_is_read_offline_without_a_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The key is for the server; who asks only the store has no use for it."""
    with serving(completion(json.dumps({**EMPTY, "risks": [FLOOD]}))) as loopback:
        monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", loopback.url)
        monkeypatch.setenv("AZURE_OPENAI_API_KEY", KEY)
        settings = Settings(model="azure/m", store=tmp_path / "store.sqlite")
        paid = summarize(DYKE, settings=settings)
    monkeypatch.delenv("AZURE_OPENAI_API_KEY")
    offline = summarize(DYKE, settings=settings.model_copy(update={"offline": True}))
    assert offline.findings == paid.findings
    with pytest.raises(ServerRefusedError, match="no key for Azure"):
        summarize(DYKE, settings=settings)
    with pytest.raises(ServerUnavailableError, match="not in the store"):
        summarize(Document.from_text("Another text."), settings=settings.model_copy(update={"offline": True}))


def test_what_was_paid_for_is_printed_though_the_store_fails_by_then(tmp_path: Path):
    """The disk is full with the first answer: it is used, and the chunk that could not be asked about is told."""
    resource = pytest.importorskip("resource")  # not on every system
    free = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard: list[Event] = []

    class Filling(Paid):
        """Fills the disk while it answers."""

        async def ask(self, question: Question) -> Answer:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1, free[1]))
            return await super().ask(question)

    model = Filling()
    settings = Settings(store=tmp_path / "store.sqlite", chunk_characters=1_000, concurrency=1)
    long = Document.from_text("The ferry to Brome may stop in May. It is old.\n\n" * 30)
    try:
        report = summarize(long, model=model, settings=settings, listener=heard.append)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, free)
    assert len(model.asked) == 1
    assert report.findings or report.left_out
    assert {failure.code for failure in report.coverage.failed} == {3}
    lines = [event.line for event in heard if isinstance(event, Noticed)]
    assert sum("is used, and not kept" in line for line in lines) == 1


def test_a_chunk_that_was_read_in_part_is_told_and_asked_anew(tmp_path: Path):
    """What the server cut away unread is a failure of the chunk, in the replay too, and no answer for the next time."""
    recording = tmp_path / "answers.jsonl"
    long = Document.from_text(
        f"{DYKE.text} " + "The northern quay was closed to ships that carry more than it bears. " * 400
    )
    half = completion(json.dumps({**EMPTY, "risks": [FLOOD]}), usage=(2_048, 10))
    with serving(half) as loopback:
        settings = Settings(model="m", base_url=loopback.url, store=tmp_path / "store.sqlite")
        first = summarize(long, settings=settings.model_copy(update={"record": recording}))
        second = summarize(long, settings=settings)
    assert len(loopback.requests) == 2
    replayed = summarize(long, settings=Settings(model=f"replay/{recording}"))
    for report in (first, second, replayed):
        (failure,) = report.coverage.failed
        assert "read only 2,048 tokens" in failure.error
        assert "num_ctx" in failure.error
        assert failure.code == 3
        assert len(report.findings) == 1


def test_an_answer_that_a_dead_process_paid_for_is_used(tmp_path: Path):
    """It came, was journalled, and nobody lived to use it: the next brief reads it instead of asking."""
    path = tmp_path / "store.sqlite"
    with serving(completion("{}")) as loopback:
        settings = Settings(model="m", base_url=loopback.url, store=path)
        model = model_named("m", settings)
        (chunk,) = split(DYKE, settings.chunk_characters)
        kind = kind_named(settings.kind)
        question = Question(DYKE, chunk, kind.draft_of(DYKE.text), lambda: brief_prompt(kind, DYKE, chunk))
        with Store(path) as store:
            run = store.run(command="brief", model="m", settings=settings, documents=[DYKE])
            ask = run.begun(key_of(question, model.identity), question).result()
            run.received(ask, f"```json\n{json.dumps({**EMPTY, 'risks': [FLOOD]})}\n```", Usage(1, 100, 10)).result()
        report = summarize(DYKE, settings=settings)
    assert [finding.item.statement for finding in report.findings] == [FLOOD["statement"]]
    assert loopback.requests == []


def test_a_key_that_comes_back_is_kept_nowhere(tmp_path: Path):
    """A server that echoes the key gets it neither into the store nor into a recording."""
    with serving(completion(json.dumps(ECHO))) as loopback:
        settings = Settings(
            model="m",
            base_url=loopback.url,
            api_key=SecretStr(KEY),
            store=tmp_path / "store.sqlite",
            record=tmp_path / "recording.jsonl",
        )
        summarize(DYKE, settings=settings)
    assert {path.name for path in tmp_path.iterdir()} >= {"store.sqlite", "recording.jsonl"}
    for path in tmp_path.iterdir():
        assert KEY.encode() not in path.read_bytes()


def test_what_was_recorded_is_replayed_without_a_server(tmp_path: Path):
    """The same findings come of the file alone, whatever server the settings know."""
    recording = tmp_path / "recording.jsonl"
    with serving(completion(json.dumps({**EMPTY, "risks": [FLOOD]}))) as loopback:
        recorded = summarize(DYKE, settings=Settings(model="m", base_url=loopback.url, record=recording))
        asked = len(loopback.requests)
        named = f"replay/{recording}"
        for settings in (Settings(model=named), Settings(model=named, base_url=loopback.url)):
            replayed = summarize(DYKE, settings=settings)
            assert replayed.findings == recorded.findings
            assert replayed.run.model == "m"
        assert len(loopback.requests) == asked
