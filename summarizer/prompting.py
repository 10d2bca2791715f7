"""Chunk → Prompt. The only room that knows where the templates lie, and how a source is shown to a model.

A source is data: it stands in one block between two fence lines whose name is made of its content, so that the same
document always gives the same prompt; nothing in it can close the fence, pose as a marker, or speak with a role of
its own, and no character in it is hidden from a reader but seen by the model. What is asked stands in the system text,
which has no word of any source; a user's text is little more than the fence. Source text is only ever the value of a
variable, never a template.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Span, seen
from summarizer.model import Prompt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from jinja2.sandbox import SandboxedEnvironment

    from summarizer.brief import Item
    from summarizer.document import Chunk, Document, Passage
    from summarizer.kinds import Kind
    from summarizer.kinds.section import Section
    from summarizer.report import Refusal
    from summarizer.settings import Settings

SUFFIX: Final = ".md.jinja"

# A marker costs about five tokens. Blocks this long keep numbering near 8 % of the text, in short turns too.
_ENOUGH: Final = 180  # characters of a block that may end where a line does
_FULL: Final = 240  # characters of a block that ends with its passage, wherever that is

_ABOUT: Final = 200  # most characters of a title, name or speaker told above the text


class Refused(NamedTuple):
    """An item to be asked about once more: its key in the brief (P2), and every reason why it does not stand."""

    key: str
    item: Item
    reasons: tuple[Refusal, ...]


class Wishes(NamedTuple):
    """What a reader asks of a brief: a question, how many items of a section come first, the language it is told in.

    Question and number change the order that is asked for, never what is to be listed. Without a language, a brief is
    in its source's.
    """

    focus: str = ""
    max_items: int | None = None
    language: str = ""

    @classmethod
    def of(cls, settings: Settings) -> Wishes:
        """Return what the settings tell of the reader's wishes."""
        return cls(settings.focus or "", settings.max_items, settings.language or "")


class Listed(NamedTuple):
    """A proved item as the conclusion is drawn from it: its key, the name of its source, words that prove it."""

    key: str
    item: Item
    source: str
    quotes: tuple[str, ...]


NO_WISHES: Final = Wishes()


class Block(NamedTuple):
    """Consecutive passages under one marker, the first one's id; ``span`` is all the text shown under it."""

    id: str
    span: Span
    passages: tuple[Passage, ...]


class Gaps(NamedTuple):
    """What a brief lacks: the blocks that bear none of its items, and the statements ``found`` so far."""

    blocks: Sequence[Block]
    found: Sequence[str]


class _Source(NamedTuple):
    """What a template shows of a source: its fence, the lines that say what it is, its marked blocks."""

    fence: str
    about: tuple[str, ...]
    blocks: tuple[str, ...]


def brief_prompt(
    kind: Kind, document: Document, chunk: Chunk, wishes: Wishes = NO_WISHES, gaps: Gaps | None = None
) -> Prompt:
    """Return the prompt that asks for a brief of ``chunk``, a part of ``document``, as the reader wishes it.

    With ``gaps`` it asks for what a brief of it lacks, and shows no other blocks.
    """
    found = gaps.found if gaps else ()
    about = (*_about(document, chunk), *(_visible(f"found: {_line(statement)}") for statement in found))
    shown = gaps.blocks if gaps else blocks(document, chunk)
    source = _Source(_fence(document), about, _marked(document, shown))
    return Prompt(
        system=_instructions(kind.name, kind.drafted(chunk.span.of(document.text)), _line(wishes.language)),
        user=_rendered(
            "_ask",
            source=source,
            gaps=gaps is not None,
            focus=_line(wishes.focus),
            max_items=wishes.max_items,
        ),
    )


def repair_prompt(document: Document, chunk: Chunk, refused: Sequence[Refused], wishes: Wishes = NO_WISHES) -> Prompt:
    """Return the prompt that asks once more about ``refused`` items of the brief of ``chunk``.

    It shows the blocks that were cited or come nearest, not the whole chunk again, and of the rules those for an item.
    """
    about = (*_about(document, chunk), *(_visible(_told(one)) for one in refused))
    near = _near(document, blocks(document, chunk), refused)
    source = _Source(_fence(document), about, _marked(document, near))
    return Prompt(
        system=_rendered("_rules", repairing=True, language=_line(wishes.language)),
        user=_rendered("_repair", source=source),
    )


def conclusion_prompt(
    listed: Sequence[Listed], pairs: Sequence[tuple[str, str]], *, sources: int, wishes: Wishes = NO_WISHES
) -> Prompt:
    """Return the prompt that asks for what is said over a whole brief, of its ``listed`` items.

    ``pairs`` are keys of items that may say the same; ``sources`` is how many documents they come from.
    """
    lines = tuple(_visible(_as_line(one)) for one in listed)
    source = _Source(_fence_of("\n".join(lines)), (), lines)
    counted = "one source" if sources == 1 else f"{sources} sources"
    told = ", ".join("–".join(pair) for pair in pairs)
    return Prompt(
        system=_rendered("_rules_conclude", language=_line(wishes.language)),
        user=_rendered("_conclude", source=source, sources=counted, pairs=told, focus=_line(wishes.focus)),
    )


@lru_cache(maxsize=32)  # the same for most briefs of a batch
def _instructions(name: str, sections: tuple[Section, ...], language: str) -> str:
    """Return what a model is told to do: the rules, and what belongs into each section of this kind of brief."""
    rules = _rendered("_rules", repairing=False, language=language)
    return f"{rules}\n\n{_rendered(name, sections=sections)}"


@cache  # the same for every brief, and read from the disk
def fingerprint(kind: Kind) -> str:
    """Return the SHA-256, in hex, of the templates that make this kind's prompts: its own and all shared parts."""
    digest = hashlib.sha256()
    templates = {entry.name: entry for entry in _templates().iterdir() if entry.name.endswith(SUFFIX)}
    for name in sorted(templates):
        if name.startswith("_") or name == kind.name + SUFFIX:
            digest.update(f"{name}\0{templates[name].read_text('utf-8')}\0".encode())
    return digest.hexdigest()


def blocks(document: Document, chunk: Chunk) -> tuple[Block, ...]:
    """Return the blocks that the prompt of ``chunk`` numbers; together they cover its text without gap or overlap.

    A block takes passages until it has enough characters for one marker, and ends best where a line does.
    """
    text, passages = document.text, chunk.passages
    if not passages:
        return ()
    starts = [chunk.span.start, *(_start(text, before, passage) for before, passage in pairwise(passages))]
    firsts = [0]
    for number in range(1, len(passages)):
        size = starts[number] - starts[firsts[-1]]
        at_line = text[starts[number] - 1] == "\n"
        if size >= (_ENOUGH if at_line else _FULL):
            firsts.append(number)
    ends = [*(starts[first] for first in firsts[1:]), chunk.span.end]
    return tuple(
        Block(passages[first].id, Span(starts[first], end), passages[first:after])
        for first, after, end in zip(firsts, [*firsts[1:], len(passages)], ends, strict=True)
    )


def _start(text: str, before: Passage, passage: Passage) -> int:
    """Return where a block that begins with ``passage`` begins: at its line, so that its label comes with it."""
    line_end = text.find("\n", before.span.end, passage.span.start)
    return before.span.end if line_end < 0 else line_end + 1


def _marked(document: Document, chosen: Sequence[Block]) -> tuple[str, ...]:
    """Return each block as it is shown: its marker, and below it the text, but for blanks around it."""
    text = seen(document)
    return tuple(f"[{block.id}]\n{_visible(block.span.of(text)).strip()}" for block in chosen)


def _near(document: Document, numbered: Sequence[Block], refused: Sequence[Refused]) -> list[Block]:
    """Return the blocks that the refused items cite or come nearest to; all, if none.

    Where no reason of an item knows a place, what it wants may stand beside what it cites: those blocks come too.
    """
    of_passage = {passage.id: number for number, block in enumerate(numbered) for passage in block.passages}
    starts = [block.span.start for block in numbered]
    shown: set[int] = set()
    for one in refused:
        places = [reason.at for reason in one.reasons if reason.at and reason.document_id in {"", document.id}]
        cited = {of_passage[citation.passage] for citation in one.item.citations if citation.passage in of_passage}
        shown |= cited
        for at in places:
            first, last = (max(bisect_right(starts, place) - 1, 0) for place in (at.start, max(at.start, at.end - 1)))
            shown.update(range(first, last + 1))
        if not places:
            shown.update(number + aside for number in cited for aside in (-1, 1))
    return [block for number, block in enumerate(numbered) if number in shown or not shown]


def _told(refused: Refused) -> str:
    """Return a refused item as one line of JSON, each reason at the quote that it is about, else at the end."""
    item = refused.item
    citations = [{"passage": citation.passage, "quote": citation.quote} for citation in item.citations]
    others: list[str] = []
    for reason in dict.fromkeys(refused.reasons):
        about = [one for one in citations if one["quote"] == reason.quote and one.get("refused") in {None, reason.note}]
        for one in about:
            one["refused"] = reason.note
        if not about:
            others.append(f"“{reason.quote}”: {reason.note}" if reason.quote else reason.note)
    told: dict[str, object] = {"item": refused.key, "statement": item.statement, "citations": citations}
    if others:
        told["refused"] = list(dict.fromkeys(others))
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _as_line(listed: Listed) -> str:
    """Return a proved item as one line of JSON."""
    told = {
        "key": listed.key,
        "statement": listed.item.statement,
        "certainty": listed.item.certainty,
        "said_by": listed.item.attributed_to or "",
        "source": listed.source,
        "quotes": list(listed.quotes),
    }
    return json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)


def _fence(document: Document) -> str:
    """Return the name of the fence: no text holds it but by a hash found in itself, and that is made harmless."""
    return _fence_of(document.text)


def _fence_of(text: str) -> str:
    return "untrusted-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _about(document: Document, chunk: Chunk) -> tuple[str, ...]:
    """Return the lines that say what the source is; of a path or URL only the name, for the rest is private."""
    name = re.split(r"[/\\]", document.source.partition("?")[0])[-1]
    told = {"title": document.title, "file": "" if name == document.title else name}
    if chunk.number > 1 and chunk.passages:
        told |= {"continues": chunk.passages[0].part, "speaker": chunk.passages[0].speaker}
    return tuple(f"{what}: {_line(value)[:_ABOUT]}" for what, value in told.items() if _line(value))


def _line(value: str) -> str:
    """Return ``value`` visible and on one line."""
    return " ".join(_visible(value).split())


def _visible(text: str) -> str:
    """Return ``text`` without characters that nobody sees, and with nothing in it that a model takes for a border.

    The borders' brackets are widened (NFKC makes them plain again): a quote of them is still found in the source.
    """
    unseen, bracket, angle = _patterns()
    return angle.sub("\uff1c", bracket.sub("\uff3b", unseen.sub("", text)))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns of unseen characters, of brackets that open a false marker, of angles that open a false border.

    Unseen: controls but for tab and line ends, soft hyphens, zero-width and joining characters, bidi marks and
    overrides, fillers, variation selectors, interlinear marks, tags, surrogates. Borders: our fence, chat templates'
    role and special tokens, reasoning and tool-call tags.
    """
    unseen = (
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
        "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
        "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    )
    gap = r"[ \t]{0,3}"
    marked = (
        rf"p{gap}\d+{gap}\]|(?:inst|user|assistant|system_prompt|available_tools|tool_calls|tool_results|tool_content"
        r"|args|call_id|think|gmask|sop|eop)\]"
    )
    tagged = (
        r"[|\uff5c]|<sys>|</sys>|(?:source|untrusted)\b|function=|(?:s|bos|eos|sop|eop|pad|unk|cls|sep|mask|system|user"
        r"|assistant|human|turn|start_of_turn|end_of_turn|think|thinking|seed:think|tools?|tool_calls?|tool_responses?"
        r"|tool_results?|functions?|function_calls?|function_results?|unused\d{1,5}|reserved_\d{1,5}|extra_id_\d{1,5})>"
    )
    return (
        re.compile(unseen),
        re.compile(rf"\[(?={gap}/?{gap}(?:{marked}))", re.IGNORECASE),
        re.compile(rf"<(?={gap}/?{gap}(?:{tagged}))", re.IGNORECASE),
    )


def _templates() -> Traversable:
    """Return the folder of the templates: in the installed package, or beside it in a checkout."""
    package = resources.files("summarizer")
    installed = package / "prompts"
    return installed if installed.is_dir() else package / ".." / "prompts"


def _rendered(name: str, **values: object) -> str:
    return _environment().get_template(name + SUFFIX).render(values).strip()


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    """Return the environment that renders our templates: sandboxed, and strict about names it does not know."""
    from jinja2 import FunctionLoader, StrictUndefined  # noqa: PLC0415 - dear, and the embedded model has no prompt
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415

    folder = _templates()
    return SandboxedEnvironment(
        loader=FunctionLoader(lambda name: (folder / name).read_text("utf-8")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
