"""What sentences weigh."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.test_house import ROOT

# Twenty words that a text has equally often, of which only some can be its most frequent ones.
TIED = """
from tests.extracting.extracted import reading_of
from summarizer.extracting.attribution import voices
from summarizer.extracting.candidates import candidates
from summarizer.extracting.casting import cast

words = ("anchor barrel candle donkey engine feather garden hammer island jacket kettle ladder market needle "
         "orange pepper quarry ribbon saddle timber").split()
heaps = [f"On the {place} lay the {', the '.join(words)}." for place in ("table", "shelf", "floor")]
sales = [f"The council should sell the {word} at once." for word in words]
reading = reading_of(" ".join(["It met early.", "It sat late.", *heaps, *sales]))
print([(one.sentence.number, one.weight) for one in candidates(reading, voices(reading, cast(reading)))])
"""


def test_weights_do_not_depend_on_the_hash_seed():
    """Words that are equally frequent are chosen by their order, the same in every process."""

    def weights(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        line = [sys.executable, "-c", TIED]
        return subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout

    assert len({weights(seed) for seed in ("0", "1", "2", "3")}) == 1
