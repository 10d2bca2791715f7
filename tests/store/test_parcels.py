"""What was sent to a provider in files of questions is written down before, and what comes back is kept once."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from summarizer.store import Back, Cached, Packed, Parcels, Retention, Store
from summarizer.store import schema as form
from summarizer.store.keys import identity_of, key_of
from summarizer.usage import NOTHING, Usage
from tests.store.asked import PRICE, Paid, draft, open_run, question

if TYPE_CHECKING:
    from pathlib import Path

    from summarizer.kinds.brief import ActorsAndStakes
    from summarizer.store import RunLog

HOST = "models.example.org"
ASKED = question()
KEY = key_of(ASKED, identity_of(Paid()))
RAW = json.dumps(draft().model_dump(mode="json"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def packed(key: str = KEY) -> Packed:
    return Packed(key, ("ActorsAndStakes", ASKED.document.id, 0), (ASKED.prompt.system, ASKED.prompt.user))


def parcels_of(store: Store, run: RunLog | None = None) -> Parcels:
    return store.journal(run or open_run(store, "batch")).parcels


def sent(store: Store, *keys: str, mark: str = "aa") -> Parcels:
    """Write down a parcel with these questions, and return the parcels."""
    parcels = parcels_of(store)
    parcels.written(mark, HOST, [packed(key) for key in keys or (KEY,)]).result()
    return parcels


def cached(model: Paid, run: RunLog) -> Cached:
    def reads(raw: str, schema: type[ActorsAndStakes]) -> ActorsAndStakes | None:
        return schema.model_validate_json(raw) if raw.startswith("{") else None

    return Cached(model, run, reads=reads, recounts=True)  # type: ignore[arg-type]  # of one schema alone


def test_what_came_back_is_served_and_costs_what_a_batch_costs(path: Path):
    """Nobody is asked; the next to ask finds the answer kept, at the same cost."""
    model = Paid()
    with Store(path) as store:
        assert sent(store).came("aa", [Back(KEY, RAW, PRICE)]).result() == 1
        for _ in range(2):
            run = open_run(store)
            answer = asyncio.run(cached(model, run).ask(ASKED))
            assert answer.draft == draft()
            assert answer.usage == PRICE.by_batch()
            assert run.spent().result() == NOTHING  # it was another run's
    assert model.asked == []


def test_what_came_back_unfit_is_asked_and_counted(path: Path):
    """It was paid for, as the call was that mended it, whoever adds it up and when."""
    model = Paid()
    with Store(path) as store:
        sent(store).came("aa", [Back(KEY, "no JSON", PRICE)]).result()
        first = asyncio.run(cached(model, open_run(store)).ask(ASKED))
        again = asyncio.run(cached(model, open_run(store)).ask(ASKED))
        assert first.usage == again.usage == PRICE + PRICE.by_batch()
    assert len(model.asked) == 1


def test_the_run_that_fetched_has_spent_it(path: Path):
    """Whichever run has sent it: one that finds a parcel under way has taken it over."""
    with Store(path) as store:
        sent(store)
        run = open_run(store, "batch")
        parcels = parcels_of(store, run)
        assert [parcel.mark for parcel in parcels.under_way(HOST).result()] == ["aa"]
        parcels.came("aa", [Back(KEY, RAW, PRICE)]).result()
        assert run.spent().result() == PRICE.by_batch()
        (ask,) = store.details(run.id).asks
        assert (ask.usage, ask.replies[0].raw, ask.replies[0].usage) == (PRICE.by_batch(), RAW, PRICE.by_batch())
        assert [one.usage for one in store.runs() if one.id == run.id] == [PRICE.by_batch()]


def test_an_answer_is_kept_once_and_only_if_it_was_asked_for(path: Path):
    """However often its line comes, and whatever else is in the file."""
    with Store(path) as store:
        parcels = sent(store, KEY, "bb")
        lines = [Back(KEY, RAW, PRICE), Back(KEY, "another", PRICE), Back("cc", RAW, PRICE)]
        assert parcels.came("aa", lines).result() == 1
        assert parcels.came("aa", lines).result() == 0
        assert parcels.came("zz", lines).result() == 0
        assert open_run(store).unused(KEY).result() == [RAW]


def test_where_a_question_is(path: Path):
    """In no parcel, in one under way, or back, if only to tell that it failed; unanswered, it is free again."""
    with Store(path) as store:
        parcels = sent(store, "a1", "b2", "c3")
        assert [parcels.where(key).result() for key in ("a1", "d4")] == ["aa", None]
        parcels.came("aa", [Back("a1", None, NOTHING, "HTTP 500")]).result()
        assert parcels.where("a1").result() == ""
        assert parcels.over("aa", "expired", settles=False).result() == 2
        assert [parcels.where(key).result() for key in ("a1", "b2", "c3")] == ["", None, None]
        parcels.written("bb", HOST, [packed("b2")]).result()
        assert parcels.where("b2").result() == "bb"
        assert parcels.over("bb", "completed", settles=True).result() == 1
        assert parcels.where("b2").result() == ""
        assert parcels.open_at(HOST).result() == []


def test_a_parcel_is_known_before_it_has_a_name(path: Path):
    """Dropped, nothing of it is left; another host's is another's."""
    with Store(path) as store:
        parcels = sent(store)
        (parcel,) = store.parcels()
        assert (parcel.mark, parcel.id, parcel.state, parcel.questions, parcel.answered) == ("aa", "", "", 1, 0)
        parcels.heard("aa", "batch_1", "in_progress", 1).result()
        with Store(path, reading=True) as reading:
            assert [(one.id, one.state, one.answered) for one in reading.parcels()] == [("batch_1", "in_progress", 1)]
        assert parcels.open_at("elsewhere").result() == []
        parcels.dropped("aa").result()
        assert store.parcels() == []
        assert parcels.where(KEY).result() is None


def test_no_key_is_kept_of_what_came(path: Path):
    """Whatever of it the provider repeats."""
    secret = "sk-" + "z" * 20
    with Store(path, secrets=[secret]) as store:
        parcels = sent(store)
        parcels.heard("aa", f"batch {secret}", secret, 0).result()
        parcels.came("aa", [Back(KEY, f"raw {secret}", PRICE, f"note {secret}")]).result()
        parcels.over("aa", secret, settles=False).result()
    for file in path.parent.glob("store.sqlite*"):
        assert secret.encode() not in file.read_bytes()


def test_parcels_go_with_their_run(path: Path):
    """Forgotten by age, they leave nothing; a run that has taken one over keeps it."""
    with Store(path) as store:
        sent(store)
        parcels_of(store).under_way(HOST).result()
        store.clear()
        assert store.parcels() == []
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM parcelled").fetchone() == (0,)
    with Store(path) as store:
        sent(store)
    with Store(path, retention=Retention(days=0)) as store:
        parcels_of(store).under_way(HOST).result()
    with Store(path) as store:
        assert len(store.parcels()) == 1
        assert parcels_of(store).came("aa", [Back(KEY, RAW, PRICE)]).result() == 1


def test_a_store_of_the_second_version_is_brought_up_to_date(path: Path):
    """It loses nothing; only read, it stays as it is, and has no parcels."""
    with closing(sqlite3.connect(path)) as connection:
        tables = form._FIRST_TABLES + form._JOBS
        connection.executescript(f"{tables};PRAGMA application_id={form.APPLICATION_ID};PRAGMA user_version=2;")
        connection.execute("INSERT INTO jobs VALUES ('k', 'r', 'd.txt', 'done', '', '', '')")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.commit()
    path.chmod(0o600)
    with Store(path, reading=True) as reading:
        assert ([job.key for job in reading.jobs()], reading.parcels()) == (["k"], [])
    with Store(path) as store:
        assert [job.key for job in store.jobs()] == ["k"]
        sent(store)
        assert len(store.parcels()) == 1


def test_costs_of_batches_add_up():
    """Of what one does not know one knows not how much came by a batch."""
    one = Usage(1, 100, 10)
    assert one + one.by_batch() == Usage(2, 200, 20, 100, 10)
    assert Usage(1, None, 10).by_batch() == Usage(1, None, 10, 0, 10)
