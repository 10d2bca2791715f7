"""Models that are built when they are first used."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread
from types import new_class
from typing import TYPE_CHECKING

import pytest

from summarizer import deferred
from summarizer.brief import Sentence
from summarizer.kinds.brief import ActorsAndStakes
from summarizer.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

THREADS = 8
TIMES = 25


@pytest.fixture
def _restless() -> Iterator[None]:
    """Have threads change over as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_restless")
@pytest.mark.parametrize("base", [Sentence, ActorsAndStakes, Report])
def test_a_model_that_many_threads_use_first_is_there_for_each(base: type[BaseModel]):
    """None of them fails for what another does to it at that moment: documents are briefed side by side."""
    for number in range(TIMES):
        model: type[BaseModel] = new_class(f"{base.__name__}{number}", (base,))
        assert not model.__pydantic_complete__
        together = Barrier(THREADS)

        def use(model: type[BaseModel] = model, together: Barrier = together) -> str:
            together.wait()
            return model.__pydantic_validator__.title

        with ThreadPoolExecutor(THREADS) as pool:
            used = [pool.submit(use) for _ in range(THREADS)]
        assert {one.result() for one in used} == {model.__name__}


def test_a_model_is_built_by_one_thread_at_a_time():
    """Whoever uses one first waits until another that builds is done, whatever pydantic itself sees to."""
    model: type[BaseModel] = new_class("Late", (Sentence,))
    user = Thread(target=lambda: model.model_validate({"text": "So it is.", "items": ()}))
    with deferred._BUILDING:
        user.start()
        user.join(0.2)
        assert user.is_alive()
        assert not model.__pydantic_complete__
    user.join()
    assert model.__pydantic_complete__
