"""What is sent to a language model, and what is made of its answers."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from summarizer.asking import model_named
from summarizer.errors import AnswerError
from summarizer.kinds.brief import ActorsAndStakes, Risk
from summarizer.usage import Usage
from tests.asking.loopback import (
    BRIEF,
    EMPTY,
    FLOOD,
    KEY,
    as_json,
    ask,
    completion,
    question,
    refused,
    serving,
    settings,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_an_answer_becomes_a_draft_of_the_questions_schema():
    """The draft is of the very class asked for, and a choice's words are taken for its code."""
    with serving(completion(BRIEF)) as loopback:
        answer = ask(loopback)
    assert type(answer.draft) is ActorsAndStakes
    assert answer.draft.risks == (Risk.model_validate({**FLOOD, "certainty": "possible"}),)
    assert answer.usage == Usage(1, 100, 10)


def test_a_request_holds_the_prompt_the_schema_and_the_literal_name():
    """One system and one user message, temperature 0, the schema with its bottom line last, the key as a bearer."""
    with serving(completion(EMPTY)) as loopback:
        ask(loopback)
    (request,) = loopback.requests
    assert request["model"] == "some/model:7b"
    assert request["messages"] == [
        {"role": "system", "content": "the rules"},
        {"role": "user", "content": "the prompt"},
    ]
    assert request["temperature"] == 0
    assert request["response_format"]["type"] == "json_schema"
    schema = request["response_format"]["json_schema"]["schema"]
    assert list(schema["properties"]) == [*(name for name, _ in ActorsAndStakes().sections()), "bottom_line"]
    optional = {"events", "figures", "claims"}
    assert schema["required"] == [name for name in schema["properties"] if name not in optional]
    assert loopback.headers[0]["authorization"] == f"Bearer {KEY}"


def test_one_model_asks_in_any_event_loop_and_takes_no_cookie_along():
    """Each call has a line of its own, closed with it, and what a server set in one it is not told in another."""
    with serving(as_json(json.loads(completion(BRIEF).body), set_cookie="who=you; Path=/")) as loopback:
        model = model_named("m", settings(loopback.url))
        for _ in range(2):
            assert asyncio.run(model.ask(question())).usage == Usage(1, 100, 10)
    assert [(told["connection"], told.get("cookie")) for told in loopback.headers] == [("close", None)] * 2


@pytest.mark.parametrize("hostile", ["{{ 7*7 }}", "{% broken", "{{ 'A' * 200000000 }}", "{{< x >}}"])
def test_a_source_reaches_the_server_to_the_letter(hostile: str):
    """With a context, instructor renders messages as templates: it is given none, on reasks neither."""
    with serving(completion("no"), completion(EMPTY)) as loopback:
        ask(loopback, question(f"He wrote {hostile}."))
    assert [request["messages"][1]["content"] for request in loopback.requests] == [f"He wrote {hostile}."] * 2


def test_an_answer_that_does_not_fit_is_asked_for_again():
    """The second request tells what was wrong; both answers are paid for, and counted."""
    wrong = {**EMPTY, "risks": [{"citations": []}]}
    with serving(completion(wrong), completion(BRIEF, usage=(200, 20))) as loopback:
        answer = ask(loopback)
    assert answer.usage == Usage(2, 300, 30)
    first, second = loopback.requests
    assert second["messages"][:2] == first["messages"]
    assert "risks.0.statement" in second["messages"][-1]["content"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        None,
        "no",
        "{}",
        '{"result": {}}',
        '{"type": "object", "properties": {}}',
        "[]",
        '{"actors": 1}',
        "{" * 20_000,
    ],
)
def test_an_unusable_answer_is_asked_for_so_often_and_no_more(content: str | None):
    """Empty, prose, another object, too deep: after the reasks it is an AnswerError, never an empty brief."""
    with serving(completion(content)) as loopback:
        said = refused(loopback, AnswerError, reasks=1)
        assert len(loopback.requests) == 2
    assert said.startswith("the model's answer does not fit (")


def test_reasks_do_not_make_the_prompt_grow():
    """Of bad answers only the last is sent back, and not more than the first 2,000 characters of it."""
    bad = completion({"actors": [{"statement": "A" * 500_000}]})
    with serving(bad) as loopback:
        refused(loopback, AnswerError, reasks=3)
    assert len(loopback.sizes) == 4
    assert [len(request["messages"]) for request in loopback.requests] == [2, 4, 4, 4]
    assert max(loopback.sizes) <= 1.2 * loopback.sizes[0] + 4_096


@pytest.mark.parametrize("around", ["```json\n%s\n```", "Here it is:\n%s\nAs you wished.", "\ufeff%s"])
def test_an_object_with_something_around_it_is_taken_out(around: str):
    """A fence, prose or a byte order mark around the object costs no second call."""
    with serving(completion(around % json.dumps(BRIEF))) as loopback:
        answer = ask(loopback)
        assert len(loopback.requests) == 1
    assert isinstance(answer.draft, ActorsAndStakes)
    assert len(answer.draft.risks) == 1


def test_no_other_makers_library_is_loaded(tmp_path: Path):
    """An ask of one kind of server does not load the clients of others, installed or not: they take a second and more.

    instructor loads anthropic's to see whether an answer without a usage is one of its answers.
    """
    source = tmp_path / "dyke.txt"
    source.write_text("We fear the dyke may not hold.", encoding="utf-8")
    with serving(completion(BRIEF)) as server:
        line = ["brief", str(source), "--model", "m", "--base-url", server.url, "--no-cache", "-q"]
        code = f"""
import sys
from summarizer.cli import main
assert main({line!r}) == 0
assert "openai" in sys.modules
print(sorted({{"anthropic", "google.genai", "groq", "mistralai"}} & sys.modules.keys()))
"""
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert "may not hold" in done.stdout
