"""The strings of a JSON text, and the sentences in them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document
from summarizer.splitting import prose, statements
from summarizer.splitting.strings import is_json, read, strings

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=8), inner), max_leaves=12)


def values(data: object) -> list[str]:
    """Return every string in ``data`` that is no name of a field, in order."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, dict):
        return [text for inner in data.values() for text in values(inner)]
    return [text for inner in data for text in values(inner)] if isinstance(data, list) else []


@pytest.mark.parametrize(
    "text", ["", "12", '"a string"', "null", "[1, 2", "{'a': 1}", "[link](there)", "{{ 7*7 }}", "[" * 100_000, "[9" * 9]
)
def test_other_text_is_not_json(text: str):
    """A scalar, half a value, and prose that begins with a bracket are text like any other."""
    assert not is_json(text)
    assert [span.of(text) for span in prose(Document.from_text(text))] == [text]


@pytest.mark.parametrize("text", ["{}", "[]", ' \r\n\t{"a": [1]}', '\ufeff["é"]'.removeprefix("\ufeff")])
def test_objects_and_arrays_are_json(text: str):
    """Blanks around it do not matter."""
    assert is_json(text)


@given(JSON, st.booleans(), st.sampled_from([None, 2]))
def test_every_value_is_found_where_it_stands(data: object, ascii_only: bool, indent: int | None):
    """Whatever the JSON, the spans are those of its string values, in order, escapes as written."""
    text = json.dumps(data, ensure_ascii=ascii_only, indent=indent)
    assert [json.loads(f'"{span.of(text)}"') for span in strings(text)] == values(data)


@given(st.text(max_size=60))
def test_reading_moves_no_character(text: str):
    """With its escapes read, a JSON text is as long as before, and what was no escape is as it was."""
    for written in (json.dumps([text]), json.dumps([text], ensure_ascii=False)):
        assert len(read(written)) == len(written)
        if "\\" not in written:
            assert read(written) == written


def found(data: object, *, ascii_only: bool) -> list[str]:
    text = json.dumps(data, ensure_ascii=ascii_only)
    return [span.of(text) for span in statements(Document.from_text(text))]


@pytest.mark.parametrize("ascii_only", [True, False])
def test_sentences_are_told_whatever_their_marks_are_written_as(ascii_only: bool):
    """Escaped quotation marks, line ends and dashes end sentences as plain ones do, and are never torn in two."""
    text = '“It is lit.” She said "it is not." Then\nnothing — but fog.\n\n\tZoë left'
    sentences = found({"summary": text}, ascii_only=ascii_only)
    assert [json.loads(f'"{sentence}"') for sentence in sentences] == [
        "“It is lit.”",
        'She said "it is not."',
        "Then\nnothing — but fog.",
        "Zoë left",
    ]


def test_codes_dates_and_addresses_state_nothing():
    """What is ASCII without a blank was written for programs; words of a script without blanks were not."""
    codes = ["p12", "2031-03-04T05:06:07Z", "gpt-5", "ab12" * 16, "https://a.example/12", "", "  ", "...", "12 %"]
    assert found([*codes, "大臣は辞任した。", "It is so."], ascii_only=False) == [
        "12 %",
        "大臣は辞任した。",
        "It is so.",
    ]


def test_text_states_what_is_no_heading():
    """Of prose, the sentences are the passages without headings."""
    text = "# It is a heading\n\nIt is so. It was so.\n"
    assert [span.of(text) for span in statements(Document.from_text(text))] == ["It is so.", "It was so."]
