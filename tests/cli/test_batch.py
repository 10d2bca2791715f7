"""``summarizer batch``, as whoever types it meets it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import Report
from summarizer.batching.outcomes import Out
from summarizer.batching.planning import Shard, items_of
from summarizer.batching.running import Again
from summarizer.batching.tally import Share
from summarizer.cli import batch_run, main
from summarizer.cli.crew import Crew
from summarizer.errors import OutputError
from summarizer.settings import Settings
from summarizer.whole_file import usual_mode
from tests.batching.ships import folder_of, text
from tests.cli.test_killed import gated

if TYPE_CHECKING:
    from summarizer.settings import Places

COUNT = 8


@pytest.fixture
def docs(home: Places, tmp_path: Path) -> Path:
    """A folder of documents, and a home of one's own."""
    del home
    return folder_of(tmp_path / "docs", 3)


def index(folder: Path = Path("out"), name: str = "index.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]


def status(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert main(["batch", "--status"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_folder_becomes_a_folder_of_reports_with_an_index(docs: Path, capsys: pytest.CaptureFixture[str]):
    """A report for each document, a line of the index for each; stdout stays empty, stderr tells how it ended."""
    assert main(["batch", str(docs), "-o", "out"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "3 done, 0 failed, 0 left" in told.err
    lines = index()
    assert [line["id"] for line in lines] == ["ship000.txt", "ship001.txt", "ship002.txt"]
    assert {path.stat().st_mode & 0o777 for path in Path("out").iterdir()} == {usual_mode()}
    for line in lines:
        report = Report.model_validate_json((Path("out") / line["output"]).read_text("utf-8"))
        assert (line["status"], line["findings"], line["cost"]) == ("done", len(report.findings), 0)
        assert line["doubts"] == sum(len(finding.doubts) for finding in report.findings)
    assert status(capsys) == [{"id": line["id"], "state": "done", "digest": line["digest"]} for line in lines]


def test_a_list_without_its_sign_is_a_document_and_said_to_be_one(docs: Path, capsys: pytest.CaptureFixture[str]):
    """What it names is neither looked for nor read; a document of sentences is passed over in silence."""
    Path("all.txt").write_text(f"{docs}/ship000.txt\n/etc/passwd.txt\nhttps://example.org/x\n", encoding="utf-8")
    assert main(["batch", "all.txt", str(docs / "ship000.txt"), "-o", "out"]) == 0
    told = capsys.readouterr().err
    assert "all.txt is briefed as one document; @ before its name briefs what its lines name" in told
    assert told.count("@ before its name") == 1
    assert sorted(line["id"] for line in index()) == sorted(["all.txt", str(docs / "ship000.txt")])


def test_a_failure_is_told_by_cause_and_ends_with_7(docs: Path, capsys: pytest.CaptureFixture[str]):
    """Others are done all the same; quiet, only the failure is told; retried, it is done."""
    (docs / "blank.txt").write_text("", encoding="utf-8")
    assert main(["batch", str(docs), "-o", "out", "-q"]) == 7
    err = capsys.readouterr().err
    assert "3 done, 1 failed, 0 left" in err
    assert re.search(r"failed: 1 × a source that cannot be read, or is too large, as in \S*blank.txt is empty", err)
    assert [line["status"] for line in index()] == ["failed", "done", "done", "done"]
    assert index()[0]["code"] == 3
    (docs / "blank.txt").write_text(text(9), encoding="utf-8")
    assert main(["batch", str(docs), "-o", "out", "-q"]) == 0
    assert {line["status"] for line in index()} == {"done"}


def test_a_folder_of_reports_among_the_sources_is_not_read(docs: Path, capsys: pytest.CaptureFixture[str]):
    """However often the command is run: else a batch would brief its own reports, and pay for them."""
    for out in (docs, docs / "out"):
        for _ in range(2):
            assert main(["batch", str(docs), "-o", str(out)]) == 0
            assert len(index(out)) == 3
    assert "files that a batch has written to" in capsys.readouterr().err


def test_a_source_in_the_place_of_the_index_stays(docs: Path, capsys: pytest.CaptureFixture[str]):
    """What is no index is somebody's file."""
    place = docs / "index.jsonl"
    place.write_text(json.dumps({"text": text(1)}), encoding="utf-8")
    assert main(["batch", str(docs / "*.txt"), "-o", str(docs)]) == 3
    assert f"{place} is no index of a batch, and stays" in capsys.readouterr().err
    assert place.read_text("utf-8") == json.dumps({"text": text(1)})


def test_what_ends_the_whole_batch_is_told_with_what_is_left(
    docs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """As where the index cannot be written."""

    def full(out: Out, name: str, data: bytes) -> None:
        del out, data
        raise OutputError(f"cannot write {name}: the disk is full")

    monkeypatch.setattr(Out, "write", full)
    assert main(["batch", str(docs), "-o", "out"]) == 3
    err = capsys.readouterr().err.splitlines()
    assert err[-2:] == [
        "summarizer: 3 done, 0 failed, 0 left",
        "summarizer: cannot write index.jsonl: the disk is full",
    ]


def test_a_table_of_all_reports_is_written_beside_them(docs: Path, capsys: pytest.CaptureFixture[str]):
    """A row a document, failures too, each shard's in its own; it is no source of a later batch."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not there")
    (docs / "blank.txt").write_text("", encoding="utf-8")
    assert main(["batch", str(docs), "-o", "out", "--parquet"]) == 7
    rows = parquet.read_table("out/index.parquet").to_pylist()
    assert [{**row, "report": ""} for row in rows] == [{**line, "report": ""} for line in index()]
    assert [row["report"] for row in rows] == [
        Path("out", row["output"]).read_text("utf-8") if row["output"] else None for row in rows
    ]
    before = Path("out/index.parquet").read_bytes()
    assert main(["batch", str(docs), "-o", "out", "--parquet"]) == 7
    assert Path("out/index.parquet").read_bytes() == before
    capsys.readouterr()
    main(["batch", str(docs), "out", "-o", "other"])
    assert "index.parquet seems to be a program or other binary file" in capsys.readouterr().err
    assert main(["batch", str(docs), "-o", "out", "--parquet", "--shard", "2/2", "-q"]) in {0, 7}
    assert parquet.read_table("out/index-2-of-2.parquet").num_rows == len(index(name="index-2-of-2.jsonl"))


@pytest.mark.parametrize(
    ("flags", "code", "said"),
    [
        (["--format", "markdown"], 2, "leave out --format"),
        ([], 3, "index.parquet is no table of a batch, and stays"),
    ],
)
def test_a_table_that_cannot_be_is_refused_before_any_work(
    docs: Path, capsys: pytest.CaptureFixture[str], flags: list[str], code: int, said: str
):
    """Of reports that are no JSON, or in the place of somebody's file."""
    pytest.importorskip("pyarrow", reason="pyarrow is not there")
    Path("out").mkdir()
    Path("out/index.parquet").write_text("mine", encoding="utf-8")
    assert main(["batch", str(docs), "-o", "out", "--parquet", *flags]) == code
    assert said in capsys.readouterr().err
    assert [path.name for path in Path("out").iterdir()] == ["index.parquet"]
    assert Path("out/index.parquet").read_text("utf-8") == "mine"


def test_a_table_without_what_writes_it_is_refused(
    docs: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """In a line, before any work."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert main(["batch", str(docs), "-o", "out", "--parquet", "-q"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "summarizer: --parquet needs pyarrow: pip install 'summarizer[parquet]'"
    ]
    assert list(Path("out").iterdir()) == []


def test_what_killed_processes_have_left_of_an_index_is_deleted(docs: Path):
    """Half of a table may be large; what is another's stays."""
    pytest.importorskip("pyarrow", reason="pyarrow is not there")
    Path("out").mkdir()
    halves = [Path("out", name) for name in (".index.jsonl.abcd_123", ".index.parquet.abcd_123")]
    other = Path("out", ".index.parquets.abcd_123")
    for path in (*halves, other):
        path.write_text("half of", encoding="utf-8")
    assert main(["batch", str(docs), "-o", "out", "--parquet", "-q"]) == 0
    assert [path.exists() for path in (*halves, other)] == [False, False, True]


def test_pages_that_a_list_names_are_told_of(docs: Path, capsys: pytest.CaptureFixture[str]):
    """Before anything is asked for."""
    Path("list").write_text(f"{docs}\nhttp://localhost:9/page\n", encoding="utf-8")
    assert main(["batch", "@list", "-o", "out"]) == 7
    assert "nothing leaves this machine but what asks for pages at localhost" in capsys.readouterr().err


def test_the_index_names_what_strict_readers_take(home: Places, capsys: pytest.CaptureFixture[str]):
    """A name may be of bytes that are no text: it is spelled out, the same as the journal tells it."""
    del home
    Path(os.fsdecode(b"caf\xe9.txt")).write_text(text(1), encoding="utf-8")
    assert main(["batch", "*.txt", "-o", "out", "-q"]) == 0
    assert [line["id"] for line in index()] == [line["id"] for line in status(capsys)] == [r"caf\udce9.txt"]


def test_shards_make_the_whole(docs: Path, capsys: pytest.CaptureFixture[str]):
    """Each has an index of its own; together they are the batch."""
    for number in (1, 2):
        assert main(["batch", str(docs), "-o", "out", "--shard", f"{number}/2", "-q"]) == 0
    told = [line["id"] for number in (1, 2) for line in index(name=f"index-{number}-of-2.jsonl")]
    assert sorted(told) == [path.name for path in sorted(docs.iterdir())]
    assert len(status(capsys)) == 3


def test_status_of_no_store_is_nothing(home: Places, capsys: pytest.CaptureFixture[str]):
    """And makes none."""
    assert status(capsys) == []
    assert not home.data.joinpath("store.sqlite").exists()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ([], 2),
        (["docs"], 2),
        (["nowhere", "-o", "out"], 7),
        (["*.none", "-o", "out"], 3),
        (["@nowhere", "-o", "out"], 3),
        (["a.txt", "-o", "a.txt"], 3),
        (["a.txt", "-o", "out", "--shard", "3/2"], 2),
        (["a.txt", "-o", "out", "--shard", "1/" + 5_000 * "9"], 2),
        (["a.txt", "-o", "out", "--rpm", "1" + 400 * "0"], 2),
        (["-", "-o", "out"], 2),
        (["a.txt", "-o", "out", "--format", "stone"], 2),
        (["a.txt", "-o", "out", "--kind", "stone"], 2),
        (["a.txt", "-o", "out", "--concurrency", "0"], 2),
        (["a.txt", "--status"], 2),
        (["a.txt", "-o", "out", "--model", "openai/gpt-5"], 6),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_line(
    home: Places, capsys: pytest.CaptureFixture[str], line: list[str], code: int
):
    """With the code of the table, and no traceback."""
    del home
    Path("a.txt").write_text(text(1), encoding="utf-8")
    assert main(["batch", *line]) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err


def test_what_it_would_take_is_told_and_nothing_is_done(docs: Path, capsys: pytest.CaptureFixture[str]):
    """No key, no folder for reports and no store are needed."""
    assert main(["batch", str(docs), "--dry-run", "--model", "openai/gpt-5-mini", "--rpm", "1"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.startswith("3 documents · about 3 calls to api.openai.com (model openai/gpt-5-mini) · ")
    assert "about 3 min, bounded by 1 calls a minute · from a sample of 3" in told.out
    assert told.out.endswith("repairs would add to it, nothing was sent\n")
    assert not Path("out").exists()
    assert status(capsys) == []


def test_joined_documents_are_one_report(docs: Path):
    """All files of a folder, in one brief."""
    folder_of(docs / "more", 2)
    assert main(["batch", str(docs), "-o", "out", "--group-by", "folder", "--format", "markdown", "-q"]) == 0
    assert [line["id"] for line in index()] == ["more", "."]
    assert all(Path("out", line["output"]).suffix == ".md" for line in index())


def test_names_do_not_lead_out_of_the_folder(home: Places, tmp_path: Path):
    """An id of a line is no path."""
    del home
    lines = [
        {"id": "../../escaped", "text": text(1)},
        {"id": "..", "text": text(2)},
        {"id": "a\x1b[31m", "text": text(3)},
    ]
    Path("ships.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    before = {path for path in tmp_path.rglob("*") if "out" not in path.parts}
    assert main(["batch", "ships.jsonl", "-o", "out", "-q"]) == 0
    assert {path.parent.name for path in tmp_path.rglob("*.json")} == {"out"}
    assert before <= set(tmp_path.rglob("*"))
    assert len(index()) == 3


def _begun(docs: Path, url: str, folder: Path, *more: str, concurrency: int = 2) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "summarizer", "batch", str(docs), "--model", "m", "--base-url", url]
    line += [
        "--store",
        str(folder / "store.sqlite"),
        "-o",
        str(folder / "out"),
        "--concurrency",
        str(concurrency),
        *more,
    ]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _undated(folder: Path) -> dict[str, str]:
    """Return what was written, without times."""
    times = re.compile(r'"(?:started|seconds)": [^,]+,')
    return {path.name: times.sub("", path.read_text("utf-8")) for path in (folder / "out").iterdir()}


def _ships(place: Path) -> Path:
    place.mkdir()
    for number in range(COUNT):
        words = f"The owner of ship {number + 10} fears that it may not come back, and rightly."
        (place / f"{number}.txt").write_text(words, encoding="utf-8")
    return place


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_what_a_killed_batch_has_written_is_no_document_of_another(tmp_path: Path):
    """Into a folder among the documents, when its index was still to be written: nobody pays for briefs of briefs."""
    docs = _ships(tmp_path / "docs")
    with gated(2) as gate:
        process = _begun(docs, gate.url, docs)
        gate.wait_for_requests(4)
        while len(list((docs / "out").glob("*.json"))) < 2:
            assert process.poll() is None
            time.sleep(0.01)
        process.kill()
        process.communicate(timeout=60)
    out = Out(tmp_path / "other", "json")
    assert [item.name for item in items_of([str(docs)], out=out)] == [f"{number}.txt" for number in range(COUNT)]


def test_a_folder_that_somebody_takes_away_ends_in_a_line(tmp_path: Path):
    """No report can be written any more, nor the index: the same command makes them again of the same answers."""
    docs = _ships(tmp_path / "docs")
    with gated(1) as gate:
        process = _begun(docs, gate.url, tmp_path)
        gate.wait_for_requests(3)
        (tmp_path / "out").rename(tmp_path / "elsewhere")
        gate.open()
        _, err = process.communicate(timeout=60)
        assert (process.returncode, "cannot write" in err, "fault" in err) == (3, True, False), err
        again = _begun(docs, gate.url, tmp_path)
        assert "8 done, 0 failed, 0 left" in again.communicate(timeout=60)[1]
        assert len(gate.users) <= COUNT + 1
    assert len(index(tmp_path / "out")) == COUNT


def test_two_processes_spend_one_limit(tmp_path: Path):
    """Together they ask no more than one of them would have, and each says that the limit stopped it."""
    docs = _ships(tmp_path / "docs")
    asked, told = [], []
    for count in (1, 2):
        with gated(1_000, seconds=0.2) as gate:
            place, limit = tmp_path / str(count), ("--max-tokens-total", "8000")
            begun = [_begun(docs, gate.url, place, *limit, concurrency=1) for _ in range(count)]
            told += [(process.communicate(timeout=60)[1], process.returncode) for process in begun]
            asked.append(len(gate.users))
    assert [code for _, code in told] == [6] * 3, told
    assert [err.count("it is waited for") for err, _ in told] in ([0, 0, 1], [0, 1, 0])
    assert 1 < asked[0] == asked[1] < COUNT


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core is helped by nobody")
@pytest.mark.parametrize("sent", [None, signal.SIGINT])
def test_many_calls_at_once_are_made_by_several_processes(tmp_path: Path, sent: signal.Signals | None):
    """They share the work: no document is asked about twice; interrupted, each ends what it is at."""
    docs = _ships(tmp_path / "docs")
    with gated(1_000, seconds=0.1) as gate:
        process = _begun(docs, gate.url, tmp_path / "all", concurrency=128)
        if sent is not None:
            gate.wait_for_requests(1)
            process.send_signal(sent)
        _, err = process.communicate(timeout=120)
        assert process.returncode == (0 if sent is None else 130), err
        assert "Traceback" not in err
        assert f"{COUNT} done, 0 failed, 0 left" in err or sent is not None
        _, err = _begun(docs, gate.url, tmp_path / "all", concurrency=128).communicate(timeout=120)
        assert f"{COUNT} done" in err
        assert sorted(Counter(gate.users).values()) == [1] * COUNT
    assert len(index(tmp_path / "all" / "out")) == COUNT


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
@pytest.mark.parametrize(
    ("sent", "said"), [(signal.SIGINT, "130 interrupted"), (signal.SIGTERM, "143 terminated")], ids=["INT", "TERM"]
)
def test_interrupted_in_its_own_reading_it_ends_in_a_line(tmp_path: Path, sent: signal.Signals, said: str):
    """Sent to all its processes, as by ``timeout``, it ends those that read; nothing is said of what they shared."""
    docs, out = folder_of(tmp_path / "docs", 300), tmp_path / "out"
    line = [sys.executable, "-m", "summarizer", "batch", str(docs), "-q", "-o", str(out)]
    line += ["--store", str(tmp_path / "store.sqlite")]
    process = subprocess.Popen(line, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not any(out.glob("*.json")):
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, sent)
    _, err = process.communicate(timeout=60)
    code, word = said.split()
    assert process.returncode == int(code)
    assert re.fullmatch(rf"summarizer: {word}; \d+ done, 0 failed, \d+ left; the same command goes on there\n", err)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
@pytest.mark.parametrize("pause", [0.0, 0.3, 3.0])
def test_pressed_twice_ctrl_c_is_told_once_and_what_is_done_is_written(tmp_path: Path, pause: float):
    """Whenever the second comes: while answers are waited for, or when the end is told by now."""
    docs = _ships(tmp_path / "docs")
    with gated(3) as gate:
        process = _begun(docs, gate.url, tmp_path)
        gate.wait_for_requests(3 + 2)
        for _ in range(3):
            process.send_signal(signal.SIGINT)
            time.sleep(pause)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert (err.count("interrupted"), err.count("the same command goes on there"), "Traceback" in err) == (1, 1, False)
    assert Counter(line["status"] for line in index(tmp_path / "out")) == {"done": 3, "pending": COUNT - 3}
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
@pytest.mark.parametrize("redirected", ["2>&1 >/dev/null | true", "2>&-", "2>&- <&-", "2>/dev/full"])
def test_work_goes_on_where_nobody_reads_what_is_told(tmp_path: Path, redirected: str):
    """Progress ends, and nothing else: all is written, and the exit code is what it would have been."""
    if "full" in redirected and not Path("/dev/full").exists():
        pytest.skip("this system has no such device")
    docs, out, told = folder_of(tmp_path / "docs", 3), tmp_path / "out", tmp_path / "code"
    (docs / "blank.txt").write_text("", encoding="utf-8")
    batch, _, reader = redirected.partition("|")
    line = f'("$0" -m summarizer batch "$1" -o "$2" --store "$2.sqlite" {batch}; echo $? >"$3")'
    line += f" | {reader}" if reader else ""
    process = subprocess.run(["sh", "-c", line, sys.executable, docs, out, told], capture_output=True, check=False)
    assert (process.stdout, process.stderr) == (b"", b"")
    assert told.read_text() == "7\n"
    assert [line["status"] for line in index(out)] == ["failed", "done", "done", "done"]


class Helpers(Crew):
    """Who has two items more done than anybody has found."""

    def done(self) -> Share:
        """Return the two."""
        return Share(2)


def test_what_helpers_have_done_counts_while_the_work_goes_on(
    docs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """The batch is told of it."""
    monkeypatch.setattr(batch_run, "Crew", Helpers)
    assert main(["batch", str(docs), "-o", "out"]) == 0
    assert "5 done, 0 failed" in capsys.readouterr().err


def test_a_helper_tells_what_it_has_done(docs: Path):
    """Item by item, to whoever it helps."""
    told: list[int] = []
    wanted = batch_run.Wanted((str(docs),), Out(Path("out"), "json"), None, Shard(1, 1), Again())
    Path("out").mkdir()

    async def helped() -> None:
        over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        settings = Settings(model="embedded")
        await batch_run._helper(
            over, lambda share: told.append(share.done), 1, 2, wanted, items_of([str(docs)]), settings
        )

    asyncio.run(helped())
    assert told == [1, 2, 3]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
@pytest.mark.parametrize(("free", "sent", "code"), [(3, 9, -9), (3, 2, 130), (3, 15, 143)])
def test_killed_or_interrupted_the_same_command_goes_on(tmp_path: Path, free: int, sent: int, code: int):
    """Only what was under way is asked again; all that is written is what an undisturbed run writes, but for times."""
    docs = _ships(tmp_path / "docs")
    with gated(1_000) as gate:
        whole = _begun(docs, gate.url, tmp_path / "whole")
        assert whole.communicate(timeout=60)[1].count("8 done, 0 failed, 0 left") == 1
        assert len(gate.users) == COUNT
        with gated(free) as stuck:
            process = _begun(docs, stuck.url, tmp_path / "broken")
            stuck.wait_for_requests(free + 2)
            process.send_signal(sent)
            _, err = process.communicate(timeout=30)
            assert (process.returncode, "Traceback" in err) == (code, False)
            if code > 0:
                assert re.search(
                    rf"{free} done, 0 failed, {COUNT - free} left · cost unknown; 2 answers under way given up", err
                )
            before = Counter(stuck.users)
            stuck.open()
            again = _begun(docs, stuck.url, tmp_path / "broken")
            _, err = again.communicate(timeout=60)
            assert (again.returncode, "8 done" in err) == (0, True)
            assert sum(Counter(stuck.users).values()) <= COUNT + 2
            assert len(before) == free + 2
    assert _undated(tmp_path / "broken").keys() == _undated(tmp_path / "whole").keys()
    for name, written in _undated(tmp_path / "broken").items():
        other = _undated(tmp_path / "whole")[name]
        assert re.sub(r"127\.0\.0\.1:\d+", "", written) == re.sub(r"127\.0\.0\.1:\d+", "", other)
