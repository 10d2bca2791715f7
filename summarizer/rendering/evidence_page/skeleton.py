"""The page around the panes: its head with a policy that lets nothing be fetched, its landmarks, its ways to skip."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from summarizer.rendering import wording
from summarizer.rendering.evidence_page.elements import NOTHING, Markup, element, in_our_words, joined
from summarizer.rendering.evidence_page.end_pane import end_pane
from summarizer.rendering.evidence_page.filtering import Filters
from summarizer.rendering.evidence_page.items_pane import ItemsPane
from summarizer.rendering.evidence_page.passages import Passages, see_there, to_line
from summarizer.rendering.evidence_page.source_pane import language, source_pane
from summarizer.rendering.standing import BETWEEN, BOTTOM_LINE, told_of

if TYPE_CHECKING:
    from summarizer.rendering.standing import Piece
    from summarizer.report import Report

# Without a script, the target of a link is lit, but not the other pieces of words that are broken: each needs a rule.
_BROKEN: Final = re.compile(r'data-part-of="(q[0-9]+)"')
_MOST_RULES: Final = 200

_HELP: Final = (
    "Each line leads to the words of a source that it stands on, and they lead back to it. "
    "A line without a mark is told there as it is here: as a fact, as a question, or hedged in its own words."
)


def page(report: Report) -> str:
    """Return the whole page."""
    passages = Passages(report)
    filters = Filters(report)
    lines = ItemsPane(report, passages, filters, _language(report))
    parts = [(number, part) for number, part in enumerate(wording.parts(report), 1) if part.printed]
    brief = element(
        "main",
        _header(report, passages),
        lines.bottom_line(),
        _contents(parts, report),
        filters.form(),
        *(lines.section(number, part) for number, part in parts),
        end_pane(report, passages),
        id="brief",
        tabindex="-1",
    )
    skips = (("#brief", "Skip to the brief"), ("#sources", "Skip to the sources’ own words"))
    body = element(
        "body",
        element("nav", *(element("a", words, href=to) for to, words in skips), class_="skip", aria_label="Skip"),
        element("div", brief, source_pane(report, passages), class_="panes"),
    )
    return f'<!doctype html>\n<html lang="en">\n{_head(report.title, _broken(body))}\n{body}\n</html>\n'


def _head(title: str, broken: str) -> Markup:
    style = Markup(_file("styles.css") + broken)
    script = _file("script.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title or "A brief"),
        element("style", style),
        element("script", script, type="module"),
    )


def _broken(body: str) -> str:
    keys = list(dict.fromkeys(_BROKEN.findall(body)))[:_MOST_RULES]
    return "".join(map(_lit, keys))


def _lit(key: str) -> str:
    """Return the rule that lights the further pieces of a passage, and what stands in them, while it is the target."""
    piece = f'.sources:has(#{key}:target) [data-part-of="{key}"]'
    return f"\n{piece}, {piece} .passage {{ background: var(--lit); }}\n{piece} .lines a {{ color: inherit; }}"


def _file(name: str) -> Markup:
    """Return a file of ours that stands on the page as it is."""
    return Markup((files(__package__) / name).read_text(encoding="utf-8"))


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _language(report: Report) -> str:
    """Return the language that the brief is written in, "" where it is English like the page around it."""
    told = language(" ".join(finding.item.statement for finding in report.findings[:20]))
    return "" if told == "en" else told


def _header(report: Report, passages: Passages) -> Markup:
    partial = wording.incomplete(report)
    names = wording.names_of(report.documents)
    failed = element("a", "Show them", href="#failed", class_="on-screen") if report.coverage.failed else NOTHING
    notices = []
    for told, notice in wording.notices(report, names):
        place = passages.at(notice.document_id, notice.span) if notice.quote else None
        notices.append(element("p", in_our_words(told), see_there(place), class_="notice"))
    return element(
        "header",
        element("h1", wording.cut(report.title, 2 * wording.HEADING), dir="auto"),
        element("p", in_our_words(wording.origin(report)), class_="byline"),
        element("p", joined((_stands(one, passages) for one in told_of(report)), BETWEEN), class_="standing"),
        element("p", "Focus: ", report.focus, class_="focus", dir="auto") if report.focus else NOTHING,
        element("p", partial, " ", failed, class_="notice") if partial else NOTHING,
        *notices,
    )


def _stands(piece: Piece, passages: Passages) -> Markup:
    """Return one thing that is told of how the brief stands, with links to the lines concerned."""
    links = [
        element("a", BOTTOM_LINE, href="#bottom-line") if one == BOTTOM_LINE else to_line(passages, one)
        for one in piece.named
    ]
    named = (" (", joined((*links, piece.more), ", "), ")") if links else ()
    return element("span", piece.text, *named)


def _contents(parts: list[tuple[int, wording.Part]], report: Report) -> Markup:
    """Return the links to the sections, each with how much there is in it."""
    sections = [
        element("li", element("a", part.title, href=f"#section{number}"), f" {len(part.findings):,}")
        for number, part in parts
    ]
    end = [
        element("li", element("a", "Left out", href="#left-out"), f" {len(report.left_out):,}"),
        element(
            "li", element("a", "Coverage", href="#coverage"), f" {report.coverage.cited:,}/{report.coverage.passages:,}"
        ),
        element("li", element("a", "Sources", href="#sources-list"), f" {len(report.documents):,}"),
        element("li", element("a", "How it was made", href="#run")),
    ]
    return element(
        "nav",
        element("ul", *sections, *end, class_="contents"),
        element("p", _HELP, class_="about"),
        aria_label="Contents",
    )
