"""Pairs of made-up articles: two sentences to be compared, each among others on one affair."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer import Document
from summarizer.disagreeing import disagreements
from summarizer.disagreeing.telling import Told, told
from summarizer.splitting import passages

if TYPE_CHECKING:
    from summarizer.disagreeing import Contrast

DATA = Path(__file__).parent.parent / "data" / "disagreements"

#: What stands around a sentence, so that it is known that both articles are on one affair; nothing in it disagrees.
AROUND = {
    "en": (
        (
            "The valley of Aldwick has a small harbour office. Lorries blocked the market square for an hour. "
            "A brewer lent his horses."
        ),
        (
            "In the Aldwick valley the harbour office had lorries towed. The market square was quiet again. "
            "Horses of a brewer pulled them."
        ),
    ),
    "de": (
        (
            "Im Tal von Aldwick gibt es ein kleines Hafenamt. Lastwagen blockierten den Marktplatz. "
            "Ein Brauer lieh seine Pferde."
        ),
        "Das Hafenamt im Tal von Aldwick ließ Lastwagen abschleppen. Der Marktplatz ist frei. Ein Brauer gab Pferde.",
    ),
    "fr": (
        (
            "La vallée d'Aldwick a un petit bureau du port. Des camions ont bloqué la place du marché. "
            "Un brasseur a prêté ses chevaux."
        ),
        (
            "Dans la vallée d'Aldwick le bureau du port a fait partir les camions. La place du marché est libre. "
            "Les chevaux d'un brasseur ont aidé."
        ),
    ),
    "es": (
        (
            "El valle de Aldwick tiene una pequeña oficina del puerto. Unos camiones bloquearon la plaza del mercado. "
            "Un cervecero prestó sus caballos."
        ),
        (
            "En el valle de Aldwick la oficina del puerto retiró los camiones. La plaza del mercado está libre. "
            "Los caballos de un cervecero ayudaron."
        ),
    ),
}


def articles(one: str, other: str, language: str = "en") -> tuple[Document, Document]:
    """Return two articles, each with one of the sentences."""
    around = AROUND[language]
    return (
        Document.from_text(f"{one} {around[0]}", title="one"),
        Document.from_text(f"{other} {around[1]}", title="other"),
    )


def told_in(text: str) -> tuple[Told, ...]:
    """Return the sentences of a document, made ready to be compared."""
    document = Document.from_text(text)
    return told(document, passages(document))


def found(*documents: Document) -> tuple[Contrast, ...]:
    """Return on what documents differ."""
    return disagreements([(document, passages(document)) for document in documents])


def sentences() -> dict[str, list[list[str]]]:
    """Return the pairs of sentences by the kind of what they differ in, or "none"."""
    return tomllib.loads((DATA / "sentences.toml").read_text("utf-8"))
