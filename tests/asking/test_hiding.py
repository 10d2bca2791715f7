"""No secret that a server tells again goes any further."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.asking import model_named
from summarizer.asking.hiding import hidden, without
from summarizer.errors import AnswerError
from summarizer.kinds.brief import ActorsAndStakes
from summarizer.model import Arrived, Event, Prompt
from tests.asking.loopback import EMPTY, FLOOD, KEY, Reply, ask, completion, question, refused, serving, settings
from tests.asking.test_receiving import DONE, event

if TYPE_CHECKING:
    from collections.abc import Sequence


def telling(statement: str) -> dict[str, Any]:
    """Return a brief with one statement."""
    return {**EMPTY, "risks": [{**FLOOD, "statement": statement}]}


@pytest.mark.parametrize("key", [KEY, 'sk-"quoted"\\key'])
def test_a_key_that_is_told_again_is_no_part_of_a_draft(key: str):
    """However it is spelled in JSON."""
    draft = ActorsAndStakes.model_validate(telling(f"The key is {key}."))
    told = without(draft, (key, ""), Prompt("the rules", "the source"))
    assert told.risks[0].statement == "The key is ***."
    assert told.risks[0].citations == draft.risks[0].citations


@pytest.mark.parametrize("secrets", [(), ("other-key",), ("dyke",), ("the dyke may not hold",)])
def test_a_draft_without_secrets_is_left_as_it_is(secrets: Sequence[str]):
    """So is what is too short to be told from a word, and what the source says itself."""
    draft = ActorsAndStakes.model_validate(telling("The dyke may not hold."))
    assert without(draft, secrets, Prompt("the rules", "We fear the dyke may not hold.")) is draft


def test_a_key_in_an_answer_reaches_neither_the_caller_nor_the_progress():
    """A server that sends our own key back has it shown to nobody, not even while the answer comes."""
    heard: list[Event] = []
    stream = event({"content": json.dumps(telling(f"The key is {KEY}."))}, "stop") + DONE
    with serving(Reply(stream)) as loopback:
        answer = ask(loopback, question(listener=heard.append))
    assert KEY not in repr(answer.draft)
    assert [one for one in heard if isinstance(one, Arrived)] == [Arrived("The key is ***.")]


@pytest.mark.parametrize("credentials", ["ada:p%40ssword", "a-key-as-a-name", ":secret"])
def test_what_a_client_makes_of_an_addresss_credentials_is_as_secret_as_they_are(credentials: str):
    """The header that it sends holds them in another spelling; a server that tells it again has it shown to nobody."""
    with serving(completion(EMPTY)) as loopback:
        loopback.url = loopback.url.replace("http://", f"http://{credentials}@")
        ask(loopback, api_key=None)
        given = settings(loopback.url, api_key=None)
    header = loopback.headers[0]["authorization"]
    assert header.startswith("Basic ")
    told = hidden(f"you sent {header}", model_named("m", given).secrets)
    assert told == "you sent Basic ***"


def test_no_part_of_a_key_is_left_where_an_answer_is_cut_for_a_message():
    """What the model said instead of JSON is told, cut, in the error."""
    with serving(completion("x" * 90 + KEY)) as loopback:
        assert KEY[:8] not in refused(loopback, AnswerError, reasks=0)


def test_all_secrets_are_hidden():
    """Each, wherever it stands."""
    assert hidden("one, two, one", ("one", "two")) == "***, ***, ***"
