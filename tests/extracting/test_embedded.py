"""The embedded model as a Model: what it answers, and what it never does."""

from __future__ import annotations

from itertools import chain
from typing import cast
from weakref import ref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.brief import Draft, Mending
from summarizer.document import Document
from summarizer.extracting import Embedded
from summarizer.extracting.unmarking import unquoted, without_marks_in
from summarizer.kinds import kind_named
from summarizer.kinds.brief import ActorsAndStakes, Proposal
from summarizer.model import Model
from summarizer.usage import Usage
from tests.extracting.extracted import asked, brief_of, only_chunk

ARTICLE = """\
The city of Brackwater plans to close its harbour road to lorries from March, Mayor Ines Falk said on Monday.

Falk warned that diesel fumes could harm children at two schools beside the road.

Hauliers are urging the council to postpone the closure. "We may lose half our contracts," said Piet Lang, who
runs a fleet of twelve lorries.

It is still unclear who will pay for the new signs. The state government has yet to answer the mayor's letter.
"""


def test_it_is_a_model_by_name():
    """It fits the Protocol, and its name is the one that settings and reports use."""
    assert isinstance(Embedded(), Model)
    assert Embedded().name == "embedded"


def test_a_brief_is_filled_section_by_section():
    """An article with a plan, a demand, a fear and an open matter gives each its section."""
    brief = brief_of(ARTICLE)
    assert any("close its harbour road" in item.statement for item in brief.proposals)
    assert any("postpone the closure" in item.statement for item in brief.proposals)
    assert any("diesel fumes" in item.statement for item in brief.risks)
    assert any("who will pay" in item.statement for item in brief.open_questions)


def test_it_costs_nothing():
    """No call is made and no token is used."""
    assert asked(Document.from_text(ARTICLE), ActorsAndStakes).usage == Usage(0, 0, 0)


def test_nothing_is_mended():
    """Asked to repair refused items it withdraws them: it has nothing better than what it read."""
    assert asked(Document.from_text(ARTICLE), Mending).draft == Mending(items=())


def test_a_schema_it_does_not_know_is_refused():
    """A draft that is neither a brief nor a repair is a mistake of the caller's."""
    with pytest.raises(TypeError, match="Draft"):
        asked(Document.from_text(ARTICLE), Draft)


@pytest.mark.parametrize("text", ["", "  \n\n ", "....", "?", "“", "a" * 5000, "warned " * 500, '"' * 300])
def test_a_text_without_matter_gives_an_empty_brief(text):
    """Blanks, marks and mere repetition are no item."""
    brief = brief_of(text)
    assert not [*brief.proposals, *brief.risks, *brief.open_questions, *brief.bottom_line]
    assert not [*brief.events, *brief.figures, *brief.claims]


def test_a_calm_text_gives_empty_sections():
    """Where nothing is proposed, feared or open, nothing is invented."""
    brief = brief_of(
        "The lighthouse at Sand Point was built of grey granite. It stands on a low rock. Visitors walk there at low "
        "tide, and from its lantern room they see the whole bay. Inside, a spiral stair of ninety steps leads "
        "to the lamp."
    )
    assert not [*brief.proposals, *brief.risks, *brief.open_questions]


def test_a_language_without_a_lexicon_is_left_alone():
    """English cues say nothing of a Dutch text, whatever letters they share."""
    brief = brief_of(
        "De gemeente wil de havenstraat sluiten. De burgemeester waarschuwde dat de gassen de kinderen kunnen schaden. "
        "Het is onduidelijk wie de borden betaalt. Het risico was in de stad al lang bekend, zei de raad op maandag."
    )
    assert not [*brief.proposals, *brief.risks, *brief.open_questions]


@pytest.mark.parametrize("mark", ["?", "？", "؟"])
def test_a_dialogue_in_another_language_keeps_its_questions(mark):
    """A question mark of any script is a question in any language; its speaker asked it."""
    brief = brief_of(
        f"Anna: Wie betaalt eigenlijk de nieuwe borden bij de haven{mark}\n"
        "Bram: Dat hebben wij in de raad nog niet besproken.\n"
        f"Anna: En wanneer wordt de straat dan gesloten{mark}\n"
        "Bram: In maart, als alles goed gaat met de aanvraag.\n"
    )
    assert [item.asked_by for item in brief.open_questions] == ["Anna", "Anna"]
    assert not [*brief.proposals, *brief.risks]


def test_headings_and_courtesies_are_no_items():
    """A heading claims nothing, and thanks propose nothing."""
    brief = brief_of(
        "# Council should ban lorries\n\n"
        "Editor: Thank you for joining us today, Dr. Falk.\n\n"
        "Dr. Falk: Thank you so much for having me, I am happy to be here with you.\n"
    )
    assert not [*brief.proposals, *brief.risks, *brief.open_questions]


WORDS = st.sampled_from(
    'should may fail said the council Falk warned if , . ? " “ ” risk is unclear whether plans to build'.split()
    + "uh \u2019s $5 € not we could Q: I don't know".split()
    + "on 9 June 2031 last year since May 12,000 crowns per cent of half a hundred Post told reported that".split()
    + "\n\n|\nAnna:|\nBen:".split("|")
)


ABROAD = st.sampled_from(
    "Der Rat fordert und die Ministerin Ute Holm sagte , „ “ . ? nicht ob soll könnte wenn der die das ist Gefahr\n\n|"
    "Le maire , a-t-il dit que l'eau n'est pas « » . ? selon d'après la société pourrait et les des une qu'elle|"
    "El alcalde dijo que no se sabe ¿ ? « » . según la empresa podría hay que y los las una del peligro".split("|")
).flatmap(lambda line: st.lists(st.sampled_from(line.split(" ")), max_size=80).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=60).map(" ".join), ABROAD, st.text(max_size=120)))
def test_every_quote_is_the_sources(text):
    """Whatever the text, each citation's words stand in the passage it names, to the letter, and are not too long."""
    document = Document.from_text(text)
    passages = {passage.id: passage.span.of(text) for passage in only_chunk(document).passages}
    brief = asked(document, ActorsAndStakes).draft
    assert isinstance(brief, ActorsAndStakes)
    for item in chain.from_iterable(items for name, items in brief.sections() if name != "actors"):
        assert item.citations
        for citation in item.citations:
            assert citation.quote
            assert citation.quote in passages[citation.passage]
            assert len(citation.quote) <= 400


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_times_and_values_are_as_written(text):
    """When an event happens and what a figure comes to stand in the words that are cited for it."""
    brief = brief_of(text)
    written = [(event.when, event) for event in brief.events] + [(figure.value, figure) for figure in brief.figures]
    for words, item in written:
        assert words
        assert any(words in " ".join(citation.quote.split()) for citation in item.citations)


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_the_bottom_line_says_no_more_than_its_items(text):
    """Each of its sentences is the statement of the item it names."""
    brief = brief_of(text)
    kind = kind_named("brief")
    by_key = {
        f"{kind.section(section).letter}{number}": item.statement
        for section, items in brief.sections()
        for number, item in enumerate(items, 1)
    }
    assert all(sentence.text == by_key[key] for sentence in brief.bottom_line for key in sentence.items)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("港口\n\n谁来支付维修费用？市长说，议会将于6月9日投票。", "谁来支付维修费用？"),
        ("الميناء\n\nمن سيدفع تكاليف الإصلاح؟ سيصوت المجلس في يونيو.", "من سيدفع تكاليف الإصلاح؟"),
        (
            "Harbour news\n\nThe wreck lies deep.\n\nCould the wreck be raised before winter?",
            "Could the wreck be raised before winter?",
        ),
    ],
)
def test_a_question_of_the_authors_is_open(text, question):
    """Also a short one where a character is a word; its own mark ends it."""
    assert [one.statement for one in brief_of(text).open_questions] == [question]


def test_of_markdown_no_line_has_marks_and_every_quote_its_own():
    """Names, statements and fields are told as readers of the source see it shown; quotes are the source's words."""
    text = (
        "# The harbour\n\nThe **city council** of [Varrow](https://example.org/varrow) proposed to close the *old* "
        "harbour on 9 June.\n\nThe **NPA** warned that a `storm` could bring down the wall.\n"
    )
    document = Document.from_text(text).model_copy(update={"media_type": "text/markdown"})
    brief = cast("ActorsAndStakes", asked(document, ActorsAndStakes).draft)
    items = [*brief.actors, *brief.proposals, *brief.risks]
    assert [one.statement for one in brief.proposals] == [
        "The city council of Varrow proposed to close the old harbour on 9 June."
    ]
    assert [one.statement for one in brief.risks] == ["The NPA warned that a storm could bring down the wall."]
    told = [value for one in items for value in one.model_dump(exclude={"citations"}).values()]
    assert not set("*`[]").intersection("".join(one for one in told if isinstance(one, str)))
    assert all(citation.quote in text for one in items for citation in one.citations)
    assert any("**NPA**" in citation.quote for one in items for citation in one.citations)


@pytest.mark.parametrize("text", ["It may fall.", "> It may fall,\n> she said."])
def test_a_text_that_was_read_is_let_go(text: str):
    """Nothing keeps a document whose reader has dropped it, however many were read before."""
    document = Document.from_text(text)
    gone = ref(document)
    assert unquoted(document).text.strip().startswith("It may fall")
    del document
    assert gone() is None


def test_code_in_markdown_is_nobodys_proposal():
    """What stands in a block of code is neither proposed nor feared; a text that is all code gives an empty brief."""
    code = "```text\nThe council should close the harbour, for the wall may fall.\n```\n"
    for text, proposals in ((f"The board proposed to pay 5 million crowns.\n\n{code}", 1), (code, 0)):
        document = Document.from_text(text).model_copy(update={"media_type": "text/markdown"})
        brief = cast("ActorsAndStakes", asked(document, ActorsAndStakes).draft)
        assert (len(brief.proposals), len(brief.risks)) == (proposals, 0)


def test_a_mark_whose_other_half_was_cut_away_goes_too():
    """A statement or field may begin behind a mark, or end before the target of a link."""
    item = Proposal(statement="Brandt** wants `Varrow to close it", citations=(), action="close the [old harbour]")
    told = without_marks_in(item)
    assert isinstance(told, Proposal)
    assert told.statement == "Brandt wants Varrow to close it"
    assert told.action == "close the old harbour"


def test_marks_of_quoted_lines_are_no_words():
    """A sentence that runs on over quoted lines is told without their marks; before a number, ">" is no such mark."""
    text = (
        "On Monday, the mayor wrote:\n\n> The council should close the old harbour for two\n"
        "> years, because the wall could fall.\n\nOn Tuesday, she proposed to pay a sum that was\n> 5 million crowns.\n"
    )
    brief = brief_of(text)
    told = [one.statement for one in brief.proposals]
    assert "The council should close the old harbour for two years, because the wall could fall." in told
    assert not any(">" in one for one in told if "5 million" not in one)
