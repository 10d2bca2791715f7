"""Sources become items with names that are the same in every run."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document, Settings
from summarizer.batching import items as planned_items
from summarizer.batching import planning
from summarizer.batching.items import Item, deciding
from summarizer.batching.outcomes import Out
from summarizer.batching.planning import Shard, items_of
from summarizer.errors import SourceError, SourceMissingError, SourceTooLargeError, UsageError
from tests.batching.ships import folder_of, text

UNREADABLE = Item("x", ("nowhere at all",)).content()


def names(items: list[Item]) -> list[str]:
    return [item.name for item in items]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Lines about ships: with an id, with another, blank, without, and one that is no JSON."""
    file = tmp_path / "ships.jsonl"
    told = [{"id": "a1", "text": text(1), "port": "Brome"}, {"id": 2, "text": text(2), "port": "Sark"}]
    told.append({"text": text(3), "port": "Brome", "title": "Third"})
    file.write_text("\n\n".join([json.dumps(one, ensure_ascii=False) for one in told] + ["{"]) + "\n", encoding="utf-8")
    return file


def test_a_lone_folder_names_its_files_by_their_path_in_it(tmp_path: Path):
    """Wherever the folder lies, an item has the name that its file has there; others keep the name they are given."""
    folder_of(tmp_path / "a", 2)
    folder_of(tmp_path / "a" / "b", 1)
    assert names(items_of([str(tmp_path / "a")])) == ["b/ship000.txt", "ship000.txt", "ship001.txt"]
    file = str(tmp_path / "a" / "ship000.txt")
    assert names(items_of([file, str(tmp_path / "a" / "b"), "https://example.org/x"])) == [
        file,
        str(tmp_path / "a" / "b" / "ship000.txt"),
        "https://example.org/x",
    ]


def test_an_enormous_file_is_told_by_its_size_and_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """To read it would take longer than to refuse it, in each run again."""
    file = tmp_path / "a.txt"
    file.write_text("The owner fears that the ship may not come back.", encoding="utf-8")
    monkeypatch.setattr(planned_items, "_MOST_HASHED", 10)
    monkeypatch.setattr("hashlib.file_digest", None)
    item = Item("x", (str(file),))
    os.utime(file, ns=(1, 1))
    before = item.content()
    os.utime(file, ns=(2, 2))
    assert len({before, item.content(), UNREADABLE}) == 3


def test_a_lone_folder_names_its_lines_by_their_files_path_in_it(tmp_path: Path):
    """So that two machines on which it lies elsewhere part the same batch by the same names."""
    for place in ("here", "there"):
        (tmp_path / place / "b").mkdir(parents=True)
        (tmp_path / place / "b" / "ships.jsonl").write_text(
            f'{{"text": "x"}}\n{{"text": "{place}"}}\n', encoding="utf-8"
        )
        assert names(items_of([str(tmp_path / place)])) == ["b/ships.jsonl:1", "b/ships.jsonl:2"]


@pytest.mark.parametrize("wrong", [None, 5, object()])
def test_what_is_no_list_of_sources_is_a_mistake_of_use(wrong: object):
    """Told in words of ours, as all that a caller does wrong."""
    with pytest.raises(UsageError, match=f"are a list, not {type(wrong).__name__}"):
        items_of(wrong)  # type: ignore[arg-type]


def test_what_is_named_twice_is_one_item(tmp_path: Path):
    """A file that is named, and in a folder that is named, is briefed once."""
    folder = folder_of(tmp_path / "a", 2)
    assert len(items_of([str(folder), str(folder / "ship000.txt"), str(folder / "*.txt")])) == 2


def test_each_line_of_json_is_an_item_and_a_document(lines: Path):
    """It is called by its id, else by its place; read, it is the document of that line, and of no other."""
    items = items_of([str(lines)])
    assert names(items) == ["a1", "2", f"{lines}:5", f"{lines}:7"]
    documents = [item.opened()[0] for item in items[:3]]
    assert [one.text for one in documents if isinstance(one, Document)] == [text(1), text(2), text(3)]
    assert [one.title for one in documents if isinstance(one, Document)] == ["ships, a1", "ships, 2", "Third"]
    with pytest.raises(SourceError):
        items[3].opened()


def test_two_lines_with_one_id_are_two_items(tmp_path: Path):
    """The second is told apart; none is lost."""
    file = tmp_path / "x.jsonl"
    file.write_text(2 * (json.dumps({"id": "a", "text": text(1)}) + "\n"), encoding="utf-8")
    assert names(items_of([str(file)])) == ["a", "a (2)"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\n\n"])
def test_lines_are_lines_whatever_ends_them(tmp_path: Path, ends: str):
    """Each is one item with one document; one that is none says so of itself alone."""
    file = tmp_path / "x.jsonl"
    lines = [*(json.dumps({"id": name, "text": text(1)}) for name in "ab"), '{"text": 1}', "{}"]
    file.write_text(ends.join(lines), encoding="utf-8", newline="")
    *sound, third, fourth = items_of([str(file)])
    assert [(item.name, len(item.opened())) for item in sound] == [("a", 1), ("b", 1)]
    for item in (third, fourth):
        with pytest.raises(SourceError, match=r"line \d is no JSON object with a text"):
            item.opened()


def test_of_a_thousand_namesakes_each_has_a_number(tmp_path: Path):
    """They are numbered in one pass; a name that a number makes is no other item's either."""
    file = tmp_path / "x.jsonl"
    ids = ["a (3)", *1_000 * ["a"]]
    file.write_text("".join(json.dumps({"id": one, "text": text(1)}) + "\n" for one in ids), encoding="utf-8")
    named = names(items_of([str(file)]))
    assert (named[:5], len(set(named))) == (["a (3)", "a", "a (2)", "a (4)", "a (5)"], 1_001)


def test_a_file_a_line_and_a_group_of_one_name_are_three_items(tmp_path: Path):
    """None takes the sources of another, and none is lost."""
    folder = folder_of(tmp_path / "a", 1)
    lines = [{"id": "ship000.txt", "text": text(1)}, {"text": text(2), "port": "ship000.txt"}]
    (folder / "x.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    items = items_of([str(folder)], group_by="port")
    assert [(item.name, len(item.sources)) for item in items] == [
        ("ship000.txt", 1),
        ("ship000.txt (2)", 1),
        ("ship000.txt (3)", 1),
    ]
    folder_of(folder / "b", 2)
    (folder / "b.jsonl").write_text(json.dumps({"id": "b", "text": text(1)}), encoding="utf-8")
    by_folder = items_of([str(folder)], group_by="folder")
    assert {item.name: len(item.sources) for item in by_folder if item.name.startswith("b")} == {"b": 1, "b (2)": 2}


@pytest.mark.parametrize("group_by", ["prot", "folder"])
def test_what_joins_nothing_is_refused(lines: Path, group_by: str):
    """A slip would otherwise brief, and pay for, each line by itself."""
    with pytest.raises(UsageError, match=f"nothing can be joined by '{group_by}'"):
        items_of([str(lines)], group_by=group_by)
    assert items_of([], group_by=group_by) == []


def test_lines_that_cannot_be_read_fail_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The file is an item then, among all the others of its folder."""
    folder = folder_of(tmp_path / "a", 1)
    file = folder / "x.jsonl"
    file.write_text("{}", encoding="utf-8")

    def refused(path: str) -> NoReturn:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(planning, "_lines", refused)
    assert [item.sources for item in items_of([str(folder)])] == [(str(folder / "ship000.txt"),), (str(file),)]


def test_what_joins_lines_is_the_whole_of_the_field(tmp_path: Path):
    """Two long values that begin alike make two items, though their names show no more than the beginning."""
    file = tmp_path / "x.jsonl"
    lines = [{"text": text(number), "port": 300 * "x" + str(number)} for number in (1, 2, 1)]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert sorted(len(item.sources) for item in items_of([str(file)], group_by="port")) == [1, 2]


def test_a_line_with_an_id_is_the_same_item_wherever_it_stands(tmp_path: Path):
    """Lines that are put before it change neither its key nor its document, and so not what is asked about it."""
    file = tmp_path / "x.jsonl"
    line = json.dumps({"id": "a", "text": text(1)})
    file.write_text(line, encoding="utf-8")
    (before,) = items_of([str(file)])
    key, opened = before.key(""), before.opened()
    file.write_text(f'{{"text": "New."}}\n{line}', encoding="utf-8")
    after = items_of([str(file)])[1]
    assert (after.key(""), after.opened()) == (key, opened)


def test_a_line_that_has_moved_is_not_taken_for_another(tmp_path: Path):
    """A file that is written anew while a batch goes on gives no report under another's name; the next run reads it."""
    file = tmp_path / "x.jsonl"
    lines = [json.dumps({"id": name, "text": text(number)}) for number, name in enumerate("ab")]
    file.write_text("\n".join(lines), encoding="utf-8")
    items = items_of([str(file)])
    file.write_text("\n".join(reversed(lines)), encoding="utf-8")
    for item in items:
        with pytest.raises(SourceMissingError, match="has changed"):
            item.opened()
        assert item.content() == UNREADABLE


def test_a_line_without_end_is_one_item_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It is read in pieces, and the lines behind it are where they are."""
    monkeypatch.setattr(planning, "MOST_BYTES", 100)
    monkeypatch.setattr(planned_items, "MOST_BYTES", 100)
    file = tmp_path / "x.jsonl"
    file.write_text("\n".join(json.dumps({"id": name, "text": name * 30}) for name in ("a", "bcdefghijk", "d")))
    one, long, last = items_of([str(file)])
    assert (one.name, last.name) == ("a", "d")
    assert last.opened()[0].text == "d" * 30  # type: ignore[union-attr]
    with pytest.raises(SourceTooLargeError):
        long.opened()


def test_documents_are_joined_by_folder_or_field(tmp_path: Path, lines: Path):
    """One item for all files of a folder, or for all lines whose field says the same."""
    folder_of(tmp_path / "a" / "x", 2)
    folder_of(tmp_path / "a" / "y", 3)
    by_folder = items_of([str(tmp_path / "a")], group_by="folder")
    assert [(item.name, len(item.sources)) for item in by_folder] == [("x", 2), ("y", 3)]
    by_field = items_of([str(lines)], group_by="port")
    assert [(item.name, len(item.sources)) for item in by_field] == [("Brome", 2), ("Sark", 1), (f"{lines}:7", 1)]


def test_a_list_names_one_source_a_line(tmp_path: Path):
    """Blank lines name nothing; a list that is not there is an error."""
    folder = folder_of(tmp_path / "a", 3)
    listed = tmp_path / "list.txt"
    listed.write_text(f"{folder / 'ship002.txt'}\n\n https://example.org/x \n", encoding="utf-8")
    assert names(items_of([f"@{listed}"])) == [str(folder / "ship002.txt"), "https://example.org/x"]
    with pytest.raises(SourceMissingError):
        items_of(["@nowhere.txt"])


def test_a_list_may_have_comments_and_names_of_any_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file whose name looks like a comment is a file; one that is named twice, in whatever way, is briefed once."""
    monkeypatch.chdir(tmp_path)
    folder_of(tmp_path / "a", 1)
    (tmp_path / "#1.txt").write_text(text(1), encoding="utf-8")
    listed = b"\xef\xbb\xbf# ships\r\na/ship000.txt\r\n./a/ship000.txt\r\n#1.txt\r\ncaf\xe9.txt"
    (tmp_path / "list").write_bytes(listed)
    assert names(items_of(["@list"])) == ["a/ship000.txt", "#1.txt", "caf\udce9.txt"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(listed), "ascii"))
    assert names(items_of(["@-"])) == ["a/ship000.txt", "#1.txt", "caf\udce9.txt"]
    (tmp_path / "list").write_text("a/ship000.txt", encoding="utf-16")
    with pytest.raises(SourceMissingError, match="UTF-8"):
        items_of(["@list"])


def test_of_several_sources_one_that_is_nowhere_fails_alone(tmp_path: Path):
    """A pattern that matches nothing, or an empty folder, is an item among others; alone, it is refused at once."""
    folder = folder_of(tmp_path / "a", 1)
    (tmp_path / "empty").mkdir()
    nowhere = [str(tmp_path / "report[1].txt"), str(tmp_path / "empty")]
    items = items_of([str(folder), *nowhere])
    assert names(items) == [str(folder / "ship000.txt"), *nowhere]
    for source in nowhere:
        with pytest.raises(SourceError):
            items_of([source])


def test_what_a_batch_has_written_is_no_document(tmp_path: Path):
    """A folder may lie among its sources; what is no report there is read, and a report that is named by itself."""
    folder = folder_of(tmp_path / "a", 2)
    out = Out(folder / "out", "json")
    out.folder.mkdir()
    written = [
        out.name_for("ship000.txt"),
        Out(out.folder, "markdown").name_for("x"),
        "index.jsonl",
        "index-1-of-2.jsonl",
    ]
    for name in (*written, "notes-2026.json"):
        (out.folder / name).write_text('{"text": "One."}', encoding="utf-8")
    told: list[str] = []
    planned = items_of([str(folder)], out=out, skipped=told.append)
    assert names(planned) == ["out/notes-2026.json", "ship000.txt", "ship001.txt"]
    assert told == [f"4 files that a batch has written to {out.folder}"]
    assert len(items_of([str(folder)])) == 7
    (out.folder / "index.jsonl").write_text('{"id": "x", "status": 200}', encoding="utf-8")
    assert len(items_of([str(folder)])) == 7
    (out.folder / "index.jsonl").write_text('{"id": "x", "status": "done", "digest": ""}', encoding="utf-8")
    assert len(items_of([str(folder)], out=Out(folder, "json"))) == 3
    assert names(items_of([str(out.folder / written[0])], out=out)) == [str(out.folder / written[0])]


def test_one_source_is_no_list_and_standard_input_no_document():
    """A name would else be read letter by letter, and standard input by whoever comes first."""
    for source in ("docs", Path("docs"), Document.from_text(text(1))):
        with pytest.raises(UsageError, match="brackets"):
            items_of(source)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="@-"):
        items_of(["-"])


@given(st.sets(st.text(min_size=1)), st.integers(1, 9))
def test_shards_part_a_batch(named: set[str], of: int):
    """Every item is in exactly one of the parts."""
    for name in named:
        assert sum(Shard(number, of).has(Item(name, ())) for number in range(1, of + 1)) == 1


@pytest.mark.parametrize("wrong", ["", "1", "0/3", "4/3", "a/b", "1/2/3", "-1/2", "1/" + 5_000 * "9"])
def test_what_is_no_shard_is_refused(wrong: str):
    with pytest.raises(UsageError):
        Shard.parsed(wrong)


def test_an_items_key_holds_all_that_decides_its_brief(tmp_path: Path):
    """Another name, place, kind of question or model is another job; the content is not in it."""
    folder = folder_of(tmp_path / "a", 2)
    other = folder_of(tmp_path / "b", 2)
    decided = deciding(Settings(), "m")
    one, two = items_of([str(folder)])
    keys = {
        one.key(decided),
        two.key(decided),
        items_of([str(other)])[0].key(decided),
        one.key(deciding(Settings(), "n")),
        one.key(deciding(Settings(focus="What of the crew?"), "m")),
    }
    assert len(keys) == 5
    before = one.content()
    (folder / "ship000.txt").write_text(text(9), encoding="utf-8")
    assert one.content() != before
    assert items_of([str(folder)])[0].key(decided) == one.key(decided)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_has_no_end_is_not_read_to_know_what_it_is(tmp_path: Path):
    """A pipe that nobody writes to would be waited for without end."""
    folder = folder_of(tmp_path / "a", 1)
    pipe = folder / "index.jsonl"
    os.mkfifo(pipe)
    for source in (str(pipe), os.devnull, str(folder)):
        assert Item("x", (source,)).content() == UNREADABLE
    (folder / Out(folder, "json").name_for("x")).write_text('{"text": "One."}', encoding="utf-8")
    assert len(items_of([str(folder)])) == 2  # an index would tell that one of them is a report


def test_of_several_sources_one_that_cannot_be_read_hides_no_change_of_another(tmp_path: Path):
    """A group with a file that is gone is made anew where another of its files has changed."""
    folder_of(tmp_path, 1)
    group = Item("x", (str(tmp_path / "ship000.txt"), str(tmp_path / "gone.txt")))
    before = group.content()
    (tmp_path / "ship000.txt").write_text(text(9), encoding="utf-8")
    assert len({before, group.content(), UNREADABLE}) == 3


def test_a_path_that_only_looks_like_an_address_is_a_file(tmp_path: Path):
    """What is read decides whether it is read again, also where a path holds what addresses begin with."""
    (tmp_path / "a:").mkdir()
    (tmp_path / "a:" / "notes.txt").write_text("One.\n")
    item = Item("notes", (f"{tmp_path}/a://notes.txt",))
    before = item.content()
    (tmp_path / "a:" / "notes.txt").write_text("Two.\n")
    assert item.content() != before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_read_to_see_whether_it_is_a_list(tmp_path: Path):
    """What a pipe holds is read once, by whoever briefs it; one that nobody writes to is not waited for."""
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert not planning.looks_like_list(str(pipe))


def test_a_document_of_nothing_but_names_is_no_list(tmp_path: Path):
    """What stands in a document is never a path: one that says "/etc/passwd" must not have that briefed."""
    folder_of(tmp_path, 1)
    listed = tmp_path / "all.txt"
    listed.write_text(f"{tmp_path}/ship000.txt\nhttps://example.org/x\n", encoding="utf-8")
    assert names(items_of([str(listed)])) == [str(listed)]
    assert names(items_of([f"@{listed}"])) == [f"{tmp_path}/ship000.txt", "https://example.org/x"]
