"""How names are compared: without case, article, courtesy, possessive and full stops."""

from __future__ import annotations

from summarizer.extracting.lexicon import words


def bare(name: str) -> str:
    """Return ``name`` as names are compared: "Dr. Lee" and "Lee" are equal, "the U.S." and "US" too."""
    parts = name.casefold().replace("’", "'").replace(".", "").split()
    if parts and parts[-1].endswith("'s"):
        parts[-1] = parts[-1][:-2]
    skip = words("people", "courtesies")
    while len(parts) > 1 and (parts[0] in skip or parts[0] == "the"):
        parts = parts[1:]
    return " ".join(parts)


def initials(name: str) -> str:
    """Return the initials of a name, small words left out: "Centre for Open Data" gives COD.

    Capitals inside a word count too: "SportsDaily Gazette" gives SDG.
    """
    return "".join(
        letter for word in name.replace("-", " ").split() for letter in word if letter.isupper() and word[0].isupper()
    )
