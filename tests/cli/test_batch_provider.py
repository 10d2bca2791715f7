"""``summarizer batch --provider-batch``: the first questions of all documents go in batches, and are paid for once."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.batching import by_provider, packing
from summarizer.cli import main
from summarizer.store import Store
from tests.asking.loopback import EMPTY, KEY, failing
from tests.asking.provider import Provider, providing
from tests.cli.test_killed import TEXT, cites
from tests.cli.test_killed import answer as answer_in_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Line = dict[str, Any]

COUNT = 6
SENT = COUNT - 1  # the first question goes by a call


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Documents about ships; what is told of ship 13 is refused at first."""
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(COUNT):
        words = f"The owner of ship {number + 10} fears that it may not come back, and rightly."
        (folder / f"d{number}.txt").write_text(words, encoding="utf-8")
    return folder


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nothing long."""
    monkeypatch.setattr(by_provider, "_LOOKS", (0.0, 0.0))
    monkeypatch.setattr(by_provider, "_FIRST_PAUSE", 0.01)
    monkeypatch.setattr(by_provider, "_LONGEST_PAUSE", 0.01)


def answer(user: str) -> dict[str, Any]:
    """Return the brief of what ``user`` shows, in which the quote about ship 13 is wrong; or what mends it."""
    ((passage, words),) = re.findall(
        r"^\[(p\d+)\]\n(The owner of ship \d+ fears that it may not come back)", user, re.MULTILINE
    )
    if '"refused"' in user:
        item = json.loads(next(line for line in user.splitlines() if line.startswith('{"item"')))
        return {"items": [{**cites(passage, words), "item": item["item"]}]}
    return {**EMPTY, "risks": [cites(passage, words.replace("ship 13 fears", "ship 13 knows"))]}


def line_of(docs: Path, provider: Provider, out: Path, *flags: str) -> list[str]:
    line = ["batch", str(docs), "-o", str(out), "--store", f"{out}.sqlite"]
    return [*line, "--model", "m", "--base-url", provider.url, "--provider-batch", *flags]


def begun(docs: Path, provider: Provider, out: Path) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "summarizer", *line_of(docs, provider, out)]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killed_at_once(docs: Path, provider: Provider, out: Path) -> None:
    """Begin the command, and kill it as soon as its request is held."""
    process = begun(docs, provider, out)
    assert provider.arrived.wait(60)
    process.kill()
    ended(process, -9)


def ended(process: subprocess.Popen[str], code: int) -> str:
    told, err = process.communicate(timeout=90)
    assert (process.returncode, told, "Traceback" in err) == (code, "", False), err
    return err


@pytest.fixture
def run(docs: Path, tmp_path: Path, soon: None, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what runs the command, expects an exit code, and returns what it says on stderr."""
    del soon

    def ran(provider: Provider, *flags: str, code: int = 0, out: str = "out") -> str:
        assert main(line_of(docs, provider, tmp_path / out, *flags)) == code
        told, err = capsys.readouterr()
        assert (told, "Traceback" in err, "\x1b" in err) == ("", False, False), err
        return err

    return ran


def index(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "index.jsonl").read_text("utf-8").splitlines()]


def sent_once(provider: Provider, batches: int) -> bool:
    """Tell whether so many batches were made, and no question is in two of them."""
    questions = provider.questions()
    return len(provider.batches) == batches and len(questions) == len(set(questions))


def test_first_questions_go_in_a_batch_and_repairs_by_calls(run: Callable[..., str], tmp_path: Path):
    """The very first is asked at once; the others go in one file, the one refused item by a call of its own."""
    with providing(answer) as provider:
        err = run(provider)
        assert f"{SENT} questions went to" in err
        assert f"completed, {SENT} of {SENT} answered" in err
        assert f"{COUNT} done, 0 failed, 0 left" in err
        assert sent_once(provider, 1)
        assert len(provider.questions()) == SENT
        assert len(provider.calls) == 2
        assert {line["findings"] for line in index(tmp_path / "out")} == {1}
        assert sum(line["input_tokens"] for line in index(tmp_path / "out")) == 100 * (COUNT + 1)
        assert sorted(provider.deleted) == ["file-0", "output-batch-0"]
        run(provider)
        assert (len(provider.batches), len(provider.calls)) == (1, 2)


def test_the_reports_are_those_of_ordinary_calls(docs: Path, run: Callable[..., str], tmp_path: Path):
    """Whichever way the questions go, the digests are the same, and so are the tokens."""
    with providing(answer) as provider:
        run(provider)
        line = ["batch", str(docs), "-o", str(tmp_path / "plain"), "--store", str(tmp_path / "plain.sqlite"), "-q"]
        assert main([*line, "--model", "m", "--base-url", provider.url]) == 0
        told = [
            [(line["digest"], line["input_tokens"], line["calls"]) for line in index(tmp_path / out)]
            for out in ("out", "plain")
        ]
        assert told[0] == told[1]


def test_what_the_server_refuses_of_a_call_is_in_no_batch(run: Callable[..., str]):
    """The first question, asked at once, learns it: else every line would fail."""
    fault = ("POST /chat/completions", failing(400, "temperature is not supported"))
    with providing(answer, faults=[fault]) as provider:
        run(provider)
        lines = provider.lines_of(provider.batches[0])
        assert len(lines) == SENT
        assert not any("temperature" in line["body"] for line in lines)


@pytest.mark.parametrize("endings", [["completed"], ["expired", "completed"]])
def test_of_a_long_document_only_its_parts_go_in_batches(
    docs: Path, run: Callable[..., str], monkeypatch: pytest.MonkeyPatch, endings: list[str]
):
    """What is asked over all parts, and to mend one, depends on their answers: no line asks it before all are there."""
    for one in docs.iterdir():
        one.unlink()
    (docs / "long.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("SUMMARIZER_CHUNK_CHARACTERS", "1700")
    with providing(answer_in_parts, endings=endings) as provider:
        whole = provider.lines
        provider.lines = lambda lines: whole(lines) if len(provider.batches) == len(endings) else lines[:3]
        assert "1 done, 0 failed, 0 left" in run(provider)
        asked = [line["body"]["messages"][-1]["content"] for one in provider.batches for line in provider.lines_of(one)]
        assert len(provider.calls) == 3
        assert provider.calls[0] not in asked
        assert '"refused"' in provider.calls[1]
        assert provider.calls[2].startswith("The items of a brief")
        assert not any('"refused"' in user or user.startswith("The items of a brief") for user in asked)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
def test_broken_off_while_it_waits_it_asks_nothing_twice(docs: Path, tmp_path: Path, sent: int, code: int):
    """The batch goes on, and Ctrl-C says so; the same command fetches it, and sends only what is new."""
    with providing(answer, ready=False, held="GET /batches/") as provider:
        process = begun(docs, provider, tmp_path / "out")
        assert provider.arrived.wait(60)
        process.send_signal(sent)
        err = ended(process, code)
        assert ("batch batch-0 goes on at" in err) == (sent == signal.SIGINT), err
        assert provider.deleted == []
        provider.ready.set()
        provider.going_on.set()
        for number in (98, 99):
            words = f"The owner of ship {number} fears that it may not come back, he says."
            (docs / f"e{number}.txt").write_text(words, encoding="utf-8")
        err = ended(begun(docs, provider, tmp_path / "out"), 0)
        assert f"{COUNT + 2} done, 0 failed, 0 left" in err
        assert sent_once(provider, 2)
        assert len(provider.questions()) == SENT + 1
        assert len(provider.calls) == 3  # the first of each run that sends something, and the repair


@pytest.mark.parametrize(("held", "lag"), [("POST /files", 0), ("POST /batches", 0), ("POST /batches", 2)])
def test_killed_while_it_sends_it_asks_nothing_twice(docs: Path, tmp_path: Path, held: str, lag: int):
    """A batch whose id nobody heard is found by its mark, be it slow to be listed; what was no batch yet is sent."""
    with providing(answer, held=held) as provider:
        killed_at_once(docs, provider, tmp_path / "out")
        provider.going_on.set()
        provider.lag = lag
        err = ended(begun(docs, provider, tmp_path / "out"), 0)
        assert f"{COUNT} done, 0 failed, 0 left" in err
        assert ("was sent by a run that was broken off" in err) == (held == "POST /batches")
        assert sent_once(provider, 1)
        assert len(provider.questions()) in {SENT, SENT - 1}  # where it was sent anew, the first of these by a call


@pytest.mark.parametrize("held", ["GET /files/", "DELETE /files/"])
def test_killed_while_it_fetches_it_asks_nothing_twice(docs: Path, tmp_path: Path, held: str):
    """What had come is in the store, and the rest still at the provider."""
    with providing(answer, held=held) as provider:
        killed_at_once(docs, provider, tmp_path / "out")
        provider.going_on.set()
        assert f"{COUNT} done, 0 failed, 0 left" in ended(begun(docs, provider, tmp_path / "out"), 0)
        assert sent_once(provider, 1)
        assert len(provider.calls) == 2


def test_two_on_one_store_send_one_batch(docs: Path, tmp_path: Path):
    """Both wait for it, and both end with 0."""
    with providing(answer, ready=False, held="GET /batches/") as provider:
        both = [begun(docs, provider, tmp_path / "out") for _ in range(2)]
        assert provider.arrived.wait(60)
        provider.ready.set()
        provider.going_on.set()
        for process in both:
            assert f"{COUNT} done" in ended(process, 0)
        assert sent_once(provider, 1)
        assert len(provider.questions()) == SENT


def failed(status: int, message: str = "busy") -> Callable[[list[Line]], list[Line]]:
    """Return what gives the error of the first line."""

    def errors(lines: list[Line]) -> list[Line]:
        body = {"error": {"message": message, "type": "t", "code": None}}
        return [{"custom_id": lines[0]["custom_id"], "response": {"status_code": status, "body": body}}]

    return errors


def _altered(line: bytes, **body: Any) -> bytes:
    told = json.loads(line)
    told["response"]["body"]["choices"][0] |= body
    return json.dumps(told).encode()


REFUSING: Line = {"message": {"role": "assistant", "content": None, "refusal": "I will not"}}


@pytest.mark.parametrize(
    ("lines", "calls"),
    [
        (lambda lines: lines[1:], 3),
        (lambda lines: [*lines[:-1], lines[-1][:40]], 3),
        (lambda lines: [*lines, lines[0], b'{"custom_id": "nobody", "response": {}}', b"[1", b"null", b"\xff"], 2),
        (lambda lines: list(reversed(lines)), 2),
        (lambda lines: [lines[0].replace(b"risks", b"rocks"), *lines[1:]], 3),
        (lambda lines: [_altered(lines[0], **REFUSING), *lines[1:]], 3),
        (lambda lines: [_altered(lines[0], finish_reason="content_filter"), *lines[1:]], 3),
        (lambda lines: [lines[0].replace(b"choices", b"chances"), *lines[1:]], 3),
    ],
    ids=["missing", "cut", "doubled and strange", "another order", "unfit", "refusal", "filtered", "no completion"],
)
def test_what_a_batch_does_not_answer_is_asked_by_calls(
    run: Callable[..., str], tmp_path: Path, lines: Callable[[list[bytes]], list[bytes]], calls: int
):
    """Answers are told apart by their keys; what is missing, cut or unfit is asked about once more, alone."""
    with providing(answer, lines=lines) as provider:
        assert f"{COUNT} done, 0 failed, 0 left" in run(provider)
        assert {line["findings"] for line in index(tmp_path / "out")} == {1}
        assert len(provider.calls) in {calls, calls + 1}  # the repair may be of the one that is asked about again
        run(provider)
        assert sent_once(provider, 1)


@pytest.mark.parametrize(
    ("status", "said"), [(429, "is busy or failing"), (500, "is busy or failing"), (400, "refuses the call")]
)
def test_a_line_that_failed_is_told_and_asked_by_a_call(run: Callable[..., str], status: int, said: str):
    """With the provider's words, of which no terminal obeys any."""
    errors = failed(status, "gone \x1b[31mred")
    with providing(answer, lines=lambda lines: lines[1:], errors=errors) as provider:
        err = run(provider)
        assert "1 question to be asked by calls, for 127.0.0.1" in err
        assert f"{said} (HTTP {status}: gone \\u{{1b}}[31mred)" in err
        assert f"{COUNT} done, 0 failed, 0 left" in err
        assert len(provider.calls) in {3, 4}


def test_where_a_whole_batch_fails_not_all_of_it_goes_by_calls(
    run: Callable[..., str], monkeypatch: pytest.MonkeyPatch
):
    """It would cost twice what was agreed to; the same command sends a batch again."""
    monkeypatch.setattr(by_provider, "_MANY", SENT)

    def all_failed(lines: list[Line]) -> list[Line]:
        return [failed(500)([one])[0] for one in lines]

    with providing(answer, lines=lambda _: [], errors=all_failed) as provider:
        err = run(provider, code=6)
        assert re.search(r"batch batch-0 has answered nothing, for \S+ is busy or failing \(HTTP 500: busy\)", err)
        assert len(provider.calls) == 1
        monkeypatch.setattr(by_provider, "_MANY", SENT - 1)  # the first of the second run is asked by a call
        provider.errors = lambda _: []
        assert "has answered nothing, for its file of answers has none" in run(provider, code=6)
        provider.lines = lambda lines: lines
        assert f"{COUNT} done, 0 failed, 0 left" in run(provider)
        assert len(provider.batches) == 3


def expired(lines: list[Line]) -> list[Line]:
    """Return what OpenAI writes of questions that a batch did not come to."""
    return [
        {"custom_id": line["custom_id"], "response": None, "error": {"code": "batch_expired", "message": "too late"}}
        for line in lines[2:]
    ]


def test_what_an_expired_batch_did_not_come_to_goes_in_another(run: Callable[..., str]):
    """What it has answered is kept, and not sent again."""
    with providing(answer, endings=["expired", "completed"], errors=expired) as provider:
        whole = provider.lines
        provider.lines = lambda lines: lines[:2] if len(lines) == SENT else whole(lines)
        provider.errors = lambda lines: expired(lines) if len(lines) == SENT else []
        assert f"{COUNT} done, 0 failed, 0 left" in run(provider)
        assert [len(provider.lines_of(one)) for one in provider.batches] == [SENT, SENT - 2]
        assert len(provider.calls) == 2


def test_where_batches_expire_unanswered_it_ends_and_may_go_on_later(run: Callable[..., str]):
    """Nothing is asked at the full price instead."""
    with providing(answer, endings=["expired", "completed"], lines=lambda _: []) as provider:
        err = run(provider, code=4)
        assert f"has answered none of {SENT} questions (its batches are expired): try again later" in err
        assert len(provider.calls) == 1
        provider.lines = lambda lines: lines
        assert f"{COUNT} done, 0 failed, 0 left" in run(provider)


def test_a_batch_that_somebody_cancels_is_not_made_good_behind_his_back(run: Callable[..., str]):
    """What was answered is kept, the rest goes in another batch when the command is given again."""
    with providing(answer, endings=["cancelled", "completed"], lines=lambda lines: lines[:2]) as provider:
        assert "was cancelled at 127.0.0.1" in run(provider, code=4)
        assert len(provider.calls) == 1
        provider.lines = lambda lines: lines
        assert f"{COUNT} done, 0 failed, 0 left" in run(provider)
        assert [len(provider.lines_of(one)) for one in provider.batches] == [SENT, SENT - 2 - 1]


def test_a_batch_that_is_refused_is_told_on_one_line(run: Callable[..., str]):
    """With the provider's words, cut, and without the key; nothing is asked by calls instead."""
    trouble = {"message": f"line 1 \x1b[31mis no JSON, {KEY}, " + "x" * 1000, "code": "bad"}
    with providing(answer, endings=["failed"], trouble=trouble) as provider, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SUMMARIZER_API_KEY", KEY)
        err = run(provider, code=6)
        assert "refuses the batch: line 1" in err
        assert KEY not in err
        assert "x" * 300 not in err
        assert len(provider.calls) == 1


def test_batches_beyond_the_providers_queue_go_when_others_have_ended(
    run: Callable[..., str], monkeypatch: pytest.MonkeyPatch
):
    """A file holds so many questions and no more; one that finds no room waits for those before it."""
    monkeypatch.setattr(packing, "MOST_QUESTIONS", 3)
    trouble = {"message": "Enqueued token limit reached", "code": "token_limit_exceeded"}
    with providing(answer, endings=["completed", "failed", "completed"], trouble=trouble) as provider:
        assert f"{COUNT} done, 0 failed, 0 left" in run(provider)
        assert [len(provider.lines_of(one)) for one in provider.batches] == [3, 2, 2]
        assert len(provider.calls) == 2


def test_a_batch_that_never_has_room_is_for_later(run: Callable[..., str]):
    """It costs nothing, and the provider's words say why."""
    trouble = {"message": "Enqueued token limit reached", "code": "token_limit_exceeded"}
    with providing(answer, endings=["failed"], trouble=trouble) as provider:
        assert "(Enqueued token limit reached)" in run(provider, code=4)
        assert len(provider.calls) == 1


def test_a_server_without_batches_is_told_before_anything_is_asked(run: Callable[..., str]):
    """One line that says what to leave out."""
    with providing(answer, knows=False) as provider:
        err = run(provider, code=6)
        assert re.search(r"127\.0\.0\.1:\d+ takes no batches: leave out --provider-batch", err)
        assert provider.calls == []


def test_a_batch_that_is_not_there_any_more_is_told(run: Callable[..., str]):
    """It may be another account's: nothing is sent again."""
    with providing(answer, endings=["completed"], faults=[("GET /batches/", failing(404, "who?"))]) as provider:
        assert "knows no batch batch-0: use the key that it was sent with" in run(provider, code=6)
        assert f"{COUNT} done" in run(provider)
        assert sent_once(provider, 1)


def test_answers_that_are_not_there_any_more_are_told(run: Callable[..., str]):
    """They are not asked for again at somebody's cost, unless he says so."""
    with providing(answer, faults=[("GET /files/", failing(404, "deleted"))]) as provider:
        assert "has the file output-batch-0 with answers no more" in run(provider, code=6)
        assert sent_once(provider, 1)


@pytest.mark.parametrize("request_", ["POST /files", "GET /batches/", "GET /files/", "GET /batches", "DELETE /files/"])
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_provider_is_tried_again(run: Callable[..., str], request_: str, status: int):
    """Whatever it was busy with."""
    with providing(answer, faults=[(request_, failing(status, "later"))]) as provider:
        if request_ == "GET /batches":
            run(provider, code=4)  # the first look of all: who is busy then may have no batches
        assert f"{COUNT} done, 0 failed, 0 left" in run(provider)
        assert sent_once(provider, 1)


@pytest.mark.parametrize("reply", [failing(500, "oh"), failing(200), failing(502, "<html>")])
def test_a_batch_that_was_taken_with_an_error_is_not_sent_twice(run: Callable[..., str], reply: Any):
    """Nobody knows whether it was taken: the provider's list says so."""
    with providing(answer, faults=[("POST /batches", reply)]) as provider:
        assert f"{COUNT} done, 0 failed, 0 left" in run(provider)
        assert sent_once(provider, 1)


@pytest.mark.parametrize("status", [400, 401, 402])
@pytest.mark.parametrize("request_", ["POST /files", "POST /batches"])
def test_a_batch_that_is_not_taken_is_forgotten(run: Callable[..., str], tmp_path: Path, request_: str, status: int):
    """The line says why; nothing is thought to be under way."""
    with providing(answer, refusals=[(request_, failing(status, "no \x1b[2J"))]) as provider:
        assert f"(HTTP {status}: no \\u{{1b}}[2J)" in run(provider, code=6)
        with Store(tmp_path / "out.sqlite", reading=True) as store:
            assert store.parcels() == []
        assert f"{COUNT} done, 0 failed, 0 left" in run(provider)
        assert sent_once(provider, 1)


def test_a_batch_of_which_nobody_knows_is_looked_for_before_it_is_sent_again(run: Callable[..., str], tmp_path: Path):
    """By the next run, too; where it was never taken, it goes then."""
    with providing(answer, refusals=[("POST /batches", failing(503, "oh"))]) as provider:
        assert "is busy or failing (HTTP 503: oh)" in run(provider, code=4)
        with Store(tmp_path / "out.sqlite", reading=True) as store:
            assert [(parcel.id, parcel.questions) for parcel in store.parcels()] == [("", SENT)]
        assert f"{COUNT} done, 0 failed, 0 left" in run(provider)
        assert sent_once(provider, 1)


def test_a_limit_without_room_for_one_question_sends_none(run: Callable[..., str]):
    """Neither by a call nor in a batch."""
    with providing(answer) as provider:
        assert f"0 done, 0 failed, {COUNT} left" in run(provider, "--max-tokens-total", "100", code=6)
        assert (provider.batches, provider.calls) == ([], [])


def test_a_limit_is_kept_by_what_is_sent(run: Callable[..., str], tmp_path: Path):
    """Only so many questions are sent as fit; with a higher limit the others go too, and none twice."""
    with providing(answer) as provider:
        err = run(provider, "--max-tokens-total", "5000", code=6)
        assert re.search(r"\d questions are not sent: the limit has no room for them", err)
        few = len(provider.questions())
        assert 0 < few < SENT
        assert len(index(tmp_path / "out")) == COUNT
        assert "0 failed, 0 left" in run(provider, "--max-tokens-total", "1000000")
        assert sent_once(provider, len(provider.batches))


def test_status_tells_of_batches_under_way(docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """On stderr, as they were last heard of, with nobody asked; on stdout there are documents, as ever."""
    with providing(answer, ready=False, held="GET /batches/") as provider:
        killed_at_once(docs, provider, tmp_path / "out")
    assert main(["batch", "--status", "--store", str(tmp_path / "out.sqlite")]) == 0
    told, err = capsys.readouterr()
    assert len(told.splitlines()) == COUNT
    assert re.search(rf"batch batch-0 at 127\.0\.0\.1:\d+: in_progress, 0 of {SENT} answered when last looked at", err)
    assert main(["batch", "--status", "-q", "--store", str(tmp_path / "out.sqlite")]) == 0
    assert capsys.readouterr().err == ""


def test_who_leaves_the_flag_out_is_told_what_is_under_way(
    docs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """Calls would be paid for beside it."""
    with providing(answer, ready=False, held="GET /batches/") as provider:
        killed_at_once(docs, provider, tmp_path / "out")
        line = line_of(docs, provider, tmp_path / "out")
        line.remove("--provider-batch")
        assert main(line) == 0
        assert re.search(r"batch batch-0 is under way at \S+: --provider-batch uses", capsys.readouterr().err)


@pytest.mark.parametrize(
    ("flags", "named"),
    [
        ([], "has no batches"),
        (["--model", "ollama/m"], "ollama/m has no batches"),
        (["--model", "openrouter/a/m"], "openrouter/a/m has no batches"),
        (["--model", "m", "--base-url", "http://127.0.0.1:9/v1", "--no-cache"], "--no-cache"),
        (["--engine", "ray"], "--engine ray"),
    ],
)
@pytest.mark.parametrize("dry", [True, False])
def test_what_does_not_go_with_batches_is_refused(
    docs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    flags: Iterable[str],
    named: str,
    dry: bool,
):
    """The embedded model has no provider, and some providers have no batches; what is answered must be kept."""
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("OPENROUTER_API_KEY", KEY)
    line = ["batch", str(docs), "-o", str(tmp_path / "out"), "--provider-batch", *flags]
    assert main([*line, *(["--dry-run"] if dry else [])]) == 2
    assert named in capsys.readouterr().err
