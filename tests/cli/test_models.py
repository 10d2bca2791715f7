"""``summarizer models``: what is configured, and what answers on this machine."""

from __future__ import annotations

import json
import re
import socket
from typing import TYPE_CHECKING

import pytest

from summarizer.asking.probing import MOST_MODELS, LocalModel
from summarizer.cli import main
from summarizer.cli.models import context_of
from tests.asking.local_servers import LM_STUDIO, NASTY, endless, listed, local

if TYPE_CHECKING:
    from summarizer.settings import Places


@pytest.fixture
def unused_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
        return port


def test_it_tells_what_is_configured_and_what_answers(
    home: Places, unused_port: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """The model and its origin, who has a key, and each server with its models and how to ask one."""
    home.config.write_text('model = "openai/gpt-imagined"\n')
    monkeypatch.setenv("OPENAI_API_KEY", "sk-CANARYKEY123")
    with local(LM_STUDIO) as server:
        assert main(["models", "--port", str(server.port), "--port", str(unused_port)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"configured: openai/gpt-imagined ({home.config})"
    assert lines[1] == "keys: openai (OPENAI_API_KEY)"
    url = f"http://127.0.0.1:{server.port}/v1"
    assert lines[2].startswith(url)
    assert lines[2].endswith(f"--base-url {url} --model NAME")
    assert [line.split()[0] for line in lines[3:5]] == ["tiny", "huge"]
    assert lines[-1] == f"nothing answers on this machine at {unused_port}"


@pytest.mark.usefixtures("home")
def test_a_list_that_is_cut_says_so(capsys: pytest.CaptureFixture[str]):
    """Who looks for a model behind a large gateway is not told that it is not there."""
    with local({"/v1/models": listed(*(f"m{number}" for number in range(MOST_MODELS + 3)))}) as server:
        assert main(["models", "--port", str(server.port)]) == 0
        assert capsys.readouterr().out.splitlines()[-1].strip() == "and 3 more"
        assert main(["models", "--port", str(server.port), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["servers"][0]["more"] == 3


@pytest.mark.usefixtures("home")
def test_a_program_reads_the_same(unused_port: int, capsys: pytest.CaptureFixture[str]):
    """--json has the model, the keys' names and every server."""
    with local({"/v1/models": listed("m", max_model_len=16384)}) as server:
        assert main(["models", "--json", "--port", str(server.port), "--port", str(unused_port)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["configured"] == {"model": "embedded", "origin": "default", "base_url": None}
    assert found["keys"] == {}
    (told,) = found["servers"]
    assert (told["port"], told["trouble"]) == (server.port, None)
    assert told["models"] == [{"name": "m", "context": 16384, "longest_context": None}]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_what_a_server_says_plays_no_tricks(more: list[str], capsys: pytest.CaptureFixture[str]):
    """Names with ANSI, bidi and thousands of characters are cut and shown, not obeyed."""
    with local({"/v1/models": listed(NASTY, "\x00", "\n\nconfigured: evil")}) as server:
        assert main(["models", "--port", str(server.port), *more]) == 0
    out, err = capsys.readouterr()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out + err)
    assert not re.search(r"^configured: evil", out, re.MULTILINE)
    assert len(out) < 3_000


@pytest.mark.usefixtures("home")
def test_a_hostile_server_is_told_and_the_rest_goes_on(capsys: pytest.CaptureFixture[str]):
    """Something that never ends is no reason to fail."""
    with local({"/v1/models": endless}) as hostile, local({"/v1/models": listed()}) as other:
        assert main(["models", "--port", str(hostile.port), "--port", str(other.port)]) == 0
    out = capsys.readouterr().out
    assert f"http://127.0.0.1:{hostile.port}/v1: it does not list models" in out
    assert "it has no models" in out


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_code_2(port: str, capsys: pytest.CaptureFixture[str]):
    """The mistake is one line that names the option."""
    assert main(["models", "--port", port]) == 2
    assert "--port" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("context", "longest", "told"),
    [
        (4096, 131072, "context 4,096 of 131,072"),
        (8192, 8192, "context 8,192"),
        (8192, None, "context 8,192"),
        (None, 131072, "context unknown, 131,072 at most"),
        (None, None, "context unknown"),
    ],
)
def test_a_context_is_told_as_far_as_it_is_known(context: int | None, longest: int | None, told: str):
    """What the model could have is no claim about what it is served with."""
    assert context_of(LocalModel("m", context, longest)) == told
