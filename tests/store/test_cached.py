"""A cache is a Model: what was paid for once is served, and nothing else is."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
import threading
from concurrent.futures import Future
from contextlib import closing
from copy import copy
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.brief import Citation, Mending
from summarizer.errors import (
    AnswerError,
    CutOffError,
    ServerRefusedError,
    ServerUnavailableError,
    StoreError,
    TooLongError,
    UsageError,
)
from summarizer.kinds.brief import ActorsAndStakes, OpenQuestion
from summarizer.model import Answer, Model, Noticed, Prompt, Question, Received, Waiting
from summarizer.store import Cached, Store, cached
from summarizer.store.cached import _draft, _kept_form
from summarizer.store.keys import key_of, sha256
from summarizer.store.run_log import _seal
from summarizer.usage import NOTHING, Usage
from tests.models import Scripted
from tests.store.asked import PRICE, Paid, draft, open_run, question

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from summarizer.brief import Draft
    from summarizer.model import Event


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store will be."""
    return tmp_path / "home" / "store.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A store that holds nothing yet."""
    with Store(path) as opened:
        yield opened


def ask(model: Model, asked: Question | None = None) -> Answer:
    """Ask from a loop of its own."""
    return asyncio.run(model.ask(asked or question()))


def change(path: Path, statement: str, *values: object) -> None:
    """Alter the file as another program would."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement, values)
        connection.commit()


def test_the_second_ask_is_answered_without_a_call(store: Store):
    """A hit is the same draft, at no cost; the model is not asked."""
    model = Paid()
    first = ask(Cached(model, open_run(store)))
    second = ask(Cached(model, open_run(store)))
    assert first == Answer(draft(f"It is said: {question().document.text}"), PRICE)
    assert second == Answer(first.draft, NOTHING)
    assert len(model.asked) == 1


def test_it_is_kept_for_another_day(path: Path):
    """An answer is served from the file, by whoever opens it next."""
    with Store(path) as store:
        first = ask(Cached(Paid(), open_run(store)))
    with Store(path) as store:
        model = Paid()
        assert ask(Cached(model, open_run(store))).draft == first.draft
    assert model.asked == []


def test_a_cache_is_a_model_of_the_name_and_host_of_the_wrapped_one(store: Store):
    """Nothing else of the model is shown: above all no identity, by which answers would be kept around it again."""
    cached = Cached(Paid(), open_run(store))
    assert isinstance(cached, Model)
    assert (cached.name, cached.sent_to) == (Paid().name, Paid().sent_to)
    assert not hasattr(cached, "identity")
    assert Cached(Scripted(lambda _: AnswerError("no")), open_run(store)).sent_to == ""


@pytest.mark.parametrize("other", ["text", "rules", "schema", "identity"])
def test_whatever_decides_an_answer_is_part_of_its_key(store: Store, other: str):
    """Another text, other rules, another schema or another model: none gets this answer."""
    asked, model = question(), Paid()
    ask(Cached(model, open_run(store)), asked)
    changed = {
        "text": replace(asked, render=lambda: Prompt(asked.prompt.system, asked.prompt.user + "!")),
        "rules": replace(asked, render=lambda: Prompt(asked.prompt.system + "!", asked.prompt.user)),
        "schema": replace(asked, schema=Mending),
        "identity": asked,
    }[other]
    if other == "identity":
        model.identity = "imagined-1 at other.example.org"
    ask(Cached(model, open_run(store)), changed)
    assert len(model.asked) == 2


def test_one_half_of_a_prompt_is_not_taken_for_the_other(store: Store):
    """Where the rules end and the data begins decides too."""
    model = Paid()
    for prompt in (Prompt("ab", "c"), Prompt("a", "bc")):
        ask(Cached(model, open_run(store)), replace(question(), render=partial(copy, prompt)))
    assert len(model.asked) == 2


def test_refresh_asks_anew_once_a_run_and_keeps_the_new_answer(store: Store):
    """What an earlier run paid for is asked again, what this run paid for is not."""
    model = Paid()
    ask(Cached(model, open_run(store)))
    fresh = Cached(model, open_run(store), mode="refresh")
    ask(fresh), ask(fresh)
    assert len(model.asked) == 2
    ask(Cached(model, open_run(store)))
    assert len(model.asked) == 2


def test_offline_nothing_is_asked(store: Store):
    """A hit is served; a miss is an error that says what to do."""
    model = Paid()
    ask(Cached(model, open_run(store)))
    offline = Cached(model, open_run(store), mode="offline")
    assert ask(offline).usage == NOTHING
    with pytest.raises(ServerUnavailableError, match="not in the store: asked offline") as raised:
        ask(offline, question("The inn is closed."))
    assert raised.value.exit_code == 4
    assert len(model.asked) == 1


def test_a_mode_that_there_is_not_is_refused(store: Store):
    """A typing error does not ask where nothing should be asked."""
    with pytest.raises(UsageError, match="no cache mode 'ofline'"):
        Cached(Paid(), open_run(store), mode="ofline")  # type: ignore[arg-type]


def test_a_failure_is_journalled_with_its_cost_and_not_kept(store: Store):
    """The error is raised as it was; the next ask asks."""
    run = open_run(store)
    model = Paid(error=AnswerError("the answer fits no schema", usage=Usage(2, 240, 60)))
    with pytest.raises(AnswerError, match="fits no schema"):
        ask(Cached(model, run))
    model.error = None
    ask(Cached(model, run))
    failed, answered = store.details(run.id).asks
    assert (failed.outcome, failed.note, failed.usage) == (
        "AnswerError",
        "the answer fits no schema",
        Usage(2, 240, 60),
    )
    assert [reply.usage for reply in failed.replies] == [PRICE]
    assert answered.outcome == "answered"
    (listed,) = store.runs()
    assert listed.usage == Usage(3, 360, 90)


def test_every_event_is_passed_on(store: Store):
    """The cache listens, and so does whoever listened before."""

    class Noisy(Paid):
        async def ask(self, question: Question) -> Answer:
            question.listener(Waiting("busy", 1, 2, 0.5))
            return await super().ask(question)

    heard: list[Event] = []
    ask(Cached(Noisy(), open_run(store)), question(listener=heard.append))
    assert [type(event) for event in heard] == [Waiting, Received]


def test_an_answer_is_on_the_disk_before_it_is_used(path: Path):
    """When the model's answer comes back, another connection finds both its raw text and its draft."""
    with Store(path) as store:
        ask(Cached(Paid(), open_run(store)))
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("SELECT count(*) FROM replies").fetchone() == (1,)
            assert other.execute("SELECT count(*) FROM answers").fetchone() == (1,)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE texts SET text = replace(text, 'may stop in May', 'has stopped now')",
        "UPDATE texts SET text = '{'",
        "UPDATE texts SET text = x'00ff' WHERE text LIKE '{%'",
        "UPDATE answers SET draft = (SELECT sha256 FROM texts WHERE text LIKE 'List%')",
        "UPDATE answers SET seal = ''",
        "DELETE FROM texts",
    ],
)
def test_a_row_that_is_not_as_it_was_is_a_miss(store: Store, path: Path, damage: str):
    """A damaged or exchanged answer is never served; the question is asked again, and the row is mended."""
    model = Paid()
    first = ask(Cached(model, open_run(store)))
    change(path, damage)
    assert ask(Cached(model, open_run(store))) == first
    assert len(model.asked) == 2
    assert ask(Cached(model, open_run(store))).usage == NOTHING


def test_an_answer_under_another_questions_key_is_a_miss(store: Store, path: Path):
    """A row whose key was changed does not bear that key's seal."""
    model = Paid()
    ask(Cached(model, open_run(store)))
    ask(Cached(model, open_run(store)), question("The inn is closed."))
    (mine, others) = _keys(path)
    change(path, "DELETE FROM answers WHERE key = ?", mine)
    change(path, "UPDATE answers SET key = ? WHERE key = ?", mine, others)
    ask(Cached(model, open_run(store)))
    ask(Cached(model, open_run(store)), question("The inn is closed."))
    assert len(model.asked) == 4


def _keys(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [key for (key,) in connection.execute("SELECT key FROM answers ORDER BY rowid")]


def test_a_draft_that_fits_no_more_is_a_miss(store: Store, path: Path):
    """What is read is held against the schema again, even where it is as it was written."""
    model = Paid()
    ask(Cached(model, open_run(store)))
    text = '{"risks": [{"statement": ""}]}'
    change(path, "INSERT INTO texts VALUES (?, ?)", sha256(text), text)
    (key,) = _keys(path)
    change(path, "UPDATE answers SET draft = ?, seal = ?", sha256(text), _seal(key, sha256(text)))
    ask(Cached(model, open_run(store)))
    assert len(model.asked) == 2


def test_a_draft_of_another_class_is_not_kept(store: Store):
    """A caller's model that answers with something else fails as it would without a cache."""

    class Wrong(Paid):
        async def ask(self, question: Question) -> Answer:
            await super().ask(question)
            return Answer(Citation(passage="p1", quote="may"))

    model = Wrong()
    assert isinstance(ask(Cached(model, open_run(store))).draft, Citation)
    ask(Cached(model, open_run(store)))
    assert len(model.asked) == 2


def test_many_tasks_that_ask_the_same_pay_once(store: Store):
    """One asks, the others wait for its answer."""
    model = Paid(seconds=0.05)

    async def all_at_once() -> list[Answer]:
        cached = Cached(model, open_run(store))
        return await asyncio.gather(*(cached.ask(question()) for _ in range(20)))

    answers = asyncio.run(all_at_once())
    assert len(model.asked) == 1
    assert sum(answer.usage.calls for answer in answers) == 1
    assert len({answer.draft.model_dump_json() for answer in answers}) == 1


def test_threads_and_stores_that_ask_the_same_pay_once(path: Path):
    """Each with an event loop and a store object of its own."""
    model = Paid(seconds=0.05)

    def work() -> None:
        with Store(path) as store:
            ask(Cached(model, open_run(store)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(model.asked) == 1


def test_who_waits_long_is_told_what_for(store: Store, monkeypatch: pytest.MonkeyPatch):
    """A run that was stopped holds its questions as long as it lives: whoever asks the same hears of it, once."""
    monkeypatch.setattr(cached, "_LONG", 0.0)
    other = open_run(store)
    heard: list[Event] = []
    key = key_of(question(), Paid().identity)
    assert other.claim(key)

    async def waiting() -> Answer:
        asyncio.get_running_loop().call_later(0.1, other.release, key)
        return await Cached(Paid(), open_run(store)).ask(question(listener=heard.append))

    assert asyncio.run(waiting()).usage == PRICE
    assert [event.line for event in heard if isinstance(event, Noticed)] == [
        "the same is being asked already, perhaps by another run: its answer is waited for"
    ]


def test_who_waits_asks_when_the_first_one_fails(store: Store):
    """A failed ask gives up its claim."""

    class Flaky(Paid):
        async def ask(self, question: Question) -> Answer:
            if not self.asked:
                self.error = ServerRefusedError("no")
            try:
                return await super().ask(question)
            finally:
                self.error = None

    async def two() -> list[Answer | BaseException]:
        cached = Cached(Flaky(seconds=0.02), open_run(store))
        return list(await asyncio.gather(cached.ask(question()), cached.ask(question()), return_exceptions=True))

    outcomes = asyncio.run(two())
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Answer", "ServerRefusedError"]


def test_nothing_is_said_of_a_cancelled_ask_that_could_not_be_written(store: Store, monkeypatch: pytest.MonkeyPatch):
    """Whoever broke the work off has told why: the loop has no error left over that nobody took."""
    run, begun, left = open_run(store), [Future[int]()], list[dict[str, object]]()
    monkeypatch.setattr(run, "begun", lambda *_: begun[0])
    begun[0].set_running_or_notify_cancel()

    async def cancelled() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: left.append(context))
        asking = asyncio.ensure_future(Cached(Paid(), run).ask(question()))
        await asyncio.sleep(0.1)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        begun.pop().set_exception(StoreError("the disk is full"))
        await asyncio.sleep(0.1)
        gc.collect()

    asyncio.run(cancelled())
    assert not left


def test_a_cancelled_ask_gives_up_its_claim_and_keeps_its_raw_answer(store: Store):
    """What came before the cancellation is in the journal, and whoever asks next need not wait."""

    class Slow(Paid):
        async def ask(self, question: Question) -> Answer:
            answer = await super().ask(question)
            await asyncio.sleep(30)
            return answer

    run = open_run(store)

    async def cut() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(Cached(Slow(), run).ask(question()), 0.2)

    asyncio.run(cut())
    ask(Cached(Paid(), run))
    cancelled, answered = store.details(run.id).asks
    assert (cancelled.outcome, len(cancelled.replies), cancelled.usage) == ("interrupted", 1, PRICE)
    assert answered.outcome == "answered"


def reads(raw: str, schema: type[Draft]) -> Draft | None:
    """Read a raw answer as the asking room would."""
    try:
        return schema.model_validate_json(raw)
    except ValueError:
        return None


def interrupted(store: Store, raw: str) -> None:
    """Leave behind what a process does that dies when its raw answer has just been written."""
    run = open_run(store)
    ask_number = run.begun(key_of(question(), Paid().identity), question()).result()
    run.received(ask_number, raw, PRICE).result()


def test_a_raw_answer_that_nobody_could_use_is_used(store: Store):
    """A process died between the answer's arrival and its use: the next one reads it, and does not pay again."""
    interrupted(store, draft("The ferry may stop.").model_dump_json())
    model, run = Paid(), open_run(store)
    assert ask(Cached(model, run, reads=reads)) == Answer(draft("The ferry may stop."), NOTHING)
    assert ask(Cached(model, open_run(store))).draft == draft("The ferry may stop.")
    assert model.asked == []
    assert [one.outcome for one in store.details(run.id).asks] == ["recovered"]


@pytest.mark.parametrize("raw", ["", "{", "I will not.", '{"risks": 1}'])
def test_a_raw_answer_that_is_none_is_asked_for_again(store: Store, raw: str):
    """Only what fits the schema is served."""
    interrupted(store, raw)
    model = Paid()
    ask(Cached(model, open_run(store), reads=reads))
    assert len(model.asked) == 1


def test_a_raw_answer_whose_ask_failed_is_not_used(store: Store):
    """The model's own verdict on it stands."""
    model = Paid(error=AnswerError("withheld"))
    with pytest.raises(AnswerError):
        ask(Cached(model, open_run(store)))
    model.error = None
    ask(Cached(model, open_run(store), reads=reads))
    assert len(model.asked) == 2


@pytest.mark.parametrize("kind", [TooLongError, CutOffError])
def test_what_was_answered_in_parts_is_not_asked_as_a_whole_again(store: Store, kind: type[TooLongError | CutOffError]):
    """It was too long, and paid for perhaps: it ends as it did, for nothing, and its parts are in the store."""
    model, run = Paid(error=kind("it is too long", usage=PRICE)), open_run(store)
    with pytest.raises(kind):
        ask(Cached(model, run))
    with pytest.raises(kind):  # nobody has answered a part: by now the server may have more room
        ask(Cached(model, open_run(store)))
    assert len(model.asked) == 2
    model.error = None
    ask(Cached(model, run), replace(question(), render=lambda: Prompt("List the risks.", "Read half of this.")))
    for mode, recounts, cost in (("normal", False, NOTHING), ("normal", True, PRICE), ("offline", False, NOTHING)):
        again = Cached(model, open_run(store), mode=mode, recounts=recounts)  # type: ignore[arg-type]  # one of three
        assert asyncio.run(again.has(question()))
        with pytest.raises(kind, match="it is too long") as caught:
            ask(again)
        assert caught.value.usage == cost
    assert len(model.asked) == 3
    assert not asyncio.run(Cached(model, open_run(store), mode="refresh").has(question()))
    assert ask(Cached(model, open_run(store), mode="refresh")).usage == PRICE
    assert ask(Cached(model, open_run(store))).usage == NOTHING


def test_a_repair_to_which_no_answer_was_usable_is_not_asked_for_again(store: Store):
    """Its brief was finished without: it ends as it did, for nothing, until it is asked for anew."""
    repair = replace(question(), schema=Mending)
    model, run = Paid(error=AnswerError("the answer fits no schema", usage=PRICE)), open_run(store)
    with pytest.raises(AnswerError):
        ask(Cached(model, run), repair)
    for mode, recounts, cost in (("normal", False, NOTHING), ("normal", True, PRICE), ("offline", False, NOTHING)):
        again = Cached(model, open_run(store), mode=mode, recounts=recounts)  # type: ignore[arg-type]  # one of three
        assert asyncio.run(again.has(repair))
        with pytest.raises(AnswerError, match="fits no schema") as caught:
            ask(again, repair)
        assert caught.value.usage == cost
    assert len(model.asked) == 1
    assert not asyncio.run(Cached(model, open_run(store), mode="refresh").has(repair))
    with pytest.raises(AnswerError):
        ask(Cached(model, open_run(store), mode="refresh"), repair)
    assert len(model.asked) == 2


texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)  # a draft holds no half characters
questions = st.builds(
    OpenQuestion,
    statement=texts,
    citations=st.lists(st.builds(Citation, passage=texts, quote=texts), max_size=3).map(tuple),
    attributed_to=st.none() | texts,
)


@settings(max_examples=60, deadline=None)
@given(st.builds(ActorsAndStakes, open_questions=st.lists(questions, max_size=3).map(tuple)))
def test_a_draft_comes_back_as_it_went_in(made: ActorsAndStakes):
    """Whatever characters a model writes, what is kept reads as the same draft."""
    kept = _kept_form(made, ActorsAndStakes)
    assert kept is not None
    assert kept.isascii()
    assert _draft(kept, ActorsAndStakes) == made
