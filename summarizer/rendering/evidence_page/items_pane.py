"""The lines of a brief: each leads to the words that it stands on, and tells by whom, how firmly and how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import Span
from summarizer.kinds.brief import Disagreement
from summarizer.rendering import attribution, disputing, doubting, items, wording
from summarizer.rendering.directions import is_from_right
from summarizer.rendering.doubting import Words
from summarizer.rendering.evidence_page.elements import NOTHING, Markup, element, in_our_words, joined, opening_tag
from summarizer.rendering.evidence_page.nesting import Region, paragraphs, shallow
from summarizer.rendering.evidence_page.passages import between_links, see_there, to_line
from summarizer.rendering.repeating import Repeats, opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.brief import Item
    from summarizer.kinds.brief import Side
    from summarizer.rendering.evidence_page.filtering import Filters
    from summarizer.rendering.evidence_page.passages import Passage, Passages
    from summarizer.report import Doubt, Evidence, Finding, Report, Summary


class ItemsPane:
    """Writes the sections of one report."""

    def __init__(self, report: Report, passages: Passages, filters: Filters, language: str) -> None:
        self._report = report
        self._passages = passages
        self._filters = filters
        self._language = language
        self._names = wording.names_of(report.documents)
        self._findings = {finding.id: finding for finding in report.findings}
        self._first = wording.numbered(report)
        self._repeats = Repeats(report)
        self._disputes = disputing.Disputes(report)

    def bottom_line(self) -> Markup:
        """Return the bottom line: every sentence names the findings that it sums up."""
        sentences = [self._sentence(one) for one in self._report.bottom_line]
        text = joined(sentences, " ") if sentences else "Nothing could be summed up."
        ways = {is_from_right(one.text) for one in self._report.bottom_line}
        doubts = [line for one in self._report.bottom_line for line in self._doubts(one.doubts, one.text)]
        doubts += [self._disputed(ids, key) for key, ids in self._disputes.of_bottom_line(self._report)]
        return element(
            "section",
            element("h2", "Bottom line", id="bottom-line"),
            element(
                "p",
                text,
                class_="lead apart" if len(ways) > 1 else "lead",
                dir="rtl" if ways == {True} else "",
                lang=self._language,
            ),
            element("ul", *doubts, class_="doubts") if doubts else NOTHING,
            aria_labelledby="bottom-line",
        )

    def _sentence(self, summary: Summary) -> Markup:
        """Return a sentence of the bottom line, on whose word it stands, and the findings that it sums up.

        It runs as it does, whatever runs beside it: else its words and ids would stand among those of the next. Where
        not all run from one side, each begins a line.
        """
        said_by = attribution.sentence_said_by(summary, self._findings)
        return element(
            "span",
            _in_doubt(doubting.in_statement(summary.text, summary.doubts)),
            _said_by(Words(said_by)),
            "\xa0",
            self._summed_up(summary.findings),
            dir="auto",
        )

    def section(self, number: int, part: wording.Part) -> Markup:
        """Return a section with its findings."""
        key = f"section{number}"
        count = element("span", f"{len(part.findings):,}", class_="count") if part.findings else NOTHING
        return element(
            "section",
            element("h2", part.title, " ", count, id=key, dir="auto"),
            *(self._finding(number, finding) for finding in part.findings),
            NOTHING if part.findings else element("p", wording.nothing_found(self._report), class_="none"),
            class_="part",
            aria_labelledby=key,
        )

    def _finding(self, section: int, finding: Finding) -> Markup:
        item = finding.item
        name, known = doubting.headline(finding)
        told = element("bdi", _in_doubt(known), class_="known") if known.text else NOTHING
        head = element("strong", _in_doubt(name), " " if told else "", told, class_="name") if name.text else NOTHING
        whole = self._repeats.whole(finding)
        statement = _in_doubt(doubting.in_statement(item.statement, finding.doubts))
        claim = element(
            "a",
            head,
            element("span", opening(finding), class_="begins") if whole else NOTHING,
            element("span", statement, hidden=True) if whole else statement,
            href=_target(self._first[id(finding)], self._passages.of(finding.evidence[0])),
            class_="claim",
            draggable="false",
            lang=self._language,
        )
        grounds = items.grounds(finding)
        against = list(self._doubts(finding.doubts, item.statement, item))
        against += [self._disputed(ids)] if (ids := self._disputes.of(finding)) else []
        line = (
            claim,
            self._as_in(whole) if whole else NOTHING,
            _said_by(doubting.said_by(finding), hidden=bool(whole)),
            self._numbers(finding, grounds.line),
        )
        return element(
            "article",
            element("span", finding.id, class_="id"),
            element("p", *line, class_="line", dir="auto"),
            self._sides(finding, grounds.sides) if isinstance(item, Disagreement) else NOTHING,
            self._evidence(finding),
            element("ul", *against, class_="doubts") if against else NOTHING,
            element("div", *self._notes(finding), class_="notes"),
            id=self._passages.line(finding),
            class_="item",
            tabindex="-1",
            data_whole=self._passages.line(whole) if whole else "",
            **self._filters.told(section, finding),
        )

    def _as_in(self, whole: Finding) -> Markup:
        """Return a link to the line that has the whole of what only begins here.

        Where that line is not among those chosen, the page's script shows the whole here.
        """
        link = element("a", whole.id, href=f"#{self._passages.line(whole)}")
        return element("span", " (as\xa0in\xa0", link, ")", class_="said-by begins")

    def _marks(self, finding: Finding) -> Iterator[Markup]:
        """Yield how firmly a finding is said, in what state it is, who bears it out, and what else is known."""
        firmness, state = doubting.firmness(finding), doubting.state(finding)
        if firmness.text:
            yield element("span", _in_doubt(firmness), class_="mark firmness")
        if state.text:
            yield element("span", _in_doubt(state), class_="mark status")
        if corroboration := items.corroboration(finding.corroboration):
            yield element("span", corroboration, class_="mark borne-out")
        details = [doubting.detail(one, finding) for one in items.told(self._repeats.shown(finding).item).details]
        if details:
            apart = (element("bdi", _in_doubt(one)) for one in details)
            yield element("span", joined(apart, "\xa0· "), class_="details")

    def _numbers(self, finding: Finding, evidence: Sequence[int]) -> Markup:
        """Return the numbers of some evidence of a finding, each a link to its words."""
        if not evidence:
            return NOTHING
        first = self._first[id(finding)]
        links = [_number(first + place, self._passages.of(finding.evidence[place])) for place in evidence]
        return joined(("\xa0", element("sup", joined(links, between_links(links)), class_="numbers", dir="ltr")))

    def _sides(self, finding: Finding, grounds: Iterable[Sequence[int]]) -> Markup:
        """Return the sides of a disagreement, each with who says so and its own passages."""
        sides = finding.item.sides if isinstance(finding.item, Disagreement) else ()
        lines = [self._side(finding, side, own) for side, own in zip(sides, grounds, strict=True)]
        return element("ul", *lines, class_="sides") if lines else NOTHING

    def _side(self, finding: Finding, side: Side, own: Sequence[int]) -> Markup:
        return element(
            "li",
            element("span", side.said_by, class_="speaker", dir="auto") if side.said_by else NOTHING,
            element(
                "span", side.statement, self._numbers(finding, own), class_="said", dir="auto", lang=self._language
            ),
        )

    def _doubts(self, doubts: Sequence[Doubt], statement: str, item: Item | None = None) -> Iterator[Markup]:
        for doubt in doubts:
            place = self._passages.at(doubt.document_id, doubt.at)
            told = doubting.told(doubt, statement, self._names, item)
            yield element(
                "li",
                element("span", doubting.severity(doubt).capitalize(), class_="mark doubt"),
                element("span", in_our_words(f" {told}")),
                see_there(place),
            )

    def _disputed(self, disagreements: Sequence[str], line: str = "") -> Markup:
        """Return that a line, named where it is not the one above, is one side of disagreements, with links to them."""
        links = [to_line(self._passages, one) for one in disagreements]
        return element(
            "li",
            element("span", disputing.DISPUTED.capitalize(), class_="mark doubt"),
            *((" ", to_line(self._passages, line), ",") if line else ()),
            f" {disputing.SEE}",
            joined(links, ", "),
        )

    def _evidence(self, finding: Finding) -> Markup:
        """Return what is told of a finding, and folded up the words that it stands on, which the text beside it has."""
        quotes = [self._quote(*numbered) for numbered in enumerate(finding.evidence, self._first[id(finding)])]
        fold = element("span", wording.counted(len(quotes), "passage"), class_="fold")
        return element(
            "details",
            element("summary", joined((*self._marks(finding), fold), " "), class_="marks"),
            element("ol", *quotes),
            class_="evidence",
        )

    def _quote(self, number: int, evidence: Evidence) -> Markup:
        passage = self._passages.of(evidence)
        document = self._passages.documents.get(evidence.document_id)
        link = document.link_to(evidence.span) if document else ""
        marks = "single" if wording.has_quotation_marks(evidence.quote) else "double"
        return element(
            "li",
            element("q", evidence.quote, dir="auto", class_=marks),
            " ",
            element("cite", wording.place(evidence, self._names)),
            joined((" ", element("a", "on its page", href=link, rel="noopener noreferrer"))) if link else NOTHING,
            NOTHING if passage.stands else element("em", _not_there(self._passages, evidence), class_="missing"),
            value=number,
            id=None if passage.stands else _excerpt(number),
        )

    def _notes(self, finding: Finding) -> Iterator[Markup]:
        """Yield for paper a note for each number of a line, to stand below it: nobody should turn a page to find it."""
        for number, evidence in enumerate(finding.evidence, self._first[id(finding)]):
            place = f" {wording.place(evidence, self._names)}: "
            yield element("p", element("b", f"{number:,}"), place, element("bdi", wording.quoted(evidence.quote)))

    def _summed_up(self, ids: Sequence[str]) -> Markup:
        links = [to_line(self._passages, one) for one in ids]
        return element("sup", joined(links, between_links(links)), class_="numbers")


def _in_doubt(words: Words) -> Markup:
    """Return a text with the words of it underlined that are in doubt."""
    underlined = opening_tag("span", class_="doubted")
    regions = [Region(span, "span", underlined, underlined) for span in words.doubtful]
    return joined(told.words for told in paragraphs(words.text, [Span(0, len(words.text))], shallow(regions)))


def _said_by(names: Words, *, hidden: bool = False) -> Markup:
    if not names.text:
        return NOTHING
    return element("span", attribution.DASH, element("bdi", _in_doubt(names)), class_="said-by", hidden=hidden)


def _number(number: int, passage: Passage) -> Markup:
    return element("a", f"{number:,}", href=_target(number, passage), aria_label=f"passage {number:,}")


def _target(number: int, passage: Passage) -> str:
    return f"#{passage.key}" if passage.stands else f"#{_excerpt(number)}"


def _excerpt(number: int) -> str:
    return f"as-quoted{number}"


def _not_there(passages: Passages, evidence: Evidence) -> str:
    document = passages.documents.get(evidence.document_id)
    if document is None:
        return "The report has no such source: these words are as it quotes them."
    if not document.text:
        return "The report does not carry the text of this source: these words are as it quotes them."
    return "In the text that the report carries, these words do not stand there."
