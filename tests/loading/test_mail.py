"""What the text of a mail is: its sender's words, and apart from them what is quoted."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import pytest

from summarizer.errors import SourceEmptyError, SourceError, SourceTooLargeError
from summarizer.loading import load
from summarizer.splitting import passages

if TYPE_CHECKING:
    from summarizer.document import Document

HEAD = (
    "From: =?utf-8?q?Ada_Holm?= <ada@oster.example>\r\nTo: bo@oster.example\r\nSubject: The mill\r\n"
    "Date: Tue, 4 Mar 2031 05:06:07 +0100\r\nMessage-ID: <1@oster.example>\r\nMIME-Version: 1.0\r\n"
)
PLAIN = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
REPLY = """I will sell the mill.

On Mon, 3 Mar 2031 at 10:11, Bo Lind <bo@oster.example> wrote:
> I would never sell the mill.
> It is ours.
>> The mill is for sale.

That is all.
"""


def read(tmp_path, data: str | bytes, name: str = "mill.eml") -> Document:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (document,) = load(path)
    return document


def test_a_mail_tells_its_sender_subject_and_date(tmp_path):
    """Subject, sender and date are the document's own; the body is its text."""
    document = read(tmp_path, HEAD + PLAIN + "I will sell the mill for 120 €.\r\n")
    assert (document.title, document.author, document.published) == (
        "The mill",
        "Ada Holm",
        "2031-03-04T05:06:07+01:00",
    )
    assert document.text == "I will sell the mill for 120 €."
    assert document.notices == ()


@pytest.mark.parametrize("day", ["Date: Tue, 4 Mar 2031 05:06", "Sent: Tuesday, 4 March 2031 05:06"])
def test_a_mail_that_was_copied_into_a_text_is_a_mail(day, tmp_path):
    """The four lines that every mail program shows make a mail of a text; without an address they do not."""
    head = f"From: Ada Möller <ada@oster.example>\n{day}\nTo: Bo Lind\nSubject: The mill\n\n"
    document = read(tmp_path, head + "I will sell the Mühle.\n", "mill.txt")
    assert (document.title, document.author, document.text) == ("The mill", "Ada Möller", "I will sell the Mühle.")
    play = read(tmp_path, head.replace(" <ada@oster.example>", "") + "I will sell the mill.\n", "play.txt")
    assert "From: Ada" in play.text


def test_a_mail_that_quotes_nobody_is_no_talk(tmp_path):
    """Its sender is its author, as a letter's is: its sentences are not told as a speaker's."""
    document = read(tmp_path, HEAD + PLAIN + "I will sell the mill.\n")
    assert (document.author, document.places) == ("Ada Holm", ())


def test_nothing_that_is_quoted_is_given_to_the_sender(tmp_path):
    """A quoted message is a part of its own, and its words are those of whom the line before it names, or nobody's."""
    document = read(tmp_path, HEAD + PLAIN + REPLY)
    assert [(p.label, p.span.of(document.text)) for p in document.places if p.kind == "quoted"] == [
        ("Bo Lind", "I would never sell the mill.\nIt is ours."),
        ("", "The mill is for sale."),
    ]
    assert [(p.speaker, p.part, p.span.of(document.text)) for p in passages(document)] == [
        ("Ada Holm", "", "I will sell the mill."),
        ("Bo Lind", "quoted message", "I would never sell the mill."),
        ("Bo Lind", "quoted message", "It is ours."),
        ("", "quoted message", "The mill is for sale."),
        ("Ada Holm", "", "That is all."),
    ]
    assert ">" not in document.text


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("On 3 March 2031 10:11, Bo Lind wrote:", "Bo Lind"),
        ("On Mon, Mar 3, 2031 at 10:11 AM Bo Lind <bo@oster.example>\nwrote:", "Bo Lind"),
        ("Am 03.03.2031 um 10:11 schrieb Bo Lind:", "Bo Lind"),
        ("Le 3 mars 2031 à 10:11, Bo Lind a écrit :", "Bo Lind"),
        ("El 3 mar 2031, a las 10:11, Bo Lind escribió:", "Bo Lind"),
        ("El lun, 3 mar 2031 a las 10:11, Bo Lind (<bo@oster.example>) escribió:", "Bo Lind"),
        ("Il giorno lun 3 mar 2031 alle ore 10:11 Bo Lind <bo@oster.example> ha scritto:", "Bo Lind"),
        ("Em seg., 3 de mar. de 2031 às 10:11, Bo Lind <bo@oster.example> escreveu:", "Bo Lind"),
        ("Am Mo., 3. März 2031 um 10:11 Uhr schrieb Bo Lind <bo@oster.example>:", "Bo Lind"),
        ("Bo Lind <bo@oster.example> schrieb am Mo. 3. März 2031 um 10:11:", "Bo Lind"),
        ("On Mon, Mar 3, 2031 at 10:11\u202fAM Bo Lind <bo@oster.example> wrote:", "Bo Lind"),
        ('On 3 Mar 2031, at 10:11, "Lind, Bo" <bo@oster.example> wrote:', "Lind, Bo"),
        ("Bo Lind wrote:", "Bo Lind"),
        ("I asked him.", ""),
    ],
)
def test_who_is_quoted(line, name, tmp_path):
    """The line before a quoted message names its writer, in six languages; where it does not, nobody is named."""
    document = read(tmp_path, HEAD + PLAIN + f"Well.\n\n{line}\n> It is ours.\n")
    assert [place.label for place in document.places if place.kind == "quoted"] == [name]
    assert ("I asked" in document.text) == (not name)
    assert "10:11" not in document.text


@pytest.mark.parametrize(
    "line", ["Il sindaco di Oster ha scritto:", "A man in the crowd wrote:", "I asked what he wrote:"]
)
def test_a_sentence_before_a_quote_is_text(line, tmp_path):
    """What only looks like a mail program's line stays in the text, and names nobody."""
    document = read(tmp_path, HEAD + PLAIN + f"Well.\n\n{line}\n> It is ours.\n")
    assert line in document.text
    assert [place.label for place in document.places if place.kind == "quoted"] == [""]


def told(document: Document) -> list[tuple[str, str, str]]:
    return [(p.speaker, p.part, p.span.of(document.text)) for p in passages(document)]


def test_marks_that_a_blank_line_parts(tmp_path):
    """A blank line without a mark ends no quoted message; each deeper one is named by the line before it."""
    body = "On 3 March 2031, Bo Lind wrote:\n> It is ours.\n\n> On 2 March 2031, Cy Dahl wrote:\n>> Or mine.\n> No.\n"
    assert told(read(tmp_path, HEAD + PLAIN + body)) == [
        ("Bo Lind", "quoted message", "It is ours."),
        ("Cy Dahl", "quoted message", "Or mine."),
        ("Bo Lind", "quoted message", "No."),
    ]


@pytest.mark.parametrize(
    "header",
    [
        "From: Bo Lind <b@oster.example>\nSent: Monday\nTo: Ada\nSubject: The mill",
        "*From:* Bo Lind\n*Sent:* Monday\n*To:* Ada Holm;\n  Cy Dahl\n*Subject:* The mill",
        "Von: Bo Lind\nGesendet: Montag\nAn: Ada\nBetreff: Die Mühle",
        "De : Bo Lind <b@oster.example>\nEnvoyé : lundi\nÀ : Ada\nObjet : Le moulin",
        "De: Bo Lind\nEnviado el: lunes\nPara: Ada\nAsunto: El molino",
        "Da: Bo Lind\nInviato: lunedì\nA: Ada\nOggetto: Il mulino",
        "De: Bo Lind\nEnviada em: segunda-feira\nPara: Ada\nAssunto: O moinho",
    ],
)
@pytest.mark.parametrize("rule", ["", "_" * 32 + "\n"])
def test_a_header_that_is_written_out_begins_an_older_message(header, rule, tmp_path):
    """Mail programs write it in many languages; what follows is quoted to the end, until the next such header."""
    older = header.replace("Bo Lind", "Eva Berg")
    body = f"Let us sell.\n\n{rule}{header}\n\nIt is ours.\n\n{older}\n\nOr mine.\n"
    document = read(tmp_path, HEAD + PLAIN + body)
    kept = ("Let us sell.", "It is ours.", "Or mine.")
    assert [one for one in told(document) if one[2] in kept] == [
        ("Ada Holm", "", "Let us sell."),
        ("Bo Lind", "quoted message", "It is ours."),
        ("Eva Berg", "quoted message", "Or mine."),
    ]
    assert "____" not in document.text
    assert {speaker for speaker, _, words in told(document) if words not in kept} == {""}  # nobody says a header


@pytest.mark.parametrize(
    "body",
    [
        "From: Oster\nTo: Bro\nDate: Monday\n\nI will take the ferry.\n",
        "The plan.\n\n____________________________________\n\nI will take the ferry.\n",
        "On 3 March 2031, Bo Lind wrote:\n\nI will take the ferry.\n",
    ],
)
def test_a_list_or_rule_begins_no_older_message(body, tmp_path):
    """Lines of a journey, a rule and a day on which somebody wrote something are words of the sender."""
    assert read(tmp_path, HEAD + PLAIN + body).places == ()


def page(tmp_path, body: str) -> Document:
    return read(tmp_path, f"{HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n{body}\r\n")


QUOTE = "<blockquote class='gmail_quote'><div>It is ours.</div></blockquote>"
FORWARD = (
    "---------- Forwarded message ---------<br>From: <b>Bo Lind</b> &lt;b@o.example&gt;<br>Date: Monday<br>To: Ada"
)
WROTE = "On Mon, Mar 3, 2031 at 10:11 AM Bo Lind &lt;<a href='mailto:b@o.example'>b@o.example</a>&gt; wrote:"
OUTLOOK = "<b>From:</b> Bo Lind &lt;b@o.dk&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Ada<br><b>Subject:</b> The mill"


@pytest.mark.parametrize(
    "quoted",
    [
        f"<div class='gmail_quote'><div class='gmail_attr'>{WROTE}<br></div>{QUOTE}</div>",
        f"<div class='moz-cite-prefix'>{WROTE}<br></div><blockquote type='cite'><p>It is ours.</p></blockquote>",
        f"<div class='yahoo_quoted'><div>{WROTE}</div><div><br></div><div>It is ours.</div></div>",
        f"<div>{WROTE}</div><div>It is ours.</div>",
        f"<div style='border:none;border-top:solid 1pt'><p>{OUTLOOK}</p></div><p>It is ours.</p>",
        f"<hr><div id='divRplyFwdMsg'>{OUTLOOK}</div><div>It is ours.</div>",
        f"<div class='gmail_quote'><div>{FORWARD}<br></div><br>It is ours.</div>",
    ],
)
def test_an_answer_in_html(quoted, tmp_path):
    """The writer's own words, however few, are read, and what Gmail, Outlook and others quote is the other's."""
    document = page(tmp_path, f"<div>I will sell the mill.</div>{quoted}")
    assert [one for one in told(document) if one[2].endswith((".", "!"))] == [
        ("Ada Holm", "", "I will sell the mill."),
        ("Bo Lind", "quoted message", "It is ours."),
    ]
    assert "wrote:" not in document.text
    assert document.notices == ()


def test_an_answer_between_the_lines_in_html(tmp_path):
    """Words behind a quoted message and between two are the writer's; a message in a message is its own writer's."""
    inner = "<blockquote>On Sun, Cy Dahl wrote:<br>Or mine.</blockquote>"
    outer = f"<div>{WROTE}</div><blockquote>It is ours.{inner}</blockquote>"
    assert told(page(tmp_path, f"{outer}<p>No.</p><blockquote>Yes.</blockquote><p>So.</p>")) == [
        ("Bo Lind", "quoted message", "It is ours."),
        ("Cy Dahl", "quoted message", "Or mine."),
        ("Ada Holm", "", "No."),
        ("", "quoted message", "Yes."),
        ("Ada Holm", "", "So."),
    ]


def test_a_letter_in_html(tmp_path):
    """Headings, lists and words that are only set in are the writer's own, and nobody is told as a speaker."""
    document = page(
        tmp_path,
        "<h2>The mill</h2><p>It is ours.</p><ul><li>One</li><li>Two</li></ul>"
        "<blockquote style='margin:0 0 0 40px;border:none;padding:0'><div>It was.</div></blockquote>",
    )
    assert document.text == "The mill\n\nIt is ours.\n\n- One\n- Two\n\nIt was."
    assert [(p.kind, p.span.of(document.text)) for p in document.places] == [("heading", "The mill")]


def test_quotes_in_a_table_of_html(tmp_path):
    """A message that is quoted in a table's cell is no row of the writer's."""
    body = f"<table><tr><td>Well.<div>{WROTE}</div><blockquote>It is ours.</blockquote></td></tr></table>"
    assert told(page(tmp_path, body))[-1] == ("Bo Lind", "quoted message", "It is ours.")


def test_a_month_is_no_part_of_a_name(tmp_path):
    """Where nothing parts a date from a name, nobody is named, rather than somebody wrong."""
    document = read(tmp_path, HEAD + PLAIN + "Well.\n\nOn 12 March Bo Lind wrote:\n> It is ours.\n")
    assert [place.label for place in document.places if place.kind == "quoted"] == [""]


def test_a_forwarded_message_is_somebody_elses(tmp_path):
    """What stands below such a rule is quoted to the end, as its own From says."""
    body = "See below.\n\n-----Original Message-----\nFrom: Bo Lind <b@oster.example>\n\nIt is ours.\n> Or mine.\n"
    document = read(tmp_path, HEAD + PLAIN + body)
    assert [(p.speaker, p.span.of(document.text)) for p in passages(document)][-2:] == [
        ("Bo Lind", "It is ours."),
        ("", "Or mine."),
    ]


@pytest.mark.parametrize(
    ("told", "codec", "words"),
    [
        ("iso-8859-1", "cp1252", "The mill’s owner said “no” – twice."),
        ("us-ascii", "utf-8", "Die Mühle gehört uns."),
        ("koi8-r", "koi8-r", "Мельница принадлежит нам."),
        ("CP1250", "cp1250", "Mlýn patří nám."),
        ("iso-2022-jp", "iso2022_jp", "水車小屋は私たちのものです。"),
        ("iso-2022-kr", "iso2022_kr", "방앗간은 우리 것이다."),
        ("utf-16", "utf-16", "Die Mühle gehört uns."),
        ("utf-7", "utf-8", "It is +AD4- ours."),
        ("no-such-thing", "utf-8", "Die Mühle gehört uns."),
    ],
)
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_the_encoding_that_a_mail_names(told, codec, words, kind, tmp_path):
    """Plain text and HTML are decoded in one way: UTF-8 is UTF-8, else the name counts, as the web reads it."""
    head = f"Content-Type: text/{kind}; charset={told}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    assert read(tmp_path, HEAD + head + b64encode(words.encode(codec)).decode()).text == words


def test_attachments_are_named(tmp_path):
    """Of several parts, those are read that are shown, and what is attached is told by name."""
    parts = (
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        '--b\r\nContent-Type: multipart/alternative; boundary="c"\r\n\r\n'
        "--c\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "Die M=FChle.\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>Die M&uuml;hle.</p>\r\n--c--\r\n"
        '--b\r\nContent-Type: application/pdf; name="plan\u202e.pdf"\r\n'
        "Content-Disposition: attachment\r\n\r\nx\r\n--b--\r\n"
    )
    document = read(tmp_path, HEAD + parts)
    assert document.text == "Die Mühle."
    assert document.notices == ("what is attached was not read: plan\\u202e.pdf",)


def several(kind: str, *parts: tuple[str, str]) -> str:
    """Return the rest of a mail of these parts, each a type and a body."""
    inner = "".join(f"--b\r\nContent-Type: {name}\r\n\r\n{body}\r\n" for name, body in parts)
    return f'{HEAD}Content-Type: multipart/{kind}; boundary="b"\r\n\r\n{inner}--b--\r\n'


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        ("I will sell the mill.", 0),
        ("I will\r\nsell *the mill* [1]\r\n<https://oster.example/mill>.\r\n[image: mill]", 0),
        ("I will buy the mill.", 1),
        ("Your program shows no HTML.", 5),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_texts_the_one_that_is_shown(plain, words, turned, tmp_path):
    """Mail programs show HTML: it is read, and where the other text has words that it lacks, that is told."""
    parts = [
        ("text/plain", plain),
        ("text/html", "<p>I will sell <a href='x'>the mill</a>.</p>"),
        ("text/calendar", "BEGIN"),
    ]
    document = read(tmp_path, several("alternative", *parts[::-1] if turned else parts))
    assert document.text == "I will sell the mill."
    differs = [notice for notice in document.notices if "another text" in notice]
    assert [f"has {words} word" in notice for notice in differs] == [True] * bool(words)


def test_a_picture_with_a_text_beside_it(tmp_path):
    """Where what is shown has no words, the other text is read, and that is told."""
    document = read(tmp_path, several("alternative", ("text/plain", "It is ours."), ("text/html", "<img src='cid:1'>")))
    assert document.text == "It is ours."
    assert document.notices == ("what mail programs show of the mail has no words: its other text was read",)


def test_parts_one_after_the_other(tmp_path):
    """Texts that are shown one below the other are all read; what is quoted in the first does not reach the second."""
    parts = [("text/plain", "Well.\r\n> It is ours."), ("text/html", "<p>No.</p>"), ("text/csv", "a,b")]
    document = read(tmp_path, several("mixed", *parts))
    assert document.text == "Well.\n\nIt is ours.\n\nNo."
    assert [speaker for speaker, _, _ in told(document)] == ["Ada Holm", "", "Ada Holm"]
    assert document.notices == ("what is attached was not read: text/csv",)


def test_a_text_with_what_is_shown_in_it(tmp_path):
    """Of parts that belong to one text, that text is read."""
    document = read(tmp_path, several("related", ("text/html", "<p>It is ours.</p>"), ("text/css", "p { color: red }")))
    assert document.text == "It is ours."


def test_a_mail_of_html_alone(tmp_path):
    """It is read as a web page is, in the encoding that the mail names; what hides there is told."""
    page = "<p>Die M=FChle geh=F6rt uns.</p><p hidden>It was never for sale.</p>"
    kind = "Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    document = read(tmp_path, f"{HEAD}{kind}{page}\r\n")
    assert (document.text, document.author, document.media_type) == (
        "Die Mühle gehört uns.",
        "Ada Holm",
        "message/rfc822",
    )
    (notice,) = document.notices
    assert "hidden 1" in notice


def test_a_type_is_told_by_content(tmp_path):
    """A mail is one under any name; lines that only look like its header are text as they stand."""
    assert read(tmp_path, HEAD + PLAIN + "Well.\n", "mill.txt").media_type == "message/rfc822"
    notes = "From: Ada Holm\nDate: Tuesday\nSubject: The mill\n\nIt is ours.\n"
    assert read(tmp_path, notes, "mill.txt").text == notes


def test_no_text(tmp_path):
    """A mail that says nothing is empty."""
    with pytest.raises(SourceEmptyError):
        read(tmp_path, HEAD + PLAIN + "\r\n \r\n")


@pytest.mark.parametrize(
    "data",
    [
        b"From: \xff\xfe<@@>,,;\r\nDate: 99 Foo -1\r\nSubject: =?x?b?!!?= =?utf-8?q?=00=ff?=\r\n\r\nIt is ours.",
        b"From: a\r\nContent-Type: text/plain; charset=unicode_escape\r\n\r\nIt is ours.",
        (
            b'From: a\r\nContent-Type: text/plain; charset="\xff"\r\n'
            b"Content-Transfer-Encoding: base64\r\n\r\nSXQgaXMgb3Vycy4="
        ),
        b"From: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nIt is ours.",
        b"From: a\r\nContent-Disposition: ;;=\r\nContent-Type: text/plain; name*0*=x''%ff; name*2=\r\n\r\nIt is ours.",
        b"It is ours.",
    ],
)
def test_broken_headers_break_nothing(data, tmp_path):
    """Whatever stands in its header, the text of a mail is read, and what is told of it can be shown."""
    document = read(tmp_path, data)
    assert document.text == "It is ours."
    (document.title + document.author + document.published).encode()


@pytest.mark.parametrize("nested", [150, 500, 5_000])
def test_parts_inside_parts_without_end(nested, tmp_path):
    """A mail of nested parts ends as one error, however deep they go."""
    deep = b"From: a\r\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(nested)
    )
    with pytest.raises(SourceError):
        read(tmp_path, deep)


@pytest.mark.parametrize(
    "data",
    [
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nIt is ours.\r\n" * 50_000,
        "Content-Type: multipart/mixed; boundary=b\r\n" * 190 + "\r\n" + "It is ours.\r\n" * 150_000,
        PLAIN + "> It is ours.\nIt is not.\n" * 20_000,
        PLAIN + "a\r\n" * 1_000_000,
        "Content-Type: text/html\r\n\r\n<pre>" + "a\r\n" * 1_000_001,
        "Content-Type: text/html\r\n\r\n" + "<p>a" * 400_001,
    ],
)
def test_parts_and_quotes_without_end(data, tmp_path):
    """A mail of more parts, or of more turns, than people write is refused before much is made of it."""
    with pytest.raises(SourceTooLargeError):
        read(tmp_path, HEAD + data)


@pytest.mark.parametrize("header", ["From: " + "<" * 500_000, "Subject: " + "=?utf-8?q?a?= " * 50_000])
def test_headers_without_end(header, tmp_path):
    """Of a header that never ends, the beginning is read."""
    document = read(tmp_path, f"{header}\r\nDate: x\r\nMessage-ID: <1@oster.example>\r\n\r\nIt is ours.", "mill.eml")
    assert document.text == "It is ours."
    assert max(len(document.title), len(document.author)) <= 200


def test_a_name_with_a_comma(tmp_path):
    """A sender's name is taken out of the header before it is decoded: a comma in it ends no address."""
    header = "From: =?utf-8?q?Holm=2C_=C3=85da?= <ada@oster.example>\r\nDate: x\r\nMessage-ID: <1@a>\r\n\r\n"
    assert read(tmp_path, header + "It is ours.").author == "Holm, Åda"
    assert read(tmp_path, "From: Åda Holm <a@oster.example>\r\n\r\nIt is ours.").author == "Åda Holm"
