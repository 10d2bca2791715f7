"""The log of past runs: what was asked, what came, what it cost; and how long it is kept."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from summarizer.errors import ServerUnavailableError, StoreError, UsageError
from summarizer.model import Answer, Question
from summarizer.settings import Settings
from summarizer.store import Cached, Retention, Store
from summarizer.store.secrecy import open_source
from summarizer.usage import NOTHING, Usage
from tests.samples import sample_report
from tests.store.asked import PRICE, SETTINGS, Paid, draft, open_run, question

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = 86_400.0
CANARY = "sk-CANARYKEY123"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store will be."""
    return tmp_path / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A store that holds nothing yet."""
    with Store(path) as opened:
        yield opened


def age(path: Path, run: str, days: float) -> None:
    """Make a run so many days old."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE runs SET started = started - ? WHERE id = ?", (days * DAY, run))
        connection.commit()


def test_a_run_holds_all_that_was_said(store: Store):
    """Prompts, raw answers, the draft that was used, and what it cost."""
    run = open_run(store)
    asyncio.run(Cached(Paid(), run).ask(question()))
    run.finished(sample_report()).result()
    details = store.details(run.id)
    (ask,) = details.asks
    prompt = question().prompt
    assert (ask.system, ask.user, ask.form, ask.chunk) == (prompt.system, prompt.user, "ActorsAndStakes", 1)
    answered = draft(f"It is said: {question().document.text}")
    assert json.loads(ask.draft or "") == answered.model_dump(mode="json")
    assert [reply.raw for reply in ask.replies] == [answered.model_dump_json()]
    assert (ask.usage, ask.replies[0].usage, details.run.usage) == (PRICE, PRICE, PRICE)
    assert details.run.sources == (("notes/ferry.txt", question().document.sha256),)
    assert (details.run.command, details.run.model) == ("brief", SETTINGS.model)
    assert details.run.cost == sample_report().run.cost
    assert details.run.outcome == "partial"
    assert "talk.md" in (details.report or "")
    assert [one["section"] for one in details.left_out] == [one.section for one in sample_report().left_out]


def test_a_run_that_broke_off_says_why(store: Store):
    """The error's kind and line are kept; cost is not known."""
    run = open_run(store)
    run.broken_off(ServerUnavailableError("the server is busy")).result()
    (listed,) = store.runs()
    assert (listed.outcome, listed.note, listed.cost) == ("ServerUnavailableError", "the server is busy", None)


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), asyncio.CancelledError()])
def test_a_run_that_somebody_stopped_was_interrupted(store: Store, stop: BaseException):
    """What Python calls that is nobody's business."""
    open_run(store).broken_off(stop).result()
    (listed,) = store.runs()
    assert listed.outcome == "interrupted"


def test_what_a_killed_run_paid_is_counted(store: Store):
    """A run that never ended cost what its answers did; unknown stays unknown."""
    run = open_run(store)
    ask = run.begun("ab" * 32, question()).result()
    run.received(ask, "{", PRICE).result()
    run.received(ask, "{", Usage(1, None, 4)).result()
    run.begun("cd" * 32, question("The inn is closed.")).result()
    (listed,) = store.runs()
    assert (listed.outcome, listed.ended, listed.questions) == ("", None, 2)
    assert listed.usage == Usage(3, None, None)  # and of the third call, that nothing came of
    assert store.details(run.id).run == listed


def test_what_an_ask_that_was_stopped_has_cost_is_unknown(store: Store):
    """The server may have counted what never came: that is not nothing, in the list as in the run itself."""
    run = open_run(store)
    run.begun("aa", question()).result()
    run.broken_off(asyncio.CancelledError()).result()
    (listed,) = store.runs()
    assert listed.usage == Usage(1, None, None)
    assert store.details(listed.id).asks[0].usage == Usage(1, None, None)


def test_runs_come_newest_first_and_are_found_by_the_beginning_of_their_id(store: Store, path: Path):
    """Ids are 128 random bits; a few digits do, unless they name several or none."""
    old, new = open_run(store), open_run(store)
    age(path, old.id, 1)
    assert [one.id for one in store.runs()] == [new.id, old.id]
    assert {len(bytes.fromhex(one.id)) for one in store.runs()} == {16}
    assert store.details(old.id[:12]).run.id == old.id
    for wrong in (old.id[:3], "", "zzzz", old.id + "0", "%", "____"):
        with pytest.raises(UsageError, match="there is no run"):
            store.details(wrong)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE runs SET id = 'abcd' || id")
        connection.commit()
    with pytest.raises(UsageError, match="2 runs begin with 'abcd'"):
        store.details("abcd")


def test_hits_are_logged_and_cost_nothing(store: Store):
    """A question that was found in the store is part of the run that asked it."""
    asyncio.run(Cached(Paid(), open_run(store)).ask(question()))
    run = open_run(store)
    asyncio.run(Cached(Paid(), run).ask(question()))
    details = store.details(run.id)
    assert (details.run.questions, details.run.found, details.run.usage) == (1, 1, NOTHING)
    assert details.asks[0].outcome == "found"
    assert details.asks[0].draft is not None


def everything(path: Path) -> bytes:
    """Return the bytes of the store and all files beside it."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()))


def test_of_a_servers_address_only_the_host_is_kept(store: Store, path: Path):
    """Some gateways take their key in the path, which no provider's key tells."""
    url = f"https://ann:{CANARY}@models.example.org:8443/{CANARY}/v1?key={CANARY}"
    run = store.run(command="brief", model="m", settings=Settings(model="m", base_url=url))
    assert store.details(run.id).settings["base_url"] == "https://models.example.org:8443"
    assert b"CANARY" not in everything(path)


@pytest.mark.parametrize("spelled", [CANARY, 'sk-CANARY"KEY\\123'])
def test_no_key_reaches_the_file(path: Path, spelled: str):
    """Not by settings, URLs, answers, errors, prompts, reports or a draft, in no file beside the store."""

    class Echo(Paid):
        async def ask(self, question: Question) -> Answer:
            await super().ask(question)
            return Answer(draft(f"My key is {spelled}."), PRICE)

    url = f"https://ann:{spelled}@models.example.org/v1?key={spelled}"
    settings = Settings(model="m", base_url=url, api_key=SecretStr(spelled), focus=f"Is {spelled} safe?")
    asked = question(f"Bearer {spelled}")
    report = sample_report().model_copy(update={"title": f"About {spelled}", "left_out": ()})
    with Store(path, secrets=[spelled, ""]) as store:
        run = store.run(command=f"brief --x {spelled}", model=spelled, settings=settings, documents=[asked.document])
        cached = Cached(Echo(), run)
        assert spelled in asyncio.run(cached.ask(asked)).draft.model_dump()["risks"][0]["statement"]
        failing = Cached(Paid(error=ServerUnavailableError(f"refused {spelled}")), run)
        with pytest.raises(ServerUnavailableError):
            asyncio.run(failing.ask(question("The inn is closed.")))
        run.finished(report).result()
        run.broken_off(ServerUnavailableError(f"no {spelled}")).result()
        for text in (spelled, json.dumps(spelled)[1:-1], json.dumps(json.dumps(spelled))[3:-3]):
            assert text.encode() not in everything(path)
    assert b"CANARY" not in everything(path)


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("news/ferry.txt?", "news/ferry.txt?"),
        ("https://ann:secret@example.org:8080/a?token=1#x", "https://example.org:8080/a"),
        ("https://[broken/?token=1", "https://[broken/"),
        ("-", "-"),
    ],
)
def test_a_url_is_kept_without_credentials_and_query(source: str, kept: str):
    """A path is kept as it stands."""
    assert open_source(source) == kept


def test_lone_surrogates_are_no_fault(store: Store):
    """A raw answer and a prompt with half a character are kept, spelled out."""
    run = open_run(store)
    ask = run.begun("ab" * 32, question()).result()
    run.received(ask, "\ud800{}", PRICE).result()
    assert store.details(run.id).asks[0].replies[0].raw == "\\ud800{}"


def test_clearing_leaves_nothing_of_it_in_the_files(path: Path):
    """Prompts, answers and reports are gone from the disk, not only from the lists; the next ask is a call."""
    with Store(path) as store:
        asyncio.run(Cached(Paid(), open_run(store)).ask(question("The Heron sails at dawn. " * 500)))
        full = path.stat().st_size + path.with_name(f"{path.name}-wal").stat().st_size
        assert store.clear() == 1
        assert store.runs() == []
        assert b"Heron" not in everything(path)
        assert path.stat().st_size < full
        model = Paid()
        asyncio.run(Cached(model, open_run(store)).ask(question("The Heron sails at dawn. " * 500)))
        assert len(model.asked) == 1


def test_only_older_runs_are_cleared_if_so_asked(store: Store, path: Path):
    """What a younger run paid for is still served, and its prompts are still there."""
    old, new = open_run(store), open_run(store)
    asyncio.run(Cached(Paid(), old).ask(question("The inn is closed.")))
    asyncio.run(Cached(Paid(), new).ask(question()))
    age(path, old.id, 31)
    assert store.clear(older_than_days=30) == 1
    assert [one.id for one in store.runs()] == [new.id]
    assert store.details(new.id).asks[0].user == question().prompt.user
    assert asyncio.run(Cached(Paid(), new, mode="offline").ask(question())).usage == NOTHING


def test_a_closed_store_holds_no_more_days_than_it_should(path: Path):
    """Older runs go, and what was begun since it was opened stays."""
    with Store(path) as store:
        old, new = open_run(store), open_run(store)
        age(path, old.id, 8)
        age(path, new.id, 6)
    with Store(path, retention=Retention(days=7)) as store:
        latest = open_run(store)
    with Store(path, retention=Retention(days=0)) as store:
        assert {one.id for one in store.runs()} == {new.id, latest.id}
        own = open_run(store)
    with Store(path) as store:
        assert [one.id for one in store.runs()] == [own.id]


def test_a_clock_that_jumps_makes_nothing_old(path: Path, monkeypatch: pytest.MonkeyPatch):
    """Ten years forward in the middle of a run: what was kept before is kept."""
    with Store(path) as store:
        asyncio.run(Cached(Paid(), open_run(store)).ask(question()))
    usual = time.time
    with Store(path, retention=Retention(days=7)) as store:
        monkeypatch.setattr(time, "time", lambda: usual() + 3650 * DAY)
        open_run(store)
    monkeypatch.undo()
    with Store(path) as store:
        assert len(store.runs()) == 2
        assert asyncio.run(Cached(Paid(), open_run(store), mode="offline").ask(question())).usage == NOTHING


def test_a_closed_store_is_no_larger_than_it_should(path: Path):
    """The oldest runs go first, until the rest fits."""
    with Store(path) as store:
        runs = []
        for number in range(12):
            run = open_run(store)
            asyncio.run(Cached(Paid(), run).ask(question(f"Ferry {number} is late. " * 2000)))
            age(path, run.id, 12 - number)
            runs.append(run.id)
    with Store(path, retention=Retention(days=None, megabytes=1)) as store:
        assert len(store.runs()) == 12
    with Store(path, retention=Retention(days=None, megabytes=None)) as store:
        left = [one.id for one in store.runs()]
    assert 0 < len(left) < 12
    assert left == list(reversed(runs))[: len(left)]
    assert path.stat().st_size <= 1_000_000


def test_a_retention_that_cannot_be_applied_still_closes(path: Path):
    """The error is told, and the file is closed and sound."""
    with Store(path) as store:
        age(path, open_run(store).id, 8)
    store = Store(path, retention=Retention(days=7), patience=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="locked"):
            store.close()
    with Store(path, retention=Retention(days=None)) as again:
        assert len(again.runs()) == 1
