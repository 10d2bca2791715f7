"""Servers on this machine, found without telling them anything, and without trusting what they say."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
from typing import Any

import pytest

from summarizer.asking.probing import MOST_MODELS, LocalModel, LocalServer, probe
from tests.asking.local_servers import (
    LLAMA_CPP,
    LM_STUDIO,
    NASTY,
    OLLAMA,
    PLAIN,
    VLLM,
    endless,
    listed,
    local,
    silent,
    trickling,
)

PATIENT = 10  # seconds: enough on a busy machine, and not waited for by a server that answers


def probed(answers: dict[str, Any], seconds: float = PATIENT, **values: Any) -> LocalServer:
    """Return what the probe finds at a server with these answers."""
    with local(answers, **values) as server:
        (found,) = asyncio.run(probe([server.port], seconds=seconds))
        assert (found.port, found.base_url) == (server.port, f"http://127.0.0.1:{server.port}/v1")
    return found


@pytest.mark.parametrize(
    ("answers", "provider", "models"),
    [
        (
            OLLAMA,
            "ollama",
            [("small:1b", 4096, 131072), ("large:70b", None, 32768), ("tuned:1b", 16384, None)],
        ),
        (LM_STUDIO, "lmstudio", [("tiny", 8192, 32768), ("huge", None, 131072)]),
        (LLAMA_CPP, "llamacpp", [("tiny.gguf", 2048, 8192)]),
        (VLLM, "vllm", [("org/large", 16384, None)]),
        (PLAIN, "", [("some/model", None, None)]),
        ({"/v1/models": listed()}, "", []),
    ],
)
def test_a_server_is_known_by_where_it_tells_of_its_models(
    answers: dict[str, Any], provider: str, models: list[tuple[str, int | None, int | None]]
):
    """Each kind of server tells its models and their context lengths at addresses of its own."""
    found = probed(answers)
    assert (found.provider, found.trouble) == (provider, "")
    assert list(found.models) == [LocalModel(*model) for model in models]


def test_all_ports_are_asked_and_silent_ones_left_out():
    """Servers come in the order of the ports; where nobody listens there is nothing to say."""
    with local(PLAIN) as one, local(VLLM) as other, socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        ports = [other.port, unused.getsockname()[1], one.port]
        found = asyncio.run(probe(ports, seconds=PATIENT))
    assert [server.port for server in found] == [other.port, one.port]


def test_no_key_reaches_a_port_that_was_only_tried(monkeypatch: pytest.MonkeyPatch, tmp_path):
    """Neither a key of the environment nor a password of .netrc is sent, and no proxy is used."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ada password CANARY-netrc\n")
    for name, value in {
        "OPENAI_API_KEY": "sk-CANARYKEY123",
        "SUMMARIZER_API_KEY": "sk-CANARYKEY123",
        "NETRC": str(tmp_path / ".netrc"),
        "HTTP_PROXY": "http://127.0.0.1:9",
    }.items():
        monkeypatch.setenv(name, value)
    with local(OLLAMA) as server:
        asyncio.run(probe([server.port], seconds=PATIENT))
    sent = "".join(server.seen).lower()
    assert len(server.asked) > 3
    assert "canary" not in sent
    assert "authorization" not in sent


def test_who_lists_no_models_is_asked_nothing_more():
    """A stranger's service at such a port gets one harmless request."""
    with local({"/v1/models": b"<html><body>Hello</body></html>"}) as server:
        (found,) = asyncio.run(probe([server.port], seconds=PATIENT))
    assert server.asked == ["GET /v1/models"]
    assert found.models == ()
    assert "HTTP 200" in found.trouble


def test_a_redirect_is_not_followed():
    """Nobody else is asked because a stranger says so."""
    with local(PLAIN) as elsewhere:
        headers = (("location", f"http://127.0.0.1:{elsewhere.port}/v1/models"),)
        found = probed({"/v1/models": b""}, status=307, headers=headers)
    assert "HTTP 307" in found.trouble
    assert elsewhere.asked == []


def test_a_server_that_wants_a_key_is_told_as_such():
    """It is not given one."""
    assert "wants a key" in probed({"/v1/models": {"error": "no key"}}, status=401).trouble


@pytest.mark.parametrize("hostile", [silent, trickling])
def test_a_server_that_does_not_answer_in_time_is_told_as_such(hostile: object):
    """However it draws out its answer, the probe ends."""
    assert "in time" in probed({"/v1/models": hostile}, seconds=0.3).trouble


@pytest.mark.parametrize(
    "answer",
    [
        endless,
        b'{"data": [' + b" " * 2_000_000 + b"]}",
        b"[" * 100_000,
        b'{"data": ' + b"9" * 10_000 + b"}",
        b'{"data": "\xff"}',
        {"data": {"id": "m"}},
        {"data": None},
        ["data"],
        "data",
        b"",
    ],
)
def test_an_answer_that_is_no_list_of_models_is_told_as_such(answer: object):
    """Endless, huge, deep, broken and mistaken answers are trouble, not errors."""
    found = probed({"/v1/models": answer})
    assert found.models == ()
    assert "does not list models" in found.trouble


def test_a_packed_answer_is_not_unpacked():
    """A small answer that would unpack into a huge one is no answer."""
    bomb = gzip.compress(json.dumps(listed("m" * 5_000_000)).encode())
    assert probed({"/v1/models": bomb}, headers=(("content-encoding", "gzip"),)).models == ()


def test_names_and_numbers_that_cannot_be_true_are_cut():
    """A list is cut in length, a name in length too, and a context length is a plausible number or unknown."""
    wrong = [{"id": 7}, "m", None, {"id": NASTY, "max_model_len": -1}, {"id": "big", "max_model_len": 10**30}]
    more = [{"id": f"m{number}", "max_model_len": True} for number in range(5_000)]
    models = probed({"/v1/models": {"data": wrong + more}}).models
    assert len(models) <= MOST_MODELS
    assert all(len(model.name) <= 200 and model.context is None for model in models)


@pytest.mark.parametrize("path", ["/props", "/api/v0/models", "/api/tags", "/api/show", "/api/ps"])
@pytest.mark.parametrize("answer", [None, [], {"models": 1, "data": [1], "model_info": 3, "parameters": {}}])
def test_a_detail_that_is_missing_or_odd_leaves_it_unknown(path: str, answer: object):
    """Whichever of the further answers says nothing, the models are still told."""
    models = probed({**OLLAMA, path: answer}).models
    assert [model.name for model in models][:2] == ["small:1b", "large:70b"]


def test_a_detail_that_is_late_leaves_it_unknown():
    """The models are told without what would have to be waited for."""
    found = probed({**OLLAMA, "/props": silent, "/api/ps": silent}, seconds=1)
    assert [model.context for model in found.models] == [None, None, 16384]


def test_many_models_of_ollama_are_all_told_and_few_asked_for():
    """Only the first are asked for one by one."""
    names = [f"m{number}" for number in range(60)]
    answers = {
        "/v1/models": listed(*names),
        "/api/tags": {"models": [{"name": name} for name in names]},
        "/api/show": {"by model": {name: {"parameters": "num_ctx 99"} for name in names}},
    }
    with local(answers) as server:
        (found,) = asyncio.run(probe([server.port], seconds=PATIENT))
    assert [model.name for model in found.models] == names
    assert server.asked.count("POST /api/show") == 20
