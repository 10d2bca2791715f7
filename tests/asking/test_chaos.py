"""Against the chaos server beside the checkout, which nobody here wrote."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import traceback
from typing import TYPE_CHECKING

import pytest

from summarizer.asking import model_named
from summarizer.document import Document
from summarizer.errors import AnswerError, ModelError, ServerRefusedError, ServerUnavailableError, TooLongError
from summarizer.kinds.brief import ActorsAndStakes
from summarizer.model import Prompt, Question
from summarizer.splitting import split
from tests.asking.loopback import KEY, settings
from tests.shared import SHARED, needs_shared

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def chaos_url() -> Iterator[str]:
    command = [sys.executable, "-B", str(SHARED / "tools" / "chaos_server.py"), "--port", "0", "--scale", "0.01"]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())["base_url"]
        server.terminate()


@needs_shared
@pytest.mark.parametrize(
    ("scenario", "kind"),
    [
        ("ok", None),
        ("fault:429-retry-after-ms-then-ok", None),
        ("fault:reset-mid-body-then-ok", None),
        ("fault:fenced", None),
        ("fault:wrong-charset", None),
        ("fault:schema-missing-then-ok", None),
        ("fault:extra-bytes", None),
        ("fault:400-json-schema-unsupported-then-ok", None),
        ("fault:finish-length-then-ok", None),
        ("fault:content-parts", None),
        ("fault:double-encoded", None),
        ("fault:usage-absurd", None),
        ("fault:sse-cut-then-ok", None),
        ("fault:sse-error-event-then-ok", None),
        ("fault:sse-as-json", None),
        ("fault:sse-no-done", None),
        ("fault:sse-crlf", None),
        ("fault:sse-empty-choices", None),
        ("fault:json-as-sse", None),
        ("fault:gzip-bomb", AnswerError),
        ("fault:endless-body", AnswerError),
        ("fault:sse-endless", AnswerError),
        ("fault:400-context-length", TooLongError),
        ("fault:503-no-retry", ServerUnavailableError),
        ("fault:429-huge", ServerUnavailableError),
        ("fault:error-leaks-key", ServerRefusedError),
        ("fault:error-long", ServerRefusedError),
        ("fault:301-loop", ServerRefusedError),
        ("fault:refusal", AnswerError),
        ("fault:garbage", AnswerError),
    ],
)
def test_the_chaos_server_is_survived(chaos_url: str, scenario: str, kind: type[ModelError] | None):
    """Faults of every group end in a draft or in the right error, against a server that nobody here wrote."""
    text = "We fear that the dyke may not hold. The council plans a second one. Who is to pay is open."
    document = Document.from_text(text, title="Dyke")
    asked = Question(document, split(document)[0], ActorsAndStakes, lambda: Prompt("rules", f"<source>{text}</source>"))
    model = model_named(scenario, settings(chaos_url))
    if kind is None:
        assert isinstance(asyncio.run(model.ask(asked)).draft, ActorsAndStakes)
        return
    with pytest.raises(ModelError) as caught:
        asyncio.run(model.ask(asked))
    assert type(caught.value) is kind
    assert KEY not in "".join(traceback.format_exception(caught.value))
    assert str(caught.value).isprintable()
