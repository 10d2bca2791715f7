"""What a brief would take is told before anything is sent, and nothing is needed for it that only sending needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer import Document, Settings, summarize
from summarizer.pipeline.estimating import estimate
from summarizer.splitting import split
from tests.asking.loopback import BRIEF, completion, serving

if TYPE_CHECKING:
    from pathlib import Path

DYKE = Document.from_text("The mayor says that the dyke may not hold. " * 60)


def test_calls_tokens_and_price_are_told_without_a_key():
    """Every chunk is a call; a price is told where one is published, and nothing is sent."""
    told = estimate(DYKE, settings=Settings(model="openai/gpt-4o", chunk_characters=1_000))
    assert told.sent_to == "api.openai.com"
    assert told.calls >= 2
    assert told.input_tokens > len(DYKE.text) // 4
    assert told.output_tokens > 0
    assert told.dollars is not None
    assert 0 < told.dollars < 1


def test_the_question_over_all_parts_and_the_second_look_are_counted():
    """Several chunks take one call more, one takes none; --thorough asks about each chunk twice at most."""
    one = Settings(model="openai/gpt-4o")
    several = one.model_copy(update={"chunk_characters": 1_000})
    assert estimate(DYKE, settings=one).calls == 1
    chunks = len(split(DYKE, 1_000))
    assert estimate(DYKE, settings=several).calls == chunks + 1
    assert estimate(DYKE, settings=one.model_copy(update={"thorough": True})).calls == 2
    assert estimate(DYKE, settings=several.model_copy(update={"thorough": True})).calls == 2 * chunks + 1


def test_an_unknown_price_is_unknown_not_nothing():
    """A server of one's own has no published price."""
    assert estimate(DYKE, settings=Settings(model="ollama/llama3.2")).dollars is None


def test_what_asks_nobody_takes_no_call(tmp_path: Path):
    """A recording names where it was made; a replay of it, and a look into the store, go nowhere."""
    recording = tmp_path / "answers.jsonl"
    with serving(completion(BRIEF)) as loopback:
        summarize(DYKE, settings=Settings(model="m", base_url=loopback.url, record=recording))
    replay = Settings(model=f"replay/{recording}")
    offline = Settings(model="openai/gpt-4o", offline=True)
    for settings in (replay, offline, Settings()):
        told = estimate(DYKE, settings=settings)
        assert (told.sent_to, told.calls, told.input_tokens) == ("", 0, 0)
