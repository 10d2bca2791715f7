"""How large and how quick an evidence page is: 200 lines, two passages each, over a source of 1 MB.

python -m tests.bench.page [FILE ...]       a source is made by repeating FILEs (default: the examples); prints the
seconds to write the page and its size; in Chromium, the time to the first paint and from a click on a line to its lit
passages on the screen (median and worst of 40 lines). Goals: 2.5 MB, 1 s, 100 ms.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from summarizer.document import Document, Span
from summarizer.kinds.brief import Proposal
from summarizer.rendering import render
from summarizer.report import Coverage, Evidence, Finding, Report, Run, Summary
from tests.bench.growth import EXAMPLES, document
from tests.rendering.evidence_page.browsers import browser, missing

LINES = 200
CHARACTERS = 1_000_000
CLICKS = 40
OPENINGS = 5
# a page can be loaded before it is painted, so the paint is waited for
PAINTED = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => {
    for (const one of list.getEntriesByName("first-contentful-paint")) resolve(one.startTime);
  }).observe({type: "paint", buffered: true});
})"""
LIT = """(number) => new Promise((resolve) => {
  const link = document.querySelectorAll("a.claim")[number];
  const began = performance.now();
  link.click();
  requestAnimationFrame(() => setTimeout(() => {
    const passage = document.querySelector(link.hash).getBoundingClientRect();
    if (!document.querySelector(link.hash).matches(".lit") || passage.bottom < 0 || passage.top > innerHeight) {
      throw new Error("the passage is not lit in sight");
    }
    resolve(performance.now() - began);
  }));
})"""


def report(text: str) -> Report:
    """Return a report of so many lines, each on two sentences that lie anywhere in the text."""
    source = Document.from_text(text, title="One large source", source="large.txt")
    step = len(text) // (2 * LINES)
    quotes = [_sentence(source, number * step) for number in range(2 * LINES)]
    findings = tuple(
        Finding(
            id=f"P{number + 1}",
            section="proposals",
            item=Proposal(statement=quotes[number].quote, citations=(), attributed_to="the source"),
            evidence=(quotes[number * 7 % len(quotes)], quotes[-number - 1]),
        )
        for number in range(LINES)
    )
    return Report(
        kind="brief",
        title="A large brief",
        documents=(source,),
        bottom_line=(Summary(text=quotes[0].quote, findings=("P1", "P2")),),
        findings=findings,
        coverage=Coverage(passages=1, cited=1, chunks=1),
        run=Run(model="none", started="2031-03-04T05:06:07Z", seconds=0.0, cost=0.0),
    )


def _sentence(source: Document, near: int) -> Evidence:
    start = source.text.index(". ", near) + 2 if ". " in source.text[near:-200] else near
    end = source.text.find(". ", start + 20) + 1 or start + 100
    span = Span(start, min(end, start + 400))
    return Evidence(document_id=source.id, span=span, quote=span.of(source.text), match="verbatim")


def main() -> None:
    """Print the figures."""
    files = [Path(name) for name in sys.argv[1:]] or EXAMPLES
    paragraphs = [
        p for file in files if "brief" not in file.name for p in file.read_text(encoding="utf-8").split("\n\n")
    ]
    made = report(document(CHARACTERS, paragraphs))
    began = time.perf_counter()
    page = render(made, "html").encode()
    print(f"written in {time.perf_counter() - began:.2f} s, {len(page) / 1e6:.2f} MB")
    if reason := missing():
        print(f"not opened: {reason}")
        return
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        file = Path(folder, "page.html")
        file.write_bytes(page)
        painted = []
        for _ in range(OPENINGS):
            tab = chromium.new_page(viewport={"width": 1400, "height": 900})
            tab.goto(file.as_uri())
            painted.append(tab.evaluate(PAINTED))
        lit = [tab.evaluate(LIT, number * LINES // CLICKS) for number in range(CLICKS)]
    print(f"first paint after {statistics.median(painted):,.0f} ms, at worst {max(painted):,.0f} ms")
    print(f"a click lights its passages in {statistics.median(lit):,.0f} ms, at worst {max(lit):,.0f} ms")


if __name__ == "__main__":
    main()
