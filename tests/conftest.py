"""What holds for every test: nothing of whoever runs them is read or written."""

from __future__ import annotations

import os
import signal
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from summarizer.asking import learning
from summarizer.asking.keyring import KEY_VARIABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("untimed", deadline=None)  # how long a case takes is no test's business
settings.load_profile("untimed")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as in what a script starts with ``&``: Ctrl-C is tested, too
    signal.signal(signal.SIGINT, signal.default_int_handler)

_LONG = 60  # bytes
_HOMES = count()
_KEYS = {variable for variables in KEY_VARIABLES.values() for variable in variables}
_PROXIES = {"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"}


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a case of many bytes by its argument: a zip or gzip file among them holds the second in which it was made.

    Processes that share the work would each know the case by another name, and refuse to begin.
    """
    return argname if isinstance(val, bytes) and len(val) > _LONG else None


@pytest.fixture(autouse=True)
def _bare_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No setting, key or proxy of theirs, nothing learnt of a server by another test; a home that only this test has.

    The home exists once something is kept in it.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("SUMMARIZER_", "OPENAI_")) or name in _KEYS or name.upper() in _PROXIES:
                patch.delenv(name)
        patch.setenv("SUMMARIZER_HOME", str(tmp_path_factory.getbasetemp() / f"home{next(_HOMES)}"))
        patch.setattr(learning, "_learnt", {})  # another test's server may have had the same port
        yield
