"""A report made by hand that shows every field, and one that shows none: an affair of a harbour that does not exist."""

from __future__ import annotations

from summarizer.document import Document, Span
from summarizer.kinds.brief import Actor, OpenQuestion, Proposal, Risk
from summarizer.report import (
    Coverage,
    Doubt,
    Evidence,
    Failure,
    Finding,
    LeftOut,
    Notice,
    Refusal,
    Report,
    Run,
    Summary,
)

ARTICLE = Document.from_text(
    """Port Ansel weighs a second dredging

The harbour council of Port Ansel said on Monday that it is considering a second dredging of the eastern basin.
It would ask the Ministry of Ports to pay 12 million marks, half of the cost.
Mara Lind, the harbour engineer, drew up the plan. The Anglers' League opposes it.
According to the Ansel Courier, a survey of 1987 found tar under the silt.
“Stir that up and you can close the oyster beds for ten years,” said Tobias Renk, who speaks for the League.
The council has yet to say who would carry the other half.
""",
    title="Port Ansel weighs a second dredging",
    source="news/ansel.txt",
)

TALK = Document.from_text(
    """# Talk with the engineer

Courier: Will the beds be closed while you dredge?

Lind: For a month, perhaps. We would hang curtains of felt around the dredger, if the ministry agrees to pay for
them. Nobody has shown me that survey of 1987.

Courier: And if the tar is there?

Lind: Then we stop. That I can promise.
""",
    title="Talk with the engineer",
    source="talk.md",
)


def sample_report() -> Report:
    """Return a report of two documents in which every field of every record says something."""
    return Report(
        kind="brief",
        title="The second dredging of Port Ansel",
        focus="Who would pay, and who would bear the harm?",
        bottom_line=(
            Summary(
                text="Port Ansel's council is considering a second dredging and would ask the ministry for half of it.",
                findings=("P1", "A2"),
            ),
            Summary(text="Anglers fear for the oyster beds; who pays the rest is open.", findings=("R1", "Q1")),
        ),
        documents=(ARTICLE, TALK),
        findings=(*_actors(), *_proposals(), *_risks(), *_questions()),
        left_out=_left_out(),
        notices=(
            Notice(
                code="instructions",
                note="this passage gives orders to a machine",
                document_id=ARTICLE.id,
                span=Span(0, 20),
                quote=ARTICLE.text[:20],
            ),
        ),
        coverage=Coverage(
            passages=17,
            cited=9,
            chunks=3,
            failed=(
                Failure(source="talk.md", chunk=2, error="the model gave no answer within 300 s"),
                Failure(source="minutes.pdf", error="its bytes are no text that we can read"),
            ),
        ),
        run=Run(
            model="openai/imagined-1",
            sent_to="https://models.example.org/v1",
            started="2031-03-04T05:06:07Z",
            seconds=12.34,
            calls=4,
            repairs=1,
            input_tokens=12345,
            output_tokens=678,
            cost=0.0123,
            prompt_sha256="ab" * 32,
            schema_sha256="cd" * 32,
            versions={"summarizer": "0.1.0"},
        ),
    )


def empty_report() -> Report:
    """Return a report of one document in which nothing was found, made by the embedded model."""
    document = Document.from_text("The weather was fine.\n", title="fine.txt", source="fine.txt")
    return Report(
        kind="brief",
        title="fine.txt",
        documents=(document,),
        coverage=Coverage(passages=1, cited=0, chunks=1),
        run=Run(model="embedded", started="2031-03-04T05:06:07Z", seconds=0.04, cost=0.0),
    )


def _evidence(document: Document, passage: str, quote: str, *, speaker: str = "", match: str = "verbatim") -> Evidence:
    start = document.text.index(quote)
    return Evidence.model_validate(
        {
            "document_id": document.id,
            "passage": passage,
            "place": "page 1" if document is ARTICLE else "",
            "span": Span(start, start + len(quote)),
            "quote": quote,
            "match": match,
            "part": "Morning edition" if document is ARTICLE else "",
            "speaker": speaker,
        }
    )


def _actors() -> tuple[Finding, ...]:
    lind = Actor(
        statement="The harbour engineer drew up the plan and promises to stop if there is tar.",
        citations=(),
        name="Mara Lind",
        aliases=("Lind", "the engineer"),
        type="person",
        role="harbour engineer",
        stance="for the dredging, behind curtains of felt",
    )
    council = Actor(
        statement="It is considering a second dredging of the eastern basin.",
        citations=(),
        attributed_to="Ansel Courier",
        certainty="reported",
        name="Harbour council",
        type="organisation",
    )
    return (
        Finding(
            id="A1",
            section="actors",
            item=lind,
            evidence=(
                _evidence(ARTICLE, "p4", "Mara Lind, the harbour engineer, drew up the plan."),
                _evidence(TALK, "p9", "Then we stop. That I can promise.", speaker="Lind", match="typographic"),
            ),
        ),
        Finding(
            id="A2",
            section="actors",
            item=council,
            evidence=(
                _evidence(ARTICLE, "p2", "it is considering a second dredging of the eastern basin", match="elided"),
            ),
        ),
    )


def _proposals() -> tuple[Finding, ...]:
    half = Proposal(
        statement="The state should pay 12 million marks, a third of the cost.",
        citations=(),
        attributed_to="the harbour council",
        certainty="possible",
        action="dredge the eastern basin again",
        proposer="the harbour council",
        addressee="the Ministry of Ports",
        status="under_consideration",
    )
    curtains = Proposal(
        statement="Curtains of felt would hang around the dredger.",
        citations=(),
        attributed_to="Mara Lind",
        certainty="conditional",
        proposer="Mara Lind",
        status="floated",
        conditions="the ministry agrees to pay for them",
    )
    words = half.statement.index("a third")
    return (
        Finding(
            id="P1",
            section="proposals",
            item=half,
            evidence=(
                _evidence(
                    ARTICLE, "p3", "It would ask the Ministry of Ports to pay 12 million marks, half of the cost."
                ),
            ),
            doubts=(
                Doubt(
                    check="numbers",
                    severity="caution",
                    note="the share is another one.",
                    span=Span(words, words + len("a third")),
                    instead="half",
                    at=Span(ARTICLE.text.index("half of"), ARTICLE.text.index("half of") + 4),
                    document_id=ARTICLE.id,
                ),
            ),
        ),
        Finding(
            id="P2",
            section="proposals",
            item=curtains,
            evidence=(
                _evidence(
                    TALK,
                    "p5",
                    "We would hang curtains of felt around the dredger, if the ministry agrees to pay for\nthem.",
                    speaker="Lind",
                ),
            ),
        ),
    )


def _risks() -> tuple[Finding, ...]:
    closed = Risk(
        statement="The oyster beds could be closed for ten years.",
        citations=(),
        attributed_to="Tobias Renk",
        certainty="conditional",
        cause="stirring up tar under the silt",
        consequence="ten years without oysters",
        affected="the anglers",
        raised_by="the Anglers' League",
    )
    return (
        Finding(
            id="R1",
            section="risks",
            item=closed,
            evidence=(
                _evidence(ARTICLE, "", "Stir that up and you can close the oyster beds for ten years", speaker="Renk"),
            ),
        ),
    )


def _questions() -> tuple[Finding, ...]:
    rest = OpenQuestion(
        statement="Who would carry the other half?",
        citations=(),
        certainty="asked",
        origin="gap",
        answer_so_far="the council has yet to say",
    )
    beds = OpenQuestion(
        statement="Will the beds be closed during the work?",
        citations=(),
        certainty="asked",
        origin="asked",
        asked_by="the Courier",
        answer_so_far="for a month, perhaps",
    )
    return (
        Finding(
            id="Q1",
            section="open_questions",
            item=rest,
            evidence=(_evidence(ARTICLE, "p8", "The council has yet to say who would carry the other half."),),
        ),
        Finding(
            id="Q2",
            section="open_questions",
            item=beds,
            evidence=(
                _evidence(TALK, "p2", "Will the beds be closed while you dredge?", speaker="Courier"),
                _evidence(TALK, "p3", "For a month, perhaps.", speaker="Lind"),
            ),
        ),
    )


def _left_out() -> tuple[LeftOut, ...]:
    sunk = Risk(
        statement="A dredger has sunk in the basin.", citations=(), attributed_to="a sailor", certainty="denied"
    )
    survey = Proposal(statement="The survey of 1978 shall be repeated.", citations=())
    refused = (
        LeftOut(
            section="risks",
            item=sunk,
            reasons=(Refusal(code="not_there", note="the quote is not in the source.", quote="a dredger sank"),),
        ),
        LeftOut(
            section="proposals",
            item=survey,
            reasons=(
                Refusal(
                    code="number",
                    note="a number was changed",
                    quote="a survey of 1978 found tar",
                    nearest="According to the Ansel Courier, a survey of 1987 found tar under the silt.",
                    at=Span(10, 20),
                    document_id=ARTICLE.id,
                ),
                Refusal(code="no_proposal", note="no words of the source propose it"),
            ),
        ),
    )
    limit = Refusal(code="beyond_limit", note="beyond --max-items")
    further = tuple(
        LeftOut(
            section="proposals", item=Proposal(statement=f"Pier {number} gets a rail.", citations=()), reasons=(limit,)
        )
        for number in range(1, 5)
    )
    question = OpenQuestion(statement="When does the work begin?", citations=())
    return (*refused, *further, LeftOut(section="open_questions", item=question, reasons=(limit,)))
