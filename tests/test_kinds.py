"""Kinds of brief: their sections, and which of them a text is asked for."""

from __future__ import annotations

import pytest

from summarizer.brief import Brief
from summarizer.kinds import KINDS

BRIEF = KINDS["brief"]
ALWAYS = ["actors", "proposals", "risks", "open_questions"]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("The keeper wants a new lamp.", []),
        ("The keeper may march in.", []),
        ("The keeper wants a new lamp by May.", ["events"]),
        ("The keeper wants twelve new lamps.", ["figures"]),
        ("Half the lamps are out, the keeper told the Courier.", ["figures", "claims"]),
        ("On Tuesday 3 lamps fell, the keeper said.", ["events", "figures", "claims"]),
        ("Am Dienstag fielen drei Lampen aus, sagte der Wärter.", ["events", "figures", "claims"]),
        ("Le gardien veut une lampe, selon le Courrier.", ["claims"]),
        ("El guardián pidió tres lámparas ayer.", ["events", "figures"]),
        ("灯台の責任者は新しいランプを求めた。", []),
        ("灯台は2019年に完成した。", ["events", "figures"]),
        ("", []),
    ],
)
def test_a_section_is_asked_for_where_a_text_has_signs_of_it(text: str, more: list[str]):
    """Prompt and schema have the sections that the text may have items of, in the kind's order, and no other."""
    assert [section.name for section in BRIEF.drafted(text)] == [*ALWAYS, *more]
    schema = BRIEF.draft_of(text)
    assert [name for name, _ in schema().sections()] == [*ALWAYS, *more]
    assert issubclass(schema, Brief)
    assert schema is BRIEF.draft_of(text)


def test_a_part_of_a_schema_reads_as_the_whole():
    """What an answer has of the sections asked for becomes the same items; what nobody asked for is not heard."""
    item = {"statement": "The lamp may fail.", "citations": [{"passage": "p1", "quote": "may fail"}]}
    given = {"risks": [item], "figures": [{**item, "value": "3"}]}
    part = BRIEF.draft_of("The lamp may fail.").model_validate(given)
    whole = BRIEF.draft.model_validate(given)
    assert dict(part.sections()) == {name: items for name, items in whole.sections() if name in ALWAYS}
