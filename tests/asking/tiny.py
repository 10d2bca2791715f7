"""A real llama.cpp server with a model of random numbers, made on the spot: it holds to a schema and means nothing.

    python -m tests.asking.tiny --context 4096 --slots 2 [--key KEY]

prints its address and serves until its input is closed. Needs the wheels ``xllamacpp`` and ``gguf`` (the extra
``server-test``); no weights are fetched.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

needs_tiny = pytest.mark.skipif(
    not (find_spec("xllamacpp") and find_spec("gguf")),
    reason="the wheels xllamacpp and gguf are not installed: pip install 'summarizer[server-test]'",
)

_WIDTH, _HEADS, _INNER = 32, 2, 64

# One number of every token's vector never changes, so that its weight in the output is a liking for that token.
_CONSTANT = 6.0
_SEEN = 4.0  # about what is left of it after the norm

_TEMPLATE = (
    "{% for message in messages %}<{{ message.role }}>{{ message.content }}\n{% endfor %}"
    "{% if add_generation_prompt %}<assistant>{% endif %}"
)


def _liking(piece: str) -> float:
    """Return how gladly a token is written: items begin gladly and strings end soon; raw bytes hardly ever come."""
    gladly = {'"': 2.0, "</s>": 2.0, "{": 1.5, "]": 1, ",": 0.5, "\\": -30.0}
    if len(piece) == 1:
        return gladly.get(piece, 0.0 if piece.isalnum() else -2.0)
    return gladly.get(piece, -30.0)


def _writer(path: str, context: int, tokens: list[tuple[str, Any]]) -> Any:
    """Return a writer that knows all of the model but its numbers."""
    gguf = import_module("gguf")
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("tiny")
    writer.add_context_length(context)
    writer.add_embedding_length(_WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(_INNER)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_HEADS)
    writer.add_rope_dimension_count(_WIDTH // _HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokens))
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list([token for token, _ in tokens])
    writer.add_token_scores([float(-place) for place in range(len(tokens))])
    writer.add_token_types([int(kind) for _, kind in tokens])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_add_bos_token(True)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(_TEMPLATE)
    return writer


def _write_model(path: str, context: int) -> None:
    """Write a llama of one layer, whose tokens are the bytes and the printable letters of ASCII."""
    gguf, numpy = import_module("gguf"), import_module("numpy")
    kinds = gguf.TokenType
    letters = ["\u2581", *(chr(code) for code in range(33, 127))]
    tokens = [("<unk>", kinds.UNKNOWN), ("<s>", kinds.CONTROL), ("</s>", kinds.CONTROL)]
    tokens += [(f"<0x{byte:02X}>", kinds.BYTE) for byte in range(256)]
    tokens += [(letter, kinds.NORMAL) for letter in letters]
    chance = numpy.random.default_rng(9)

    def matrix(rows: int, columns: int) -> Any:
        return (chance.standard_normal((rows, columns)) / columns**0.5).astype(numpy.float32)

    def blind(rows: int, columns: int) -> Any:
        """Return a matrix that leaves the constant number alone."""
        made = matrix(rows, columns)
        made[0] = 0
        return made

    embedding = chance.standard_normal((len(tokens), _WIDTH)).astype(numpy.float32)
    embedding[:, 0] = _CONSTANT
    output = matrix(len(tokens), _WIDTH)
    output[:, 0] = [_liking(token) / _SEEN for token, _ in tokens]

    writer = _writer(path, context, tokens)
    ones = numpy.ones(_WIDTH, numpy.float32)
    writer.add_tensor("token_embd.weight", embedding)
    writer.add_tensor("output_norm.weight", ones)
    writer.add_tensor("output.weight", output)
    writer.add_tensor("blk.0.attn_norm.weight", ones)
    writer.add_tensor("blk.0.ffn_norm.weight", ones)
    for name in ("attn_q", "attn_k", "attn_v"):
        writer.add_tensor(f"blk.0.{name}.weight", matrix(_WIDTH, _WIDTH))
    writer.add_tensor("blk.0.attn_output.weight", blind(_WIDTH, _WIDTH))
    writer.add_tensor("blk.0.ffn_gate.weight", matrix(_INNER, _WIDTH))
    writer.add_tensor("blk.0.ffn_up.weight", matrix(_INNER, _WIDTH))
    writer.add_tensor("blk.0.ffn_down.weight", blind(_WIDTH, _INNER))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _serve(context: int, slots: int, key: str) -> None:
    llama = import_module("xllamacpp")
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "tiny.gguf")
        _write_model(path, context)
        wanted = llama.CommonParams()
        wanted.model.path = path
        wanted.model_alias = {"tiny"}
        wanted.n_ctx = context * slots  # which llama.cpp deals out to the slots
        wanted.n_parallel = slots
        wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = 1
        wanted.sampling.penalty_repeat = 1.3  # or a string of one letter, and a list of one item, would never end
        wanted.sampling.penalty_last_n = 200
        wanted.warmup = False
        wanted.hostnames = ["127.0.0.1"]
        wanted.port = 0
        if key:
            wanted.api_keys = [key]
        server = llama.Server(wanted)
        print(server.listening_address.rstrip("/") + "/v1", flush=True)  # noqa: T201 - its address, for the fixture
        sys.stdin.read()


@contextmanager
def tiny_server(context: int = 8_192, slots: int = 2, key: str = "") -> Iterator[str]:
    """Give the base URL of a server, and end it."""
    command = [sys.executable, "-m", "tests.asking.tiny", "--context", str(context), "--slots", str(slots)]
    with subprocess.Popen(
        [*command, "--key", key],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).parent.parent.parent,
    ) as server:
        assert server.stdout is not None
        url = ""
        while not url.startswith("http"):
            line = server.stdout.readline()
            assert line, "the server did not start"
            url = line.decode().strip()
        yield url
        server.terminate()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--context", type=int, default=8_192)
    parser.add_argument("--slots", type=int, default=2)
    parser.add_argument("--key", default="")
    asked = parser.parse_args()
    _serve(asked.context, asked.slots, asked.key)
