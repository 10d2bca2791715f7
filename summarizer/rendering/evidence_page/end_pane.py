"""What stands at the end of a page: what was left out, what was not read, the sources, and how the brief was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import Span
from summarizer.rendering import covering, items, wording
from summarizer.rendering.evidence_page.elements import NOTHING, Markup, element, in_our_words, joined
from summarizer.rendering.evidence_page.passages import see_there

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.document import Document
    from summarizer.rendering.covering import Covered
    from summarizer.rendering.evidence_page.passages import Passages
    from summarizer.report import Report, Run


def end_pane(report: Report, passages: Passages) -> Markup:
    """Return the sections at the end of the page."""
    return joined(
        (
            _left_out(report, passages),
            _failed(report),
            _coverage(report, passages),
            _sources(report),
            _run(report.run),
        )
    )


def _section(key: str, title: str, *content: str) -> Markup:
    return element("section", element("h2", title, id=key), *content, class_="at-the-end", aria_labelledby=key)


def _left_out(report: Report, passages: Passages) -> Markup:
    parts = wording.parts(report)
    listed = [line for part in parts for line in _omitted(part, passages)]
    count = element("span", f"{len(report.left_out):,}", class_="count")
    about = "Offered by the model, and not in the brief; each with the reason."
    return element(
        "section",
        element("h2", "Left out ", count, id="left-out"),
        joined((element("p", about, class_="about"), element("ul", *listed, class_="omitted")))
        if listed
        else element("p", "Nothing.", class_="none"),
        class_="at-the-end",
        aria_labelledby="left-out",
    )


def _omitted(part: wording.Part, passages: Passages) -> Iterator[Markup]:
    for entry in part.left_out:
        reasons = []
        for reason in entry.reasons:
            place = passages.at(reason.document_id, reason.at)
            reasons.append(element("li", in_our_words(wording.reason(reason)), see_there(place)))
        statement = element("bdi", items.statement(entry.item))
        yield element("li", element("span", f"{part.title}: ", statement, dir="auto"), element("ul", *reasons))
    if counted := wording.beyond_limit(part):
        yield element("li", counted)


def _failed(report: Report) -> Markup:
    failed = report.coverage.failed
    if not failed:
        return NOTHING
    lines = (element("li", wording.failure(failure), dir="auto") for failure in failed)
    return _section("failed", "Failed", element("ul", *lines))


def _coverage(report: Report, passages: Passages) -> Markup:
    coverage = report.coverage
    names = {document.id: document.title for document in report.documents}
    documents = [
        element("li", *_covered(one, names.get(one.document_id, one.document_id), passages))
        for one in covering.covered(report)
    ]
    missing = [
        element("li", _linked(one.words, passages, one.document_id, one.span), f" ({one.times:,} times)")
        for one in coverage.unmentioned
    ]
    told = (
        element("p", "Often in the sources, and nowhere in this brief:"),
        element("ul", *missing, class_="in-line"),
    )
    counted = wording.counted(coverage.passages, "passage")
    bear = "bears" if coverage.cited == 1 else "bear"
    return _section(
        "coverage",
        "Coverage",
        element(
            "p",
            f"{counted} in the sources, {coverage.cited:,} of them {bear} a line.",
            element("span", " A switch beside their text shades what no line stands on.", class_="on-screen"),
        ),
        element("ul", *documents) if documents else NOTHING,
        joined(told) if missing else NOTHING,
    )


def _covered(one: Covered, title: str, passages: Passages) -> Iterator[Markup]:
    yield element("span", title, dir="auto")
    yield element("span", f": {one.account}")
    if not one.stretches:
        return
    stretches = (
        element("li", _linked(stretch.ids, passages, one.document_id, stretch.at), " ", in_our_words(stretch.told))
        for stretch in one.stretches
    )
    more = element("li", one.more) if one.more else NOTHING
    yield element("details", element("summary", "What bears no line"), element("ul", *stretches, more))


def _linked(words: str, passages: Passages, document_id: str, span: Span | None) -> Markup:
    place = passages.at(document_id, span)
    return element("a", element("bdi", words), href=f"#{place.key}") if place else element("bdi", words)


def _sources(report: Report) -> Markup:
    return _section("sources-list", "Sources", element("ol", *map(_source, report.documents), class_="cards"))


def _source(document: Document) -> Markup:
    where = wording.from_where(document.source)
    web = document.link_to(Span(0, 0)).partition(":~:")[0].rstrip("#")
    told = (
        ("from", element("a", where, href=web, rel="noopener noreferrer") if web else where),
        ("author", document.author),
        ("site", document.site),
        ("published", document.published),
        ("type", f"{document.media_type}, {wording.counted(len(document.text), 'character')}"),
        ("sha256", element("code", document.sha256)),
        ("noticed", "; ".join(document.notices)),
    )
    return element("li", element("p", document.title, class_="name", dir="auto"), _described(told))


def _run(run: Run) -> Markup:
    told = (
        ("model", run.model),
        ("sent to", run.sent_to or "nowhere"),
        ("made", f"{wording.moment(run.started)}, in {run.seconds:,.1f} s"),
        ("calls", f"{run.calls:,}" + (f", and {wording.counted(run.repairs, 'repair')}" if run.repairs else "")),
        ("tokens", wording.tokens(run).removeprefix("tokens ")),
        ("cost", wording.cost(run).removeprefix("cost ")),
        ("prompt", element("code", run.prompt_sha256) if run.prompt_sha256 else ""),
        ("schema", element("code", run.schema_sha256) if run.schema_sha256 else ""),
        ("versions", ", ".join(f"{name} {version}" for name, version in run.versions.items())),
    )
    about = "This page shows a report; “summarizer verify” proves the report again from its sources up."
    return _section("run", "How it was made", _described(told), element("p", about, class_="about"))


def _described(told: Iterable[tuple[str, str]]) -> Markup:
    pairs = ((element("dt", name), element("dd", value, dir="auto")) for name, value in told if value)
    return element("dl", *(one for pair in pairs for one in pair))
