"""What changed between two briefs, as one HTML page that fetches nothing and runs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.rendering.differences.telling import SIGNS, sides
from summarizer.rendering.escaping import for_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.difference import FieldChange
    from summarizer.rendering.differences.telling import Entry, Line, Told

# Colours have a contrast of 4.5 or more on their ground; a sign or word tells what each tells.
_STYLE: Final = """
:root { color-scheme: light dark; --sans: "Segoe UI", "Noto Sans", system-ui, sans-serif;
  --ink: #201d19; --soft: #625a50; --ground: #fffdf9; --rule: #ddd4c5;
  --gain: #17653a; --loss: #a3262a; --turn: #7a4d00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e3d9; --soft: #aaa196; --ground: #181614; --rule: #3b352e;
  --gain: #7fd39c; --loss: #ff9a94; --turn: #f0bf6a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.55 Charter, "Iowan Old Style", "Noto Serif", Georgia, serif; overflow-wrap: anywhere; }
main { max-width: 44rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font: 600 .8125rem/1.4 var(--sans); letter-spacing: .06em; text-transform: uppercase; color: var(--soft);
  border-top: 1px solid var(--rule); padding-top: 1rem; margin: 2.75rem 0 1rem; }
.account { font-size: 1.1875rem; margin: 0 0 1rem; }
.briefs, .why, dt { font: .875rem/1.5 var(--sans); color: var(--soft); }
.briefs { list-style: none; padding: 0; margin: 0; }
.lines, .entries { list-style: none; padding: 0; margin: 0; }
.lines li { padding-left: 1.75rem; text-indent: -1.75rem; margin: .25rem 0; }
.entries > li { margin: 0 0 1.75rem; padding-left: 1.75rem; position: relative; break-inside: avoid; }
.entries p { margin: 0; }
.sign { display: inline-block; width: 1.75rem; text-indent: 0; font: 700 1rem/1.5 ui-monospace, monospace; }
.entries .sign { position: absolute; left: 0; top: 0; }
.new { color: var(--gain); } .gone { color: var(--loss); } .changed { color: var(--turn); }
.same { color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .5rem 0; }
dd { margin: 0; }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
del { color: var(--loss); } ins { color: var(--gain); text-decoration-thickness: 1px; text-underline-offset: .15em; }
blockquote { margin: .5rem 0 0; padding: 0 0 0 .875rem; border-left: 2px solid var(--rule); font-size: .9375rem; }
blockquote.new { border-color: var(--gain); color: inherit; } blockquote.gone { border-color: var(--loss);
  color: inherit; }
@media print { main { max-width: none; padding: 0; } }
"""


def render(told: Told, **_: object) -> str:
    """Return what is ``told`` as a page in HTML."""
    return "".join(f"{line}\n" for line in _lines(told))


def _lines(told: Told) -> Iterator[str]:
    title = for_html(told.title)
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'\">"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head>"
    yield f'<body><main><h1 dir="auto">{title}</h1>'
    yield f'<p class="account">{for_html(told.account)}</p>'
    yield '<ul class="briefs">' + "".join(f'<li dir="auto">{for_html(brief)}</li>' for brief in told.briefs) + "</ul>"
    yield "<section><h2>Sources</h2>"
    yield '<ul class="lines">' + "".join(f"<li>{_signed(source)}</li>" for source in told.sources) + "</ul></section>"
    if told.fields:
        yield "<section><h2>The brief as a whole</h2>"
        yield _fields(told.fields) + "</section>"
    for heading, entries in told.groups:
        yield f'<section><h2>{for_html(heading)}</h2><ul class="entries">'
        yield from map(_entry, entries)
        yield "</ul></section>"
    yield "</main></body></html>"


def _signed(line: Line) -> str:
    sign = f'<span class="sign {line.change}" role="img" aria-label="{line.change}">{SIGNS[line.change]}</span>'
    name = f'<strong dir="auto">{for_html(line.id)}</strong> ' if line.id else ""
    return f"{sign}{name}<bdi>{for_html(line.text)}</bdi>"


def _fields(fields: tuple[FieldChange, ...]) -> str:
    return f"<dl>{''.join(map(_field, fields))}</dl>"


def _field(field: FieldChange) -> str:
    old, new = sides(field)
    before, now = _side("del", old if field.old else ""), _side("ins", new if field.new else "")
    return f"<dt>{for_html(field.field)}</dt><dd>{before} → {now}</dd>"


def _side(tag: str, text: str) -> str:
    return f"<{tag}><bdi>{for_html(text)}</bdi></{tag}>" if text else "nothing"


def _entry(entry: Entry) -> str:
    parts = [f"<li><p>{_signed(entry.line)}</p>"]
    if entry.standing:
        parts.append(f"<p>{for_html(entry.standing)}</p>")
    if entry.fields:
        parts.append(_fields(entry.fields))
    parts += (f'<p class="why" dir="auto">{for_html(why)}</p>' for why in (entry.moved_by, *entry.reasons))
    for change, told, quotes in (("new", "gained", entry.gained), ("gone", "lost", entry.lost)):
        parts += (f'<blockquote class="{change}" dir="auto">{told}: {for_html(quote)}</blockquote>' for quote in quotes)
    return "".join((*parts, "</li>"))
