"""Against a real llama.cpp server, whose random model keeps to every schema and tells nothing but nonsense."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

from summarizer import Document, Settings, summarize
from summarizer.asking import model_named
from summarizer.errors import AnswerError, ServerRefusedError, TooLongError
from summarizer.kinds.brief import ActorsAndStakes
from summarizer.model import Arrived, Event, Prompt, Question, Received
from summarizer.splitting import split
from tests.asking.tiny import needs_tiny, tiny_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = needs_tiny

TEXT = "The ferry to the island stops in May. The mayor wants a bridge. Who is to pay for it is open."
KEY = "sk-tiny"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with tiny_server(slots=4, key=KEY) as served:
        yield served


def tiny(url: str, **values: object) -> Settings:
    given = {"model": "tiny", "base_url": url, "api_key": SecretStr(KEY), "timeout": 60, "attempts": 2, **values}
    return Settings.model_validate(given)


def question(text: str = TEXT, listener: list[Event] | None = None) -> Question:
    document = Document.from_text(text)
    hear = listener.append if listener is not None else lambda _: None
    return Question(document, split(document)[0], ActorsAndStakes, lambda: Prompt("Answer in JSON.", text), hear)


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize("mode", ["auto", "schema"])
def test_a_real_server_is_understood(url: str, mode: str, *, stream: bool):
    """Its answer fits the schema, its items are heard and its tokens counted, in a stream or at once."""
    heard: list[Event] = []
    model = model_named("tiny", tiny(url, mode=mode, stream=stream))
    answer = asyncio.run(model.ask(question(listener=heard)))
    assert isinstance(answer.draft, ActorsAndStakes)
    assert answer.draft.risks
    assert answer.usage.input_tokens
    assert answer.usage.output_tokens
    received = [event for event in heard if isinstance(event, Received)]
    told = json.loads(received[-1].raw).keys()
    assert (
        {"actors", "proposals", "risks", "open_questions", "bottom_line"} <= told <= ActorsAndStakes.model_fields.keys()
    )
    assert any(isinstance(event, Arrived) for event in heard)


def test_random_letters_without_a_schema_are_an_answer_that_does_not_fit(url: str):
    """And they cost what they cost."""
    with pytest.raises(AnswerError) as caught:
        asyncio.run(model_named("tiny", tiny(url, mode="text")).ask(question()))
    assert caught.value.usage.output_tokens


def test_every_item_of_nonsense_is_left_out_with_its_reasons(url: str, tmp_path: Path):
    """The run ends in a report that is empty and says why: no quote stands in the source."""
    report = summarize(
        Document.from_text(TEXT), settings=tiny(url, no_cache=True, store=tmp_path / "store.sqlite", call_timeout=120)
    )
    assert report.findings == ()
    assert report.bottom_line == ()
    assert report.left_out
    assert all(one.reasons for one in report.left_out)
    assert report.run.input_tokens
    assert type(report).model_validate_json(report.model_dump_json()) == report


def test_a_wrong_key_is_told(url: str):
    """And not tried again."""
    with pytest.raises(ServerRefusedError, match="refuses the key"):
        asyncio.run(model_named("tiny", tiny(url, api_key=SecretStr("sk-wrong"))).ask(question()))


def test_a_document_that_does_not_fit_is_known_by_its_error():
    """llama.cpp says so before it computes, and nothing was paid."""
    with tiny_server(context=256, slots=1) as small:
        with pytest.raises(TooLongError, match="does not fit the model") as caught:
            asyncio.run(model_named("tiny", tiny(small)).ask(question("A long story. " * 200)))
        assert caught.value.usage.calls == 1


def test_many_calls_share_a_few_slots(url: str):
    """Sixty-four at once on four slots: every one ends in a draft, none in another's."""
    model = model_named("tiny", tiny(url, call_timeout=240))

    async def all_of_them() -> list[object]:
        return [one.draft for one in await asyncio.gather(*(model.ask(question()) for _ in range(64)))]

    assert all(isinstance(draft, ActorsAndStakes) for draft in asyncio.run(all_of_them()))
