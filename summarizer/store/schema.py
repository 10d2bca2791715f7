"""The form of the file: its tables, and the marks by which it is known to be ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import lru_cache
from typing import Final

APPLICATION_ID: Final = 0x73756D7A  # "sumz"
VERSION: Final = 3

# Whatever is kept belongs to a run, and goes with it. A text (a prompt's half, a draft) is kept once, under its hash.
_FIRST_TABLES: Final = """
CREATE TABLE runs (
    id TEXT NOT NULL PRIMARY KEY,
    command TEXT NOT NULL,
    model TEXT NOT NULL,
    settings TEXT NOT NULL,
    sources TEXT NOT NULL,
    started REAL NOT NULL,
    ended REAL,
    outcome TEXT NOT NULL,
    note TEXT NOT NULL,
    cost REAL,
    left_out TEXT NOT NULL,
    report TEXT
);
CREATE INDEX runs_started ON runs (started);
CREATE TABLE texts (
    sha256 TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL
);
CREATE TABLE answers (
    key TEXT NOT NULL PRIMARY KEY,
    run TEXT NOT NULL,
    draft TEXT NOT NULL,
    seal TEXT NOT NULL
);
CREATE INDEX answers_run ON answers (run);
CREATE TABLE asks (
    id INTEGER NOT NULL PRIMARY KEY,
    run TEXT NOT NULL,
    key TEXT NOT NULL,
    form TEXT NOT NULL,
    document TEXT NOT NULL,
    chunk INTEGER NOT NULL,
    system TEXT NOT NULL,
    user TEXT NOT NULL,
    begun REAL NOT NULL,
    ended REAL,
    outcome TEXT NOT NULL,
    note TEXT NOT NULL,
    draft TEXT,
    calls INTEGER,
    input_tokens INTEGER,
    output_tokens INTEGER
);
CREATE INDEX asks_run ON asks (run);
CREATE INDEX asks_key ON asks (key);
CREATE TABLE replies (
    id INTEGER NOT NULL PRIMARY KEY,
    ask INTEGER NOT NULL,
    raw TEXT NOT NULL,
    calls INTEGER NOT NULL,
    input_tokens INTEGER,
    output_tokens INTEGER
);
CREATE INDEX replies_ask ON replies (ask);
"""

# What a batch has to do, and what became of it: a job is one brief to be made. Since version 2.
_JOBS: Final = """
CREATE TABLE jobs (
    key TEXT NOT NULL PRIMARY KEY,
    run TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    content TEXT NOT NULL,
    digest TEXT NOT NULL,
    told TEXT NOT NULL
);
CREATE INDEX jobs_run ON jobs (run);
"""

# Questions that went to a provider in one file (a parcel), and what came back for each. Since version 3.
_PARCELS: Final = """
CREATE TABLE parcels (
    mark TEXT NOT NULL PRIMARY KEY,
    run TEXT NOT NULL,
    host TEXT NOT NULL,
    id TEXT NOT NULL,
    state TEXT NOT NULL,
    is_over INTEGER NOT NULL,
    answered INTEGER NOT NULL
);
CREATE INDEX parcels_run ON parcels (run);
CREATE TABLE parcelled (
    key TEXT NOT NULL,
    mark TEXT NOT NULL,
    ask INTEGER NOT NULL,
    is_back INTEGER NOT NULL,
    PRIMARY KEY (key, mark)
);
CREATE INDEX parcelled_mark ON parcelled (mark);
"""

_VERSIONS: Final = (_FIRST_TABLES, _JOBS, _PARCELS)  # what each has added
TABLES: Final = "".join(_VERSIONS)

Schema = frozenset[tuple[str, str, str, str | None]]


def build(connection: sqlite3.Connection) -> None:
    """Make a new, empty database ours. Raises sqlite3.Error."""
    connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
    connection.executescript(
        f"BEGIN;{TABLES};PRAGMA application_id={APPLICATION_ID};PRAGMA user_version={VERSION};COMMIT;"
    )
    connection.execute("PRAGMA journal_mode=WAL")


def bring_up_to_date(connection: sqlite3.Connection, version: int) -> None:
    """Give a store of that version what came since; it loses nothing. Raises sqlite3.Error."""
    since = "".join(_VERSIONS[version:])
    connection.executescript(f"BEGIN IMMEDIATE;{since};PRAGMA user_version={VERSION};COMMIT;")


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Return everything that the file declares: tables, indices, and what should not be there. Raises sqlite3.Error."""
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


@lru_cache(maxsize=len(_VERSIONS))
def expected(version: int) -> Schema:
    """Return what a file of ours of that version declares; nothing where there was no such version."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript("".join(_VERSIONS[: max(version, 0)]))
        return schema_of(connection)
