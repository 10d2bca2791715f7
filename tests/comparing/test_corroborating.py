"""How many independent sources bear a finding out."""

from __future__ import annotations

import pytest

from summarizer import Document
from summarizer.brief import Item
from summarizer.comparing import corroborated
from summarizer.document import Span
from summarizer.kinds.brief import Actor
from summarizer.report import Doubt, Evidence, Finding

HERALD = Document.from_text(
    "The board met on Friday. It wants to deepen the channel before the ice comes. "
    "“We shall not wait for the state to make up its mind,” said Ragna Moe, who chairs it."
)
POST = Document.from_text(
    "Deepening the channel is what the port board is after, and before winter. People here doubt it. "
    "Ragna Moe told reporters: “We shall not wait for the state to make up its mind.”"
)
WIRE = Document.from_text("(Wire) " + HERALD.text)


def finding(*quotes: tuple[Document, str]) -> Finding:
    evidence = []
    for document, quote in quotes:
        start = document.text.index(quote)
        span = Span(start, start + len(quote))
        evidence.append(Evidence(document_id=document.id, span=span, quote=quote, match="verbatim"))
    return Finding(id="P1", section="risks", item=Item(statement="So it is.", citations=()), evidence=tuple(evidence))


def counted(*quotes: tuple[Document, str]) -> int:
    (one,) = corroborated([finding(*quotes)], [HERALD, POST, WIRE])
    return one.corroboration


PLAN = "It wants to deepen the channel before the ice comes."


def test_two_papers_in_words_of_their_own_are_two_sources():
    """Each says it itself."""
    assert counted((HERALD, PLAN), (POST, "Deepening the channel is what the port board is after")) == 2


def test_two_passages_of_one_paper_are_one_source():
    """Saying it twice proves it no better."""
    assert counted((HERALD, PLAN), (HERALD, "The board met on Friday.")) == 1


def test_a_reprint_does_not_corroborate():
    """What an agency's report says in two papers, one source says."""
    assert counted((HERALD, PLAN), (WIRE, PLAN)) == 1
    assert counted((WIRE, PLAN), (POST, "Deepening the channel"), (HERALD, "The board met")) == 2


def test_the_same_words_of_one_speaker_in_two_papers_are_one_testimony():
    """A shared quotation is one source, though the papers are two."""
    words = "We shall not wait for the state to make up its mind"
    assert counted((HERALD, words), (POST, words)) == 1


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (
            '"We have run out of orders," director Lena Storm said.',
            '"We have run out of orders," said Storm, who leads it.',
            1,
        ),
        ("Storm spoke of it: “We have run out of orders.”", '"We have run out of orders, alas," was all she said.', 1),
        ("She called it “a bad day”, director Lena Storm said.", "Storm, who leads the mill, spoke of “a bad day”.", 2),
        (
            '"We have run out of orders," director Lena Storm said.',
            '"There is no work until June," said Lena Storm.',
            2,
        ),
    ],
)
def test_the_same_quotation_is_one_testimony(one, other, count):
    """Whatever two papers tell around it, what one speaker said once bears nothing out twice; a phrase is no such."""
    first, second = Document.from_text(one), Document.from_text(other)
    (told,) = corroborated([finding((first, one), (second, other))], [first, second])
    assert told.corroboration == count


def test_a_group_that_shares_with_two_joins_them():
    """Evidence is counted by groups, in whatever order it comes."""
    words = "We shall not wait for the state to make up its mind"
    assert counted((HERALD, PLAN), (POST, "Deepening the channel"), (POST, words), (HERALD, words)) == 1


def council(statement: str, other: str, *doubts: Doubt) -> int:
    """Return how many sources bear out a line about an actor that one says, and another beside its own words."""
    texts = (Document.from_text(statement), Document.from_text(f"Farm news\n\n{other}"))
    quotes = [(texts[0], statement), (texts[1], other)]
    actor = Actor(name="council", statement=statement, citations=())
    one = finding(*quotes).model_copy(update={"item": actor, "section": "actors"})
    against = [doubt.model_copy(update={"document_id": texts[1].id}) for doubt in doubts]
    (one,) = corroborated([one.model_copy(update={"doubts": tuple(against)})], texts)
    return one.corroboration


DAM = "The council will decide on 9 June whether to build a dam."


def test_another_thing_that_a_source_says_of_an_actor_does_not_bear_its_line_out():
    """That two sources name somebody is no testimony of two."""
    assert council(DAM, "The council has opened a market hall for farmers.") == 1
    assert council(DAM, "The council will not decide on a dam before the autumn.") == 1
    assert council(DAM, "On 9 June the council decides whether a dam is to be built.") == 2


def test_another_number_bears_no_line_out():
    """Two papers that count other dead are no two witnesses of either count, be it in figures or in words."""
    fire = "A fire at the Halden mill has killed 12 workers."
    assert council(fire, "Fire at Halden mill: 15 workers dead.") == 1
    assert council(fire, "Fire at the Halden mill kills fifteen workers.") == 1
    assert council(fire, "At the Halden mill, twelve workers were killed by fire.") == 2


def test_what_contests_a_line_does_not_bear_it_out():
    """A source that says otherwise is no witness."""
    other = "On 9 June the council decides whether a dam is to be built."
    doubt = Doubt(check="contested", severity="caution", note="otherwise", span=Span(0, 3))
    assert council(DAM, other, doubt) == 1


def test_words_of_few_letters_bear_out_no_more_than_others():
    """In Chinese each is short and tells something; of a line of nothing but small words nobody is a second witness."""
    assert council("市议会决定关闭港口。", "市议会开放了一个市场。") == 1
    assert council("市议会决定关闭港口。", "港口将关闭，这是市议会的决定。") == 2
    assert council("US won.", "The band played until dusk.") == 1
