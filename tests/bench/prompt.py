"""What a prompt costs beyond the document: tokens of everything else in the request, and of the numbering.

python -m tests.bench.prompt [FILE ...]     (default: the examples) prints both for each file, a token being four
characters of the JSON request as a server on this machine receives it. Goals: overhead at most 1,500 tokens, numbering
at most 12 % on top of the text.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
from pathlib import Path

from summarizer import load
from summarizer.asking import model_named
from summarizer.errors import ModelError
from summarizer.kinds import KINDS
from summarizer.model import Question
from summarizer.prompting import blocks, brief_prompt
from summarizer.splitting import split
from tests.asking.loopback import failing, serving, settings
from tests.bench.growth import EXAMPLES

TOKEN = 4  # characters
KIND = KINDS["brief"]


def costs(path: Path) -> tuple[float, float]:
    """Return the tokens of a request about a document without the document, and its numbering's share of the text."""
    (document,) = load(path)
    (chunk,) = split(document)
    prompt = brief_prompt(KIND, document, chunk)
    numbered = "\n".join(f"[{block.id}]\n{block.span.of(document.text).strip()}" for block in blocks(document, chunk))
    with serving(failing(400)) as server:
        model = model_named("any", settings(server.url))
        with suppress(ModelError):  # the server has seen all that is measured here, and refuses
            asyncio.run(model.ask(Question(document, chunk, KIND.draft, lambda: prompt)))
    request = json.dumps(server.requests[0], ensure_ascii=False, separators=(",", ":"))
    shown = json.dumps(numbered, ensure_ascii=False)[1:-1]
    if shown not in request:
        raise ValueError(f"{path} is not shown to the letter: something in it was made harmless")
    return (len(request) - len(shown)) / TOKEN, len(numbered) / len(document.text) - 1


def main() -> None:
    """Print the table."""
    print(f"{'file':<28} {'overhead, tokens':>17} {'numbering':>10}")
    for path in map(Path, sys.argv[1:] or [str(one) for one in EXAMPLES if one.stem != "brief"]):
        overhead, numbering = costs(path)
        print(f"{path.name:<28} {overhead:>17,.0f} {numbering:>10.1%}")


if __name__ == "__main__":
    main()
