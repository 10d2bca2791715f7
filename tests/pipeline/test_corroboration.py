"""Lines of several sources, from the documents to the report."""

from __future__ import annotations

from summarizer import Document, prove, summarize

CROWDS = (
    "Crowds stood at the quay. A bridge collapsed in Varrow on 3 March 2026, killing 12 people. The band fell silent."
)
RESCUE = "Rescuers dug all night. On 3 March 2026 a bridge collapsed in Varrow, killing 12 people. Divers came at dawn."
OTHER = "Rescuers dug all night. On 3 March 2026 a bridge collapsed in Varrow, killing 14 people. Divers came at dawn."


def told(*texts: str) -> dict[str, int]:
    """Return the events of a brief of ``texts``, each with how many sources bear it out; all of the brief is proved."""
    documents = [Document.from_text(text, title=f"Paper {number}") for number, text in enumerate(texts)]
    report = summarize(*documents)
    assert prove(report, *documents).holds
    return {one.item.statement: one.corroboration for one in report.findings if one.section == "events"}


def test_two_sources_that_tell_an_event_in_words_of_their_own_are_counted_as_two():
    """They are one line, which stands on the words of both."""
    assert told(CROWDS, RESCUE) == {"A bridge collapsed in Varrow on 3 March 2026, killing 12 people.": 2}


def test_two_sources_that_differ_in_a_number_do_not_bear_each_other_out():
    """They are two lines, each on the word of one."""
    assert set(told(CROWDS, OTHER).values()) == {1}
