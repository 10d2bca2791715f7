"""What a server tells of batches is believed only as far as it has the form that it should have."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from summarizer.asking import batches as room
from summarizer.asking import model_named
from summarizer.asking.language_model import LanguageModel
from summarizer.errors import AnswerError, OutputError, ServerUnavailableError
from summarizer.settings import Settings
from summarizer.usage import NOTHING, Usage
from tests.asking.listening import listening
from tests.asking.loopback import BRIEF, KEY, Reply, as_json, completion, question, send, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from summarizer.asking.batches import Batches, Came

GOOD = {"id": "batch_1", "object": "batch", "status": "in_progress", "input_file_id": "file-1"}


def batches_at(url: str) -> Batches:
    model = model_named("m", settings(url))
    assert isinstance(model, LanguageModel)
    assert model.batches is not None
    return model.batches


def asked(reply: Reply, work: Callable[[Batches], Coroutine[Any, Any, Any]]) -> Any:
    """Return what ``work`` makes of a server that answers everything so."""
    with listening(lambda handler: send(handler, reply), lambda: None) as port:
        return asyncio.run(work(batches_at(f"http://127.0.0.1:{port}/v1")))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"null",
        b"[]",
        b'"x"',
        b"{}",
        b'{"id": 5}',
        b'{"id": "../files"}',
        b'{"id": "a\\nb"}',
        b"[" * 9999,
    ],
)
def test_what_is_no_batch_is_no_batch(body: bytes):
    """One line says so, and it may be tried again: a proxy may have said it."""
    with pytest.raises(ServerUnavailableError, match=r"answered with what is no batch") as caught:
        asked(Reply(body), lambda batches: batches.looked_up("batch_1"))
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "told",
    [
        {"request_counts": "many", "errors": 7, "metadata": [], "output_file_id": 9},
        {"request_counts": {"total": -5, "completed": 1e300, "failed": "1"}, "errors": {"data": ["x"]}},
        {"request_counts": None, "errors": None, "metadata": None, "output_file_id": "../../v1/keys"},
    ],
)
def test_of_a_batch_that_is_told_strangely_the_rest_is_believed(told: dict[str, Any]):
    """Counts that cannot be true are 0, and what can be the name of no file is none."""
    sent = asked(as_json({**GOOD, **told}), lambda batches: batches.looked_up("batch_1"))
    assert (sent.id, sent.state, sent.done, sent.all) == ("batch_1", "in_progress", 0, 0)
    assert (sent.files, sent.results, sent.trouble) == (("file-1",), (), "")


def test_a_servers_words_are_harmless():
    """States and troubles are printed: without escapes and keys, and not at length."""
    told = {"status": "\x1b[2J" + KEY + "x" * 500, "errors": {"data": [{"message": f"\x07{KEY} " + "y" * 900}]}}
    sent = asked(as_json({**GOOD, **told}), lambda batches: batches.looked_up("batch_1"))
    assert (sent.state + sent.trouble).isprintable()
    assert KEY not in sent.state + sent.trouble
    assert (len(sent.state), len(sent.trouble)) == (40, 300)
    assert not asked(as_json({**GOOD, "status": None}), lambda batches: batches.looked_up("batch_1")).is_over


@pytest.mark.parametrize("data", [None, "x", {}, [None, 5], [{"id": "batch_9", "metadata": "m"}]])
def test_a_strange_list_has_no_batch_of_ours(data: object):
    """However often its next page is asked for."""
    assert asked(as_json({"data": data, "has_more": True}), lambda batches: batches.found("m")) is None


def came(tmp_path: Path, *lines: bytes) -> list[Came]:
    """Return what a file of such lines says."""
    path = tmp_path / "answers.jsonl"
    path.write_bytes(b"\n".join(lines))
    return list(batches_at("http://127.0.0.1:9/v1").answers(path))


def line(key: object = "k", **told: Any) -> bytes:
    response = {"status_code": 200, "body": json.loads(completion(BRIEF).body)}
    return json.dumps({"custom_id": key, "response": response, "error": None, **told}).encode()


def test_a_line_is_an_answer_with_its_cost(tmp_path: Path):
    """As it came; what makes a draft of it reads it later."""
    (one,) = came(tmp_path, line())
    assert (one.key, json.loads(one.raw or ""), one.usage, one.why) == ("k", BRIEF, Usage(1, 100, 10), "")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"response": None, "error": {"code": "x", "message": "\x1b no"}}, r"gave no answer \(\\u\{1b\} no\)"),
        ({"response": 5, "error": "no"}, r"gave no answer \(no\)"),
        ({"response": None}, "no reason given"),
        ({"response": {"status_code": 200, "body": None}}, "without a message"),
        ({"response": {"status_code": 200, "body": {"choices": [{"index": 0}]}}}, "without a message"),
        ({"response": {"status_code": 429, "body": {"error": {"message": "slow"}}}}, r"HTTP 429: slow"),
        ({"response": {"status_code": 500, "body": "<html>"}}, r"\(HTTP 500\)"),
        ({"response": {"status_code": "200", "body": 7}}, "without a message"),
    ],
)
def test_a_line_that_failed_says_why(tmp_path: Path, told: dict[str, Any], why: str):
    """In words that may be printed."""
    (one,) = came(tmp_path, line(**told))
    assert (one.raw, one.usage) == (None, NOTHING)
    assert one.why.isprintable()
    assert re.search(why, one.why)


@pytest.mark.parametrize("code", ["batch_expired", "batch_cancelled"])
def test_a_question_that_was_never_asked_has_no_line(tmp_path: Path, code: str):
    """Its batch ended before: it is as if nothing had come for it."""
    assert came(tmp_path, line(response=None, error={"code": code, "message": "too late"})) == []


def test_lines_that_are_none_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Cut, empty, deep, nameless, without end: the others stand."""
    monkeypatch.setattr(room, "MOST_BODY_BYTES", 1_000)
    lines = (
        line("a"),
        line("b")[:50],
        b"",
        b"[" * 900,
        b"x" * 5_000,
        b"\xff\xfe",
        line(5),
        line("c"),
        b'{"custom_id"',
    )
    assert [one.key for one in came(tmp_path, *lines)] == ["a", "c"]


def test_an_answer_without_end_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It would be counted as no more than a failure."""
    monkeypatch.setattr("summarizer.asking.completions.MOST_CHARACTERS", 100)
    (one,) = came(tmp_path, line(response={"status_code": 200, "body": json.loads(completion("x" * 200).body)}))
    assert (one.raw, one.why) == (None, "the answer of 127.0.0.1:9 is larger than 100 characters")


def test_a_file_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Packed small or not: it is not read on, nor written on."""
    monkeypatch.setattr(room, "_MOST_ANSWERS", 1_000_000)
    packed = Reply(gzip.compress(b"x" * 30_000_000), headers=(("content-encoding", "gzip"),))
    with pytest.raises(AnswerError, match="larger than 1 MB"):
        asked(packed, lambda batches: batches.download("file-1", tmp_path / "out"))
    assert (tmp_path / "out").stat().st_size <= 1_000_000


def test_a_disk_without_room_is_told(tmp_path: Path):
    """As ours to mend, not the server's."""
    with pytest.raises(OutputError, match="cannot be written: Is a directory: make room"):
        asked(Reply(b"x"), lambda batches: batches.download("file-1", tmp_path))


def test_a_lone_surrogate_spoils_no_file():
    """A provider would refuse the whole of it."""
    with_one = asyncio.run(batches_at("http://127.0.0.1:9/v1").line(question("a \ud800 prompt"), "k"))
    assert json.loads(with_one.encode())["body"]["messages"][1]["content"] == "a \ud800 prompt"
    without = asyncio.run(batches_at("http://127.0.0.1:9/v1").line(question("ein schöner Satz"), "k"))
    assert "schöner" in without


def test_deleting_is_tried_and_no_more():
    """A server that keeps its files keeps them."""
    sent = asked(as_json(GOOD), lambda batches: batches.looked_up("batch_1"))
    assert asked(as_json({}, 500), lambda batches: batches.forget(sent)) is None


@pytest.mark.parametrize(("name", "takes"), [("openai/m", True), ("azure/m", True), ("ollama/m", False)])
def test_who_may_take_batches_is_known(monkeypatch: pytest.MonkeyPatch, name: str, takes: bool):
    """A server that is named by its address may say itself that it does not."""
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", "https://name.openai.azure.com")
    model = model_named(name, Settings(model=name, api_key=SecretStr(KEY)))
    assert isinstance(model, LanguageModel)
    assert (model.batches is not None) == takes
