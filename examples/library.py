"""Brief the two example documents as a library, and look at what bears out each line."""

from pathlib import Path

from summarizer import summarize

here = Path(__file__).parent
report = summarize(here / "article.md", here / "interview.md")
for finding in report.findings:
    print(f"{finding.id}  {finding.item.statement}")
    for evidence in finding.evidence:
        print(f"      “{evidence.quote}” {evidence.speaker}")
