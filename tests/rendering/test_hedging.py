"""How firmly a line is said, in the words of its source."""

from __future__ import annotations

import pytest

from summarizer.kinds.brief import Proposal
from summarizer.rendering import items
from summarizer.rendering.hedging import hedge
from tests.samples import sample_report


def test_a_likelihood_is_told_in_the_words_of_the_source():
    """What a model calls likely is marked by the word that its source has, or as hedged where none is known."""
    (first, *_) = sample_report().findings
    said = Proposal(statement="The basin is dredged.", citations=(), certainty="likely")

    def told(quote: str) -> str:
        return items.statement(said, (first.evidence[0].model_copy(update={"quote": quote, "speaker": ""}),))

    assert told("They might dredge the basin in May.") == "The basin is dredged. (source: “might”)"
    assert told("Perhaps the basin is dredged.") == "The basin is dredged. (source: “Perhaps”)"
    assert told("Residents fear that the basin is dredged.") == "The basin is dredged. (source: “fear”)"
    assert told("On 3 May the basin was dredged.") == "The basin is dredged. (hedged)"
    assert items.statement(said) == "The basin is dredged. (likely)"
    said = said.model_copy(update={"statement": "The basin might be dredged."})
    assert told("They might dredge the basin.") == "The basin might be dredged."
    assert told("Might they dredge the basin?") == "The basin might be dredged."


@pytest.mark.parametrize(
    ("quote", "word"),
    [
        ("Die Brücke könnte im Winter gesperrt werden.", "könnte"),
        ("Vielleicht wird der Bau verschoben.", "Vielleicht"),
        ("Die Brücke ko\u0308nnte im Winter gesperrt werden.", "könnte"),
        ("Le projet sera peut-être retardé.", "peut-être"),
        ("la société Armor aurait dissimulé des défauts", "aurait"),
        ("Probablemente se retrase el proyecto.", "Probablemente"),
        ("La obra podría costar 14 millones.", "podría"),
        ("Il cantiere potrebbe costare 14 milioni.", "potrebbe"),
        ("A obra talvez custe 14 milhões.", "talvez"),
        ("Стройка, возможно, обойдётся дороже.", "возможно"),
        ("工程可能要花费十四亿元。", "可能"),
        ("工事は遅れるかもしれない。", "かもしれない"),
        ("공사는 아마 늦어진다.", "아마"),
    ],
)
def test_a_source_in_another_language_is_told_in_its_own_words(quote, word):
    """The word is the source's own, whatever language the line is in; one that has it already says it but once."""
    assert hedge("The works cost more.", [quote]) == f"source: “{word}”"
    assert hedge(quote, [quote]) == ""


@pytest.mark.parametrize(
    "quote",
    [
        "Das Becken wird wohl gebaggert.",
        "Der Rat will das Becken schließen, die Idee ist alt und das Set ist neu.",
        "Es una idea de la ciudad y de sus vecinos.",
        "L'option de la ville est le plan du maire.",
        "Revenue falls sharply.",
        "الكلفة مرتفعة",
        "Η γέφυρα κλείνει.",
    ],
)
def test_no_word_of_one_language_is_taken_for_that_of_another(quote):
    """A word that hedges in English may mean anything elsewhere; where none is known, it is hedged, and that is all."""
    assert hedge("The works cost more.", [quote]) == "hedged"


def test_what_one_quote_is_too_short_to_show_the_others_tell():
    """The language of the quotes together is that of each."""
    assert hedge("It falls.", ["Kosten steigen", "denkbar", "Das ist nicht der Grund und war es nie."]) == (
        "source: “denkbar”"
    )
