"""What copying and typesetting leave in a text: tags, footnote marks, page numbers; and what is no such thing."""

from __future__ import annotations

import pytest

from tests.grounding.test_locating import found, refused


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The port will close[^1] the gates.", "The port will close the gates"),
        ("The port will close[^note] the gates.", "The port will close the gates"),
        ("The port will close[1] the gates.", "The port will close the gates"),
        ("The port will close[12] the gates.", "The port will close the gates"),
        ("The port will close[1][2] the gates.", "The port will close the gates"),
        ("The port will close[1, 2] the gates.", "The port will close the gates"),
        ("The port will close[1–3] the gates.", "The port will close the gates"),
        ("The port will close.[^1] The gates are shut.", "The port will close. The gates are shut"),
        ("Малый ко-\n\nКнига порта\n\nмитет собрался в полдень.", "Малый комитет собрался в полдень"),
        ("The port will close. [1] The gates are shut.", "The port will close. [1\u200b] The gates are shut"),
        ("The port will close[1\u200b] the gates.", "The port will close the gates"),
        ("Half, or 50 per-\ncent, left the port.", "Half, or 50 percent, left the port"),
        ("Половина, 50 про-\nцентов, ушла из порта.", "Половина, 50 процентов, ушла из порта"),
        ("At 7 a.m. the U.S. boats left.", "At 7 a\ufeff.m\u200b. the U\u200b.S. boats left"),
        ("It weighs .25 pounds in all.", "It weighs .2\u200b5 pounds in all"),
        ("Printed 8/19/2019\u00a011:52 by Mia Low.", "11:52 by Mia Low"),
        ("The com-\nPage 3\nmittee met at noon.", "The committee met at noon"),
        ("Der Aus-\nSeite 3\nschuss tagte am Mittag.", "Der Ausschuss tagte am Mittag"),
        ("The com-\n- 3 -\nmittee met at noon.", "The committee met at noon"),
        ("The com-\n3 / 12\nmittee met at noon.", "The committee met at noon"),
        ("The com-\nPage 3 of 12\nmittee met at noon.", "The committee met at noon"),
        ("The guild and the\n\nPage 3\n\ncommittee met at noon.", "The guild and the committee met at noon"),
        ("The guild and the\n\n- 3 -\n\ncommittee met at noon.", "The guild and the committee met at noon"),
        ("The guild and the\n\n3 / 12\n\ncommittee met at noon.", "The guild and the committee met at noon"),
        ("Die Gilde und der kleine\n\nSeite 3\n\nverein tagten am Mittag.", "der kleine verein tagten am Mittag"),
        ("La guilde et le petit\n\nPage 3 sur 12\n\ncomité du port.", "La guilde et le petit comité du port"),
        ("Гильдия и малый\n\nСтраница 3\n\nкомитет порта.", "Гильдия и малый комитет порта"),
        ("The guild<BR>will row at noon", "The guild will row at noon"),
        ("The <B>gui</B>ld will row at noon", "The guild will row at noon"),
        ("The guild<SUP>[1]</SUP> will row at noon", "The guild will row at noon"),
        ("The guild<P>will row</P>at noon", "The guild will row at noon"),
        ("村里的账目，\n\n第3页\n\n由村长保管。", "村里的账目，由村长保管"),
        ("he sold the boat at noon.", "[H]e sold the boat at noon"),
        ("he sold the boat at noon.", "he sold the boat [sic] at noon"),
        ("He read the <EM>old</EM> book<BR/>at noon.", "He read the old book at noon"),
        ("He read the <I>o</I>ld book at noon today.", "He read the old book at noon today"),
        ('<DIV CLASS="x">The guild will row</DIV>', "The guild will row"),
        ("Sales rose 5% – more than hoped.", "Sales rose 5%"),
        ("Sales rose 5%—10 times what they hoped.", "Sales rose 5%"),
    ],
)
def test_left_overs_are_passed_over(text, quote):
    """Tags in either case, footnotes' marks, and pages' numbers amid a sentence are no words of the text."""
    assert found(quote, text).quote


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It was not<BR>able to row there.", "It was notable to row there"),
        ("The gas CO² was vented at noon.", "The gas CO was vented at noon"),
        ("He cannot sell the boat today.", "He can sell the boat today"),
        ("He can't sell the boat today.", "He can sell the boat today"),
        ("He couldn’t sell the boat today.", "He could sell the boat today"),
        ("The non-binding vote was held.", "The binding vote was held"),
        ("The boats were un-\nsafe that day.", "The boats were safe that day"),
        ("The boats were un\u00adsafe that day.", "The boats were safe that day"),
        ("The mayor is safe in the harbour.", "The mayor is [not] safe in the harbour"),
        ("The mayor is safe in the harbour.", "The mayor is [un]safe in the harbour"),
        ("The mayor has sold boats.", "The mayor has [five] sold boats"),
        ("He sold the boat at noon.", "[She] sold the boat at noon"),
        ("He sold the boat at noon.", "He sold [most of] the boat at noon"),
        ("He was not<HR>able to row there.", "He was notable to row there"),
        ("Ms Poe met Mr Low at noon.", "Mr Poe met Mr Low at noon"),
        ("Poe Jr. rowed home at noon.", "Poe Sr. rowed home at noon"),
        ("The North Korean crew rowed.", "The South Korean crew rowed"),
        ("The ex-mayor rowed home at noon.", "mayor rowed home at noon"),
        ("The vice-mayor rowed home at noon.", "mayor rowed home at noon"),
        ("The anti-war crew rowed home at noon.", "war crew rowed home at noon"),
        ("The un-\nlawful sale was stopped at noon.", "lawful sale was stopped at noon"),
        ("Die Nicht-\nraucher ruderten heim am Mittag.", "raucher ruderten heim am Mittag"),
        ("L'ex-maire a ramé ce midi au port.", "maire a ramé ce midi au port"),
        ("El exalcalde remó al puerto ayer.", "alcalde remó al puerto ayer"),
        ("Бывший мэр грёб домой вчера.", "Бывшая мэр грёб домой вчера"),
    ],
)
def test_words_are_not_passed_over(text, quote):
    """Negations, names, brackets and sentence borders are kept."""
    assert refused(quote, text).code


@pytest.mark.parametrize(
    ("text", "quote", "stands"),
    [
        ("&quot;We counted them,&quot; she said.", '"We counted them,"', "&quot;We counted them,&quot;"),
        ("&ldquo;So it goes.&rdquo; They left.", "“So it goes.”", "&ldquo;So it goes.&rdquo;"),
        ("They met at the caf&eacute; at noon.", "They met at the café", "They met at the caf&eacute;"),
        ("The firm of Low &amp; Reed closed.", "The firm of Low &", "The firm of Low &amp;"),
        ("It was the dogs&rsquo; own yard.", "It was the dogs", "It was the dogs"),
        ("They rowed over the **sea**. It rained.", "They rowed over the sea.", "They rowed over the **sea**."),
        ("He slept.\n\nThe boats left at noon.", "... The boats left at noon", "The boats left at noon"),
        ('He wrote "\nthe boats left\n" once.', "«the boats left»", "the boats left"),
        ('He said: "No." The boats left at noon. "Why?"', "“The boats left at noon.”", "The boats left at noon."),
        ("« On ne peut pas partir », dit-il.", "« **On** ne peut pas partir »", "« On ne peut pas partir »"),
        (
            "They slept with their ‘masters&rsquo;. Then they left.",
            "with their ‘masters’.",
            "with their ‘masters&rsquo;.",
        ),
        ("He liked the boats, the sea...", "He liked the boats, the sea…", "He liked the boats, the sea..."),
        ("Get our book “Boats” today.", 'Get our book "', "Get our book “"),
        ("It makes 3 MW in all.", "It makes 3 M\u200dW in all.", "It makes 3 MW in all."),
    ],
)
def test_a_quote_covers_whole_entities_and_no_marks_of_another_line(text, quote, stands):
    """A span ends with an entity, not in it, and its edges reach over emphasis, but not to another line."""
    assert found(quote, text).quote == stands
