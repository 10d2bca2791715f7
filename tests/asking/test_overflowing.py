"""A prompt that is too long is known by what servers say of it, and split; nothing else is."""

from __future__ import annotations

import pytest

from summarizer.asking.modes import refuses_mode
from summarizer.asking.overflowing import is_too_long, names_the_answer
from summarizer.errors import CutOffError, TooLongError
from summarizer.usage import Usage
from tests.asking.loopback import Reply, ask, completion, failing, refused, serving

SAID = {
    "OpenAI": "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens.",
    "OpenAI, of a form": "maximum context length is 8192 tokens; 9000 tokens (500 in the response_format schemas)",
    "OpenAI, newer": "Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in 300000.",
    "vLLM": "The decoder prompt (length 5000) is longer than the maximum model length of 4096.",
    "vLLM, later": "The prompt (total length 9000) is too long to fit into the model (context length 4096).",
    "vLLM, newest": "You passed 9001 input tokens. However, the model's context length is only 4096 tokens.",
    "llama.cpp": "request (9001 tokens) exceeds the available context size (4096 tokens), try increasing it",
    "LM Studio": "The number of tokens to keep from the initial prompt is greater than the context length.",
    "LM Studio, older": "when context the overflows. However, the model is loaded with context length of only 4096",
    "LM Studio, midway": "this model does not currently support mid-generation context overflow. Context length 4096",
    "Ollama": "the input length exceeds the context length",
    "LiteLLM": "litellm.ContextWindowExceededError: prompt is too long: 200001 tokens > 200000 maximum",
    "Google": "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
    "Anthropic": "input length and `max_tokens` exceed context limit: 199000 + 16384 > 200000",
    "xAI": "This model's maximum prompt length is 131072 but the request contains 200000 tokens.",
    "TGI": "`inputs` tokens + `max_new_tokens` must be <= 8193. Given: 9000 `inputs` tokens",
    "SGLang": "The input (5000 tokens) is longer than the model's context length (4096 tokens).",
    "Mistral": "Prompt contains 40000 tokens, too large for model with 32768 maximum context length",
    "OpenRouter": "This endpoint's maximum context length is 4096 tokens. However, you requested about 9000 tokens.",
    "Groq": "Please reduce the length of the messages or completion.",
    "DashScope": "Range of input length should be [1, 30720]",
}


@pytest.mark.parametrize("words", SAID.values(), ids=SAID.keys())
def test_a_prompt_that_is_too_long_is_known_by_many_words(words: str):
    """Each server has its own; where they name a way to ask for JSON, it is not that way that is refused."""
    body = {"error": {"message": words, "type": "BadRequestError", "code": 400}}
    assert is_too_long(400, body)
    assert not refuses_mode(400, body)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, "invalid model name"),
        (400, "the session's context has expired, prompt again"),
        (400, "Unsupported parameter: 'max_tokens' is not supported with this model."),
        (400, "response_format.type 'json_schema' is not supported"),
        (401, "maximum context length exceeded"),
        (429, "Rate limit reached for tokens per min. Please try again in 20s."),
        (503, "the prompt is too long to wait for"),
    ],
)
def test_other_refusals_are_not(status: int, words: str):
    """Neither by words that happen to stand in them, nor under a status that means another thing."""
    assert not is_too_long(status, {"error": {"message": words}})


@pytest.mark.parametrize(("status", "code"), [(400, "context_length_exceeded"), (413, None)])
def test_a_code_or_the_status_alone_is_enough(status: int, code: str | None):
    """Whatever the words are."""
    assert is_too_long(status, {"error": {"message": "no", "code": code}})


def test_more_than_a_minutes_worth_is_too_long():
    """A server that counts tokens by the minute would refuse it for ever."""
    too_large = failing(429, "Request too large for m on tokens per min (TPM): Limit 30000, Requested 50000.")
    with serving(too_large) as loopback:
        refused(loopback, TooLongError)
        assert len(loopback.requests) == 1


@pytest.mark.parametrize(
    "end", [b'{"error": {"message": "%s"}}', b'{"error": "%s"}', b'{"object": "error", "message": "%s"}']
)
def test_a_stream_may_say_it_too(end: bytes):
    """With a status of 200, and no code: the prompt is not sent again."""
    event = b"event: error\ndata: " + end.replace(b"%s", SAID["LM Studio"].encode()) + b"\n\n"
    with serving(Reply(event, headers=(("content-type", "text/event-stream"),))) as loopback:
        with pytest.raises(TooLongError) as caught:
            ask(loopback)
        assert len(loopback.requests) == 1
    assert caught.value.usage == Usage(1, 0, 0)  # a refusal is not paid for


def test_a_limit_of_the_answer_that_does_not_fit_beside_the_prompt_is_left_out():
    """A server that cuts answers short is told a limit; where its context has no room for that, none is told again."""
    cut = completion('{"actors": [', finish="length", usage=(1_210, 512))
    no_room = failing(400, "'max_tokens' is too large: 16384. This model's maximum context length is 8192 tokens.")
    with serving(cut, no_room, completion('{"actors": [', finish="length", usage=(600, 512))) as loopback:
        refused(loopback, CutOffError)
        refused(loopback, CutOffError)
        assert ["max_tokens" in request for request in loopback.requests] == [False, True, False]


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("maximum context length is 8192, you requested 17594 (1210 in the messages, 16384 in the completion)", True),
        (SAID["Anthropic"], True),
        (SAID["OpenAI"], False),
        ("max_tokens must be positive", False),
    ],
)
def test_the_answers_share_is_told_apart_from_the_prompts(words: str, is_told: bool):
    """Where both together are too much, the answer's limit is named."""
    assert names_the_answer(400, {"message": words}) is is_told


def test_the_way_of_asking_is_kept_where_its_form_is_part_of_what_is_too_long():
    """One call, and the next one asks for a schema again."""
    with serving(failing(400, SAID["OpenAI, of a form"])) as loopback:
        for _ in range(2):
            refused(loopback, TooLongError)
        assert [request["response_format"]["type"] for request in loopback.requests] == ["json_schema"] * 2
