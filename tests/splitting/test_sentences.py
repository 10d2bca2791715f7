"""Sentences of one paragraph."""

from __future__ import annotations

import pytest

from summarizer.document import Span
from summarizer.splitting.sentences import WINDOW, cut, sentences

CASES = {
    "titles": ["Dr. Ada Lim met Gov. Reyes in the U.S. Senate.", "They agreed."],
    "titles that few know": ["We thank Ms. Ada Lim and Cllr. Reyes.", "It took 5 ms.", "Then Mx. Tan spoke."],
    "initials": ["J. K. Osei and George W. Tan spoke.", "Nobody heard them."],
    "numbers": ["It cost $3.5 million on Jan. 5, see Vol. 2 and No. 7.", "We paid."],
    "May": [
        "They will build a bridge in May.",
        "Mayor Anna Berg said it may.",
        "“In May.”",
        "MAY.",
        "Then it was May.",
    ],
    "no May": ["It began on May. 5, and on Sept. 1.", "We met Theresa May.", "She left."],
    "answered no": ["No.", "I want to wait.", "No.", "We do not.", "Then see No. 7, and No. IV of it."],
    "said no": ["She said no.", "He said yes."],
    "question in quotes": ["“Is it so?” he asked.", "“No,” she said."],
    "quotation of two": ["“It is late.", "We must go,” said Mo.", "“Then go.”", "They went."],
    "straight quotes": ['"It is late.', 'We must go."', '"Then go," he said.'],
    "parenthesis": ["(It rained.)", "We stayed (so they say.)", "Then we left."],
    "ellipsis": ["Well… perhaps.", "I waited…", "Nobody came."],
    "raised figures of notes": [
        "It cost 5.¹",
        "“No,” he said.²,³",
        "“Why?”⁴",
        "The area is 10² km.",
        "That is all.⁵⁻⁷",
    ],
    "marks of their own": ["What?!", "Yes!", "He went (see [1]). [2]"],
    "German": ["Er kam am 3. Oktober bzw. Ende des Monats.", "„Ja.“", "Sie ging."],
    "French": ["« Non. »", "Il partit."],
    "address": ["It stands at www.Example.org/A.B for all.", "Read it."],
    "etc": ["Nails, screws etc. were sold.", "None were left."],
    "bold": ["**It is done.**", "We are glad."],
    "references": ["It must be measured. (2024/01)", "It must go. (note 12)", "First, wait.", "(2) Then go."],
    "two blanks": ["One is here.", "Two is there."],
}


@pytest.mark.parametrize("expected", CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("blank", [" ", "  ", "\n"])
def test_each_sentence_is_one_span(expected, blank):
    """Sentences end where a reader would end them, with the marks that close them."""
    text = blank.join(expected)
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == expected


def test_scripts_without_blanks():
    """Japanese and Chinese sentences end at their own marks, and a quotation that is led on goes on."""
    text = "雨です。「行きますか。」と彼は聞いた。他说。“好的。”她走了。"
    assert [span.of(text) for span in sentences(text, Span(0, len(text)))] == [
        "雨です。",
        "「行きますか。」と彼は聞いた。",
        "他说。",
        "“好的。”",
        "她走了。",
    ]


def test_only_the_span_is_read():
    """Offsets are those of the whole text, and nothing outside the span is touched."""
    text = "😀 Before. One here. Two there. After."
    start = text.index("One")
    assert [s.of(text) for s in sentences(text, Span(start, text.index(" After")))] == ["One here.", "Two there."]


def test_a_window_cuts_no_sentence():
    """Sentences that lie across the border of two windows stay whole."""
    sentence = "This one goes on for a while and says little."
    text = " ".join([sentence] * (3 * WINDOW // len(sentence)))
    assert {span.of(text) for span in sentences(text, Span(0, len(text)))} == {sentence}


def test_cut_prefers_blanks():
    """A long passage is cut at the last blank that the limit allows, and hard where there is none."""
    text = "ab cde fghij   k"
    assert [span.of(text) for span in cut(text, Span(0, len(text)), 6)] == ["ab cde", "fghij", "k"]
    assert [span.of("x" * 7) for span in cut("x" * 7, Span(0, 7), 3)] == ["xxx", "xxx", "x"]


def test_blanks_at_the_ends_of_a_paragraph():
    """A paragraph with blanks around it gives the same sentences as without."""
    text = " \nOne here. “Two there.”  \n "
    assert [s.of(text) for s in sentences(text, Span(0, len(text)))] == ["One here.", "“Two there.”"]
    assert list(sentences("?! …", Span(0, 4))) == []
