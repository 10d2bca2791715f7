"""What commands take: sources, where they may come from, what they are held against, and options that several have."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.errors import UsageError
from summarizer.pipeline.sources import documents_of, limits_of
from summarizer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.document import Document

AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Read web addresses of this machine and of private networks, too.")
]


Focus = Annotated[
    str | None, typer.Option(metavar="QUESTION", help="What the reader cares for; what bears on it comes first.")
]
MaxItems = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        help="Print N items a section at most, those first that the bottom line rests on; the others are counted.",
    ),
]
Thorough = Annotated[bool, typer.Option("--thorough", help="Ask once more about the passages that bear no line.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Use no stored answer, and store none.")]
Refresh = Annotated[bool, typer.Option("--refresh", help="Ask anew, and store the new answers.")]
Offline = Annotated[bool, typer.Option("--offline", help="Use stored answers only; ask no server, get no page.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing on stderr but errors.")]


def sources_of(held: str, named: Sequence[str] | None, more: Sequence[str] | None) -> list[str]:
    """Return the sources that options and arguments name. Raises UsageError where two inputs are standard input."""
    sources = [*(named or ()), *(more or ())]
    if [held, *sources].count("-") > 1:
        raise UsageError("only one of them can come from standard input")
    return sources


def settings_of(*, allow_private: bool) -> Settings:
    """Return the settings of the environment and of files, with what a flag says. Raises UsageError."""
    return Settings.gathered(os.environ, allow_private=allow_private or None)


def loaded(*sources: str, settings: Settings) -> Iterator[Document]:
    """Yield the documents of ``sources``, as large and from where the settings allow. Raises SourceError."""
    for source in sources:
        yield from documents_of(source, **limits_of(settings))
